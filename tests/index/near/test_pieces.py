"""Which numbers are looked at, of more than a hundred that hold a piece: another engine must tell the very same."""

from __future__ import annotations

import random
import sqlite3

import pytest

from partsref.index import near
from partsref.index.near.fragments import ENOUGH, first_looked_at, in_order


@pytest.fixture(scope="module")
def numbers() -> sqlite3.Connection:
    """Two thousand numbers of few digits, so that hundreds hold the same pieces, at any place of them."""
    drawn = random.Random(15)
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE part (id INTEGER PRIMARY KEY, key TEXT NOT NULL)")
    keys = ["".join(drawn.choice("12") for _ in range(drawn.randint(8, 16))) for _ in range(2_000)]
    connection.executemany("INSERT INTO part (key) VALUES (?)", [(key,) for key in keys])
    near.rebuild(connection)
    return connection


@pytest.mark.parametrize("length", [3, 4, 6, 7, 8])
def test_the_very_hundred_can_be_told_from_all_that_hold_it(length: int, numbers: sqlite3.Connection) -> None:
    drawn = random.Random(length)
    rows = numbers.execute("SELECT id, key FROM part ORDER BY id").fetchall()
    for _ in range(10):
        fragment = "".join(drawn.choice("12") for _ in range(length))
        holding = [row for row in rows if row[1].find(fragment) > 0]
        assert length > 7 or len(holding) > ENOUGH / 2
        assert near.inside(numbers, fragment) == in_order(fragment, first_looked_at(fragment, holding))
