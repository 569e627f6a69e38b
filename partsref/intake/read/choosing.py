"""Which reader a file needs: told by what is in it, never by its name."""

from __future__ import annotations

from partsref.errors import InputError
from partsref.intake.lines import LineReader
from partsref.intake.mapfile import MapFile
from partsref.intake.read.delimited import DelimitedReader
from partsref.intake.read.opening import Opened

_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<workbook")


def reader_for(opened: Opened, given: MapFile) -> LineReader:
    """The reader of an opened file. Raises `InputError` for what is no catalogue."""
    start = opened.head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        raise InputError(
            f"{opened.name}: a web page or XML spreadsheet, whatever its name says. Save it as .xlsx or CSV."
        )
    if start.startswith(b"%pdf"):
        raise InputError(f"{opened.name}: a PDF. Ask for the list as CSV or Excel.")
    return DelimitedReader(opened, given.encoding or None, given.delimiter or None)
