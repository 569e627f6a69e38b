"""The reader of a catalogue's file: its tables, with the indexes that were made of them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from partsref.index.sqlite_near_numbers import SqliteNearNumbers
from partsref.store.read.reader import StoredReader

if TYPE_CHECKING:
    from partsref.index.word_reader import Words


class SqliteReader(StoredReader):
    """Reads one open connection: `partsref.index.word_reader.WordReader`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self.near = SqliteNearNumbers(connection)

    def words(self, path: Path | None = None) -> Words:
        """The index of words beside the file. Raises `DatabaseError` when none can be made."""
        # Words cost milliseconds to import, and a number needs none.
        from partsref.index.words.word_index import ensure

        return ensure(path or self._path(), self.connection)

    def _path(self) -> Path:
        return Path(self.connection.execute("PRAGMA database_list").fetchone()[2])
