"""A connection of the browser: read-only, and no question takes more memory or time than its share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

LONGEST_VALUE = 256 << 10
"""Bytes of one value or row. The longest cell a load takes is shorter; within one function of SQL, such as instr(),
nothing can be stopped, and its time grows with the square of this."""
LARGEST_ANSWER = 16 << 20
"""Bytes of all rows of one answer together."""
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 200),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
)
_SETTINGS = ("query_only = on", "mmap_size = 0", "trusted_schema = off", "cell_size_check = on")


class _CountingCursor(sqlite3.Cursor):
    """Counts the bytes it has given."""

    taken = 0


_STEPS_BETWEEN_LOOKS = 10_000
"""Steps of SQLite's machine, some 0.8 ms: each look waits for Python's lock."""


class BoundedConnection(sqlite3.Connection):
    """Gives rows that count, and gives up when the share of the request is used up."""

    is_used_up: Callable[[], bool] | None = None
    """Whether the request in work has no time left."""

    def set_progress_handler(self, progress_handler: Callable[[], Any] | None, n: int) -> None:
        """Datasette's limit of one statement, and ours of all of a request together."""
        used_up = self.is_used_up
        if progress_handler is None or used_up is None:
            super().set_progress_handler(progress_handler, n)
        else:
            own = progress_handler
            super().set_progress_handler(lambda: own() or used_up(), _STEPS_BETWEEN_LOOKS)

    def cursor(self, factory: Any = _CountingCursor) -> Any:
        """A cursor that counts what it gives."""
        return super().cursor(factory)


def bounded_row(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
    """A row, unless the answer has grown too large. Raises `sqlite3.OperationalError` then."""
    if isinstance(cursor, _CountingCursor):
        cursor.taken += sum(len(value) if isinstance(value, str | bytes) else 8 for value in values)
        if cursor.taken > LARGEST_ANSWER:
            raise sqlite3.OperationalError(f"the answer is larger than {LARGEST_ANSWER >> 20} MiB: ask for less")
    return sqlite3.Row(cursor, values)


def connect(path: Path, immutable: bool) -> sqlite3.Connection:
    """A read-only connection with limits, for any thread. Raises `sqlite3.Error`."""
    uri = f"file:{quote(str(path.absolute()))}?{'immutable=1' if immutable else 'mode=ro'}"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, factory=BoundedConnection)
    for limit, value in _LIMITS:
        connection.setlimit(limit, value)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection
