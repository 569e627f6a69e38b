"""Whether the file is whole: SQLite's own checks, references, and facts that nobody says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from partsref.reasons import Reason

_MOST_LINES = 20
_FACTS = ("link", "fitment", "attribute")


def damage(connection: sqlite3.Connection) -> Iterator[Reason]:
    """What SQLite finds wrong with the file or its references; nothing when it is sound."""
    # Twice: a read that failed once is told as damage too, and is none.
    if _faults(connection):
        yield from (Reason("sqlite_finds", found=line) for line in _faults(connection))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_LINES):
        yield Reason("reference_broken", table=table, row=str(row), parent=parent)


def _faults(connection: sqlite3.Connection) -> list[str]:
    return [line for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_LINES})") if line != "ok"]


def missing(connection: sqlite3.Connection) -> Iterator[Reason]:
    """Tables, indexes and views of today's schema that the file lacks."""
    from partsref.store.file.migrations import migrate

    named = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    whole = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(whole)
        wanted = set(whole.execute(named))
    finally:
        whole.close()
    for kind, name in sorted(wanted - set(connection.execute(named))):
        yield Reason("lacks_structure", kind=kind, name=name)


def unrelated(connection: sqlite3.Connection) -> Iterator[Reason]:
    """Applications that the table of chassis codes has lost: questions by vehicle would not see their parts."""
    sql = "SELECT count(*) FROM application WHERE id NOT IN (SELECT application_id FROM application_code)"
    (count,) = connection.execute(sql).fetchone()
    if count:
        yield Reason("applications_unrelated", count=count)


def unsourced(connection: sqlite3.Connection) -> Iterator[Reason]:
    """Facts without evidence, by table."""
    for fact in _FACTS:
        sql = (
            f"SELECT count(*), min(id) FROM {fact}"
            f" WHERE NOT EXISTS (SELECT 1 FROM {fact}_evidence WHERE {fact}_id = {fact}.id)"
        )
        count, first = connection.execute(sql).fetchone()
        if count:
            yield Reason("facts_unsourced", count=count, fact=fact, first=first)
    count, first = connection.execute(
        "SELECT count(*), min(number) FROM part WHERE NOT EXISTS (SELECT 1 FROM claim WHERE part_id = part.id)"
    ).fetchone()
    if count:
        yield Reason("parts_unsourced", count=count, first=first)
