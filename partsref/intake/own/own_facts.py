"""One's own facts: each a load with its source and date, so that it can be listed, taken back and given on."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

from partsref.errors import InputError
from partsref.index import near
from partsref.intake.catalogue.read_folder import row_writers
from partsref.intake.own.check_names import unknown_names
from partsref.model import Kind, Source, Trust
from partsref.numbers.canonical import canonical
from partsref.store.file.database import open_reader, open_writer, writing
from partsref.store.read import dump
from partsref.store.write import load_records
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer
from partsref.values import frozen

SOURCE = Source("mine", "your own facts", "", "own", "C")
"""The source of the loads; each fact has a source of its own kind, which says where the user saw it."""
TABLES: Mapping[str, str] = {
    "part": "parts",
    "link": "links",
    "fitment": "fitments",
    "measure": "attributes",
    "spelling": "spellings",
    "vehicle": "vehicles",
}
"""What can be added, and the table of the catalogue folder it is a row of."""
_PARTS_OF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "links": (("maker_from", "number_from"), ("maker_to", "number_to")),
    "fitments": (("maker", "number"),),
    "attributes": (("maker", "number"),),
    "spellings": (("maker", "number"),),
}
"""The columns of a row that name parts, which are added with it where nobody has named them."""


@frozen
class OwnFact:
    """One thing a user said: rows of catalogue tables, or a dispute (`dispute`), with its source and date."""

    load_id: int
    what: str
    source: Source
    date: str
    rows: tuple[tuple[str, dict[str, str]], ...] = ()
    dispute: dict[str, str] | None = None


@frozen
class Added:
    """What became of a fact: its load, the parts added with it because nobody had named them, and what looks odd.

    `already` is True where the user had said so before: then nothing was added, and the load is that of then.
    """

    load_id: int
    with_it: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    already: bool = False


def own_source(text: str, trust: str = "C") -> Source:
    """The source of an own fact: an address, or in words (my truck, measured). Raises `InputError` for nothing."""
    title = " ".join(text.split())
    if not title:
        raise InputError("source: expected where you have it from: an address, a receipt, or: my truck, measured.")
    url = title if title.startswith(("http://", "https://")) else ""
    return Source(f"mine-{sha256(title.encode()).hexdigest()[:8]}", title, url, "own", cast("Trust", trust))


def add_fact(path: Path, what: str, values: Mapping[str, str], source: Source, seen: str = "") -> Added:
    """Add one fact, unless the user has said it already on the word of this source.

    `values` are columns of the table of `what`. Raises `InputError` naming the column that is wrong or missing.
    """
    table = TABLES[what]
    columns = dump.TABLES[table][0]
    if unknown := [name for name in values if name not in columns]:
        raise InputError(f"{what}: no column {', '.join(unknown)}; expected some of {', '.join(columns)}.")
    row = {**dict.fromkeys(columns, ""), **values, "source": source.id}
    if table == "parts":
        row["kind"] = row["kind"] or "oem"
    if table == "links":
        row["inferred"] = row["inferred"] or "0"
    return add_rows(path, [(table, row)], source, seen)


def add_rows(path: Path, rows: Sequence[tuple[str, dict[str, str]]], source: Source, seen: str) -> Added:
    """Add rows of catalogue tables in one load; as `add_fact`."""
    with closing(open_writer(path)) as connection, writing(connection, path):
        for fact in said(connection):
            if all(row in fact.rows for row in rows):
                return Added(fact.load_id, already=True)
        writer = Writer(connection)
        told = [*_parts_missing(writer, rows, source), *rows]
        doubts = tuple(dict.fromkeys(doubt for _, row in told for doubt in unknown_names(connection, row)))
        shown = _in_words(*rows[0])
        load_id = writer.begin(SOURCE, shown, "", "UPDATE", kept(source, seen, rows=told))
        writer.source(source)
        writers = row_writers()
        for table, row in told:
            try:
                writers[table](writer, row)
            except InputError as error:
                raise InputError(f"{shown}: {error}") from error
        writer.finish(len(told))
        near.apply(connection, writer.added_parts(), writer.gone.parts)
        relate(connection)
    return Added(load_id, tuple(_in_words(*one) for one in told if one not in rows), doubts)


def _parts_missing(
    writer: Writer, rows: Sequence[tuple[str, dict[str, str]]], source: Source
) -> list[tuple[str, dict[str, str]]]:
    found = []
    for table, row in rows:
        for maker, number in _PARTS_OF.get(table, ()):
            named = row[maker], row[number]
            if not all(named):
                raise InputError(f"{maker}, {number}: expected a maker and a number, came {' '.join(named)!r}.")
            if writer.known_part(named[0], canonical(*named).key) is None:
                part = dict.fromkeys(dump.TABLES["parts"][0], "")
                kind: Kind = writer.kind_of(named[0])
                found.append(
                    ("parts", {**part, "maker": named[0], "number": named[1], "kind": kind, "source": source.id})
                )
    return found


def own_facts(path: Path) -> list[OwnFact]:
    """Everything the user said, oldest first."""
    with closing(open_reader(path)) as connection:
        return said(connection)


def said(connection: sqlite3.Connection) -> list[OwnFact]:
    """The same, of an open database."""
    return [_read(load.id, load.file, load.mapping) for load in load_records.in_force(connection, SOURCE.id)]


def _in_words(table: str, row: Mapping[str, str]) -> str:
    named = {singular: plural for plural, singular in TABLES.items()}.get(table, table)
    return f"{named}: " + " ".join(value for name, value in row.items() if value and name not in ("source", "inferred"))


def kept(source: Source, seen: str = "", **said: object) -> str:
    """What is kept of one act, for its load: source, date (today where none is given), and what was said."""
    told = {"id": source.id, "title": source.title, "url": source.url, "trust": source.trust}
    return json.dumps({**said, "source": told, "date": seen or _today()}, ensure_ascii=False)


def _read(load_id: int, what: str, mapping: str) -> OwnFact:
    act = json.loads(mapping)
    told = act["source"]
    source = Source(told["id"], told["title"], told["url"], "own", told["trust"])
    rows = tuple((table, row) for table, row in act.get("rows", ()))
    return OwnFact(load_id, what, source, act["date"], rows, act.get("dispute"))


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def valid_date(text: str) -> str:
    """A date as yyyy-mm-dd. Raises `InputError` for another text."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"date: expected yyyy-mm-dd, came {text!r}.") from error
