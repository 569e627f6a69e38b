"""Whether the file is whole: SQLite's own checks, references, and facts that nobody says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_MOST_LINES = 20
_FACTS = ("link", "fitment", "attribute")


def damage(connection: sqlite3.Connection) -> Iterator[str]:
    """What SQLite finds wrong with the file or its references; nothing when it is sound."""
    # Twice: a read that failed once is told as damage too, and is none.
    if _faults(connection):
        yield from _faults(connection)
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_LINES):
        yield f"{table} row {row} points at a row of {parent} that is not there"


def _faults(connection: sqlite3.Connection) -> list[str]:
    return [line for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_LINES})") if line != "ok"]


def missing(connection: sqlite3.Connection) -> Iterator[str]:
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
        yield f"the {kind} {name} is missing"


def unrelated(connection: sqlite3.Connection) -> Iterator[str]:
    """Applications that the table of chassis codes has lost: questions by vehicle would not see their parts."""
    sql = "SELECT count(*) FROM application WHERE id NOT IN (SELECT application_id FROM application_code)"
    (count,) = connection.execute(sql).fetchone()
    if count:
        yield f"{count} applications are not in the table of chassis codes"


def unsourced(connection: sqlite3.Connection) -> Iterator[str]:
    """Facts without evidence, by table."""
    for fact in _FACTS:
        sql = (
            f"SELECT count(*), min(id) FROM {fact}"
            f" WHERE NOT EXISTS (SELECT 1 FROM {fact}_evidence WHERE {fact}_id = {fact}.id)"
        )
        count, first = connection.execute(sql).fetchone()
        if count:
            yield f"{count} rows of {fact} have no source, the first is {first}"
    count, first = connection.execute(
        "SELECT count(*), min(number) FROM part WHERE NOT EXISTS (SELECT 1 FROM claim WHERE part_id = part.id)"
    ).fetchone()
    if count:
        yield f"{count} parts have no source, such as {first}"
