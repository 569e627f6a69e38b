"""One's own facts: each a load with its source and date, so that it can be listed, taken back and given on."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import cast

from partsref.errors import InputError, NotFoundError
from partsref.index import near
from partsref.intake.catalogue.read_folder import row_writers
from partsref.intake.catalogue.write_folder import write_folder
from partsref.model import Kind, Source, Trust
from partsref.numbers.canonical import canonical
from partsref.store.file.database import open_reader, open_writer, writing
from partsref.store.read import dump
from partsref.store.write import load_records
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer

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


@dataclass(frozen=True, slots=True)
class OwnFact:
    """One thing a user said: rows of catalogue tables, or a dispute (`dispute`), with its source and date."""

    load_id: int
    what: str
    source: Source
    date: str
    rows: tuple[tuple[str, dict[str, str]], ...] = ()
    dispute: dict[str, str] | None = None


def own_source(text: str, trust: str = "C") -> Source:
    """The source of an own fact: an address, or in words (my truck, measured). Raises `InputError` for nothing."""
    title = " ".join(text.split())
    if not title:
        raise InputError("source: expected where you have it from: an address, a receipt, or: my truck, measured.")
    url = title if title.startswith(("http://", "https://")) else ""
    return Source(f"mine-{sha256(title.encode()).hexdigest()[:8]}", title, url, "own", cast("Trust", trust))


def add_fact(path: Path, what: str, values: Mapping[str, str], source: Source, seen: str = "") -> tuple[int, list[str]]:
    """Add one fact; returns its load and the parts that were added with it because nobody had named them.

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
    return _write(path, [(table, row)], source, seen)


def _write(path: Path, rows: Sequence[tuple[str, dict[str, str]]], source: Source, seen: str) -> tuple[int, list[str]]:
    with closing(open_writer(path)) as connection, writing(connection, path):
        writer = Writer(connection)
        told = [*_parts_missing(writer, rows, source), *rows]
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
    return load_id, [_in_words(*one) for one in told if one not in rows]


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
        return [_read(load.id, load.file, load.mapping) for load in load_records.in_force(connection, SOURCE.id)]


def export_own(path: Path, folder: Path) -> dict[str, int]:
    """Write the user's facts as rows of catalogue files, with their sources, for a pull request; rows by file.

    Raises `NotFoundError` where there are none, `InputError` where the folder cannot be written.
    """
    facts = [fact for fact in own_facts(path) if fact.rows]
    if not facts:
        raise NotFoundError("there are no facts of your own yet. Add one with: partsref add")
    tables: dict[str, list[dict[str, str]]] = {}
    for fact in facts:
        source = {"id": fact.source.id, "kind": "own", "title": _dated(fact), "url": fact.source.url}
        tables.setdefault("sources", []).append({**source, "trust": fact.source.trust})
        for table, row in fact.rows:
            tables.setdefault(table, []).append(row)

    def fill(draft: Path) -> dict[str, int]:
        for table, rows in tables.items():
            _write_csv(draft / f"{table}.csv", dump.TABLES[table][0], rows)
        return {table: len(rows) for table, rows in tables.items()}

    return write_folder(folder, fill)


def import_own(path: Path, folder: Path) -> Iterator[int]:
    """Take in again what `export_own` wrote, a load a source; the loads it made. Raises `InputError` as `add_fact`."""
    try:
        sources = {row["id"]: row for row in _read_csv(folder / "sources.csv")}
        rows = [
            (table, row)
            for table in ("parts", "vehicles", "spellings", "links", "fitments", "attributes")
            for row in _read_csv(folder / f"{table}.csv")
        ]
    except (OSError, KeyError, csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{folder}: expected the files that `export --mine` writes ({error}).") from error
    for code, named in sources.items():
        of_this = [(table, row) for table, row in rows if row.get("source") == code]
        if of_this:
            source = Source(code, named["title"], named["url"], "own", cast("Trust", named["trust"]))
            yield _write(path, of_this, source, "")[0]


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


def _dated(fact: OwnFact) -> str:
    return f"{fact.source.title} ({fact.date})"


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def valid_date(text: str) -> str:
    """A date as yyyy-mm-dd. Raises `InputError` for another text."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise InputError(f"date: expected yyyy-mm-dd, came {text!r}.") from error


def _write_csv(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    unique = sorted({tuple(row.get(column, "") for column in columns) for row in rows})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(unique)


def _read_csv(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [dict(row) for row in csv.DictReader(file, strict=True)]
