"""One's own facts and disputes as files: rows of the catalogue's tables for a pull request, and taken in again."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from partsref.errors import InputError, NotFoundError
from partsref.intake.catalogue.write_folder import write_folder
from partsref.intake.own.disputes import COLUMNS as DISPUTED
from partsref.intake.own.disputes import dispute
from partsref.intake.own.own_facts import OwnFact, add_rows, own_facts
from partsref.model import Source, Trust
from partsref.store.read import dump

TERMS = (
    "These rows are facts with their sources. Given to the catalogue, as in a pull request, their selection and\n"
    "arrangement is dedicated to the public domain as the catalogue's own is: CC0-1.0,\n"
    "https://creativecommons.org/publicdomain/zero/1.0/\n"
)
_TABLES = ("parts", "vehicles", "spellings", "links", "fitments", "attributes")
_DATED = re.compile(r"(.+) \((\d{4}-\d{2}-\d{2})\)")


def export_own(path: Path, folder: Path) -> dict[str, int]:
    """Write what the user said as catalogue files with their sources, and his disputes beside; rows by file.

    Raises `NotFoundError` where there is nothing, `InputError` where the folder cannot be written.
    """
    facts = own_facts(path)
    if not facts:
        raise NotFoundError("there are no facts of your own yet. Add one with: partsref add")
    tables: dict[str, list[Mapping[str, str]]] = {}
    for fact in facts:
        source = {"id": fact.source.id, "kind": "own", "title": _dated(fact), "url": fact.source.url}
        tables.setdefault("sources", []).append({**source, "trust": fact.source.trust})
        for table, row in fact.rows:
            tables.setdefault(table, []).append(row)
        if fact.dispute:
            tables.setdefault("disputes", []).append({**fact.dispute, "source": fact.source.id})

    def fill(draft: Path) -> dict[str, int]:
        (draft / "TERMS.txt").write_text(TERMS, encoding="utf-8")
        return {table: _write_csv(draft / f"{table}.csv", _columns(table), rows) for table, rows in tables.items()}

    return write_folder(folder, fill)


def import_own(path: Path, folder: Path) -> Iterator[int]:
    """Take in again what `export_own` wrote, a load a source and a dispute; the loads it made, what was there left out.

    Raises `InputError` as `add_fact`, `NotFoundError` for a dispute of what nobody says here.
    """
    try:
        sources = {row["id"]: row for row in _read_csv(folder / "sources.csv")}
        rows = [(table, row) for table in _TABLES for row in _read_csv(folder / f"{table}.csv")]
        disputes = _read_csv(folder / "disputes.csv")
        told = {code: _source(row) for code, row in sources.items()}
    except (OSError, KeyError, csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{folder}: expected the files that `export --mine` writes ({error}).") from error
    if not (rows or disputes):
        raise InputError(f"{folder}: expected the files that `export --mine` writes; there is nothing in it.")
    # Read before anything is written: a failure to read afterwards would say of what is in that it failed.
    known = own_facts(path) if disputes else []
    said = {tuple(fact.dispute.get(name, "") for name in DISPUTED) for fact in known if fact.dispute}
    for code, (source, seen) in told.items():
        if of_this := [(table, row) for table, row in rows if row.get("source") == code]:
            added = add_rows(path, of_this, source, seen)
            if not added.already:
                yield added.load_id
    for row in disputes:
        if tuple(row.get(name, "") for name in DISPUTED) not in said and row.get("source") in told:
            yield dispute(path, row, told[row["source"]][0])


def _source(row: Mapping[str, str]) -> tuple[Source, str]:
    """A source of the user's with the date its title ends in."""
    dated = _DATED.fullmatch(row["title"])
    title, seen = (dated[1], dated[2]) if dated else (row["title"], "")
    return Source(row["id"], title, row["url"], "own", cast("Trust", row["trust"])), seen


def _dated(fact: OwnFact) -> str:
    return f"{fact.source.title} ({fact.date})"


def _columns(table: str) -> Sequence[str]:
    return (*DISPUTED, "source") if table == "disputes" else dump.TABLES[table][0]


def _write_csv(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> int:
    unique = sorted({tuple(row.get(column, "") for column in columns) for row in rows})
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(unique)
    return len(unique)


def _read_csv(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [dict(row) for row in csv.DictReader(file, strict=True)]
