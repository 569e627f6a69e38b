"""A list of numbers to be answered, as people have it: lines, a table with a header or without, a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from partsref.errors import InputError
from partsref.intake.columns.fields import SKU
from partsref.intake.columns.header import Header, find_header, header_at
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.columns.samples import filled, is_numbers
from partsref.intake.lexicon.nothing_words import is_nothing
from partsref.intake.read.encodings import encoding_of
from partsref.intake.read.line import Line
from partsref.intake.read.opening import Opened, opening
from partsref.intake.rows.cells import bare
from partsref.intake.supplier.choose_reader import is_header_word, is_text, readers_for
from partsref.numbers.number_key import key
from partsref.values import frozen

_ENDS = re.compile(r"\r\n|\r|\n")
"""Ends of lines as editors count them; other separators may stand inside a cell."""
_DELIMITERS = "\t;,|"
_NUMBER_FIELDS = ("number", "oe_number", SKU, "cross_number", "old_number", "new_number", "same_number")
"""Which column holds the numbers asked for, where several are of numbers: the first of these."""
_MAKERS = {"number": ("brand", "maker"), SKU: ("brand", "maker"), "oe_number": ("oe_brand", "make", "maker")}
"""The columns that may name the maker of a column's numbers."""
_SAMPLE = 200
_LARGEST_BYTES = 64 << 20
"""A list of two million numbers fits."""


@frozen
class AskedRow:
    """One row: where it stands, all its cells, and the cell that asks, empty where the row asks nothing.

    `makers` are the cells that may name the number's maker.
    """

    line: int
    cells: tuple[str, ...]
    cell: str
    makers: tuple[str, ...] = ()


@frozen
class AskedList:
    """A list to answer. `names` are the headers of its columns, empty where it is one question a line."""

    names: tuple[str, ...]
    rows: tuple[AskedRow, ...]
    notes: tuple[str, ...] = ()
    """What is to be known of how it was read."""


def read_asked(file: str | Path, column: str = "", encoding: str = "") -> AskedList:
    """Read a list from a file or `-`, of any kind `load` reads.

    `column` names the column of numbers, by its header or its place from 1; `encoding` the characters of a text.
    Raises `InputError` when it cannot be read, has no such column, or its letters may be read in several ways.
    """
    _check_size(str(file), Path(file).stat().st_size if Path(file).is_file() else 0)
    with opening(file) as opened:
        _check_size(opened.name, opened.size)
        if not is_text(opened):
            lines, notes = _tables(opened, column, encoding)
        else:
            text, notes = _text(opened, encoding)
            lines = _cells(text)
            if not column and _is_plain(lines):
                plain = [line.strip().lstrip("\ufeff") for line in _ENDS.split(text)]
                return AskedList(
                    (), tuple(AskedRow(at, (line,), line) for at, line in enumerate(plain, 1) if line), notes
                )
        return replace(_table(opened.name, lines, column), notes=notes)


def _check_size(name: str, size: int) -> None:
    if size > _LARGEST_BYTES:
        raise InputError(f"{name}: larger than {_LARGEST_BYTES >> 20} MiB. Split the list.")


def _text(opened: Opened, encoding: str) -> tuple[str, tuple[str, ...]]:
    """The text of a list, and how its characters were read where that is no matter of course."""
    found = encoding_of(opened.name, opened.path, opened.head, encoding or None, is_header_word)
    return opened.path.read_bytes().decode(found.name).removeprefix("\ufeff"), found.notes


def _tables(opened: Opened, column: str, encoding: str) -> tuple[list[Line], tuple[str, ...]]:
    """The rows of the first table that has a header, or of the only one filled, and of those with the same columns."""
    given = MapFile(columns={"number": [column]} if column else {}, encoding=encoding)
    try:
        readers, left_out = readers_for(opened, given)
    except InputError:
        readers, left_out = readers_for(opened, replace(given, columns={"number": [1]}))
    first, *others = readers
    lines = list(first)
    names = _names(lines)
    for reader in others:
        more = list(reader)
        if names and _names(more) == names:
            lines += more[_below(more) :]
        else:
            left_out.append(f"{reader.table}: its columns are others; answer it by itself")
    return lines, (*first.notes, *(f"not read: {one}" for one in left_out))


def _names(lines: list[Line]) -> tuple[str, ...]:
    header = find_header(lines)
    return header.names if header else ()


