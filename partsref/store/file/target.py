"""May this path be written? Asked once, before anything is done, of every file a user names to be written."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from partsref.errors import DatabaseError, InputError

_BESIDE = ("", "-wal", "-shm", "-journal")
_SQLITE = b"SQLite format 3\0"
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
)


def refuse_to_overwrite(target: Path, database: Path, inputs: Iterable[Path] = ()) -> None:
    """Raise `InputError` unless `target` is nothing yet, or a plain file that is neither `database` nor an input.

    A link is judged by what it leads to; one file under two names is one file.
    """
    real = Path(os.path.realpath(target))
    if any(_same(real, Path(f"{os.path.realpath(database)}{end}")) for end in _BESIDE) or _same(real, database):
        raise InputError(f"{target}: is the database, or belongs to it. Name another file.")
    if Path(os.path.realpath(f"{database}.words")) in real.parents:
        raise InputError(f"{target}: belongs to the word index of the database. Name another file.")
    for source in inputs:
        if _same(real, source):
            raise InputError(f"{target}: is what is to be read. Name another file.")
    try:
        kind = real.stat().st_mode
        with real.open("rb") if stat.S_ISREG(kind) else Path(os.devnull).open("rb") as file:
            is_database = file.read(len(_SQLITE)) == _SQLITE
    except FileNotFoundError:
        return
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}). Name another file.") from error
    for is_kind, name in _KINDS:
        if is_kind(kind):
            raise InputError(f"{target}: is {name}, not a file. Name another.")
    if is_database:
        raise InputError(f"{target}: is a database. Name another file.")


def refuse_no_file(path: Path) -> None:
    """Raise `DatabaseError` where a pipe, a socket or a device stands for a database or beside it.

    They would be waited for without end. A folder is told by SQLite.
    """
    for end in _BESIDE:
        try:
            kind = os.stat(f"{path}{end}").st_mode  # noqa: PTH116 - as it stands, four times at each start
        except (OSError, ValueError):
            continue
        for is_kind, name in _KINDS[1:]:
            if is_kind(kind):
                raise DatabaseError(f"{path}{end}: is {name}, not a file. Choose another database with --db PATH.")


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # One of them is not there.
        return Path(os.path.realpath(one)) == Path(os.path.realpath(other))
