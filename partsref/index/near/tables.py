"""The index's own tables. Derived from table `part`: they may be dropped at any time and rebuilt.

`near_slip` holds a code (see `codes`) for every number with at most one character left out, and for what it reads
like; `near_window` for its pieces, `near_head_slip` for every head with at most one left out; `near_head` and
`near_tail` are told in `families`; `near_fragment` knows the numbers by their three-character pieces.
"""

from __future__ import annotations

import json
import sqlite3

VERSION = 4
"""Raised when the layout changes: an index of another version is rebuilt, never answered from."""

_TABLES = {
    "near_state": "CREATE TABLE near_state (version INTEGER PRIMARY KEY)",
    "near_slip": "CREATE TABLE near_slip (code INTEGER PRIMARY KEY)",
    "near_window": "CREATE TABLE near_window (code INTEGER PRIMARY KEY)",
    "near_head": (
        "CREATE TABLE near_head"
        " (id INTEGER PRIMARY KEY, head TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, tails TEXT NOT NULL)"
    ),
    "near_head_slip": "CREATE TABLE near_head_slip (code INTEGER PRIMARY KEY)",
    "near_tail": (
        "CREATE TABLE near_tail (tail TEXT PRIMARY KEY, size INTEGER NOT NULL, heads TEXT NOT NULL) WITHOUT ROWID"
    ),
    "near_fragment": (
        "CREATE VIRTUAL TABLE near_fragment USING fts5"
        " (key, content='', detail=none, columnsize=0, tokenize='trigram case_sensitive 1')"
    ),
}
_THERE = "SELECT count(*) FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?))"


def make(connection: sqlite3.Connection) -> None:
    """Make the tables anew, empty."""
    drop(connection)
    for statement in _TABLES.values():
        connection.execute(statement)
    connection.execute("INSERT INTO near_state VALUES (?)", (VERSION,))


def drop(connection: sqlite3.Connection) -> None:
    """Forget the index."""
    for name in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def are_there(connection: sqlite3.Connection) -> bool:
    """True when every table is there, in today's layout."""
    (count,) = connection.execute(_THERE, (json.dumps(list(_TABLES)),)).fetchone()
    if count != len(_TABLES):
        return False
    (version,) = connection.execute("SELECT max(version) FROM near_state").fetchone()
    return bool(version == VERSION)
