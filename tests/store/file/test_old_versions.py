"""A database as each released version made it is opened, brought to today's schema, and answers the same.

The dumps were written when the version was new, and are never made again: a released step that is edited shows here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from loading import facts
from support import Ran

from partsref.store.file import integrity
from partsref.store.file.schema import VERSION

Run = Callable[..., Ran]
DUMPS = Path(__file__).parent / "old_versions"
QUESTIONS = (
    ("find", "AB00001"),
    ("find", "16510-61A0I"),
    ("xref", "16510-61A01"),
    ("search", "oil filter da63t"),
    ("search", "25x52x15"),
    ("vehicles", "hijet"),
)


def restored(version: int, folder: Path) -> Path:
    path = folder / f"v{version}.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((DUMPS / f"v{version}.sql").read_text(encoding="utf-8"))
    return path


def answers(partsref: Run, path: Path) -> list[tuple[int, object]]:
    ran = [partsref(*question, "--db", path, "--json") for question in QUESTIONS]
    return [(one.status, one.json) for one in ran]


def test_every_released_version_has_its_dump() -> None:
    assert sorted(path.name for path in DUMPS.iterdir()) == [f"v{number}.sql" for number in range(1, VERSION + 1)]


@pytest.mark.parametrize("version", range(1, VERSION))
def test_an_old_database_is_upgraded_and_answers_as_a_new_one(partsref: Run, tmp_path: Path, version: int) -> None:
    old, new = restored(version, tmp_path), restored(VERSION, tmp_path)
    assert answers(partsref, old) == answers(partsref, new)
    assert facts(old) == facts(new)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert list(integrity.missing(connection)) == []
    checked = partsref("check", "--deep", "--db", old)
    assert (checked.status, "0 faults" in checked.out) == (0, True), checked
