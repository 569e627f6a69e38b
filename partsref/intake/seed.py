"""Bring a catalogue folder (plain CSV, see its datapackage.json) into a database: the seed, or an export of ours."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from secrets import token_hex
from typing import cast

from partsref.errors import DatabaseError, InputError
from partsref.index import near, words
from partsref.model import Kind, Maker, Relation, Source, Status, Trust, Vehicle
from partsref.numbers.canonical import canonical
from partsref.shipped import shipped
from partsref.store.applications import relate
from partsref.store.database import exists, open_reader, open_writer, writing
from partsref.store.reader import Reader
from partsref.store.writer import Writer

SEED_SOURCE = Source("catalog", "partsref seed catalogue", "", "catalogue", "C")
"""The load's own source; each fact keeps the source its row names."""

Row = Mapping[str, str]
Progress = Callable[[str], None]
Step = tuple[str, Callable[[Writer, list[Row]], None]]


def build(path: Path, folder: Path | None = None, progress: Progress = lambda _step: None) -> int:
    """Make the database at `path` from the catalogue folder; returns the number of rows read.

    The new file takes the old one's place only when it is complete. Raises `DatabaseError` when `path` holds
    something that is not a catalogue, or suppliers' loads that a build would lose; `InputError` when a row of the
    folder is not what it should be.
    """
    _refuse_to_lose(path)
    fresh = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        rows = fill(fresh, folder or shipped("catalog"), progress)
        for companion in ("-wal", "-shm"):
            Path(f"{path}{companion}").unlink(missing_ok=True)
        fresh.replace(path)
    except DatabaseError as error:
        # The user knows the file by the name he gave it.
        raise DatabaseError(str(error).replace(str(fresh), str(path))) from error
    finally:
        for leftover in (fresh, Path(f"{fresh}-wal"), Path(f"{fresh}-shm")):
            leftover.unlink(missing_ok=True)
    progress("words")
    connection = open_reader(path)
    try:
        words.ensure(path, connection)
    finally:
        connection.close()
    return rows


def fill(path: Path, folder: Path, progress: Progress = lambda _step: None) -> int:
    """Load a catalogue folder into the database at `path` in one transaction; returns the number of rows read."""
    if not (folder / "parts.csv").is_file():
        raise InputError(f"{folder}: not a catalogue folder: expected parts.csv and its companions in it.")
    connection = open_writer(path)
    try:
        with writing(connection, path):
            writer = Writer(connection)
            writer.begin(SEED_SOURCE, str(folder.name), mode="FULL")
            rows = sum(_load(writer, folder, step, progress) for step in _STEPS)
            writer.finish(rows)
            progress("numbers")
            near.apply(connection, writer.added_parts())
            relate(connection)
        connection.execute("PRAGMA optimize")
        # A finished file is one file: no write-ahead log stands beside it until somebody writes again.
        connection.execute("PRAGMA journal_mode = delete")
    finally:
        connection.close()
    return rows


def _refuse_to_lose(path: Path) -> None:
    if not exists(path):
        return
    connection = open_reader(path)
    try:
        others = [load.file for load in Reader(connection).loads() if load.source != SEED_SOURCE.id]
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: damaged ({error}). Move it away and build again.") from error
    finally:
        connection.close()
    if others:
        raise DatabaseError(
            f"{path}: holds suppliers' loads ({', '.join(others[:3])}) that a build would lose."
            " Build beside it with --db OTHER, or unload them first."
        )


def _load(
    writer: Writer, folder: Path, step: tuple[str, Callable[[Writer, list[Row]], None]], progress: Progress
) -> int:
    name, load = step
    progress(name)
    rows = list(_rows(folder / f"{name}.csv"))
    load(writer, rows)
    return len(rows)


def _rows(path: Path) -> Iterator[Row]:
    """The rows of one file; an absent file has none, so that a small catalogue needs no empty files."""
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            for row in reader:
                if None in row or None in row.values():
                    expected = len(reader.fieldnames or ())
                    raise InputError(
                        f"{path.name}, row {reader.line_num}: expected {expected} cells, as in the header."
                    )
                yield row
        except (csv.Error, UnicodeDecodeError) as error:
            raise InputError(f"{path.name}, row {reader.line_num}: not readable as UTF-8 CSV ({error}).") from error


