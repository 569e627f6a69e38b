"""Open the file: read-only for questions, for writing under one transaction, and tell clearly what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from partsref.errors import DatabaseError
from partsref.store.schema import APPLICATION_ID, VERSION

WRITER_WAIT_SECONDS = 30.0
"""How long a second writer waits for the first before it gives up."""


def exists(path: Path) -> bool:
    """True if something is at `path`; an empty file counts as nothing, as SQLite itself has it."""
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)


def open_reader(path: Path) -> sqlite3.Connection:
    """A read-only connection. Raises `DatabaseError` when the file is missing, foreign or damaged."""
    if not exists(path):
        raise DatabaseError(f"{path}: no such database. Make it with: partsref build --db {path}")
    # Read-write: a reader must be able to make the -shm file of a write-ahead log. query_only keeps it a reader.
    try:
        connection = _connect(path, "rw")
        connection.execute("PRAGMA query_only = on")
        _check_ours(connection, path)
    except sqlite3.OperationalError:
        connection = _open_frozen(path)
    return connection


def open_writer(path: Path) -> sqlite3.Connection:
    """A connection for writing, migrated to today's schema; the file is made if there is none."""
    from partsref.store.migrations import migrate  # sqlite-utils costs 100 ms, which questions need not pay.

    fresh = not exists(path)
    try:
        connection = _connect(path, "rwc")
        if not fresh:
            _check_ours(connection, path)
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = normal")
        connection.execute("PRAGMA foreign_keys = on")
        migrate(connection)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return connection


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction for one act of writing: all of it or nothing; bumps the generation.

    Raises `DatabaseError` when another writer holds the file longer than `WRITER_WAIT_SECONDS`, or it is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error


def generation(connection: sqlite3.Connection) -> tuple[str, int]:
    """(identity of this database, how often it was written): what a derived index must agree with."""
    rows = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('identity', 'generation')"))
    return rows["identity"], int(rows["generation"])


def is_outdated(connection: sqlite3.Connection) -> bool:
    """True for a file that an earlier partsref made: opening it for writing brings it to today's schema."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return bool(version < VERSION)


def explained(error: sqlite3.Error, path: Path) -> DatabaseError:
    """Say in a user's words what SQLite says in its own."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return DatabaseError(f"{path}: another program is writing it. Try again when it has finished.")
    if "readonly" in text or "read-only" in text:
        return DatabaseError(f"{path}: cannot be written (read-only). Choose another with --db PATH.")
    if "full" in text or "disk I/O" in text:
        return DatabaseError(
            f"{path}: the disk is full or failing; nothing was changed. Free some space and try again."
        )
    if "unable to open" in text:
        return DatabaseError(f"{path}: cannot be opened. Check that its folder exists and may be read and written.")
    if "not a database" in text or "malformed" in text:
        return DatabaseError(f"{path}: not a partsref database, or damaged. Move it away and run: partsref build")
    return DatabaseError(f"{path}: {text}")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=WRITER_WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA cache_size = -16000")
    connection.execute("PRAGMA mmap_size = 1073741824")
    return connection


def _open_frozen(path: Path) -> sqlite3.Connection:
    """Open a file nobody can write now (read-only folder or medium)."""
    uri = f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        _check_ours(connection, path)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return connection


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").fetchone()
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        raise explained(error, path) from error
    if application_id != APPLICATION_ID or not tables:
        raise DatabaseError(f"{path}: not a partsref database. Choose another file with --db PATH.")
    if version > VERSION:
        raise DatabaseError(
            f"{path}: made by a newer partsref. Update partsref, or choose another file with --db PATH."
        )
