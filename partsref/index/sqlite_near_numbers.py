"""The index of near numbers that lies in the catalogue's own file, as answers read it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from partsref.index import near
from partsref.numbers.slips import Slips


class SqliteNearNumbers:
    """Reads one open connection: `partsref.reads.near_reader.NearNumbers`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def near_keys(self, key: str, limit: int, most: int = 2) -> list[tuple[str, Slips]]:
        """The keys near `key` and what slipped, likeliest first."""
        return near.near_keys(self._db, key, limit, most)

    def inside(self, fragment: str) -> list[tuple[int, str]]:
        """(part id, key) of keys that hold `fragment` past their first character."""
        return near.inside(self._db, fragment)

    def fitting(self, glob: str, start: str, runs: Sequence[str], most: int) -> list[tuple[int, str]]:
        """(part id, key) of the keys that fit `glob`."""
        return near.fitting(self._db, glob, start, runs, most)
