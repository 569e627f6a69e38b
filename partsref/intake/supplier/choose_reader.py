"""Which reader a file needs: told by what is in it, never by its name."""

from __future__ import annotations

import re

from partsref.errors import InputError
from partsref.intake.columns.header import find_header
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.read.aces import AcesReader
from partsref.intake.read.delimited import DelimitedReader
from partsref.intake.read.line import LineReader
from partsref.intake.read.opening import Opened
from partsref.intake.read.pies import PiesReader
from partsref.intake.read.records import RecordReader
from partsref.intake.read.spreadsheet import SpreadsheetReader, heads

_SHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""Excel's and OpenDocument's zip file; Excel's older compound file."""
_ROOT = re.compile(rb"<(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)")
_MARKUP = (b"<html", b"<!doctype html", b"<table")


def reader_for(opened: Opened, given: MapFile) -> LineReader:
    """The reader of an opened file. Raises `InputError` for what is no catalogue."""
    if opened.head.startswith(_SHEETS):
        return SpreadsheetReader(opened, _sheet(opened, given.sheet))
    start = opened.head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if start.startswith(_MARKUP):
        raise InputError(f"{opened.name}: a web page, whatever its name says. Save it as .xlsx or CSV.")
    if start.startswith(b"%pdf"):
        raise InputError(f"{opened.name}: a PDF. Ask for the list as CSV or Excel.")
    if start.startswith(b"<"):
        return _xml(opened, start, given)
    if start.startswith(b"{"):
        return RecordReader(opened, given.encoding or None)
    return DelimitedReader(opened, given.encoding or None, given.delimiter or None)


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


def _sheet(opened: Opened, wanted: str) -> str:
    """The sheet asked for, or the first that shows and has a header."""
    sheets = heads(opened)
    listed = ", ".join(sheets)
    if wanted:
        if wanted not in sheets:
            raise InputError(f"{opened.name}: no sheet {wanted!r} shows. The sheets are {listed}.")
        return wanted
    for name, lines in sheets.items():
        if find_header(lines):
            return name
    if len(filled := [name for name, lines in sheets.items() if lines]) == 1:
        return filled[0]
    raise InputError(f"{opened.name}: no sheet has a header with part numbers ({listed}). Name one with --sheet.")
