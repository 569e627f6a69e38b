"""What is said of a write is what happened to it: read from the file again after any error."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from loading import fingerprint
from support import Ran

from partsref.errors import DatabaseError
from partsref.intake.catalogue import build_database
from partsref.store.file import database
from partsref.store.file.database import open_writer, writing

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
