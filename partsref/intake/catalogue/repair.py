"""Bring a file to today's schema, and make anew from the facts an index inside it that is missing or outdated."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from partsref.index import near
from partsref.index.words import word_index
from partsref.store.file.database import open_writer, writing
from partsref.store.write.cover_vehicles import forget, relate


def remake(path: Path) -> None:
    """Make everything anew that is derived from the facts: near numbers, vehicles of applications, words."""
    with closing(open_writer(path)) as connection:
        with writing(connection, path):
            near.rebuild(connection)
            forget(connection)
            relate(connection)
        word_index.ensure(path, connection)


def repair(path: Path, say: Callable[[str], None]) -> None:
    """Repair the database at `path`. Raises `DatabaseError` when it cannot be written."""
    say(f"{path}: made by an earlier partsref, or without its index of numbers: repairing it ...")
    connection = open_writer(path)
    try:
        if not near.is_complete(connection):
            with writing(connection, path):
                near.rebuild(connection)
    finally:
        connection.close()