def _below(lines: list[Line]) -> int:
    header = find_header(lines)
    return header.rows[-1] + 1 if header else 0


def _cells(text: str) -> list[Line]:
    """The lines as cells, by the delimiter that parts most lines alike; one cell a line where none does."""
    lines = _ENDS.split(text)
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    best, most = "", 0
    for delimiter in _DELIMITERS:
        widths = [len(row) for row in csv.reader(sample, delimiter=delimiter, skipinitialspace=True)]
        usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        alike = widths.count(usual)
        if usual > 1 and alike * 2 > len(widths) and alike > most:
            best, most = delimiter, alike
    if not best:
        return [Line(at, [line]) for at, line in enumerate(lines, 1)]
    found = []
    reader = csv.reader(text.splitlines(keepends=True), delimiter=best, skipinitialspace=True)
    at = 1
    try:
        for cells in reader:
            found.append(Line(at, cells))
            at = reader.line_num + 1
    except csv.Error:
        return [Line(at, [line]) for at, line in enumerate(lines, 1)]
    return found


def _is_plain(lines: Sequence[Line]) -> bool:
    """Whether a text is one question a line: it has one column, or several and neither a header nor enough rows."""
    if max((len(line.cells) for line in lines), default=1) < 2:
        return True
    return find_header(lines) is None and sum(any(line.cells) for line in lines) < 2


def _table(name: str, lines: list[Line], column: str) -> AskedList:
    header = find_header(lines) or _named(lines, column)
    place = _place(name, header, lines, column)
    first = header.rows[-1] + 1 if header else 0
    width = max((len(line.cells) for line in lines), default=0)
    names = header.names if header else tuple(f"column {at + 1}" for at in range(width))
    names = (*names, *("" for _ in range(width - len(names))))
    fields = header.fields if header else ()
    beside = _MAKERS.get(str(fields[place]), ()) if place < len(fields) else ()
    naming = [at for at in range(width) if at != place and (not header or (at < len(fields) and fields[at] in beside))]
    rows = []
    for line in lines[first:]:
        cells = tuple(bare(cell) for cell in line.cells)
        if any(cells):
            cell = cells[place] if place < len(cells) else ""
            whole = (*cells, *("" for _ in range(width - len(cells))))
            rows.append(AskedRow(line.row, whole, _asking(cell), tuple(whole[at] for at in naming if whole[at])))
    return AskedList(names, tuple(rows))


def _asking(cell: str) -> str:
    return "" if is_nothing(cell) or not any(map(str.isdigit, key(cell))) else cell


def _named(lines: Sequence[Line], column: str) -> Header | None:
    """The header that has the column asked for, though no word in it is known."""
    wanted = column.casefold().strip()
    for at, line in enumerate(lines[:30]):
        if wanted and not wanted.isdigit() and wanted in [cell.casefold().strip() for cell in line.cells]:
            return header_at(lines, (at,))
    return None


def _place(name: str, header: Header | None, lines: Sequence[Line], column: str) -> int:
    width = max((len(line.cells) for line in lines), default=0)
    if column:
        names = [one.casefold() for one in header.names] if header else []
        if column.casefold().strip() in names:
            return names.index(column.casefold().strip())
        if column.isdigit() and 1 <= int(column) <= width:
            return int(column) - 1
        listed = ", ".join(filter(None, header.names)) if header else f"1 to {width}"
        raise InputError(f"{name}: no column {column!r}. Expected one of {listed}.")
    if header:
        return min(
            (place for place, field in enumerate(header.fields) if field in _NUMBER_FIELDS),
            key=lambda place: (_NUMBER_FIELDS.index(str(header.fields[place])), place),
        )
    numbers = [place for place in range(width) if is_numbers(lines[:_SAMPLE], place)]
    if not numbers:
        raise InputError(f"{name}: no column of numbers found. Name it: --column NAME, or its place: --column 1.")
    return max(numbers, key=lambda place: (_weight(filled(lines[:_SAMPLE], place)), -place))


def _weight(cells: Sequence[str]) -> float:
    """How much a column looks like part numbers: long, with letters or dashes; quantities and prices are neither."""
    return sum(min(len(key(cell)), 12) + 4 * (not cell.replace(".", "").isdigit()) for cell in cells) / len(cells)
