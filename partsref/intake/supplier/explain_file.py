"""What a file's columns and first rows would become, without loading anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from partsref.intake.columns.fields import IGNORED, field_of
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.columns.samples import filled
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.opening import opening
from partsref.intake.report.problems import Warnings, shown
from partsref.intake.rows.row_cells import RejectedError, SetAsideError
from partsref.intake.rows.row_reader import Rows
from partsref.intake.supplier.choose_reader import readers_for
from partsref.intake.supplier.file_tables import Choose, Table, Tables
from partsref.intake.supplier.load_file import check_name
from partsref.store.file.database import open_reader
from partsref.store.write.batch import Batch

_VALUES = 3
_ROWS = 3


def explain_file(
    database: Path, file: str | Path, given: MapFile, brand: str, choose: Choose | None = None
) -> Iterator[str]:
    """Lines for a person: each column with three of its values, then the first rows and what they become.

    Raises `InputError` as a load of the file would.
    """
    check_name(file)
    with opening(file) as opened, closing(open_reader(database)) as connection:
        vocabulary = CatalogueNames(connection)
        tables = Tables(opened.name, readers_for(opened, given), given, vocabulary, choose)
        for table in tables.found():
            yield f"{opened.name}: {table.reader.format}"
            yield from _columns(table)
            yield from _rows(table, vocabulary, brand)
        yield from (f"not read: {one}" for one in tables.left_out)


def _columns(table: Table) -> Iterator[str]:
    mapping = table.mapping
    said = {place: one for one, places in mapping.columns.items() for place in places}
    said |= {place: f"{name} {unit}".strip() for place, (name, unit) in mapping.attributes.items()}
    last = mapping.header_rows[-1] if mapping.header_rows else 0
    sample = [line for line in table.head if line.row > last]
    for place in range(len(mapping.names)):
        values = list(dict.fromkeys(filled(sample, place)))[:_VALUES]
        of = f" of {mapping.makers[place]}" if place in mapping.makers else ""
        ignored = "of no use here" if field_of(mapping.names[place]) == IGNORED else "not understood, not used"
        examples = ", ".join(map(shown, values)) or "empty"
        yield f"  {mapping.name(place)} -> {said[place] + of if place in said else ignored}: {examples}"


def _rows(table: Table, vocabulary: CatalogueNames, brand: str) -> Iterator[str]:
    last = table.mapping.header_rows[-1] if table.mapping.header_rows else 0
    warnings = Warnings()
    reading = Rows(table.mapping, vocabulary, brand, warnings)
    for line in islice((one for one in table.head if one.row > last and any(one.cells)), _ROWS):
        try:
            reading.read(line)
            became = "; ".join(_said(reading.emptied()))
        except SetAsideError as error:
            became = f"put aside: {error.reason}"
        except RejectedError as error:
            became = f"rejected: {error.problem.reason}"
        yield f"  row {line.row} becomes: {became}"
    yield from (f"  warning: {problem}" for problem in warnings.examples)


def _said(batch: Batch) -> Iterator[str]:
    names = [f"{mention.maker} {mention.as_number or mention.number}" for mention in batch.mentions]
    linked = {at for one, other, *_ in batch.links for at in (one, other)}
    for name, mention in zip(names, batch.mentions, strict=True):
        if described := " ".join(filter(None, (mention.name, mention.name_ja, mention.note))):
            yield f"{name} ({described})"
        elif names.index(name) not in linked:
            yield name
    for one, other, relation, *_ in batch.links:
        yield f"{names[one]} {relation.replace('_', ' ')} {names[other]}"
    for at, (make, model, chassis, engine, first, final), position, _ in batch.fitments:
        years = "-".join(str(year) for year in (first, final) if year)
        yield f"{names[at]} fits {' '.join(filter(None, (make, model, chassis, engine, years, position)))}"
    for at, name, value, unit in batch.attributes:
        yield f"{names[at]}: {name} {value} {unit}".rstrip()
    for at, offer in batch.offers:
        yield f"{names[at]} sold: {' '.join(filter(None, offer))}"
