"""Open the file: read-only for questions, for writing under one transaction, and tell clearly what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex
from urllib.parse import quote

from partsref.errors import DatabaseError
from partsref.store.file.schema import APPLICATION_ID, READABLE_VERSION, VERSION

WRITER_WAIT_SECONDS = 30.0
"""How long a second writer waits for the first before it gives up."""
READER_WAIT_SECONDS = 5.0
"""How long a question waits for somebody who has the whole file to himself; a load never does."""


def exists(path: Path) -> bool:
    """True if something is at `path`; an empty file counts as nothing, as SQLite itself has it."""
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)


def open_reader(path: Path) -> sqlite3.Connection:
    """A read-only connection. Raises `DatabaseError` when the file is missing, foreign, damaged or locked."""
    if not exists(path):
        raise DatabaseError(f"{path}: no such database. Make it with: partsref build --db {path}")
    try:
        # Read-write: a reader must be able to make the -shm file of a write-ahead log. query_only keeps it a reader.
        connection = _connect(path, "rw", READER_WAIT_SECONDS)
        connection.execute("PRAGMA query_only = on")
        _check_ours(connection, path)
    except sqlite3.Error as error:
        if not _nobody_writes(error, path):
            raise explained(error, path) from error
        connection = _open_frozen(path)
    return connection


def _nobody_writes(error: sqlite3.Error, path: Path) -> bool:
    """A file on a read-only medium may be read as it stands, but only when no writer left a journal beside it."""
    read_only = "readonly" in str(error) or "unable to open" in str(error)
    return read_only and not any(Path(f"{path}{end}").exists() for end in ("-wal", "-journal"))


def open_writer(path: Path) -> sqlite3.Connection:
    """A connection for writing, migrated to today's schema; the file is made if there is none."""
    from partsref.store.file.migrations import migrate  # sqlite-utils costs 100 ms, which questions need not pay.

    try:
        if not exists(path):
            _make(Path(os.path.realpath(path)))
        connection = _connect(path, "rw", WRITER_WAIT_SECONDS)
        _check_ours(connection, path)
        # A load writes all over its indexes, batch after batch: a page that stays in memory is written once.
        connection.execute("PRAGMA cache_size = -64000")
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("PRAGMA synchronous = normal")
        connection.execute("PRAGMA foreign_keys = on")
        migrate(connection)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return connection


def _make(path: Path) -> None:
    """Make an empty database beside its place and put it there whole: no kill, no full disk leaves half of one."""
    from partsref.store.file.migrations import migrate

    draft = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        with closing(_connect(draft, "rwc", WRITER_WAIT_SECONDS)) as connection:
            migrate(connection)
        _put(draft, path)
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be made ({error.strerror}).") from error
    finally:
        for leftover in (draft, Path(f"{draft}-journal")):
            leftover.unlink(missing_ok=True)


def _put(draft: Path, path: Path) -> None:
    """Give the draft its name, unless somebody else was quicker: then his stays."""
    try:
        path.hardlink_to(draft)
    except OSError:  # Something has the name, or the file system knows no links.
        if not exists(path):
            draft.replace(path)


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction for one act of writing: all of it or nothing; bumps the generation.

    Raises `DatabaseError` when another writer holds the file longer than `WRITER_WAIT_SECONDS`, or it is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            _check_in_place(connection, path)
            yield connection
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    except sqlite3.Error as error:
        raise explained(error, path) from error


@contextmanager
def sole_use(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold the file so that nobody writes it meanwhile, to put another in its place."""
    try:
        connection = _connect(path, "rw", WRITER_WAIT_SECONDS)
        try:
            connection.execute("BEGIN EXCLUSIVE")
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise explained(error, path) from error


def _check_in_place(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse to write into a file that a build has replaced while we waited: the rows would be lost."""
    with closing(_connect(path, "rw", WRITER_WAIT_SECONDS)) as fresh:
        if generation(fresh)[0] != generation(connection)[0]:
            raise DatabaseError(f"{path}: was built anew meanwhile; nothing was written. Try again.")


def generation(connection: sqlite3.Connection) -> tuple[str, int]:
    """(identity of this database, how often it was written): what a derived index must agree with."""
    rows = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('identity', 'generation')"))
    if len(rows) < 2:
        raise sqlite3.DatabaseError("malformed: table meta has lost its rows")
    return rows["identity"], int(rows["generation"])


def is_outdated(connection: sqlite3.Connection) -> bool:
    """True for a file that an earlier partsref made: opening it for writing brings it to today's schema."""
    return _version(connection) < VERSION


def is_readable(connection: sqlite3.Connection) -> bool:
    """True for a file that can be read as it stands, be it outdated."""
    return _version(connection) >= READABLE_VERSION


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def explained(error: Exception, path: Path) -> DatabaseError:
    """Say in a user's words what SQLite says in its own; text that does not decode is damage too."""
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
    if "not a database" in text or "malformed" in text or isinstance(error, UnicodeDecodeError):
        return DatabaseError(
            f"{path}: not a partsref database, or damaged ({text}). Move it away, then: partsref build --db {path}"
        )
    return DatabaseError(f"{path}: {text}. See what is wrong: partsref check --db {path}")


def _connect(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None)
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
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    version = _version(connection)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").fetchone()
    if application_id != APPLICATION_ID or not tables:
        raise DatabaseError(f"{path}: not a partsref database. Choose another file with --db PATH.")
    if version > VERSION:
        raise DatabaseError(
            f"{path}: made by a newer partsref. Update partsref, or choose another file with --db PATH."
        )
