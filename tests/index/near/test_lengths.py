"""From which length on a number is looked for in which way, and in what order what was found comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from partsref.errors import DatabaseError
from partsref.index import near
from partsref.index.near.codes import LARGEST_ID, read_alike, shortened, windows
from partsref.index.near.families import is_cut
from partsref.index.near.one_slip import is_number, swapped
from partsref.index.near.upkeep import batches

NUMBERS = ("1651061A01", "1651061A20", "1780161A01", "9961A01X00", "1156", "BPR6ES", "BPR5ES", "16510")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute("CREATE TABLE part (id INTEGER PRIMARY KEY, key TEXT NOT NULL)")
    made.executemany("INSERT INTO part VALUES (?, ?)", enumerate(NUMBERS, 1))
    near.rebuild(made)
    yield made
    made.close()


def test_slips_are_looked_for_in_four_to_sixty_four_characters() -> None:
    assert [is_number("1" * length) for length in (3, 4, 64, 65)] == [False, True, True, False]
    assert [is_cut("1" * length) for length in (5, 6)] == [False, True]


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        # At their start first, at their end next, then within.
        ("61A01", ["1651061A01", "1780161A01", "9961A01X00"]),
        ("16510", ["1651061A01", "1651061A20"]),
        ("1", ["1156", "16510", "1651061A01", "1651061A20", "1780161A01"]),
        ("A01", ["1651061A01", "1780161A01", "9961A01X00"]),
        ("01", []),
        ("", []),
        ("51061A0", ["1651061A01"]),
        ("61A01X0", ["9961A01X00"]),
    ],
)
def test_a_piece_of_a_number_is_found(connection: sqlite3.Connection, fragment: str, expected: list[str]) -> None:
    assert [key for _, key in near.containing(connection, fragment, 10)] == expected
    assert near.containing(connection, fragment, 1) == near.containing(connection, fragment, 10)[:1]


@pytest.mark.parametrize(
    ("label", "start", "runs", "expected"),
    [
        ("1651061A?1", "1651061A", ("1651061A",), ["1651061A01"]),
        ("16510*", "16510", ("16510",), ["16510", "1651061A01", "1651061A20"]),
        ("BPR?ES", "BPR", ("BPR",), ["BPR5ES", "BPR6ES"]),
        ("??51061A20", "", ("51061A20",), ["1651061A20"]),
        ("1?51061A*", "1", ("51061A",), ["1651061A01", "1651061A20"]),
        ("?61A01*", "", ("61A01",), []),
        ("?9*A01*", "9", ("A01",), ["9961A01X00"]),
        ("B?R?E?", "B", (), ["BPR5ES", "BPR6ES"]),
        ("*56", "", ("56",), ["1156"]),
    ],
)
def test_what_is_left_of_a_label_is_fitted(
    connection: sqlite3.Connection, label: str, start: str, runs: tuple[str, ...], expected: list[str]
) -> None:
    assert [key for _, key in near.fitting(connection, label, start, runs, 10)] == expected
    assert [key for _, key in near.fitting(connection, label, start, runs, 1)] == expected[:1]


def test_one_likely_slip_is_enough_and_two_are_looked_for_where_none_is(connection: sqlite3.Connection) -> None:
    assert [key for key, _ in near.near_keys(connection, "1651061A02", 10)] == ["1651061A20", "1651061A01"]
    assert [key for key, _ in near.near_keys(connection, "1651061A0L", 10)] == ["1651061A01"]
    assert [key for key, _ in near.near_keys(connection, "17801X1A0Y", 10)] == ["1780161A01"]
    assert near.near_keys(connection, "17801X1A0Y", 10, most=1) == []
    assert [key for key, _ in near.near_keys(connection, "BPR7ES", 10)] == ["BPR6ES", "BPR5ES"]


def test_a_number_gives_its_pieces() -> None:
    assert windows("1651061A01") == [b"651061", b"1061A0"]
    assert windows("165106") == []
    assert windows("1651061") == [b"651061"]
    assert shortened("ヲAB") == [text.encode() for text in ("ヲAB", "AB", "ヲB", "ヲA")]
    assert read_alike("1651O6IAOL") == b"~1651061401".replace(b"401", b"A01")
    assert swapped("1651061A01", 5) == "1651601A01"


def test_an_id_the_index_cannot_hold_is_an_error_that_says_so(connection: sqlite3.Connection) -> None:
    near.apply(connection, [(LARGEST_ID, "1651061A09")])
    with pytest.raises(DatabaseError, match="holds ids up to 268435455"):
        near.apply(connection, [(LARGEST_ID + 1, "1651061A09")])


def test_rows_come_in_batches_and_none_is_lost() -> None:
    rows = list(enumerate("ABCDE"))
    assert [len(batch) for batch in batches(rows, 2)] == [2, 2, 1]
    assert [row for batch in batches(rows, 2) for row in batch] == rows


@pytest.mark.parametrize("number", ["1651061A01ZG4X", "DAC4072W3SXYZ"])
def test_every_piece_of_a_number_leads_to_it(connection: sqlite3.Connection, number: str) -> None:
    connection.execute("INSERT INTO part VALUES (20, ?)", (number,))
    near.apply(connection, [(20, number)])
    for start in range(len(number)):
        for end in range(start + 3, len(number) + (start > 0)):
            fragment = number[start:end]
            assert number in [key for _, key in near.containing(connection, fragment, 10)], fragment


@pytest.mark.parametrize(
    ("asked", "slip"),
    [
        ("16X5Y1061A20", "two characters too many before the cut"),
        ("15061A20", "two left off before the cut"),
        ("1651061XAY20", "two too many behind it"),
        ("16510620", "two left off behind it"),
        ("6151016A20", "two swaps, one of them behind the cut"),
        ("165X061AY20", "one wrong before it, one too many behind it"),
        ("1651601A02", "a swap across the cut and one behind it"),
    ],
)
def test_two_slips_are_found_wherever_they_fall(connection: sqlite3.Connection, asked: str, slip: str) -> None:
    assert "1651061A20" in [key for key, _ in near.near_keys(connection, asked, 10)], slip
