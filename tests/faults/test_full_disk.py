"""A full disk or a folder that may not be written: one plain line, nothing half loaded, and the next load works."""

from __future__ import annotations

import os
import random
import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from faults.trouble import cases, copied, made_up_list, run, seed, with_word
from loading import fingerprint, load, sound
from support import Ran

from partsref.index.words import word_index
from partsref.store.file.database import exists, open_writer

Run = Callable[..., Ran]
WORD, DESCRIPTIONS, ROWS = "zephyr", 50, 600
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--")
"""Runs a command as root without root's right to write everywhere."""


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with one small load, complete."""
    folder = tmp_path_factory.mktemp("before")
    db = folder / "x.db"
    open_writer(db).close()
    load(db, made_up_list(folder / "old.csv", 50, "quasar", "OL"), source="old")
    with_word(db, "quasar")
    return db


@pytest.fixture
def price_list(tmp_path: Path) -> Path:
    return made_up_list(tmp_path / "new.csv", ROWS, WORD, "NE", DESCRIPTIONS)


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """What a write beyond this many bytes meets is what it meets on a full disk: an error of the system."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_no_room_for_larger_files_changes_nothing_and_says_so(
    before: Path, price_list: Path, tmp_path: Path, partsref: Run
) -> None:
    began_with, digest = seed(), fingerprint(before)
    luck = random.Random(began_with)
    whole = copied(before, tmp_path / "whole")
    load(whole, price_list, source="new")
    largest, loaded = max(path.stat().st_size for path in whole.parent.glob("x.db*")), fingerprint(whole)
    outcomes = {"in": 0, "out": 0, "made no database": 0}
    for case in range(cases(4)):
        size = luck.randrange(1 << 10, largest * 3 // 2)
        from_nothing = case % 3 == 2
        folder = tmp_path / str(case)
        db = folder / "x.db" if from_nothing else copied(before, folder)
        folder.mkdir(exist_ok=True)
        with no_file_larger_than(size):
            ran = partsref("load", price_list, "--source", "new", "--empty", "--db", db)
        word_index.forget()
        told = f"seed {began_with}, case {case}, {size} bytes{', from nothing' * from_nothing}: {ran}"
        if exists(db):
            assert partsref("check", "--db", db).status == 0, told  # It makes the indexes that are not there yet.
            sound(db)
            empty = from_nothing and partsref("loads", "--db", db).status == 1
            outcome = "out" if empty or fingerprint(db) == digest else "in"
        else:
            outcome = "made no database"
        assert from_nothing or outcome == "out" or fingerprint(db) == loaded, f"half loaded; {told}"
        assert_plain(ran, told, "in" if outcome == "in" else "out")
        outcomes[outcome] += 1
        again = partsref("load", price_list, "--source", "new", "--empty", "--db", db)
        assert again.status == 0, f"{again} after {told}"
        assert with_word(db, WORD) == DESCRIPTIONS, told
        assert from_nothing or fingerprint(db) == loaded, told
        shutil.rmtree(folder)
    print(f"seed {began_with}: with little room {outcomes}")


def assert_plain(ran: Ran, told: str, outcome: str) -> None:
    """Status 0 when all is done; else 2 and one last line that says what is wrong, true of what happened."""
    error = ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err, told
    assert "internal error" not in ran.err, told
    if ran.status == 0:
        assert outcome == "in", told
        return
    assert ran.status == 2, told
    assert error.startswith("partsref: "), told
    assert sum(line.startswith("partsref: ") for line in ran.err.splitlines()) == 1, told
    assert outcome == "out", f"the load is in, so the command succeeded: {told}"
    assert "disk is full" in error, told


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="only root mounts a file system")
@pytest.mark.parametrize("kilobytes", [100, 400])
def test_a_full_file_system_changes_nothing_and_says_so(
    before: Path, price_list: Path, tmp_path: Path, partsref: Run, kilobytes: int
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kilobytes + before.stat().st_size // 1024}k", "none", small],
        check=False, capture_output=True,
    )  # fmt: skip
    if mounted.returncode != 0:
        pytest.skip("no file system may be mounted here")
    try:
        db = Path(shutil.copy(before, small / "x.db"))
        digest = fingerprint(db)
        ran = partsref("load", price_list, "--source", "new", "--db", db)
        word_index.forget()
        sound(db)
        assert_plain(ran, str(ran), "out")
        assert fingerprint(db) == digest
        subprocess.run(["mount", "-o", "remount,size=64m", small], check=True)
        assert partsref("load", price_list, "--source", "new", "--db", db).status == 0
        assert with_word(db, WORD) == DESCRIPTIONS
    finally:
        subprocess.run(["umount", "-l", small], check=True)


def powerless() -> tuple[str, ...]:
    """What to put before a command so that it has no more rights than the folder gives."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which(WITHOUT_RIGHTS[0]):
        pytest.skip("root may write everywhere, and there is nothing to take that right away")
    return WITHOUT_RIGHTS


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    try:
        yield
    finally:
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_told_plainly(before: Path, price_list: Path, tmp_path: Path) -> None:
    db = copied(before, tmp_path / "closed")
    digest = fingerprint(db)
    for target in (db, db.with_name("none.db")):
        with read_only(db.parent):
            status, out, err = run(
                "load", price_list, "--source", "new", "--empty", "--db", target, cwd=tmp_path, before=powerless()
            )
        assert_refused(Ran(status, out, err), f"{target}: cannot be ")
    assert fingerprint(db) == digest
    assert not db.with_name("none.db").exists()
    assert run("load", price_list, "--source", "new", "--db", db, cwd=tmp_path)[0] == 0
    assert with_word(db, WORD) == DESCRIPTIONS


def test_an_older_file_in_a_folder_that_may_not_be_written_answers_as_it_stands(before: Path, tmp_path: Path) -> None:
    db = copied(before, tmp_path / "closed")
    with closing(sqlite3.connect(db)) as connection, connection:
        connection.execute("DROP INDEX attribute_length")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name <> 'm0001_tables'")
        connection.execute("PRAGMA user_version = 1")
    digest = fingerprint(db)
    with read_only(db.parent):
        for question in (("find", "OL-00001"), ("search", "quasar"), ("search", "25x52x15 quasar")):
            status, out, err = run(*question, "--db", db, cwd=tmp_path, before=powerless())
            assert (status, "OL-0" in out) == (0, True), err
            assert "read as it stands" in err
    assert fingerprint(db) == digest


def test_rejected_rows_that_can_be_put_nowhere_are_told_plainly(before: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    file = made_up_list(closed / "new.csv", 20, WORD)
    file.write_text(file.read_text() + "1.651E+09,Oil filter,,,\n")
    db = copied(before, tmp_path / "open")
    digest = fingerprint(db)
    with read_only(closed):
        status, out, err = run("load", file, "--source", "new", "--db", db, cwd=tmp_path, before=powerless())
    assert_refused(Ran(status, out, err), f"{file}.rejects.csv: rejected rows cannot be written there")
    assert "--rejects PATH" in err
    assert fingerprint(db) == digest


def assert_refused(ran: Ran, message: str) -> None:
    assert (ran.status, ran.out) == (2, ""), ran
    errors = [line for line in ran.err.splitlines() if not line.startswith(("  ", "/"))]
    assert len(errors) == 1, ran
    assert message in errors[0], ran
