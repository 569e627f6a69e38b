"""A large load does without some indexes until its rows are in; what it leaves is no different."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from partsref.model import Source
from partsref.store.file.database import open_writer, writing
from partsref.store.write.late_indexes import LATE, late_indexes
from partsref.store.write.writer import Writer

SCHEMA = "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' ORDER BY tbl_name, rowid"


def names(connection: sqlite3.Connection) -> set[str]:
    return {row[1] for row in connection.execute(SCHEMA)}


def add_a_part(connection: sqlite3.Connection) -> None:
    writer = Writer(connection)
    writer.begin(Source("Kanto", "Kanto", "", "supplier", "C"), "list.csv")
    writer.part("Kanto", "AB-1", "Kanto", kind="aftermarket")
    writer.finish(1)


def test_a_load_makes_the_same_indexes_in_the_same_order(tmp_path: Path) -> None:
    connection = open_writer(tmp_path / "x.db")
    before = connection.execute(SCHEMA).fetchall()
    assert set(LATE) <= names(connection)
    with writing(connection, tmp_path / "x.db"):
        with late_indexes(connection, 1):
            assert not set(LATE) & names(connection)
            add_a_part(connection)
        assert connection.execute(SCHEMA).fetchall() == before
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with writing(connection, tmp_path / "x.db"), late_indexes(connection, 1):
        assert set(LATE) <= names(connection)  # To go without takes more rows than there are parts.
    connection.close()


def test_a_load_that_fails_leaves_the_indexes_there(tmp_path: Path) -> None:
    connection = open_writer(tmp_path / "x.db")
    before = connection.execute(SCHEMA).fetchall()
    with pytest.raises(KeyError), writing(connection, tmp_path / "x.db"), late_indexes(connection, 1):
        raise KeyError
    assert connection.execute(SCHEMA).fetchall() == before
    connection.close()
