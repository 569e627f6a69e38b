"""What SQLite says went wrong, told by its code and never by its words, in a user's words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from partsref.errors import DatabaseError
from partsref.store.file.lock_holder import lock_holder

CODES: dict[int, str] = {
    sqlite3.SQLITE_PROTOCOL: "another program is writing it. Try again when it has finished.",
    sqlite3.SQLITE_READONLY: "cannot be written (read-only). Choose another with --db PATH.",
    sqlite3.SQLITE_PERM: "cannot be written (read-only). Choose another with --db PATH.",
    sqlite3.SQLITE_FULL: "the disk is full or failing. Free some space and try again.",
    sqlite3.SQLITE_IOERR: "the disk is full or failing. Free some space and try again.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that its folder exists and may be read and written.",
    sqlite3.SQLITE_NOMEM: "out of memory. Ask for less at once, or close other programs.",
    sqlite3.SQLITE_TOOBIG: "holds a value larger than partsref ever writes. See what is wrong: partsref check.",
}
"""Primary result codes of SQLite and what to say of the file."""
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})


class LostRowsError(sqlite3.DatabaseError):
    """A table of ours that must have rows has none: damage that SQLite does not see."""


def code(error: BaseException) -> int:
    """SQLite's primary result code; 0 for what did not come from SQLite."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def is_damage(error: BaseException) -> bool:
    """Whether the file is not what it was written as; text that does not decode is damage too."""
    return isinstance(error, LostRowsError | UnicodeDecodeError) or code(error) in _DAMAGE or _undecoded(error)


def is_gone(error: BaseException) -> bool:
    """Whether what was read may be of a file that was replaced or cut since it was opened."""
    return is_damage(error) or code(error) == sqlite3.SQLITE_IOERR


def is_interrupted(error: BaseException) -> bool:
    """Whether the statement was stopped because somebody asked for it, or it took too long."""
    return code(error) == sqlite3.SQLITE_INTERRUPT


def explained(error: Exception, path: Path, outcome: str = "") -> DatabaseError:
    """Say in a user's words what SQLite says in its own. `outcome`: what became of the file, where it was written."""
    said = f"{error}"
    if is_damage(error):
        what = f"not a partsref database, or damaged ({said}). Move it away, then: partsref build --db {path}"
    elif code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        what = f"{lock_holder(path)}. Try again when it has finished."
    else:
        what = CODES.get(code(error), f"{said}. See what is wrong: partsref check --db {path}")
    return DatabaseError(f"{path}: {what}{f' {outcome}' if outcome else ''}")


def _undecoded(error: BaseException) -> bool:
    """Python raises an error without a code for text that is no UTF-8: there is nothing else to tell it by."""
    return isinstance(error, sqlite3.OperationalError) and not code(error) and "UTF-8" in str(error)
