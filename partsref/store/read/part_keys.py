"""The keys of parts, straight from the table: as many as there are, and none held in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator


class PartKeys:
    """(id, key) of every part whose id is `first` or more, in order of ids; read anew each time it is gone through."""

    def __init__(self, connection: sqlite3.Connection, first: int = 0) -> None:
        self._db, self._first = connection, first

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self._db.execute("SELECT id, key FROM part WHERE id >= ? ORDER BY id", (self._first,))
