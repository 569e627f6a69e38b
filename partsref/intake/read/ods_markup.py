"""What the cells of an OpenDocument sheet do not tell: merged cells, hidden rows, formulas without a stored result.

Standard library alone: it is read in the process that reads spreadsheets, which has limits of its own.
"""

from __future__ import annotations

import zipfile
from typing import NamedTuple
from xml.parsers import expat

_CHUNK = 1 << 20
_MOST = 1_000
_MOST_MERGED = 100_000
_LAST_ROW = 1_100_000
_RESULTS = frozenset(
    {"office:value", "office:string-value", "office:date-value", "office:time-value", "office:boolean-value"}
)

Corner = tuple[int, int]


class OdsMarkup(NamedTuple):
    """Of one sheet: hidden rows from 1, formulas (B7) without a result, corners of merged cells (row, column)."""

    hidden: list[int]
    formulas: list[str]
    merged: list[tuple[Corner, Corner]]


class _Reader:
    """Follows the rows and cells of one sheet; those that repeat are counted, not visited."""

    def __init__(self, sheet: str) -> None:
        self._sheet, self._within = sheet, False
        self._row = self._next_row = self._column = 0
        self._formula, self._filled = "", False
        self.found = OdsMarkup([], [], [])

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == "table:table":
            self._within = said.get("table:name") == self._sheet
        elif not self._within:
            return
        elif name == "table:table-row":
            times = _count(said.get("table:number-rows-repeated"))
            self._row, self._column = self._next_row, 0
            self._next_row += times
            if said.get("table:visibility") in {"collapse", "filter"} and self._next_row < _LAST_ROW:
                self.found.hidden.extend(range(self._row + 1, min(self._next_row, self._row + _MOST) + 1))
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            self._cell(said)
        elif name == "text:p":
            self._filled = self._filled or bool(self._formula)

    def _cell(self, said: dict[str, str]) -> None:
        rows, columns = _count(said.get("table:number-rows-spanned")), _count(said.get("table:number-columns-spanned"))
        if (rows > 1 or columns > 1) and len(self.found.merged) < _MOST_MERGED:
            last = (self._row + rows - 1, self._column + columns - 1)
            self.found.merged.append(((self._row, self._column), last))
        self._filled = False
        has_result = any(said.get(one) for one in _RESULTS)
        self._formula = "" if has_result or "table:formula" not in said else f"{_letters(self._column)}{self._row + 1}"
        self._column += _count(said.get("table:number-columns-repeated"))

    def end(self, name: str) -> None:
        if name == "table:table-cell" and self._formula:
            if not self._filled and len(self.found.formulas) < _MOST:
                self.found.formulas.append(self._formula)
            self._formula = ""


def ods_markup(path: str, sheet: str) -> OdsMarkup:
    """Read it from the file at `path`; empty where the file is damaged or declares entities."""
    reader = _Reader(sheet)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.StartDoctypeDeclHandler = _refuse
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk)
            parser.Parse(b"", True)
    except (expat.ExpatError, KeyError, OSError, ValueError, RuntimeError, zipfile.BadZipFile):
        return OdsMarkup([], [], [])
    return reader.found


def _refuse(*_: object) -> None:
    raise ValueError("a document type")


def _count(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 8 else 1


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
