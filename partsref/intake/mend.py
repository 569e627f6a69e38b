"""Make anew, from the facts, the indexes inside the file that are missing or of an older layout."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from partsref.index import near
from partsref.store.database import open_writer, writing


def mend_numbers(path: Path, say: Callable[[str], None]) -> None:
    """Rebuild the near-number index of `path`. Raises `DatabaseError` when the file cannot be written."""
    say(f"{path}: the index of numbers is missing or outdated: making it anew ...")
    connection = open_writer(path)
    try:
        with writing(connection, path):
            near.rebuild(connection)
    finally:
        connection.close()
