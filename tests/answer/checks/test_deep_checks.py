"""`check --deep` asks each index what the facts say, and tells where it answers otherwise."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support import Ran

from partsref.index.near import by_brute_force
from partsref.index.words import word_index
from partsref.index.words.self_comparison import compare as compare_words
from partsref.store.file.database import open_reader
from partsref.store.write.cover_vehicles import compare as compare_vehicles

Run = Callable[..., Ran]


def test_a_sound_file_is_sound_in_depth(partsref: Run, fresh_db: Path) -> None:
    ran = partsref("check", "--deep", "--db", fresh_db)
    assert ran.status == 0, ran
    assert "0 faults" in ran.out


def test_numbers_the_index_lost_are_told(fresh_db: Path) -> None:
    with closing(sqlite3.connect(fresh_db)) as connection:
        assert list(by_brute_force.compare(connection)) == []
        connection.execute("DELETE FROM near_slip")
        connection.execute("DELETE FROM near_head")
        connection.execute("DELETE FROM near_tail")
        told = list(by_brute_force.compare(connection))
    assert any("one slip from" in line for line in told), told


@pytest.mark.parametrize("table", ["application_vehicle", "application_code"])
def test_vehicles_an_application_lost_are_told(fresh_db: Path, table: str) -> None:
    with closing(sqlite3.connect(fresh_db)) as connection:
        assert compare_vehicles(connection) == []
        connection.execute(f"DELETE FROM {table}")
        assert [line.split()[0] for line in compare_vehicles(connection)] == [table]


def test_descriptions_the_words_do_not_know_are_told(fresh_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(open_reader(fresh_db)) as connection:
        assert list(compare_words(fresh_db, connection)) == []
        monkeypatch.setattr(word_index.WhooshWords, "with_words", lambda *_: frozenset())
        monkeypatch.setattr(word_index.WhooshWords, "size", lambda _: 1)
        told = list(compare_words(fresh_db, connection))
    word_index.forget()
    assert told[0].startswith("the word index holds 1 descriptions where there are ")
    assert all("is not found by its words" in line for line in told[1:])
    assert len(told) == 11
