"""What the tests of faults share: made-up lists, commands as real processes, and how many cases to run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from support import ROOT

from partsref.index.words import word_index
from partsref.store.file.database import open_reader

SOAKING = "PARTSREF_SOAK" in os.environ
PATIENCE = 120.0
"""Seconds after which a command is taken to hang."""
_HEADER = "part number,name,oe brand,oe number,chassis\n"


def cases(usual: int) -> int:
    """How many cases to run: few in the suite, `PARTSREF_SOAK` of them on request."""
    return int(os.environ.get("PARTSREF_SOAK", usual))


def seed() -> int:
    """Where the random numbers begin: fixed in the suite, the time in a soak, `PARTSREF_SEED` to have one again."""
    usual = time.time_ns() % 1_000_000 if SOAKING else 1
    return int(os.environ.get("PARTSREF_SEED", usual))


def made_up_list(path: Path, rows: int, word: str, prefix: str = "AB", descriptions: int = 200) -> Path:
    """A supplier's list: `rows` parts in the given number of descriptions, each of them with `word`."""
    lines = (
        f"{prefix}-{row:05},Oil filter {word} {row % descriptions},Suzuki,"
        f"{16000 + row:05}-{row * 7 % 90 + 10}A{row % 100:02},DA{row % 90 + 10}T\n"
        for row in range(rows)
    )
    path.write_text(_HEADER + "".join(lines), encoding="utf-8")
    return path


def start(*args: object, cwd: Path, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start a command as the shell would, in a folder of its own; `before` is put before it, as `nice` would be."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(cwd)}
    command = [*before, sys.executable, "-m", "partsref", *map(str, args)]
    return subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """(exit status, standard output, standard error) of a command that ends by itself."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate()
    return process.returncode, out, err


def run(*args: object, cwd: Path, before: tuple[str, ...] = ()) -> tuple[int, str, str]:
    """Run a command to its end."""
    return finish(start(*args, cwd=cwd, before=before))


def with_word(db: Path, word: str) -> int:
    """How many descriptions the word index has with a word, after it was caught up."""
    connection = open_reader(db)
    try:
        return word_index.ensure(db, connection).frequency(word)
    finally:
        connection.close()
        word_index.forget()


def copied(db: Path, folder: Path) -> Path:
    """A copy of a database and its word index in another folder."""
    folder.mkdir()
    shutil.copy(db, folder / db.name)
    index = db.with_name(db.name + ".words")
    if index.exists():
        shutil.copytree(index, folder / index.name)
    return folder / db.name
