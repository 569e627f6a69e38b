"""Which reader a file needs: told by what is in it, never by its name."""

from __future__ import annotations

import re
from typing import NamedTuple

from partsref.errors import InputError
from partsref.intake.columns.fields import attribute_of, field_of
from partsref.intake.columns.header import find_header
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.read.aces import AcesReader
from partsref.intake.read.delimited import DelimitedReader
from partsref.intake.read.encodings import Encoding, encoding_of
from partsref.intake.read.line import LineReader
from partsref.intake.read.opening import Opened
from partsref.intake.read.pies import PiesReader
from partsref.intake.read.records import RecordReader
from partsref.intake.read.spreadsheet import SpreadsheetReader, heads
from partsref.intake.supplier.choose_json import ARRAY, is_lines, json_readers

_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""Excel's and OpenDocument's zip file; Excel's older compound file."""
_ROOT = re.compile(rb"<(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)")
_MARKUP = (b"<html", b"<!doctype html", b"<table")


def _start(opened: Opened) -> bytes:
    """The first bytes, whichever of the encodings with a mark they are in."""
    return opened.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()


def is_json(start: bytes) -> bool:
    """Whether a file that begins so is JSON, in lines or as a document."""
    return start.startswith(b"{") or ARRAY.match(start) is not None


def is_spreadsheet(opened: Opened) -> bool:
    """Whether the file is a spreadsheet's."""
    return opened.head.startswith(_SHEETS)


def reader_for(opened: Opened, given: MapFile) -> LineReader:
    """The reader of an opened file. Raises `InputError` for what is no catalogue."""
    if opened.head.startswith(_SHEETS):
        return readers_for(opened, given).readers[0]
    start = _start(opened)
    if start.startswith(_MARKUP):
        raise InputError(f"{opened.name}: a web page, whatever its name says. Save it as .xlsx or CSV.")
    if start.startswith(b"%pdf"):
        raise InputError(f"{opened.name}: a PDF. Ask for the list as CSV or Excel.")
    if start.startswith(b"<"):
        return _xml(opened, start, given)
    if is_json(start):
        return readers_for(opened, given).readers[0]
    return DelimitedReader(opened, _encoding(opened, given), given.delimiter or None)


def _encoding(opened: Opened, given: MapFile, *, lines: bool = True) -> Encoding:
    return encoding_of(opened.name, opened.path, opened.head, given.encoding or None, is_header_word, lines=lines)


def is_header_word(cell: str) -> bool:
    """Whether a cell is a word suppliers put over a column."""
    return field_of(cell) is not None or attribute_of(cell) is not None


def _xml(opened: Opened, start: bytes, given: MapFile) -> LineReader:
    root = _ROOT.search(re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", start, flags=re.DOTALL))
    name = root[1].decode("ascii") if root else ""
    if name == "pies":
        return PiesReader(opened, given.ids)
    if name == "aces":
        return AcesReader(opened, given.ids)
    raise InputError(
        f"{opened.name}: XML, but neither PIES nor ACES: its root element is {name or 'not to be seen'!r}."
    )


class Readers(NamedTuple):
    """What of a file is to be read: a reader for each of its tables; `left_out` names the others, and why."""

    readers: list[LineReader]
    left_out: list[str]


def readers_for(opened: Opened, given: MapFile) -> Readers:
    """A reader for each table of an opened file. Raises `InputError` for what is no catalogue."""
    if is_json(_start(opened)):
        encoding = _encoding(opened, given, lines=False)
        if _start(opened).startswith(b"{") and is_lines(opened, encoding):
            return Readers([RecordReader(opened, _encoding(opened, given))], [])
        return Readers(*json_readers(opened, encoding, given))
    if not opened.head.startswith(_SHEETS):
        return Readers([reader_for(opened, given)], [])
    found = heads(opened)
    sheets = found.shown
    listed = ", ".join(sheets)
    hidden = [f"sheet {name}: hidden" for name in found.hidden]
    if given.sheet:
        if given.sheet not in sheets:
            raise InputError(f"{opened.name}: no sheet {given.sheet!r} shows. The sheets are {listed}.")
        others = [f"sheet {name}: not asked for" for name in sheets if name != given.sheet]
        return Readers([SpreadsheetReader(opened, given.sheet, sheets[given.sheet])], others + hidden)
    filled = [name for name, lines in sheets.items() if any(any(map(str.strip, line.cells)) for line in lines)]
    headed = [name for name in filled if find_header(sheets[name])]
    chosen = headed or (filled if given.columns or len(filled) == 1 else [])
    if not chosen:
        raise InputError(f"{opened.name}: no sheet has a header with part numbers ({listed}). Name one with --sheet.")
    left_out = [f"sheet {name}: no header with part numbers" for name in filled if name not in chosen]
    return Readers([SpreadsheetReader(opened, name, sheets[name]) for name in chosen], left_out + hidden)
