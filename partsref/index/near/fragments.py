"""Which numbers contain a fragment: three characters and more anywhere, fewer at the start."""

from __future__ import annotations

import sqlite3

from partsref.index.near.codes import LARGEST_ID, WINDOW, lowest, whole

GRAM = 3
_ENOUGH = 200
"""Numbers looked at, of those that contain a short fragment. Past this many it says too little to choose by."""
_PAST = "\U0010ffff"
"""Sorts after every character a key may hold."""

_STARTING = "SELECT id, key FROM part WHERE key > ? AND key < ? ORDER BY key, id LIMIT ?"
_BY_WINDOW = (
    "SELECT DISTINCT part.id, part.key FROM json_each(?) JOIN near_window ON code BETWEEN value AND value + ?"
    " JOIN part ON part.id = code & ? WHERE instr(part.key, ?) > 1 LIMIT ?"
)
_BYGRAM = (
    "SELECT part.id, part.key FROM near_fragment JOIN part ON part.id = near_fragment.rowid"
    " WHERE near_fragment MATCH ? AND instr(part.key, ?) > 1 LIMIT ?"
)


def containing(connection: sqlite3.Connection, fragment_key: str, limit: int) -> list[tuple[int, str]]:
    """(part id, key) of longer numbers with `fragment_key` in them: at their start first, at their end next.

    One or two characters are looked for at the start only.
    """
    if not fragment_key:
        return []
    found: list[tuple[int, str]] = connection.execute(_STARTING, (fragment_key, fragment_key + _PAST, limit)).fetchall()
    if len(fragment_key) >= GRAM and len(found) < limit:
        inside = _inside(connection, fragment_key)
        found += sorted(
            (row for row in inside if not row[1].startswith(fragment_key)),
            key=lambda row: (not row[1].endswith(fragment_key), row[1], row[0]),
        )
    return found[:limit]


def _inside(connection: sqlite3.Connection, fragment: str) -> list[tuple[int, str]]:
    """Numbers with `fragment` past their start, in no order."""
    if len(fragment) > WINDOW:
        # Pieces are stored at every second character, so of two that overlap one is; the last say most.
        pieces = [whole(fragment[-WINDOW:]), whole(fragment[-WINDOW - 1 : -1])]
        values = (str(lowest(pieces)), LARGEST_ID, LARGEST_ID, fragment, _ENOUGH)
        return connection.execute(_BY_WINDOW, values).fetchall()
    grams = {fragment[i : i + GRAM] for i in range(len(fragment) - GRAM + 1)}
    query = " AND ".join(f'"{gram}"' for gram in sorted(grams))
    return connection.execute(_BYGRAM, (query, fragment, _ENOUGH)).fetchall()