def _year(row: Row, column: str) -> int | None:
    text = row.get(column, "")
    if text and not text.isdigit():
        raise InputError(f"{column}: expected a whole number, came {text!r} in {dict(row)}.")
    return int(text) if text else None


def _sources(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.source(Source(row["id"], row["title"], row["url"], row["kind"], cast("Trust", row["trust"])))


def _makers(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        aliases = tuple(filter(None, row["aliases"].split("|")))
        writer.maker(Maker(row["maker"], cast("Kind", row["kind"]), row["maker_ja"], aliases, row["note"]))


def _categories(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.category(row["category"], row["category_ja"], row["group"])


def _models(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.model(row["make"], row["model"], row["model_ja"], row["family"], filter(None, row["aliases"].split("|")))


def _vehicles(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.vehicle(
            Vehicle(
                make=row["make"],
                model=row["model"],
                chassis=row["chassis"],
                model_ja=row["model_ja"],
                generation=row["generation"],
                body=row["body"],
                drive=row["drive"],
                engine=row["engine"],
                displacement_cc=_year(row, "displacement_cc"),
                year_from=_year(row, "year_from"),
                year_to=_year(row, "year_to"),
                note=row["note"],
                source=row["source"],
            ),
            _year(row, "month_from"),
            _year(row, "month_to"),
        )


def _twins(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        one = (row["make"], row["model"], row["chassis"])
        other = (row["twin_make"], row["twin_model"], row["twin_chassis"])
        if not writer.twins(one, other):
            names = " and ".join(" ".join(side).strip() for side in (one, other))
            raise InputError(f"twins.csv: {names} are not both in vehicles.csv. Add the missing one there first.")


def _frames(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.frame(
            row["make"], row["model"], row["type_code"], row["chassis"],
            _year(row, "serial_from"), _year(row, "serial_to"), row["note"], row["source"],
        )  # fmt: skip


def _terms(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.term(row["term"], row["term_ja"], row["romaji"], row["category"], row["synonyms"])


def _parts(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.part(
            row["maker"], row["number"], row["source"],
            kind=cast("Kind", row["kind"]), name=row["name"], name_ja=row["name_ja"],
            category=row["category"], status=cast("Status", row["status"]), note=row["note"],
        )  # fmt: skip


def _spellings(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        part = _known(writer, "spellings.csv", row["maker"], row["number"])
        writer.spelling(part, row["spelling"], row["source"], row["slip"])


def _links(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        from_id = _known(writer, "links.csv", row["maker_from"], row["number_from"])
        to_id = _known(writer, "links.csv", row["maker_to"], row["number_to"])
        writer.link(
            from_id, to_id, cast("Relation", row["relation"]), row["source"],
            note=row["note"], inferred=row["inferred"] == "1",
        )  # fmt: skip


def _fitments(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        writer.fitment(
            _known(writer, "fitments.csv", row["maker"], row["number"]),
            row["make"], row["model"], row["chassis"], row["source"],
            engine=row["engine"], year_from=_year(row, "year_from"), year_to=_year(row, "year_to"),
            position=row["position"], note=row["note"],
        )  # fmt: skip


def _attributes(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        part = _known(writer, "attributes.csv", row["maker"], row["number"])
        writer.attribute(part, row["name"], row["value"], row["unit"], row["source"])


def _known(writer: Writer, file: str, maker: str, number: str) -> int:
    part = writer.known_part(maker, canonical(maker, number).key)
    if part is None:
        raise InputError(f"{file}: {maker} {number} is not in parts.csv. Add the part there first.")
    return part


_STEPS: tuple[Step, ...] = (
    ("sources", _sources),
    ("makers", _makers),
    ("categories", _categories),
    ("models", _models),
    ("vehicles", _vehicles),
    ("twins", _twins),
    ("frames", _frames),
    ("terms", _terms),
    ("parts", _parts),
    ("spellings", _spellings),
    ("links", _links),
    ("fitments", _fitments),
    ("attributes", _attributes),
)
