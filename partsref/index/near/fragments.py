"""Which numbers contain a fragment: three characters and more anywhere, fewer at the start."""

from __future__ import annotations

import sqlite3

_GRAM = 3
_PAST = "\U0010ffff"
"""Sorts after every character a key may hold."""


def containing(connection: sqlite3.Connection, fragment_key: str, limit: int) -> list[tuple[int, str]]:
    """(part id, key) of numbers that contain `fragment_key` and are longer: those that start with it first."""
    if not fragment_key:
        return []
    starting = connection.execute(
        "SELECT id, key FROM part WHERE key > ? AND key < ? ORDER BY key, id LIMIT ?",
        (fragment_key, fragment_key + _PAST, limit),
    ).fetchall()
    if len(fragment_key) < _GRAM or len(starting) >= limit:
        return starting
    grams = {fragment_key[i : i + _GRAM] for i in range(len(fragment_key) - _GRAM + 1)}
    query = " AND ".join(f'"{gram}"' for gram in sorted(grams))
    inside = connection.execute(
        "SELECT part.id, part.key FROM near_fragment JOIN part ON part.id = near_fragment.rowid"
        " WHERE near_fragment MATCH ? AND instr(part.key, ?) > 1 LIMIT ?",
        (query, fragment_key, limit),
    ).fetchall()
    known = {row[0] for row in starting}
    return (starting + [row for row in inside if row[0] not in known])[:limit]
