"""The index's own tables. Derived from table `part`: they may be dropped at any time and rebuilt."""

from __future__ import annotations

import sqlite3

VERSION = 1
"""Raised when the layout changes: an index of another version is rebuilt, never answered from."""

_TABLES = (
    "CREATE TABLE IF NOT EXISTS near_state (version INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS near_delete (hash INTEGER, part_id INTEGER, PRIMARY KEY (hash, part_id)) WITHOUT ROWID",
    "CREATE VIRTUAL TABLE IF NOT EXISTS near_fragment USING fts5"
    " (key, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1')",
)
NAMES = ("near_state", "near_delete", "near_fragment")


def make(connection: sqlite3.Connection) -> None:
    """Make what is not there."""
    for statement in _TABLES:
        connection.execute(statement)
    connection.execute("INSERT OR IGNORE INTO near_state VALUES (?)", (VERSION,))


def drop(connection: sqlite3.Connection) -> None:
    """Forget the index."""
    for name in NAMES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def are_there(connection: sqlite3.Connection) -> bool:
    """True when every table is there, in today's layout."""
    sql = "SELECT count(*) FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?))"
    (count,) = connection.execute(sql, ('["' + '","'.join(NAMES) + '"]',)).fetchone()
    if count != len(NAMES):
        return False
    (version,) = connection.execute("SELECT max(version) FROM near_state").fetchone()
    return bool(version == VERSION)
