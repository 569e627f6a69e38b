"""Which numbers contain a fragment: three characters and more anywhere, fewer at the start."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from partsref.index.near.codes import LARGEST_ID, WINDOW, lowest, whole, windows

GRAM = 3
ENOUGH = 100
"""Numbers looked at, of those that contain a short fragment. Past this many it says too little to choose by."""
PAST = "\U0010ffff"
"""Sorts after every character a key may hold."""

_STARTING = "SELECT id, key FROM part WHERE key > ? AND key < ? ORDER BY key LIMIT ?"
_OF_TWO = (
    "SELECT part.id, part.key FROM near_window AS w JOIN part ON part.id = w.code & ?1"
    " WHERE w.code BETWEEN {one} AND {one} + ?1"
    " AND EXISTS (SELECT 1 FROM near_window WHERE code = {other} + (w.code & ?1)) AND instr(part.key, ?6) > 1"
)
_BY_WINDOW = f"{_OF_TWO.format(one='?2', other='?3')} UNION ALL {_OF_TWO.format(one='?4', other='?5')} LIMIT ?7"
_BY_GRAM = (
    "SELECT part.id, part.key FROM near_fragment JOIN part ON part.id = near_fragment.rowid"
    " WHERE near_fragment MATCH ? AND instr(part.key, ?) > 1 LIMIT ?"
)


def containing(connection: sqlite3.Connection, fragment_key: str, limit: int) -> list[tuple[int, str]]:
    """(part id, key) of longer numbers with `fragment_key` in them: at their start first, at their end next.

    One or two characters are looked for at the start only.
    """
    if not fragment_key:
        return []
    values = (fragment_key, fragment_key + PAST, limit)
    found: list[tuple[int, str]] = connection.execute(_STARTING, values).fetchall()
    if len(found) < limit:
        found += (row for row in inside(connection, fragment_key) if not row[1].startswith(fragment_key))
    return found[:limit]


def inside(connection: sqlite3.Connection, fragment: str) -> list[tuple[int, str]]:
    """(part id, key) of numbers that hold `fragment` past their first character: those that end with it first."""
    if len(fragment) > WINDOW:
        values: tuple[object, ...] = (LARGEST_ID, *lowest(pieces(fragment)), fragment, ENOUGH)
        rows = connection.execute(_BY_WINDOW, values)
    elif len(fragment) >= GRAM:
        rows = connection.execute(_BY_GRAM, (_grams(fragment), fragment, ENOUGH))
    else:
        return []
    return in_order(fragment, rows)


def in_order(fragment: str, rows: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """(part id, key) that hold `fragment`: those that end with it first."""
    return sorted(dict.fromkeys(rows), key=lambda row: (not row[1].endswith(fragment), row[1], row[0]))


def first_looked_at(fragment: str, holding: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Of all (part id, key) that hold `fragment` past their first character, by id, those `inside` looks at.

    Of a fragment no longer than a stored piece the first ones. Of a longer one those where it ends with a stored piece,
    then those where it ends one character past one.
    """
    if len(fragment) <= WINDOW:
        return list(holding[:ENOUGH])
    one, before, other, before_other = pieces(fragment)
    stored = [(row, set(windows(row[1]))) for row in holding]
    found = [row for row, own in stored if {one, before} <= own]
    found += [row for row, own in stored if {other, before_other} <= own]
    return list(dict.fromkeys(found[:ENOUGH]))


def _grams(fragment: str) -> str:
    """The first piece of three and the last: with what they leave between them looked at, the others say no more."""
    return " AND ".join(f'"{gram}"' for gram in {fragment[:GRAM], fragment[-GRAM:]})


def pieces(fragment: str) -> list[bytes]:
    """Four pieces: of a number that holds `fragment` past its start, the first two are stored or the last two are.

    Pieces are stored at every second character. The last ones of the fragment say most; one alone may belong to a
    whole family, so it is asked for together with the one two characters before it, where there is one.
    """
    length = len(fragment)
    ends = [length, max(length - 2, WINDOW + length % 2), length - 1, max(length - 3, WINDOW + (length - 1) % 2)]
    return [whole(fragment[end - WINDOW : end]) for end in ends]
