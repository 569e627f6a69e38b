"""Codes worked out in another process are those worked out here, and that process may be ended at any time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from partsref.index import near
from partsref.index.near import codes_process
from partsref.index.near.codes_process import CodesApart, codes_apart
from partsref.store.read.part_keys import PartKeys

NUMBERS = [
    *((number, f"{10000 + number % 40}61A{number:03}") for number in range(1, 200)),
    (200, "ヲ1234567"),
    (201, "7"),
]


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """Table `part` alone, with the numbers above."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE part (id INTEGER PRIMARY KEY, key TEXT)")
    near.rebuild(made)
    made.executemany("INSERT INTO part VALUES (?, ?)", NUMBERS)
    yield made
    made.close()


def hand_over(codes: CodesApart, numbers: list[tuple[int, str]]) -> None:
    for at in range(0, len(numbers), 50):
        codes.add(numbers[at : at + 50])


@pytest.mark.parametrize("round_", [1_000_000, 120])
def test_the_index_is_whole(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, round_: int) -> None:
    monkeypatch.setattr(codes_process, "ROUND", round_)
    with codes_apart(connection) as codes:
        hand_over(codes, NUMBERS)
        near.apply(connection, PartKeys(connection), (), codes)
        assert not codes.ended
    assert near.check(connection) == []
    assert codes.process is not None
    assert codes.process.returncode is not None


@pytest.mark.parametrize("when", [0, 120, len(NUMBERS)])
def test_where_it_is_killed_the_codes_are_worked_out_here(
    connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    monkeypatch.setattr(codes_process, "ROUND", 120)
    with codes_apart(connection) as codes:
        codes.add(NUMBERS[:1])
        hand_over(codes, NUMBERS[1:when])
        assert codes.process is not None
        codes.process.kill()
        codes.process.wait()
        hand_over(codes, NUMBERS[when or 1 :])
        near.apply(connection, PartKeys(connection), (), codes)
        assert codes.ended
    assert near.check(connection) == []


def test_nothing_is_started_where_nothing_is_new(connection: sqlite3.Connection) -> None:
    near.rebuild(connection)
    with codes_apart(connection) as codes:
        codes.add([])
        near.apply(connection, [], (), codes)
        assert codes.process is None
    assert near.check(connection) == []
