"""The vocabulary of a catalogue, as stored: what a query may be speaking of."""

from __future__ import annotations

import sqlite3

from partsref.reads.name_rows import KnownVehicle, ModelName, PartTerm


def terms(connection: sqlite3.Connection) -> list[PartTerm]:
    """The synonym table, with the words of other languages after its own."""
    words: dict[int, list[str]] = {}
    # A file of an older version may be open for reading: it has no such words.
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'term_word'").fetchone():
        for term_id, word in connection.execute("SELECT term_id, word FROM term_word ORDER BY id"):
            words.setdefault(term_id, []).append(word)
    rows = connection.execute("SELECT id, name, name_ja, romaji, category, synonyms FROM term ORDER BY id")
    return [PartTerm(row[0], row[1], row[2], row[3], row[4], (*_split(row[5]), *words.get(row[0], ()))) for row in rows]


def categories(connection: sqlite3.Connection) -> list[tuple[int, str, str, str]]:
    """(id, name, Japanese name, group) of each part category."""
    return connection.execute("SELECT id, name, name_ja, part_group FROM category ORDER BY id").fetchall()


def descriptions(connection: sqlite3.Connection, after: int) -> list[tuple[int, str, str, int | None]]:
    """(id, name, Japanese name, category id) of the descriptions with an id above `after`, in order."""
    sql = "SELECT id, name, name_ja, category_id FROM description WHERE id > ? ORDER BY id"
    return connection.execute(sql, (after,)).fetchall()


def last_description(connection: sqlite3.Connection) -> int:
    """The highest description id; 0 if there is none."""
    return int(connection.execute("SELECT ifnull(max(id), 0) FROM description").fetchone()[0])


def models(connection: sqlite3.Connection) -> list[ModelName]:
    """The models of the reference table, and those only applications or vehicles name (no family, no aliases)."""
    rows = connection.execute("SELECT make, name, name_ja, family, aliases FROM model ORDER BY make, name")
    found = {(row[0], row[1]): ModelName(row[0], row[1], row[2], row[3], _split(row[4])) for row in rows}
    named = "SELECT make, model, model_ja FROM vehicle UNION SELECT DISTINCT make, model, '' FROM application"
    for make, model, model_ja in connection.execute(named):
        if model:
            found.setdefault((make, model), ModelName(make, model, model_ja, "", ()))
    return list(found.values())


def vehicles(connection: sqlite3.Connection) -> list[KnownVehicle]:
    """The vehicles of the reference table."""
    sql = "SELECT id, make, model, chassis, model_ja, engine, year_from, year_to FROM vehicle ORDER BY id"
    return [KnownVehicle(*row) for row in connection.execute(sql)]


def codes(connection: sqlite3.Connection) -> set[str]:
    """Every chassis code and pattern that applications name."""
    return {row[0] for row in connection.execute("SELECT DISTINCT pattern FROM application_code WHERE pattern <> ''")}


def engines(connection: sqlite3.Connection) -> set[str]:
    """Every engine cell of vehicles and applications, as stated."""
    sql = "SELECT engine FROM vehicle UNION SELECT DISTINCT engine FROM application"
    return {row[0] for row in connection.execute(sql) if row[0]}


def makers(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """(alias, maker, kind) of every name a maker goes by."""
    return connection.execute(
        "SELECT alias, maker.name, maker.kind FROM maker_alias JOIN maker ON maker.id = maker_id ORDER BY alias"
    ).fetchall()


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
