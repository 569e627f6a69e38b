"""Which reader a file needs: told by what is in it, never by its name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from partsref.errors import InputError
from partsref.intake.columns.fields import attribute_of, field_of
from partsref.intake.columns.header import find_header
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.page_tables import pdf_tables
from partsref.intake.page_tables.html_tables import declared_encoding, tables_of
from partsref.intake.read.aces import AcesReader
from partsref.intake.read.delimited import DelimitedReader
from partsref.intake.read.encodings import Encoding, encoding_of
from partsref.intake.read.line import LineReader
from partsref.intake.read.opening import Opened
from partsref.intake.read.pies import PiesReader
from partsref.intake.read.records import RecordReader
from partsref.intake.read.spreadsheet import SpreadsheetReader, heads
from partsref.intake.read.xml_records import XmlRecordReader, outline
from partsref.intake.supplier.choose_json import ARRAY, is_lines, json_readers
from partsref.intake.supplier.page_tables import page_readers

_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""Excel's and OpenDocument's zip file; Excel's older compound file."""
_PIES_SIGNS = ("BrandAAIAID", "BrandID", "PartTerminologyID", "PartInterchangeInfo", "PartInterchange", "Interchange")
_ACES_SIGNS = ("BaseVehicle", "PartType", "Years", "EngineBase", "MfrLabel")
"""What tells the exchange formats under any root: an item or application that holds one of these."""
_PDF = b"%pdf"
_PAGE = re.compile(
    rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div)\b", re.DOTALL
)


def _start(opened: Opened) -> bytes:
    """The first bytes, whichever of the encodings with a mark they are in."""
    return opened.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def is_json(start: bytes) -> bool:
    """Whether a file that begins so is JSON, in lines or as a document."""
    return start.startswith(b"{") or ARRAY.match(start) is not None


def is_page(start: bytes) -> bool:
    """Whether a file that begins so is a web page, whatever its name says."""
    return _PAGE.match(start) is not None


def is_spreadsheet(opened: Opened) -> bool:
    """Whether the file is a spreadsheet's."""
    return opened.head.startswith(_SHEETS)


def is_text(opened: Opened) -> bool:
    """Whether the file is lines of text: no spreadsheet, page, PDF, JSON or XML."""
    start = _start(opened)
    return not (is_spreadsheet(opened) or is_json(start) or start.startswith((_PDF, b"<")))


class Readers(NamedTuple):
    """What of a file is to be read: a reader for each of its tables; `left_out` names the others, and why."""

    readers: list[LineReader]
    left_out: list[str]


def reader_for(opened: Opened, given: MapFile) -> LineReader:
    """The reader of an opened file that is one table. Raises `InputError` for what is no catalogue."""
    return readers_for(opened, given).readers[0]


def readers_for(opened: Opened, given: MapFile) -> Readers:
    """A reader for each table of an opened file. Raises `InputError` for what is no catalogue."""
    if is_spreadsheet(opened):
        return _sheets(opened, given)
    start = _start(opened)
    if is_json(start):
        return _json(opened, given)
    if is_page(start):
        return _page(opened, given)
    if start.startswith(_PDF):
        tables, notes = pdf_tables.tables_of(opened)
        return Readers(*page_readers(opened.name, "PDF", tables, given, "", notes, flows=True))
    if start.startswith(b"<"):
        return Readers([_xml(opened, given)], [])
    return Readers([DelimitedReader(opened, _encoding(opened, given), given.delimiter or None)], [])


def _encoding(opened: Opened, given: MapFile, *, lines: bool = True) -> Encoding:
    return encoding_of(opened.name, opened.path, opened.head, given.encoding or None, is_header_word, lines=lines)


def is_header_word(cell: str) -> bool:
    """Whether a cell is a word suppliers put over a column."""
    return field_of(cell) is not None or attribute_of(cell) is not None


def _xml(opened: Opened, given: MapFile) -> LineReader:
    found = outline(opened)
    name = found.root.casefold()
    if name == "pies" or any(found.has("Item", "PartNumber", sign) for sign in _PIES_SIGNS):
        return PiesReader(opened, given.ids)
    if name == "aces" or any(found.has("App", sign) for sign in _ACES_SIGNS):
        return AcesReader(opened, given.ids)
    if records := found.records:
        return XmlRecordReader(opened, records)
    raise InputError(
        f"{opened.name}: XML, but neither PIES nor ACES: its root element is {name or 'not to be seen'!r},"
        " and no element with columns repeats in it."
    )


def _page(opened: Opened, given: MapFile) -> Readers:
    declared = None if given.encoding else declared_encoding(opened.head)
    try:
        encoding = _encoding(opened, replace(given, encoding=declared or given.encoding), lines=False)
    except InputError:
        if declared is None:
            raise
        encoding = _encoding(opened, given, lines=False)  # It is not what it declares.
    tables = tables_of(opened, encoding.name)
    return Readers(*page_readers(opened.name, "web page", tables, given, encoding.name, encoding.notes, flows=False))


def _json(opened: Opened, given: MapFile) -> Readers:
    encoding = _encoding(opened, given, lines=False)
    if _start(opened).startswith(b"{") and is_lines(opened, encoding):
        return Readers([RecordReader(opened, _encoding(opened, given))], [])
    return Readers(*json_readers(opened, encoding, given))


def _sheets(opened: Opened, given: MapFile) -> Readers:
    found = heads(opened)
    sheets = found.shown
    listed = ", ".join(sheets)
    hidden = [f"sheet {name}: hidden" for name in found.hidden]
    if given.sheet:
        if given.sheet not in sheets:
            raise InputError(f"{opened.name}: there is no visible sheet {given.sheet!r}. The sheets are {listed}.")
        others = [f"sheet {name}: not asked for" for name in sheets if name != given.sheet]
        return Readers([SpreadsheetReader(opened, given.sheet, sheets[given.sheet])], others + hidden)
    filled = [name for name, lines in sheets.items() if any(any(map(str.strip, line.cells)) for line in lines)]
    headed = [name for name in filled if find_header(sheets[name])]
    chosen = headed or (filled if given.columns or len(filled) == 1 else [])
    if not chosen:
        raise InputError(f"{opened.name}: no sheet has a header with part numbers ({listed}). Name one with --sheet.")
    left_out = [f"sheet {name}: no header with part numbers" for name in filled if name not in chosen]
    return Readers([SpreadsheetReader(opened, name, sheets[name]) for name in chosen], left_out + hidden)
