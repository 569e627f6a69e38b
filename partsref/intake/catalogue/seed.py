"""Which seed catalogue a database was made from."""

from __future__ import annotations

import sqlite3
from hashlib import sha256
from pathlib import Path

from partsref.shipped import shipped

_KEY = "seed"


def seed_mark(folder: Path) -> str:
    """A short mark of what a catalogue folder says: another mark, another seed."""
    digest = sha256()
    # Not a glob, which takes a folder that cannot be read for an empty one.
    for path in sorted(path for path in folder.iterdir() if path.suffix == ".csv"):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def remember_seed(connection: sqlite3.Connection, folder: Path) -> None:
    """Note which seed a database was made from; the caller holds the transaction."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY, seed_mark(folder)))


def is_made_from(connection: sqlite3.Connection, folder: Path) -> bool:
    """Whether a database was made from the seed in `folder` as it is now."""
    return _remembered(connection) == seed_mark(folder)


def is_behind(connection: sqlite3.Connection) -> bool:
    """Whether the shipped seed is another one than the database was made from; False for one without a seed."""
    return bool(_remembered(connection)) and not is_made_from(connection, shipped("catalog"))


def _remembered(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_KEY,)).fetchone()
    return str(row[0]) if row else ""
