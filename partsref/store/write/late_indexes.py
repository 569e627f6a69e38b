"""Indexes that nobody asks while a large list comes in: made when its rows are in, in a quarter of the time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

LATE = (
    "part_base", "part_description", "part_maker", "spelling_key", "link_back", "fitment_application",
    "fitment_position",
)  # fmt: skip
"""In the order they were made: of two that serve a question equally SQLite takes the one made last."""


@contextmanager
def late_indexes(connection: sqlite3.Connection, rows: int) -> Iterator[None]:
    """Do without the indexes in `LATE` while `rows` rows of a list come in, if that is more than there are parts.

    They are made again at the end. Within the caller's transaction, which takes all of it back where this raises.
    Nothing may be deleted inside, nor asked by what these indexes are of.
    """
    (parts,) = connection.execute("SELECT ifnull(max(id), 0) FROM part").fetchone()
    if parts >= rows:
        yield
        return
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name IN (SELECT value FROM json_each(?))"
    made = dict(connection.execute(f"{sql} ORDER BY rowid", (json.dumps(LATE),)).fetchall())
    for name in made:
        connection.execute(f"DROP INDEX {name}")
    yield
    for statement in made.values():
        connection.execute(statement)
