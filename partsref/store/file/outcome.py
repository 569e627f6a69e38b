"""What became of a write, read from the file itself: after an error nobody knows otherwise.

Each act of writing leaves its own mark in the same transaction. An error may come after the commit (a checkpoint, a
lock, the disk): then the mark is there, and the act is in.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from partsref.errors import DatabaseError, warn
from partsref.store.file.sqlite_errors import explained

NOTHING_CHANGED = "Nothing was changed."
_UNKNOWN = "Whether it is in could not be read: look with partsref loads before you try again."
_KEY = "marks"
_KEPT = 16
"""Marks kept: so many others may write before we look."""


def leave_mark(connection: sqlite3.Connection) -> str:
    """Leave a mark of this act of writing, within its transaction; returns it."""
    mark = os.urandom(6).hex()
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    marks = [*(row[0].split() if row else ()), mark][-_KEPT:]
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, " ".join(marks)))
    return mark


def has_mark(path: Path, mark: str) -> bool | None:
    """Whether the act that left `mark` is in the file; None where the file cannot be read."""
    from partsref.store.file.database import open_reader

    try:
        with closing(open_reader(path)) as fresh:
            row = fresh.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    except (sqlite3.Error, OSError, DatabaseError):
        return None
    return bool(row) and mark in row[0].split()


def settle(error: sqlite3.Error, path: Path, is_in: bool | None) -> None:
    """Say what became of a write that met `error`: a warning if it is in, else raise `DatabaseError`."""
    if is_in:
        warn(f"It is in. Afterwards something went wrong: {explained(error, path)}")
        return
    raise explained(error, path, NOTHING_CHANGED if is_in is False else _UNKNOWN) from error
