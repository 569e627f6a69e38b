"""Steps that bring an older database to today's schema, in order. A released step is never edited: add the next one."""

from __future__ import annotations

import sqlite3
import uuid

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from partsref.store.file.released import OFFERS_3, TABLES_1
from partsref.store.file.schema import APPLICATION_ID, VERSION
from partsref.store.file.views import create_views

MIGRATIONS = Migrations("partsref")


@MIGRATIONS()
def m0001_tables(db: Database) -> None:
    """The first schema."""
    for statement in _statements(TABLES_1):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.table("meta").insert_all(
        [
            {"key": "generation", "value": "0"},
            {"key": "identity", "value": uuid.uuid4().hex},
        ]
    )


@MIGRATIONS()
def m0002_lengths(db: Database) -> None:
    """Parts are found by their size."""
    db.execute(
        "CREATE INDEX attribute_length ON attribute("
        "CAST(replace(value, ',', '.') AS REAL)"
        " * CASE lower(unit) WHEN 'cm' THEN 10.0 WHEN 'in' THEN 25.4 ELSE 1.0 END, part_id)"
        " WHERE lower(unit) IN ('mm', 'cm', 'in') AND value GLOB '[0-9]*' AND NOT value GLOB '*[^0-9.,]*'"
    )


@MIGRATIONS()
def m0003_offers(db: Database) -> None:
    """What a source sells a part for."""
    for statement in _statements(OFFERS_3):
        db.execute(statement)


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing; each step is one transaction with the record that it was applied."""
    db = Database(connection, execute_plugins=False)
    if connection.execute("PRAGMA user_version").fetchone()[0] < VERSION:
        MIGRATIONS.apply(db)
        create_views(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(script: str) -> list[str]:
    """Split a script into statements: executescript would commit the migration's transaction."""
    found: list[str] = []
    text = ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            found.append(text)
            text = ""
    return found
