"""Everything in the file as plain rows: the tables of the catalogue folder, one row a fact and source, sorted.

Two catalogues that say the same have the same dump, whatever order they were loaded in.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

_PART = "maker.name, part.number"
_JOIN_PART = "JOIN part ON part.id = {0}.part_id JOIN maker ON maker.id = part.maker_id"
_SOURCE = "JOIN source ON source.id = e.source_id"

TABLES: dict[str, tuple[tuple[str, ...], str]] = {
    "sources": (
        ("id", "kind", "title", "url", "trust"),
        "SELECT code, kind, title, url, trust FROM source",
    ),
    "makers": (
        ("maker", "kind", "maker_ja", "aliases", "note"),
        "SELECT name, kind, name_ja, (SELECT group_concat(alias, '|') FROM (SELECT alias FROM maker_alias"
        " WHERE maker_id = maker.id AND alias NOT IN (maker.name, maker.name_ja) ORDER BY alias)), note FROM maker",
    ),
    "categories": (
        ("category", "category_ja", "group"),
        "SELECT name, name_ja, part_group FROM category",
    ),
    "models": (
        ("make", "model", "model_ja", "family", "aliases"),
        "SELECT make, name, name_ja, family, aliases FROM model",
    ),
    "vehicles": (
        (
            "make", "model", "chassis", "model_ja", "generation", "body", "drive", "engine", "displacement_cc",
            "year_from", "month_from", "year_to", "month_to", "note", "source",
        ),
        "SELECT make, model, chassis, model_ja, generation, body, drive, engine, displacement_cc, year_from,"
        " month_from, year_to, month_to, note, source.code FROM vehicle LEFT JOIN source ON source.id = source_id",
    ),
    "twins": (
        ("make", "model", "chassis", "twin_make", "twin_model", "twin_chassis", "source"),
        "SELECT a.make, a.model, a.chassis, b.make, b.model, b.chassis, source.code FROM vehicle_twin AS e"
        " JOIN vehicle AS a ON a.id = vehicle_id JOIN vehicle AS b ON b.id = twin_id"
        f" {_SOURCE}"
        " WHERE (a.make, a.model, a.chassis) < (b.make, b.model, b.chassis)",
    ),
    "vehicle_facts": (
        ("make", "model", "chassis", "engine", "name", "value", "unit", "note", "source"),
        f"SELECT make, model, chassis, engine, name, value, unit, note, source.code FROM vehicle_fact AS e {_SOURCE}",
    ),
    "frames": (
        ("make", "model", "type_code", "chassis", "serial_from", "serial_to", "note", "source"),
        "SELECT make, model, type_code, chassis, serial_from, serial_to, note, source.code"
        " FROM frame LEFT JOIN source ON source.id = source_id",
    ),
    "terms": (
        ("term", "term_ja", "romaji", "synonyms", "category", "note", "source"),
        f"SELECT name, name_ja, romaji, synonyms, category, note, source.code FROM term AS e {_SOURCE}",
    ),
    "words": (
        ("language", "word", "term", "source"),
        f"SELECT language, word, term.name, source.code FROM term_word AS e JOIN term ON term.id = term_id {_SOURCE}",
    ),
    "parts": (
        ("maker", "number", "kind", "name", "name_ja", "category", "status", "note", "source"),
        f"SELECT {_PART}, e.kind, ifnull(description.name, ''), ifnull(description.name_ja, ''),"
        f" ifnull(category.name, ''), e.status, e.note, source.code FROM claim AS e {_JOIN_PART.format('e')} {_SOURCE}"
        " LEFT JOIN description ON description.id = e.description_id"
        " LEFT JOIN category ON category.id = description.category_id WHERE e.kind <> ''",
    ),
    "spellings": (
        ("maker", "number", "spelling", "slip", "source"),
        f"SELECT {_PART}, e.spelling, e.slip, source.code FROM claim AS e {_JOIN_PART.format('e')} {_SOURCE}"
        " WHERE e.spelling NOT IN ('', part.number)",
    ),
    "links": (
        ("maker_from", "number_from", "relation", "maker_to", "number_to", "note", "inferred", "source"),
        "SELECT a_maker.name, a.number, relation, b_maker.name, b.number, e.note, e.inferred, source.code"
        " FROM link JOIN part AS a ON a.id = from_id JOIN maker AS a_maker ON a_maker.id = a.maker_id"
        " JOIN part AS b ON b.id = to_id JOIN maker AS b_maker ON b_maker.id = b.maker_id"
        f" JOIN link_evidence AS e ON e.link_id = link.id {_SOURCE}",
    ),
    "fitments": (
        (
            "maker", "number", "make", "model", "chassis", "engine", "year_from", "year_to", "position", "note",
            "source",
        ),
        f"SELECT {_PART}, a.make, a.model, a.chassis, a.engine, a.year_from, a.year_to, fitment.position, e.note,"
        f" source.code FROM fitment {_JOIN_PART.format('fitment')} JOIN application AS a ON a.id = application_id"
        f" JOIN fitment_evidence AS e ON e.fitment_id = fitment.id {_SOURCE}",
    ),
    "attributes": (
        ("maker", "number", "name", "value", "unit", "source"),
        f"SELECT {_PART}, attribute.name, attribute.value, attribute.unit, source.code FROM attribute"
        f" {_JOIN_PART.format('attribute')} JOIN attribute_evidence AS e ON e.attribute_id = attribute.id {_SOURCE}",
    ),
    "offers": (
        ("maker", "number", "price", "currency", "stock", "pack", "order_code", "link", "date", "source"),
        f"SELECT {_PART}, e.price, e.currency, e.stock, e.pack, e.order_code, e.link,"
        " ifnull(nullif(e.date, ''), substr(load.loaded_at, 1, 10)), source.code"
        f" FROM offer AS e JOIN load ON load.id = e.load_id {_JOIN_PART.format('e')} {_SOURCE}",
    ),
}  # fmt: skip
"""File name to (header, statement whose columns are the header's)."""


def rows(connection: sqlite3.Connection, name: str) -> Iterator[tuple[str, ...]]:
    """The rows of one file of the catalogue folder, in the order of its columns; absent values are empty."""
    header, select = TABLES[name]
    order = ", ".join(str(column) for column in range(1, len(header) + 1))
    for row in connection.execute(f"SELECT DISTINCT * FROM ({select}) ORDER BY {order}"):
        yield tuple("" if cell is None else str(cell) for cell in row)
