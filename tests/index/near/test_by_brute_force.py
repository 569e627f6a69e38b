"""What the near index does not find and comparing every number does is told, a line a number."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from partsref.index import near
from partsref.index.near import by_brute_force
from partsref.index.near.by_brute_force import compare


@contextmanager
def catalogue(numbers: Sequence[str], forgotten: Sequence[str] = ()) -> Iterator[sqlite3.Connection]:
    """Numbers of which the index has forgotten some."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE part (id INTEGER PRIMARY KEY, key TEXT NOT NULL)")
    rows = list(enumerate(numbers, 1))
    connection.executemany("INSERT INTO part VALUES (?, ?)", rows)
    near.rebuild(connection)
    near.apply(connection, (), [row for row in rows if row[1] in forgotten])
    yield connection
    connection.close()


def unlike(count: int) -> list[str]:
    """Numbers of which none is two slips from another."""
    return [f"{n:02}" * 5 for n in range(count)]


def test_a_whole_index_is_like_comparing() -> None:
    with catalogue(["1651061A01", "1651061A20", "165101", "16510", "1"]) as connection:
        assert list(compare(connection)) == []


def test_a_number_the_index_forgot_is_told_with_what_was_asked() -> None:
    with catalogue(["1651061A01", "9004851188"], ["9004851188"]) as connection:
        assert list(compare(connection)) == ["9004851188, one slip from 904851188, is not found near it"]


@pytest.mark.parametrize(
    ("number", "is_asked"), [("16510", False), ("165108", True), ("1" * 64, True), ("1" * 65, False)]
)
def test_numbers_of_six_to_sixty_four_characters_are_asked_for(number: str, is_asked: bool) -> None:
    with catalogue([number], [number]) as connection:
        assert bool(list(compare(connection))) is is_asked


@pytest.mark.parametrize(("numbers", "asked"), [(19, 19), (20, 10), (40, 14), (99, 20)])
def test_twenty_numbers_are_asked_for_at_most(numbers: int, asked: int) -> None:
    every = unlike(numbers)
    with catalogue(every, every) as connection:
        assert len(list(compare(connection))) == asked


def test_each_question_leaves_out_another_character() -> None:
    every = unlike(12)
    with catalogue(every, every) as connection:
        told = [line.split(", ")[1].removeprefix("one slip from ") for line in compare(connection)]
    left_out = [
        next(i for i in range(10) if key[:i] + key[i + 1 :] == asked) for key, asked in zip(every, told, strict=True)
    ]
    assert len(set(told)) == 12
    assert all(0 <= place < 9 for place in left_out)


def test_a_number_that_is_not_found_by_its_first_half_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_brute_force, "containing", lambda *_: [(2, "1651061A02")])
    with catalogue(["1651061A01", "1651061A02", "165106"]) as connection:
        assert set(compare(connection)) == {
            "1651061A01 is not found by its beginning 165106",
            "1651061A01 is not found by its beginning 1651",
            "165106 is not found by its beginning 1651",
        }
