"""Open the file: read-only for questions, for writing under one transaction, and tell clearly what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from partsref.errors import DatabaseError, warn
from partsref.store.file.drafts import draft_folder, sweep
from partsref.store.file.journal import refuse_foreign
from partsref.store.file.lock_holder import lock_holder
from partsref.store.file.outcome import NOTHING_CHANGED, begin, came_in, has_mark, leave_mark, settle
from partsref.store.file.schema import APPLICATION_ID, READABLE_VERSION, VERSION
from partsref.store.file.sqlite_errors import LostRowsError, explained
from partsref.store.file.sqlite_errors import code as error_code
from partsref.store.file.target import refuse_no_file

WRITER_WAIT_SECONDS = 30.0
"""How long a second writer waits for the first before it gives up."""
_QUIETLY_SECONDS = 2.0
"""How long it waits before it says so."""
READER_WAIT_SECONDS = 5.0
"""How long a question waits for somebody who has the whole file to himself; a load never does."""
LONGEST_VALUE = 16 << 20
"""Bytes of one value or row; a file that has a longer one is not from us."""
_SETTINGS = (
    "cache_size = -16000",
    # A file that somebody cuts short while we read it is an error; mapped into memory it would end the process.
    "mmap_size = 0",
    # What a file from elsewhere may hold in its schema is not trusted, nor are its pages.
    "trusted_schema = off",
    "cell_size_check = on",
)


def exists(path: Path) -> bool:
    """True if something is at `path`; an empty file counts as nothing, as SQLite itself has it."""
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)


def open_reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads. Raises `DatabaseError` when the file is missing, foreign, damaged or locked.

    The file is somebody else's until shown otherwise: nothing in it or beside it may run, write or delete.
    """
    if not exists(path):
        raise DatabaseError(f"{path}: no such database. Make it with: partsref build --db {path}")
    try:
        return _checked_reader(path)
    except sqlite3.Error as error:
        if error_code(error) not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise explained(error, path) from error
        return _open_otherwise(path, error)


