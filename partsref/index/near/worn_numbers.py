"""Which numbers fit what can be read of a worn label."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from partsref.index.near.fragments import GRAM, PAST

_FITTING = "SELECT id, key FROM part WHERE key GLOB ? ORDER BY key, id LIMIT ?"
_FROM_START = "SELECT id, key FROM part WHERE key >= ? AND key < ? AND key GLOB ? ORDER BY key, id LIMIT ?"
_BY_GRAM = (
    "SELECT part.id, part.key FROM near_fragment JOIN part ON part.id = near_fragment.rowid"
    " WHERE near_fragment MATCH ? AND part.key GLOB ? ORDER BY part.key, part.id LIMIT ?"
)


def fitting(
    connection: sqlite3.Connection, glob: str, start: str, runs: Sequence[str], most: int
) -> list[tuple[int, str]]:
    """(part id, key) of the numbers that fit `glob`, in the order of their keys, at most `most`.

    `start` and `runs` are what was read before the first unread character, and in one piece.
    """
    if len(start) >= GRAM:
        return connection.execute(_FROM_START, (start, start + PAST, glob, most)).fetchall()
    grams = {run[place : place + GRAM] for run in runs for place in range(len(run) - GRAM + 1)}
    if grams:
        asked = " AND ".join(f'"{gram}"' for gram in sorted(grams))
        return connection.execute(_BY_GRAM, (asked, glob, most)).fetchall()
    return connection.execute(_FITTING, (glob, most)).fetchall()
