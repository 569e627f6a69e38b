"""What became of a write, read from the file itself: after an error nobody knows otherwise.

Each act of writing leaves its own mark in the same transaction. An error may come after the commit (a checkpoint, a
lock, the disk): then the mark is there, and the act is in.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from partsref.errors import DatabaseError, warn
from partsref.store.file.sqlite_errors import explained

NOTHING_CHANGED = "Nothing was changed."
_UNKNOWN = "Whether it is in could not be read: look with partsref loads before you try again."
_KEY = "marks"
_KEPT = 16
"""Marks kept: so many others may write before we look."""


_last: list[bool | None] = [False]


def begin() -> None:
    """Another act of writing begins: nothing of it is in yet."""
    _last[0] = False


def came_in() -> None:
    """The act is committed: whatever goes wrong from now on, it is in."""
    _last[0] = True


def is_in() -> bool | None:
    """Whether the last act of writing in this process is in; None where that could not be read."""
    return _last[0]


def leave_mark(connection: sqlite3.Connection) -> str:
    """Leave a mark of this act of writing, within its transaction; returns it."""
    mark = os.urandom(6).hex()
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    marks = [*(row[0].split() if row else ()), mark][-_KEPT:]
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, " ".join(marks)))
    return mark


def has_mark(path: Path, mark: str, writer: sqlite3.Connection) -> bool | None:
    """Whether the act that left `mark` is in the file; None where the file cannot be read.

    Asked of the file opened anew, or where it cannot be of `writer`, which has left its transaction.
    """
    from partsref.store.file.database import open_reader

    try:
        with closing(open_reader(path)) as fresh:
            return _is_marked(fresh, mark)
    except (sqlite3.Error, OSError, DatabaseError):
        with suppress(sqlite3.Error):
            return None if writer.in_transaction else _is_marked(writer, mark)
    return None


def _is_marked(connection: sqlite3.Connection, mark: str) -> bool:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return bool(row) and mark in row[0].split()


def settle(error: sqlite3.Error, path: Path, found: bool | None) -> None:
    """Say what became of a write that met `error`: a warning if it was found in, else raise `DatabaseError`."""
    _last[0] = found
    if found:
        warn(f"It is in. Afterwards something went wrong: {explained(error, path)}")
        return
    raise explained(error, path, NOTHING_CHANGED if found is False else _UNKNOWN) from error