def _checked_reader(path: Path, immutable: bool = False) -> sqlite3.Connection:
    connection = _connect(path, "ro&immutable=1" if immutable else "ro", READER_WAIT_SECONDS)
    try:
        connection.execute("PRAGMA query_only = on")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        _check_ours(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _open_otherwise(path: Path, error: sqlite3.Error) -> sqlite3.Connection:
    """Open what cannot be opened for reading alone: half a write beside it, or a medium nobody can write."""
    # SQLite goes by the file itself, not by a link to it.
    journals = [Path(f"{os.path.realpath(path)}{end}") for end in ("-journal", "-wal")]
    try:
        if journals[0].exists():
            _roll_back(path)
            return _checked_reader(path)
        if not journals[1].exists():
            return _checked_reader(path, immutable=True)
    except sqlite3.Error as later:
        raise explained(later, path) from later
    raise explained(error, path) from error


def _roll_back(path: Path) -> None:
    """Undo what a writer that was ended left half written: only whoever may write can."""
    refuse_foreign(Path(os.path.realpath(path)))
    with closing(_connect(path, "rw", READER_WAIT_SECONDS)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


class _Writer(sqlite3.Connection):
    """A connection for writing. Closed by the last who has the file, it leaves one file and nothing beside it."""

    def close(self) -> None:
        """Close it; others who have the file open keep its write-ahead log."""
        with suppress(sqlite3.Error):
            if not self.in_transaction:
                self.execute("PRAGMA busy_timeout = 0")
                self.execute("PRAGMA journal_mode = delete")
        super().close()


def open_writer(path: Path) -> sqlite3.Connection:
    """A connection for writing, migrated to today's schema; the file is made if there is none."""
    begin()
    sweep(Path(os.path.realpath(path)))
    try:
        if not exists(path):
            _make(Path(os.path.realpath(path)))
        connection = connect_writer(path)
        try:
            # A load writes all over its indexes, batch after batch: a page that stays in memory is written once.
            connection.execute("PRAGMA cache_size = -64000")
            connection.execute("PRAGMA foreign_keys = on")
            if is_outdated(connection):
                _migrate(connection)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise explained(error, path, NOTHING_CHANGED) from error
    return connection


def connect_writer(path: Path) -> sqlite3.Connection:
    """A connection for writing to a file of ours as it stands. Raises `sqlite3.Error`."""
    refuse_foreign(Path(os.path.realpath(path)))
    connection = _connect(path, "rw", WRITER_WAIT_SECONDS, _Writer)
    try:
        _check_ours(connection, path)
        connection.execute("PRAGMA journal_mode = wal")
        # Full: what was said to be in is in after the power fails, be there a reader that keeps the log open or not.
        connection.execute("PRAGMA synchronous = full")
    except BaseException:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make an empty database beside its place and put it there whole: no kill, no full disk leaves half of one."""
    try:
        with draft_folder(path, "new") as drafts:
            draft = drafts / "db"
            with closing(_connect(draft, "rwc", WRITER_WAIT_SECONDS)) as connection:
                # Nobody has it yet: it need be on the disk once, before it has its name, and not after each statement.
                connection.execute("PRAGMA synchronous = off")
                _migrate(connection)
            _sync(draft)
            give_name(draft, path)
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be made ({error.strerror}).") from error


def _migrate(connection: sqlite3.Connection) -> None:
    from partsref.store.file.migrations import migrate  # sqlite-utils costs 100 ms, which few need to pay.

    migrate(connection)


def give_name(draft: Path, path: Path) -> bool:
    """Give a finished file its name where nothing stands, be that an empty file; False if somebody else was quicker."""
    try:
        path.hardlink_to(draft)
    except OSError:  # Something has the name, or the file system knows no links.
        if exists(path):
            return False
        draft.replace(path)
    _sync_names(path.parent)
    return True


def _sync_names(folder: Path) -> None:
    """Have the names in a folder outlive a power failure, where the system can."""
    with suppress(OSError):
        _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction for one act of writing: all of it or nothing; bumps the generation.

    Raises `DatabaseError` when another writer holds the file longer than `WRITER_WAIT_SECONDS`, or it is full; nothing
    was changed then. An error after the commit is a warning.
    """
    begin()
    try:
        _begin(connection, path)
        try:
            _check_in_place(connection, path)
            yield connection
            connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")
            mark = leave_mark(connection)
        except BaseException:
            _undo(connection)
            raise
    except sqlite3.Error as error:
        raise explained(error, path, NOTHING_CHANGED) from error
    try:
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        _undo(connection)
        settle(error, path, has_mark(path, mark, connection))
    else:
        came_in()


def _begin(connection: sqlite3.Connection, path: Path) -> None:
    """Begin a transaction that writes; whoever must wait for another writer is told for whom, and how long at most."""
    connection.execute(f"PRAGMA busy_timeout = {int(min(_QUIETLY_SECONDS, WRITER_WAIT_SECONDS) * 1000)}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.Error as error:
        if error_code(error) != sqlite3.SQLITE_BUSY:
            raise
        warn(f"{path}: {lock_holder(path)}. Waiting, for {WRITER_WAIT_SECONDS:.0f} s at most ...")
        connection.execute(f"PRAGMA busy_timeout = {int(WRITER_WAIT_SECONDS * 1000)}")
        connection.execute("BEGIN IMMEDIATE")


def _undo(connection: sqlite3.Connection) -> None:
    """Leave the transaction if SQLite has not; what cannot be undone now is undone when the file is next opened."""
    with suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _check_in_place(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse to write into a file that a build has replaced while we waited: the rows would be lost."""
    with closing(_connect(path, "rw", WRITER_WAIT_SECONDS)) as fresh:
        if generation(fresh)[0] != generation(connection)[0]:
            raise DatabaseError(f"{path}: was built anew meanwhile; nothing was written. Try again.")


def generation(connection: sqlite3.Connection) -> tuple[str, int]:
    """(identity of this database, how often it was written): what a derived index must agree with."""
    rows = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('identity', 'generation')"))
    if len(rows) < 2:
        raise LostRowsError("table meta has lost its rows")
    return rows["identity"], int(rows["generation"])


def is_outdated(connection: sqlite3.Connection) -> bool:
    """True for a file that an earlier partsref made: opening it for writing brings it to today's schema."""
    return version(connection) < VERSION


def is_readable(connection: sqlite3.Connection) -> bool:
    """True for a file that can be read as it stands, be it outdated."""
    return version(connection) >= READABLE_VERSION


def version(connection: sqlite3.Connection) -> int:
    """How many migrations the file has taken."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _connect(
    path: Path, mode: str, wait: float, factory: type[sqlite3.Connection] = sqlite3.Connection
) -> sqlite3.Connection:
    refuse_no_file(Path(os.path.realpath(path)))
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=wait, isolation_level=None, factory=factory)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    made_by = version(connection)
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'meta'").fetchone()
    if application_id != APPLICATION_ID or not tables:
        raise DatabaseError(f"{path}: not a partsref database. Choose another file with --db PATH.")
    if made_by > VERSION:
        raise DatabaseError(
            f"{path}: made by a newer partsref. Update partsref, or choose another file with --db PATH."
        )
