"""Give a finished database the place of another: as one write into it, so that whoever reads it goes on."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from partsref.errors import DatabaseError
from partsref.store.file import database
from partsref.store.file.outcome import NOTHING_CHANGED, begin, came_in, settle
from partsref.store.file.sqlite_errors import explained

_PAGES_A_STEP = 16
"""Fewer than any database of ours has, so that we look at the old one, locked, before the new one is all in."""
_SECONDS_BETWEEN_TRIES = 0.1


def put_in_place(fresh: Path, path: Path, may_replace: Callable[[sqlite3.Connection], None]) -> None:
    """Make `path` what `fresh` is. `may_replace` raises if what stands there, and nobody can write now, must stay.

    The file of a database in use is never renamed or deleted: its log would be taken for the new one's. Raises
    `DatabaseError`; nothing was changed then.
    """
    begin()
    real = Path(os.path.realpath(path))
    if not database.exists(real) and database.give_name(_in_one_file(fresh, path), real):
        came_in()
        return
    with closing(database.open_reader(fresh)) as source:
        identity = database.generation(source)[0]
        try:
            with closing(database.connect_writer(real)) as target:
                _copy(source, target, real, may_replace)
        except sqlite3.Error as error:
            settle(error, path, _is_in(real, identity))
        else:
            came_in()


def _in_one_file(fresh: Path, path: Path) -> Path:
    """A file with nothing beside it: the log of one that could not be folded in would stay behind, and half of it."""
    log = Path(f"{fresh}-wal")
    if log.exists():
        try:
            database.connect_writer(fresh).close()
        except sqlite3.Error as error:
            raise explained(error, path, NOTHING_CHANGED) from error
    if log.exists():
        raise DatabaseError(f"{path}: the disk is full or failing. Free some space and try again. {NOTHING_CHANGED}")
    return fresh


def _copy(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    path: Path,
    may_replace: Callable[[sqlite3.Connection], None],
) -> None:
    """One transaction of the backup interface; looked at after its first pages, when nobody else can write."""
    until = time.monotonic() + database.WRITER_WAIT_SECONDS
    looked = False

    def step(status: int, _left: int, _whole: int) -> None:
        nonlocal looked
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            if time.monotonic() > until:
                raise DatabaseError(f"{path}: another program is writing it. Try again when it has finished.")
        elif not looked:
            with closing(database.open_reader(path)) as now:
                may_replace(now)
            looked = True

    source.backup(target, pages=_PAGES_A_STEP, progress=step, sleep=_SECONDS_BETWEEN_TRIES)
    target.execute("PRAGMA wal_checkpoint(PASSIVE)")


def _is_in(path: Path, identity: str) -> bool | None:
    try:
        with closing(database.open_reader(path)) as now:
            return database.generation(now)[0] == identity
    except (sqlite3.Error, DatabaseError, OSError):
        return None
