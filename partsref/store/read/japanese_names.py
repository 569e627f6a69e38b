"""What makers, models and parts are called in Japanese."""

from __future__ import annotations

import sqlite3


def maker_ja(connection: sqlite3.Connection, maker: str) -> str:
    """A maker's name in Japanese, empty where it is not known."""
    return _first(connection, "SELECT name_ja FROM maker WHERE name = ?", maker)


def model_ja(connection: sqlite3.Connection, make: str, model: str) -> str:
    """A model's name in Japanese, empty where it is not known."""
    return _first(connection, "SELECT name_ja FROM model WHERE make = ? AND name = ?", make, model)


def part_ja(connection: sqlite3.Connection, name: str) -> str:
    """What a kind of part is called in Japanese, empty where it is not known."""
    return _first(connection, "SELECT name_ja FROM term WHERE name = ? COLLATE NOCASE", name) or _first(
        connection, "SELECT name_ja FROM category WHERE name = ? COLLATE NOCASE", name
    )


def _first(connection: sqlite3.Connection, sql: str, *values: str) -> str:
    row = connection.execute(sql, values).fetchone()
    return str(row[0] or "") if row else ""
