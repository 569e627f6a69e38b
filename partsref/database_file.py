"""What doors do to a database file as a whole: make it, load into it, withdraw from it, make its indexes anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from partsref.errors import DatabaseError
from partsref.store.file.database import exists
from partsref.store.file.schema import APPLICATION_ID
from partsref.store.file.sqlite_errors import is_gone, is_interrupted
from partsref.store.file.target import refuse_to_overwrite

if TYPE_CHECKING:
    from partsref.model import Load
    from partsref.store.write.withdraw import Withdrawn

__all__ = [
    "catch_up_words",
    "exists",
    "fold_log",
    "is_catalogue",
    "is_gone",
    "is_interrupted",
    "make_ready",
    "refuse_to_overwrite",
    "remake_indexes",
    "withdraw_load",
]


def make_ready(path: Path, say: Callable[[str], None], *, empty: bool = False) -> None:
    """Make the database at `path` if there is none: from the shipped catalogue or, with `empty`, without a fact."""
    if exists(path):
        return
    if empty:
        from partsref.store.file.database import open_writer

        open_writer(path).close()
        return
    from partsref.intake.catalogue.build_database import build

    say(f"{path} is not there yet: building it from the shipped catalogue ...")
    build(path)


def withdraw_load(path: Path, load_id: int) -> tuple[Load, Withdrawn]:
    """Withdraw a load; returns it and what went with it.

    Raises `DatabaseError` without a database, `NotFoundError` for a load that is not in force.
    """
    from partsref.intake.supplier.withdraw_load import unload

    if not exists(path):
        raise DatabaseError(f"{path}: no such database, so nothing to withdraw. Name it with --db PATH.")
    return unload(path, load_id)


def remake_indexes(path: Path) -> None:
    """Make anew what is derived from the facts; nothing is done without a database."""
    if exists(path):
        from partsref.intake.catalogue.repair import remake

        remake(path)


def catch_up_words(path: Path) -> None:
    """Bring the word index up to the facts now, so that the next question need not wait for it."""
    from partsref.intake.catalogue.build_database import make_words

    make_words(path)


def fold_log(path: Path) -> None:
    """Take a write-ahead log that readers left beside the file into it, if nobody else has it open."""
    from partsref.store.file.database import open_writer

    if Path(f"{os.path.realpath(path)}-wal").exists():
        with suppress(DatabaseError, OSError):
            open_writer(path).close()


def is_catalogue(path: str | None) -> bool:
    """True if the file says it is a partsref database."""
    if not path:
        return False
    try:
        with Path(path).open("rb") as file:
            header = file.read(72)
    except OSError:
        return False
    return header[:15] == b"SQLite format 3" and int.from_bytes(header[68:72], "big") == APPLICATION_ID
