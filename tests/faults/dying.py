"""Run a command again and again on copies of a database, each time killed before another of its steps.

`python dying.py DATABASE FOLDER HOW_MANY COMMAND...`, where DB in the command stands for the copy. The copies stay in
FOLDER/<step>/; standard output says, a line each, which step it was and whether the command was still at work.
Forks of one process: what a command imports is paid once, and the kill is that of the system all the same.
"""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from faults.trouble import copied

from partsref.cli.main import main
from partsref.index.words import word_index

STEPS = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "BEGIN", "COMMIT", "PRAGMA")
"""Statements that write, or come before and after a transaction: a file opened, its log folded in."""
_connect = sqlite3.connect


def _heard(before_step: Callable[[str], None]) -> None:
    """Let `before_step` hear of every step of every connection, before it is done."""

    def hear(statement: str) -> None:
        word = statement.split(None, 1)[0].upper() if statement.strip() else ""
        if word in STEPS:
            before_step(word)

    def connect(*args: object, **options: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = _connect(*args, **options)  # type: ignore[call-overload]
        connection.set_trace_callback(hear)
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]


def _run(command: list[str], db: Path) -> None:
    sys.argv = ["partsref", *(str(db) if word == "DB" else word for word in command)]
    sys.stdout = sys.stderr  # Ours tells what became of it.
    try:
        main()
    except SystemExit as stop:
        if stop.code:
            os._exit(3)


def killed_before(place: int, command: list[str], db: Path) -> int:
    """The wait status of the command on `db`, killed before its step number `place`, the first being 0."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    steps: list[str] = []

    def count(word: str) -> None:
        if len(steps) == place:
            os.kill(os.getpid(), signal.SIGKILL)
        steps.append(word)

    _heard(count)
    _run(command, db)
    os._exit(0)


def steps_of(command: list[str], db: Path) -> list[str]:
    """The steps of the command on `db`, in order; what it imports is imported then."""
    steps: list[str] = []
    out = sys.stdout
    _heard(steps.append)
    try:
        _run(command, db)
    finally:
        sqlite3.connect, sys.stdout = _connect, out  # type: ignore[assignment]
        word_index.forget()
        gc.collect()
    return steps


def _spread(steps: list[str], how_many: int) -> list[int]:
    """The first write, the commit and the step after it, the last; others evenly between the first and the commit."""
    first = steps.index("BEGIN") + 1
    commit = len(steps) - 1 - steps[::-1].index("COMMIT")
    parts = max(1, how_many - 3)
    even = {first + step * (commit - first) // parts for step in range(parts)}
    return sorted({*even, commit, commit + 1, len(steps) - 1})


if __name__ == "__main__":
    original, folder, how_many = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    asked = sys.argv[4:]
    for place in _spread(steps_of(asked, copied(original, folder / "whole")), how_many):
        status = killed_before(place, asked, copied(original, folder / str(place)))
        died = os.WIFSIGNALED(status)
        if not died and os.WEXITSTATUS(status):
            sys.exit(f"step {place}: the command failed")
        print(place, "killed" if died else "ended")
