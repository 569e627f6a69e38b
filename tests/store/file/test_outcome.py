"""What is said of a write is what happened to it: read from the file again after any error."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from loading import fingerprint
from support import ROOT, Ran

from partsref.errors import DatabaseError
from partsref.intake.catalogue import build_database
from partsref.intake.supplier import load_file as load_module
from partsref.store.file import database
from partsref.store.file.database import open_writer, writing
from partsref.store.file.put_in_place import put_in_place

Run = Callable[..., Ran]
LIST = "part number,name\nAB-10001,Oil filter\n"


class _Failing(database._Writer):
    """Fails at the commit: before it, as a full disk does, or after it, as a lock or a checkpoint may."""

    after = False

    def execute(self, sql: str, *parameters: object) -> sqlite3.Cursor:  # type: ignore[override]
        if sql != "COMMIT":
            return super().execute(sql, *parameters)  # type: ignore[arg-type]
        if self.after:
            super().execute(sql)
        raise sqlite3.OperationalError("disk I/O error")


def _failing(monkeypatch: pytest.MonkeyPatch, after: bool) -> None:
    monkeypatch.setattr(_Failing, "after", after)
    monkeypatch.setattr(database, "_Writer", _Failing)


@pytest.mark.parametrize("command", ["load", "unload"])
@pytest.mark.parametrize("after", [False, True])
def test_an_error_about_the_commit_is_told_as_it_came_out(
    partsref: Run, fresh_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, after: bool
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    arguments: list[object] = ["load", path, "--source", "acme"]
    if command == "unload":
        assert partsref(*arguments, "--db", fresh_db).status == 0
        arguments = ["unload", "2"]
    before = fingerprint(fresh_db)
    with monkeypatch.context() as broken:
        _failing(broken, after)
        ran = partsref(*arguments, "--db", fresh_db)
    assert (fingerprint(fresh_db) != before) == after
    assert ran.status == (0 if after else 2), ran
    assert ("It is in." in ran.err) == after
    assert ("Nothing was changed." in ran.err) != after


@pytest.mark.parametrize("command", ["load", "build"])
def test_a_word_index_that_cannot_be_written_is_a_warning(
    partsref: Run, fresh_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def full(*_: object) -> None:
        raise DatabaseError("the word index can be written nowhere.")

    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    monkeypatch.setattr(build_database.word_index, "ensure", full)
    ran = partsref(*(["load", path, "--source", "acme"] if command == "load" else ["build"]), "--db", fresh_db)
    assert ran.status == 0
    assert "It is in, but not the word index yet" in ran.err


def test_a_body_that_fails_leaves_nothing(fresh_db: Path) -> None:
    before = fingerprint(fresh_db)
    with closing(open_writer(fresh_db)) as connection:
        with pytest.raises(DatabaseError, match=r"Nothing was changed\."), writing(connection, fresh_db):
            connection.execute("UPDATE part SET number = 'x'")
            raise sqlite3.OperationalError("disk I/O error")
        (durable,) = connection.execute("PRAGMA synchronous").fetchone()
        assert durable == 2, "what is said to be in is in after the power fails"
    assert fingerprint(fresh_db) == before


REJECTED = LIST + "1.651E+09,Pump\n"


@pytest.mark.parametrize("before", [None, "corrected by hand\n"])
def test_rejects_of_a_load_that_failed_are_taken_back(
    partsref: Run, fresh_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    path, rejects = tmp_path / "list.csv", tmp_path / "list.csv.rejects.csv"
    path.write_text(REJECTED, encoding="utf-8")
    if before:
        rejects.write_text(before)
    with monkeypatch.context() as broken:
        _failing(broken, after=False)
        assert partsref("load", path, "--source", "acme", "--db", fresh_db).status == 2
    assert (rejects.read_text() if rejects.exists() else None) == before
    assert sorted(one.name for one in tmp_path.iterdir() if "rejects" in one.name) == ([rejects.name] if before else [])


def test_a_log_that_could_not_be_folded_in_is_not_left_behind(tmp_path: Path) -> None:
    """A draft got its place without its log, of which it had not a page yet: a new database, and malformed."""
    draft, place = tmp_path / "draft", tmp_path / "x.db"
    open_writer(draft).close()
    with closing(database.open_reader(draft)) as reader, closing(open_writer(draft)) as connection:
        with writing(connection, draft):
            connection.execute("INSERT INTO maker (name, kind) VALUES ('Acme', 'aftermarket')")
        assert Path(f"{draft}-wal").stat().st_size
        with pytest.raises(DatabaseError, match=r"Nothing was changed\."):
            put_in_place(draft, place, lambda _: None)
        assert not place.exists()
        reader.close()
    put_in_place(draft, place, lambda _: None)
    with closing(database.open_reader(place)) as fresh:
        assert fresh.execute("SELECT name FROM maker").fetchall() == [("Acme",)]


def test_a_full_standard_output_after_a_load_says_that_it_is_in(fresh_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    command = [sys.executable, "-m", "partsref", "load", path, "--source", "acme", "--json", "--db", fresh_db]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 0, ran
    assert "It is in. Afterwards something went wrong: standard output" in ran.stderr


@pytest.mark.parametrize("dry", [False, True])
def test_a_mapping_that_cannot_be_written_is_a_warning_for_a_load_that_is_in(
    partsref: Run, fresh_db: Path, tmp_path: Path, dry: bool
) -> None:
    path, place = tmp_path / "list.csv", tmp_path / "missing" / "map.yml"
    path.write_text(LIST, encoding="utf-8")
    arguments = ["load", path, "--source", "acme", "--save-map", place, *["--dry-run"] * dry]
    ran = partsref(*arguments, "--db", fresh_db)
    assert ran.status == (2 if dry else 0), ran
    assert ("It is in." in ran.err) != dry
    assert "the mapping cannot be written" in ran.err


def test_files_that_are_in_are_told_though_the_next_fails(
    partsref: Run, fresh_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text(LIST, encoding="utf-8")
    other.write_text(LIST.replace("AB-", "CD-"), encoding="utf-8")
    load_file = load_module.load_file

    def second_fails(db: Path, file: str, *rest: object, **options: object) -> object:
        if file == str(other):
            raise DatabaseError(f"{db}: the disk is full or failing. Nothing was changed.")
        return load_file(db, file, *rest, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(load_module, "load_file", second_fails)
    ran = partsref("load", one, other, "--source", "acme", "--json", "--db", fresh_db)
    assert ran.status == 2
    assert [Path(report["file"]).name for report in ran.json] == ["one.csv"]
