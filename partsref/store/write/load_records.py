"""The loads of a catalogue: which there are, which one an incoming file repeats, what they were replaced by."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from partsref.model import Load

_LOADS = (
    "SELECT load.id, source.code, source.title, file, sha256, mapping, mode, rows, rejected, retracted,"
    " loaded_at, replaced_by"
    " FROM load JOIN source ON source.id = load.source_id"
)


def loads(connection: sqlite3.Connection, source: str | None = None) -> list[Load]:
    """Every load, of one source or of all, oldest first, with those that were replaced."""
    where, values = (" WHERE source.code = ?", (source,)) if source is not None else ("", ())
    return [Load(*row) for row in connection.execute(f"{_LOADS}{where} ORDER BY load.id", values)]


def load(connection: sqlite3.Connection, load_id: int) -> Load | None:
    """One load, or None."""
    row = connection.execute(f"{_LOADS} WHERE load.id = ?", (load_id,)).fetchone()
    return Load(*row) if row else None


def in_force(connection: sqlite3.Connection, source: str) -> list[Load]:
    """The loads of a source whose evidence stands, oldest first."""
    return [one for one in loads(connection, source) if one.replaced_by is None]


def mark_replaced(connection: sqlite3.Connection, load_ids: Sequence[int], by: int) -> None:
    """Record that a later load took the place of these."""
    connection.executemany("UPDATE load SET replaced_by = ? WHERE id = ?", [(by, one) for one in load_ids])


def forget(connection: sqlite3.Connection, load_id: int) -> None:
    """Drop a withdrawn load with those it had replaced, and its source if nothing else comes from it."""
    (source_id,) = connection.execute("SELECT source_id FROM load WHERE id = ?", (load_id,)).fetchone()
    connection.execute("DELETE FROM load WHERE id = ?", (load_id,))
    users = ("load", "claim", "link_evidence", "fitment_evidence", "attribute_evidence", "offer", "vehicle", "frame")
    unused = " AND ".join(f"NOT EXISTS (SELECT 1 FROM {table} WHERE source_id = source.id)" for table in users)
    connection.execute(f"DELETE FROM source WHERE id = ? AND {unused}", (source_id,))
