"""Steps that bring an older database to today's schema, in order. A released step is never edited: add the next one."""

from __future__ import annotations

import os
import sqlite3

from partsref.store.file.schema import APPLICATION_ID, VERSION
from partsref.store.file.schema_1 import TABLES
from partsref.store.file.sqlite_tables import Database, Migrations
from partsref.store.file.views import create_views

MIGRATIONS = Migrations("partsref")


@MIGRATIONS()
def m0001_tables(db: Database) -> None:
    """The first schema."""
    for statement in _statements(TABLES):
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.table("meta").insert_all(
        [
            {"key": "generation", "value": "0"},
            {"key": "identity", "value": os.urandom(16).hex()},
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


_OWN = """
-- What an owner asks of a vehicle besides its parts: litres, grades, sizes, torques.
CREATE TABLE vehicle_fact (
    id INTEGER PRIMARY KEY,
    make TEXT NOT NULL,
    model TEXT NOT NULL DEFAULT '',
    chassis TEXT NOT NULL DEFAULT '',
    engine TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    unit TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    source_id INTEGER NOT NULL REFERENCES source(id),
    load_id INTEGER NOT NULL REFERENCES load(id) ON DELETE CASCADE
);
CREATE INDEX vehicle_fact_model ON vehicle_fact(make, model);
CREATE INDEX vehicle_fact_load ON vehicle_fact(load_id);
-- Somebody says that a fact is wrong, and why. It stays, and is believed less.
CREATE TABLE link_dispute (
    link_id INTEGER NOT NULL REFERENCES link(id) ON DELETE CASCADE,
    load_id INTEGER NOT NULL REFERENCES load(id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    PRIMARY KEY (link_id, load_id)
) WITHOUT ROWID;
CREATE INDEX link_dispute_load ON link_dispute(load_id);
CREATE TABLE fitment_dispute (
    fitment_id INTEGER NOT NULL REFERENCES fitment(id) ON DELETE CASCADE,
    load_id INTEGER NOT NULL REFERENCES load(id) ON DELETE CASCADE,
    why TEXT NOT NULL,
    PRIMARY KEY (fitment_id, load_id)
) WITHOUT ROWID;
CREATE INDEX fitment_dispute_load ON fitment_dispute(load_id);
-- The vehicles a user owns: meant when a question names none.
CREATE TABLE garage (
    name TEXT PRIMARY KEY,
    frame TEXT NOT NULL,
    chassis TEXT NOT NULL,
    added_at TEXT NOT NULL
) WITHOUT ROWID;
"""


@MIGRATIONS()
def m0003_own(db: Database) -> None:
    """Facts of vehicles, disputes, and the user's own vehicles."""
    for statement in _statements(_OWN):
        db.execute(statement)


_WORDS = """
-- What a term is called in a language: workshop words, and those of other languages.
CREATE TABLE term_word (
    id INTEGER PRIMARY KEY,
    language TEXT NOT NULL,
    word TEXT NOT NULL,
    term_id INTEGER NOT NULL REFERENCES term(id) ON DELETE CASCADE,
    source_id INTEGER NOT NULL REFERENCES source(id),
    UNIQUE (term_id, language, word)
);
"""


@MIGRATIONS()
def m0004_words(db: Database) -> None:
    """What parts are called in other languages."""
    for statement in _statements(_WORDS):
        db.execute(statement)


_OFFERS = """
-- What a source sells a part for, as it said at one time: no fact of the part. The date is the file's own, or empty.
CREATE TABLE offer (
    part_id INTEGER NOT NULL REFERENCES part(id),
    load_id INTEGER NOT NULL REFERENCES load(id),
    source_id INTEGER NOT NULL REFERENCES source(id),
    price TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL DEFAULT '',
    stock TEXT NOT NULL DEFAULT '',
    pack TEXT NOT NULL DEFAULT '',
    order_code TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    date TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (part_id, load_id, source_id, order_code, pack, price, currency, date)
) WITHOUT ROWID;
"""


@MIGRATIONS()
def m0005_offers(db: Database) -> None:
    """What a source sells a part for."""
    for statement in _statements(_OFFERS):
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
