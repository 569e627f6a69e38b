"""A flat interchange list: one CSV file in which each row names a part and says one thing of it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from typing import TextIO

from partsref.formulas import guarded
from partsref.intake.write.own_link import own_link
from partsref.store.read.by_source import Said, SaidPart

COLUMNS: dict[str, str] = {
    "brand": "Brand",
    "number": "Part number",
    "kind": "Kind",
    "name": "Name",
    "name_ja": "Japanese name",
    "category": "Category",
    "status": "Status",
    "oe_brand": "OE brand",
    "oe_number": "OE number",
    "cross_brand": "Cross brand",
    "cross_number": "Cross number",
    "relation": "Relation",
    "make": "Make",
    "model": "Model",
    "chassis": "Chassis",
    "engine": "Engine",
    "year_from": "Year from",
    "year_to": "Year to",
    "position": "Position",
    "attribute": "Attribute",
    "value": "Value",
    "unit": "Unit",
    "note": "Note",
}
"""Field of a list to the words over its column."""

_Cells = Mapping[str, object]


def write_flat(said: Said, file: TextIO) -> list[str]:
    """Write what a source says as CSV; returns what could not be said, in words.

    Cells that a spreadsheet would run as a formula are guarded; `load` takes the guard off again.
    """
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS.values())
    for cells in _rows(said):
        writer.writerow([guarded(str(cells.get(field) or "")) for field in COLUMNS])
    return [f"{inferred} links it only infers"] if (inferred := said.inferred()) else []


def _rows(said: Said) -> Iterator[_Cells]:
    """The parts first, then a row for every link, fitment and property."""
    named: dict[tuple[str, str], SaidPart] = {}
    for part in said.parts():
        named.setdefault((part.maker, part.number), part)
        yield {**_part(part), "note": part.note}
    for link in map(own_link, said.links()):
        other = _subject(named, link.other_maker, link.other_number)
        # The column says which kind an unknown maker is of.
        column = "oe" if link.other_kind == "oem" else "cross"
        named_other = {f"{column}_brand": other["brand"], f"{column}_number": other["number"]}
        yield {**_subject(named, link.maker, link.number), **named_other, "relation": link.relation, "note": link.note}
    for fitment in said.fitments():
        yield {**fitment._asdict(), **_subject(named, fitment.maker, fitment.number)}
    for one in said.properties():
        told = {"attribute": one.name, "value": one.value, "unit": one.unit}
        yield {**_subject(named, one.maker, one.number), **told}


def _subject(named: Mapping[tuple[str, str], SaidPart], maker: str, number: str) -> _Cells:
    """The part a row is of; its number as the source itself writes it, if it never writes it as printed."""
    part = named.get((maker, number))
    return _part(part) if part else {"brand": maker, "number": number}


def _part(part: SaidPart) -> _Cells:
    told = part._asdict()
    named = {field: told[field] for field in ("kind", "name", "name_ja", "category", "status")}
    return {"brand": part.maker, "number": part.spelling or part.number, **named}
