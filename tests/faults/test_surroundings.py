"""Rough surroundings: what each command does elsewhere it does here too.

tests/bench/surroundings.py tries every command that writes in every one of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from loading import facts, sound
from support import ROOT, Ran

from partsref.index.words import word_index
from partsref.store.file import database
from partsref.store.file.database import open_reader, open_writer

Run = Callable[..., Ran]
LIST = "part number,name,oe brand,oe number,chassis\nAB-00001,Oil filter,Suzuki,16510-61A01,DA64V\n"
ODD = "a b\n部品 50%23?mode=ro#'\";$HOME"


@pytest.fixture(autouse=True)
def _indexes_closed() -> Iterator[None]:
    yield
    word_index.forget()


def acted(partsref: Run, db: Path, folder: Path) -> None:
    """Each kind of writing once, by the commands."""
    for name, text in (("one.csv", LIST), ("two.csv", LIST.replace("AB-", "CD-") + "1.651E+09,Pump,,,\n")):
        (folder / name).write_text(text, encoding="utf-8")
    measure = ("add", "measure", "acme", "AB-00001", "height", "65", "mm", "--source", "my caliper")
    for status, command in (
        (0, ("load", folder / "one.csv", "--source", "acme", "--empty", "--save-map", folder / "map.yml")),
        (1, ("load", folder / "two.csv", "--source", "other")),
        (0, measure),
        (0, ("dispute", "link", "acme", "AB-00001", "Suzuki", "16510-61A01", "--why", "its thread is M18")),
        (0, ("garage", "add", "DA64V-123456", "farm")),
        (0, ("search", "oil filter")),
        (0, ("unload", "2")),
        (0, ("export", folder / "out")),
        (0, ("export", folder / "out", "--force")),
        (0, ("export", folder / "acme.csv", "--source", "acme")),
    ):
        ran = partsref(*command, "--db", db)
        assert ran.status == status, (command, ran)


def same(db: Path, folder: Path) -> None:
    """What is in it is what was done, and nothing lies about."""
    sound(db)
    assert {row[1] for row in facts(db, "parts")["parts"]} == {"16510-61A01", "AB-00001"}
    assert len(facts(db, "attributes")["attributes"]) == 1
    left = {path.name for path in folder.iterdir()}
    assert {name for name in left if name.startswith(".")} == set()
    assert "two.csv.rejects.csv" in left


def test_names_with_spaces_line_ends_japanese_and_marks(partsref: Run, tmp_path: Path) -> None:
    folder = tmp_path / ODD
    folder.mkdir()
    acted(partsref, folder / "部品 x.db", folder)
    same(folder / "部品 x.db", folder)


def test_a_database_that_is_a_link_stays_one(partsref: Run, tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "here", tmp_path / "else where"
    folder.mkdir()
    elsewhere.mkdir()
    link, real = folder / "x.db", elsewhere / "real.db"
    link.symlink_to(real)
    acted(partsref, link, folder)
    assert link.is_symlink()
    same(real, folder)
    assert [path.name for path in elsewhere.iterdir()] == ["real.db"]


def test_a_reader_of_an_old_state_keeps_it_and_hinders_nobody(partsref: Run, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    (tmp_path / "zero.csv").write_text(LIST.replace("AB-", "EF-"), encoding="utf-8")
    assert partsref("load", tmp_path / "zero.csv", "--source", "zero", "--empty", "--db", db).status == 0
    with closing(open_writer(db)) as other, closing(open_reader(db)) as reader:
        other.execute("SELECT 1")  # Somebody who writes has it open too: readers of old states hinder nobody then.
        reader.execute("BEGIN")
        before = reader.execute("SELECT key FROM part ORDER BY key").fetchall()
        for command in (("unload", "1"), ("garage", "add", "HA4-1234567"), ("check", "--repair")):
            assert partsref(*command, "--db", db).status == 0, command
        assert reader.execute("SELECT key FROM part ORDER BY key").fetchall() == before
    assert partsref("garage", "add", "HA4-1234568", "two", "--db", db).status == 0
    assert not Path(f"{db}-wal").exists()
    sound(db)


def test_a_reader_who_does_not_end_is_named(partsref: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Alone with the file he holds it as it is: who writes waits, and is told what for."""
    db = tmp_path / "x.db"
    open_writer(db).close()
    monkeypatch.setattr(database, "WRITER_WAIT_SECONDS", 0.2)
    program = f"""
import sqlite3, sys
connection = sqlite3.connect({str(db)!r}, isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM part").fetchone()
print("reading", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout
        assert reader.stdout.readline() == "reading\n"
        ran = partsref("garage", "add", "HA4-1234567", "--db", db)
        reader.kill()
    assert (ran.status, "Nothing was changed." in ran.err) == (2, True)
    if Path("/proc/locks").exists():
        assert f"another program is reading it (process {reader.pid})" in ran.err
    assert partsref("garage", "add", "HA4-1234567", "--db", db).status == 0


def test_a_umask_that_lets_nobody_else_in(partsref: Run, tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        acted(partsref, tmp_path / "x.db", tmp_path)
    finally:
        os.umask(before)
    same(tmp_path / "x.db", tmp_path)
    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "out").iterdir()}
    assert modes == {0}, "the user's wish holds for what is written"


@pytest.mark.parametrize("options", [["-OO"], ["-W", "error", "-X", "dev"]])
def test_python_that_takes_warnings_for_errors_or_asserts_nothing(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "one.csv").write_text(LIST, encoding="utf-8")
    command = [sys.executable, *options, "-m", "partsref", "load", "one.csv", "--source", "acme", "--empty"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [*command, "--db", "x.db"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, "Warning" in ran.stderr) == (0, False), ran.stderr
