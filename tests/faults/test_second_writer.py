"""Two who write one database at once: each has his turn or is refused plainly, and no row is lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from faults.trouble import cases, finish, made_up_list, seed, start, with_word
from loading import facts, load, sound
from support import ROOT, Ran

from partsref.store.file import database
from partsref.store.file.database import open_writer, writing

Run = Callable[..., Ran]
ROWS, DESCRIPTIONS = 300, 100
LISTS = {"east": "quasar", "west": "zephyr"}


@pytest.fixture
def lists(tmp_path: Path) -> dict[str, Path]:
    """Two suppliers' lists: parts of their own, for the same original numbers and vehicles."""
    return {
        source: made_up_list(tmp_path / f"{source}.csv", ROWS, word, source[0].upper() + "X", DESCRIPTIONS)
        for source, word in LISTS.items()
    }


@pytest.fixture
def expected(lists: dict[str, Path], tmp_path: Path) -> dict[str, list[tuple[str, ...]]]:
    """What the catalogue says when the two were loaded one after the other."""
    db = tmp_path / "one-after-the-other.db"
    open_writer(db).close()
    for source, file in lists.items():
        load(db, file, source=source)
    return facts(db)


def test_two_loaders_at_once_lose_nothing(
    lists: dict[str, Path], expected: dict[str, list[tuple[str, ...]]], tmp_path: Path, partsref: Run
) -> None:
    began_with = seed()
    luck = random.Random(began_with)
    for case in range(max(cases(2), 2)):
        db = tmp_path / str(case) / "x.db"
        db.parent.mkdir()
        if case % 2:  # Else both of them make it.
            open_writer(db).close()
        told = f"seed {began_with}, case {case}"
        running = {}
        for source, file in lists.items():
            running[source] = start("load", file, "--source", source, "--empty", "--db", db, cwd=db.parent)
            time.sleep(luck.choice((0, luck.uniform(0, 0.5))))
        ended = {source: Ran(*finish(process)) for source, process in running.items()}
        for source, ran in ended.items():
            assert ran.status == 0 or refused_plainly(ran), f"{told}: {ran}"
            if ran.status != 0:
                again = partsref("load", lists[source], "--source", source, "--db", db)
                assert again.status == 0, f"{told}: {again} after {ran}"
        assert any(ran.status == 0 for ran in ended.values()), f"{told}: {ended}"
        sound(db)
        assert facts(db) == expected, f"{told}: {ended}"
        assert [with_word(db, word) for word in LISTS.values()] == [DESCRIPTIONS, DESCRIPTIONS], told
        assert partsref("check", "--db", db).status == 0, told


def refused_plainly(ran: Ran) -> bool:
    last = ran.err.splitlines()[-1]
    said = ("another program is writing it", "was built anew meanwhile; nothing was written")
    return ran.status == 2 and "Traceback" not in ran.err and any(text in last for text in said)


def test_a_loader_waits_for_its_turn(lists: dict[str, Path], tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with closing(open_writer(db)) as other:
        with writing(other, db):
            process = start("load", lists["east"], "--source", "east", "--db", db, cwd=tmp_path)
            assert process.stderr
            assert any("Waiting" in line for line in process.stderr), "it says that it waits, and goes on waiting"
        status, _, err = finish(process)
    assert status == 0, err
    assert with_word(db, LISTS["east"]) == DESCRIPTIONS
    sound(db)


def test_questions_are_answered_while_somebody_writes(lists: dict[str, Path], tmp_path: Path, partsref: Run) -> None:
    db = tmp_path / "x.db"
    open_writer(db).close()
    load(db, lists["east"], source="east")
    with closing(open_writer(db)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE part SET number = 'x'")
        found = partsref("find", "EX-00007", "--db", db, "--json")
        assert "EX-00007" in {hit["number"] for hit in found.json["hits"]}
        assert partsref("search", LISTS["east"], "--db", db).status == 0


def test_a_writer_who_is_stopped_is_named_and_not_waited_for_without_end(
    lists: dict[str, Path], tmp_path: Path, partsref: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    db = tmp_path / "x.db"
    open_writer(db).close()
    load(db, lists["west"], source="west")
    monkeypatch.setattr(database, "WRITER_WAIT_SECONDS", 0.4)
    monkeypatch.setattr(database, "_QUIETLY_SECONDS", 0.1)
    with holding(db) as holder:
        holder.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, holder.pid, os.WSTOPPED | os.WNOWAIT)
        for command in (("load", lists["east"], "--source", "east"), ("garage", "add", "HA4-1234567")):
            ran = partsref(*command, "--db", db)
            assert ran.status == 2, ran
            assert "Waiting, for 0 s at most" in ran.err
            assert "another program is writing it" in ran.err.splitlines()[-1]
            assert "Nothing was changed." in ran.err
            if Path("/proc/locks").exists():
                assert f"process {holder.pid}, which is stopped" in ran.err.splitlines()[-1]
        assert partsref("find", "WX-00007", "--db", db).status == 0, "questions are answered meanwhile"
    assert partsref("load", lists["east"], "--source", "east", "--db", db).status == 0


@contextmanager
def holding(db: Path) -> Iterator[subprocess.Popen[str]]:
    """A process amid its write."""
    program = f"""
import sys
from contextlib import closing
from pathlib import Path
from partsref.store.file import database
from partsref.store.file.database import open_writer, writing
db = Path({str(db)!r})
with closing(open_writer(db)) as connection, writing(connection, db):
    print("held", flush=True)
    sys.stdin.read()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.communicate()
