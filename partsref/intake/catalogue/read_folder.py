"""The files of a catalogue folder, row by row: what each column means, and what is wrong with a row that is refused."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast, get_args

from partsref.errors import InputError
from partsref.model import Kind, Maker, Relation, Source, Status, Trust, Vehicle, VehicleFact
from partsref.numbers.canonical import canonical
from partsref.store.read import dump
from partsref.store.write.batch import OfferSaid
from partsref.store.write.writer import Writer

Row = Mapping[str, str]
Progress = Callable[[str], None]
Step = tuple[str, Callable[[Writer, Row], None]]


def load_folder(writer: Writer, folder: Path, progress: Progress) -> int:
    """Tell `writer` every row of the folder; returns how many. Raises `InputError` naming file, row and column."""
    return sum(_load(writer, folder, step, progress) for step in _STEPS)


def _load(writer: Writer, folder: Path, step: Step, progress: Progress) -> int:
    name, load = step
    progress(name)
    count = 0
    for line, row in _rows(folder / f"{name}.csv", dump.TABLES[name][0]):
        try:
            load(writer, row)
        except (InputError, sqlite3.IntegrityError) as error:
            raise InputError(f"{name}.csv, row {line}: {error}") from error
        count += 1
    return count


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """(line, row) of one file; an absent file has none, so that a small catalogue needs no empty files."""
    if not path.exists():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        try:
            if missing := [column for column in columns if column not in (reader.fieldnames or ())]:
                raise InputError(f"{path.name}: expected columns {', '.join(columns)}; missing: {', '.join(missing)}.")
            for row in reader:
                if None in row or None in row.values():
                    raise InputError(f"{path.name}, row {reader.line_num}: expected {len(columns)} cells.")
                yield reader.line_num, row
        except (csv.Error, UnicodeDecodeError) as error:
            raise InputError(f"{path.name}, row {reader.line_num}: not readable as UTF-8 CSV ({error}).") from error


def _number(row: Row, column: str) -> int | None:
    text = row[column]
    if text and not text.isdecimal():
        raise InputError(f"{column}: expected a whole number, came {text!r}")
    return int(text) if text else None


def _one_of(row: Row, column: str, known: Sequence[str]) -> str:
    if row[column] not in known:
        raise InputError(f"{column}: expected one of {', '.join(filter(None, known))}, came {row[column]!r}")
    return row[column]


def _sources(writer: Writer, row: Row) -> None:
    """A source already there, of the seed before this one, says from now on what it says here."""
    trust = cast("Trust", _one_of(row, "trust", get_args(Trust)))
    writer.source(Source(row["id"], row["title"], row["url"], row["kind"], trust), renewed=True)


def _makers(writer: Writer, row: Row) -> None:
    aliases = tuple(filter(None, row["aliases"].split("|")))
    writer.maker(
        Maker(row["maker"], cast("Kind", _one_of(row, "kind", get_args(Kind))), row["maker_ja"], aliases, row["note"])
    )


def _categories(writer: Writer, row: Row) -> None:
    writer.category(row["category"], row["category_ja"], row["group"])


def _models(writer: Writer, row: Row) -> None:
    writer.reference.model(
        row["make"], row["model"], row["model_ja"], row["family"], filter(None, row["aliases"].split("|"))
    )


def _vehicles(writer: Writer, row: Row) -> None:
    writer.reference.vehicle(
        Vehicle(
            make=row["make"],
            model=row["model"],
            chassis=row["chassis"],
            model_ja=row["model_ja"],
            generation=row["generation"],
            body=row["body"],
            drive=row["drive"],
            engine=row["engine"],
            displacement_cc=_number(row, "displacement_cc"),
            year_from=_number(row, "year_from"),
            year_to=_number(row, "year_to"),
            note=row["note"],
            source=row["source"],
        ),
        _number(row, "month_from"),
        _number(row, "month_to"),
    )


def _twins(writer: Writer, row: Row) -> None:
    one = (row["make"], row["model"], row["chassis"])
    other = (row["twin_make"], row["twin_model"], row["twin_chassis"])
    if not writer.reference.twins(one, other, row["source"]):
        names = " and ".join(" ".join(side).strip() for side in (one, other))
        raise InputError(f"{names} are not both in vehicles.csv. Add the missing one there first")


def _vehicle_facts(writer: Writer, row: Row) -> None:
    fact = VehicleFact(*(row[column] for column in dump.TABLES["vehicle_facts"][0]))
    if not (fact.make and fact.name and fact.value):
        raise InputError("make, name, value: expected something in each")
    writer.reference.vehicle_fact(fact, writer.load_id)


def _frames(writer: Writer, row: Row) -> None:
    writer.reference.frame(
        row["make"], row["model"], row["type_code"], row["chassis"],
        _number(row, "serial_from"), _number(row, "serial_to"), row["note"], row["source"],
    )  # fmt: skip


def _terms(writer: Writer, row: Row) -> None:
    writer.reference.term(
        row["term"], row["term_ja"], row["romaji"], row["category"], row["synonyms"], row["note"], row["source"]
    )


def _words(writer: Writer, row: Row) -> None:
    if not writer.reference.word(row["language"], row["word"], row["term"], row["source"]):
        raise InputError(f"{row['term']} is not in terms.csv. Add the term there first")


def _parts(writer: Writer, row: Row) -> None:
    writer.part(
        row["maker"], row["number"], row["source"],
        kind=cast("Kind", _one_of(row, "kind", get_args(Kind))), name=row["name"], name_ja=row["name_ja"],
        category=row["category"], status=cast("Status", _one_of(row, "status", ("", *get_args(Status)))),
        note=row["note"],
    )  # fmt: skip


def _spellings(writer: Writer, row: Row) -> None:
    part = _known(writer, row["maker"], row["number"])
    writer.spelling(part, row["spelling"], row["source"], row["slip"])


def _links(writer: Writer, row: Row) -> None:
    from_id = _known(writer, row["maker_from"], row["number_from"])
    to_id = _known(writer, row["maker_to"], row["number_to"])
    writer.link(
        from_id, to_id, cast("Relation", _one_of(row, "relation", get_args(Relation))), row["source"],
        note=row["note"], inferred=row["inferred"] == "1",
    )  # fmt: skip


def _fitments(writer: Writer, row: Row) -> None:
    writer.fitment(
        _known(writer, row["maker"], row["number"]),
        row["make"], row["model"], row["chassis"], row["source"],
        engine=row["engine"], year_from=_number(row, "year_from"), year_to=_number(row, "year_to"),
        position=row["position"], note=row["note"],
    )  # fmt: skip


def _attributes(writer: Writer, row: Row) -> None:
    part = _known(writer, row["maker"], row["number"])
    writer.attribute(part, row["name"], row["value"], row["unit"], row["source"])


def _offers(writer: Writer, row: Row) -> None:
    part = _known(writer, row["maker"], row["number"])
    writer.offer(part, OfferSaid(**{name: row[name] for name in OfferSaid._fields}), row["source"])


def _known(writer: Writer, maker: str, number: str) -> int:
    part = writer.known_part(maker, canonical(maker, number).key)
    if part is None:
        raise InputError(f"{maker} {number} is not in parts.csv. Add the part there first")
    return part


_STEPS: tuple[Step, ...] = (
    ("sources", _sources),
    ("makers", _makers),
    ("categories", _categories),
    ("models", _models),
    ("vehicles", _vehicles),
    ("twins", _twins),
    ("vehicle_facts", _vehicle_facts),
    ("frames", _frames),
    ("terms", _terms),
    ("words", _words),
    ("parts", _parts),
    ("spellings", _spellings),
    ("links", _links),
    ("fitments", _fitments),
    ("attributes", _attributes),
    ("offers", _offers),
)


def row_writers() -> dict[str, Callable[[Writer, Row], None]]:
    """What writes one row of each file of a catalogue folder."""
    return dict(_STEPS)
