"""Which parts were changed since a publication: noted by the catalogue's own file, from its first publication on.

Triggers note the part of every row that is written, whoever writes it. They and their tables are derived: without
them a catalogue is published whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from partsref.errors import DatabaseError
from partsref.store.file.database import connect_writer

_TABLES = (
    "CREATE TABLE IF NOT EXISTS publish_changed (part_id INTEGER PRIMARY KEY, generation INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS publish_mark (mark TEXT PRIMARY KEY, generation INTEGER NOT NULL) WITHOUT ROWID",
)
_NOTE = (
    "INSERT OR REPLACE INTO publish_changed SELECT {part}, (SELECT value + 1 FROM meta WHERE key = 'generation')"
    " {source};"
)
_OF_LINK = "FROM link WHERE id = {row}.link_id"
_OF_FITMENT = "FROM fitment WHERE id = {row}.fitment_id"
_OF_ATTRIBUTE = "FROM attribute WHERE id = {row}.attribute_id"
_NOTED: dict[str, tuple[tuple[str, str], ...]] = {
    "part": (("{row}.id", ""),),
    "claim": (("{row}.part_id", ""),),
    "spelling": (("{row}.part_id", ""),),
    "offer": (("{row}.part_id", ""),),
    "attribute": (("{row}.part_id", ""),),
    "attribute_evidence": (("part_id", _OF_ATTRIBUTE),),
    "fitment": (("{row}.part_id", ""),),
    "fitment_evidence": (("part_id", _OF_FITMENT),),
    "fitment_dispute": (("part_id", _OF_FITMENT),),
    "link": (("{row}.from_id", ""), ("{row}.to_id", "")),
    "link_evidence": (("from_id", _OF_LINK), ("to_id", _OF_LINK)),
    "link_dispute": (("from_id", _OF_LINK), ("to_id", _OF_LINK)),
}
"""Table: the parts a row of it is of, as a column and where that is found."""
_ROWS = {"INSERT": ("NEW",), "DELETE": ("OLD",), "UPDATE": ("OLD", "NEW")}


@contextmanager
def open_journal(path: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection to note things with, the journal kept from now on; None for a file that nobody may write.

    It is open as long as the catalogue is read: a file is made ready for readers and a writer before any reads it.
    """
    try:
        connection = connect_writer(path)
    except (DatabaseError, sqlite3.Error):
        yield None
        return
    with closing(connection):
        if not has_journal(connection):
            connection.execute("BEGIN IMMEDIATE")
            for statement in (*_TABLES, *_triggers()):
                connection.execute(statement)
            connection.execute("COMMIT")
        yield connection


def has_journal(connection: sqlite3.Connection) -> bool:
    """Whether the file notes what changes."""
    sql = (
        "SELECT count(*) FROM sqlite_master WHERE name LIKE 'publish\\_%' ESCAPE '\\' AND type IN ('table', 'trigger')"
    )
    (count,) = connection.execute(sql).fetchone()
    return bool(count == len(_TABLES) + len(_NOTED) * len(_ROWS))


def leave_mark(connection: sqlite3.Connection, mark: str, generation: int) -> None:
    """Note that a publication of this state is about to be read. Raises `sqlite3.Error`."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO publish_mark VALUES (?, ?)", (mark, generation))
    connection.execute("DELETE FROM publish_mark WHERE generation < ? - 1000", (generation,))
    connection.execute("COMMIT")


def changed_since(connection: sqlite3.Connection, mark: str, generation: int) -> list[int] | None:
    """The parts changed since the publication with this mark; None where that is not known."""
    if not has_journal(connection):
        return None
    sql = "SELECT 1 FROM publish_mark WHERE mark = ? AND generation = ?"
    if connection.execute(sql, (mark, generation)).fetchone() is None:
        return None
    rows = connection.execute(
        "SELECT part_id FROM publish_changed WHERE generation > ? ORDER BY part_id", (generation,)
    )
    return [row[0] for row in rows]


def _triggers() -> list[str]:
    made = []
    for table, parts in _NOTED.items():
        for event, rows in _ROWS.items():
            notes = " ".join(
                _NOTE.format(part=part.format(row=row), source=source.format(row=row))
                for row in rows
                for part, source in parts
            )
            trigger = f"publish_{table}_{event.lower()}"
            made.append(f"CREATE TRIGGER IF NOT EXISTS {trigger} AFTER {event} ON {table} BEGIN {notes} END")
    return made
