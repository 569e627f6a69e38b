"""What is wrong with the file itself: damage, broken references, facts nobody says, an index that disagrees."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from partsref.answer.checks.link_checks import Finding, FindingKind
from partsref.index import near
from partsref.index.sqlite_reader import SqliteReader
from partsref.index.words import sealed_folder
from partsref.reasons import Reason
from partsref.store.file import drafts, integrity
from partsref.store.file.sqlite_errors import is_damage

_CHECKS: tuple[tuple[FindingKind, Callable[[sqlite3.Connection], Iterable[Reason]]], ...] = (
    ("damage", integrity.damage),
    ("damage", integrity.missing),
    ("unsourced", integrity.unsourced),
    ("index", integrity.unrelated),
    ("index", near.check),
)


def faults(reader: SqliteReader) -> Iterator[Finding]:
    """Every fault found, each an error; nothing when the file is sound. A check that cannot read on is a fault too."""
    for kind, check in _CHECKS:
        try:
            for fault in check(reader.connection):
                yield Finding(kind, "error", fault, ())
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise  # A disk that fails now says nothing of the file.
            yield Finding("damage", "error", Reason("unreadable", error=str(error)), ())


def leftovers(path: Path) -> Iterator[Finding]:
    """What commands that were ended left beside the file; the next of the same kind takes it away."""
    left = drafts.leftovers(Path(os.path.realpath(path)))
    left += sealed_folder.leftovers(path.with_name(f"{path.name}.words"))
    for one in left:
        yield Finding("leftover", "note", Reason("leftover", path=str(one)), ())
