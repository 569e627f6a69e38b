"""Reads one spreadsheet file in a process of its own, and prints its cells as JSON. Run as a program, never imported.

A damaged or hostile file makes the library that reads it ask for any amount of memory, which ends the process; so it
is not the loader's process, and it has limits.

Arguments: file, how many rows (0: all), then the sheet's name if one is wanted. Prints one JSON list a line: first
[name, is visible] of every sheet; then, for each sheet that is wanted, its name, {"hidden": rows, "formulas": cells
without a stored result} (of .xlsx alone), and lists of rows. A row is [number, cells, {place: "number" or "date"}]; a
merged cell's value stands in its whole area.
"""

from __future__ import annotations

import html
import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

MEMORY_BYTES = 512 << 20
SECONDS_AT_LEAST, SECONDS_PER_MEGABYTE = 4, 3
_ROWS_A_LINE = 500
_CHUNK = 1 << 20
_MOST_MERGED = 100_000
_WIDEST = 200
"""Columns a merged cell may cover to be filled: wider ones are a title over everything."""
_MOST_TOLD = 1_000
_HIDDEN = re.compile(rb'<row\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d{1,7})"[^>]*>')
_NO_RESULT = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<f\b[^>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_EXACT = 1e15
"""Below this, a spreadsheet's number without a fraction is a whole number exactly."""


def main(path: str, rows: int, wanted: str | None) -> None:
    """Print the sheets of the file at `path`."""
    _limit(path)
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_path(path)
    sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    _say([[sheet.name, sheet.visible == SheetVisibleEnum.Visible] for sheet in sheets])
    for sheet in sheets:
        if wanted is None or sheet.name == wanted:
            _say(sheet.name)
            markup, merged = _markup(path, sheet.name)
            _say(markup)
            _print_sheet(book.get_sheet_by_name(sheet.name), rows, merged)


def _print_sheet(sheet: Any, rows: int, found: list[Any]) -> None:
    before = [""] * (sheet.start[1] if sheet.start else 0)
    merged = sorted(getattr(sheet, "merged_cell_ranges", None) or found)[:_MOST_MERGED]
    numbered = islice(enumerate(sheet.iter_rows(), 1), rows or None)
    printed = _filled((_row(number, before, cells) for number, cells in numbered), merged)
    while some := list(islice(printed, _ROWS_A_LINE)):
        _say(some)


def _filled(rows: Iterator[list[Any]], merged: list[Any]) -> Iterator[list[Any]]:
    """The rows, with the value of each merged cell in all its area; `merged` are its corners from 0, by first row."""
    standing: list[tuple[int, int, int, str, str]] = []
    at = 0
    for number, texts, typed in rows:
        standing = [one for one in standing if one[0] >= number]
        while at < len(merged) and merged[at][0][0] < number:
            (first, left), (last, right) = merged[at]
            at += 1
            if first == number - 1 and left < len(texts) and texts[left] and right - left < _WIDEST:
                standing.append((last + 1, left, right, texts[left], typed.get(left, "")))
        for _, left, right, text, kind in standing:
            for place in range(left, min(right + 1, len(texts))):
                if not texts[place]:
                    texts[place] = text
                    if kind:
                        typed[place] = kind
        yield [number, texts, typed]


def _markup(path: str, name: str) -> tuple[dict[str, Any], list[Any]]:
    """What the cells do not tell: hidden rows and formulas whose result nobody stored; and, of .ods, merged cells."""
    if zipfile.is_zipfile(path) and "content.xml" in zipfile.ZipFile(path).namelist():
        from partsref.intake.read.ods_markup import ods_markup

        found = ods_markup(path, name)
        return {"hidden": found.hidden[:_MOST_TOLD], "formulas": found.formulas}, found.merged
    hidden: list[int] = []
    formulas: list[str] = []
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_member(archive, name)) as stream:
            rest = b""
            while chunk := stream.read(_CHUNK):
                text = rest + chunk
                cut = max(text.rfind(b"</c>"), text.rfind(b"<row")) if chunk else len(text)
                cut = cut if cut > 0 else len(text)
                rest = text[cut:][-_CHUNK:]
                hidden += [int(row[1]) for row in _HIDDEN.finditer(text, 0, cut + 4)]
                if b"<f" in text:
                    formulas += [cell[1].decode() for cell in _NO_RESULT.finditer(text, 0, cut + 4)]
    except (KeyError, OSError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        pass
    return {"hidden": sorted(set(hidden))[:_MOST_TOLD], "formulas": list(dict.fromkeys(formulas))[:_MOST_TOLD]}, []


def _member(archive: zipfile.ZipFile, name: str) -> str:
    """Where in an .xlsx file a sheet stands. Raises `KeyError` where it cannot be told."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", relations):
        said = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        targets[said.get("Id", "")] = said.get("Target", "")
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        said = dict(re.findall(r'([\w:]+)="([^"]*)"', tag))
        if html.unescape(said.get("name", "")) == name:
            target = targets[said["r:id"]]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(name)


def _row(number: int, before: list[str], cells: list[Any]) -> list[Any]:
    typed: dict[int, str] = {}
    texts = list(before)
    for place, cell in enumerate(cells, len(before)):
        if isinstance(cell, str):
            texts.append(cell)
        elif isinstance(cell, bool):
            texts.append(str(cell).upper())
        elif isinstance(cell, float | int):
            texts.append(str(int(cell)) if abs(cell) < _EXACT and cell == int(cell) else repr(cell))
            typed[place] = "number"
        elif isinstance(cell, datetime | date | time | timedelta):
            texts.append(str(cell))
            typed[place] = "date"
        else:
            texts.append("" if cell is None else str(cell))
    return [number, texts, typed]


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what))
    sys.stdout.write("\n")


def _limit(path: str) -> None:
    try:
        import resource
    except ImportError:  # Not on Windows.
        return
    from pathlib import Path

    seconds = SECONDS_AT_LEAST + SECONDS_PER_MEGABYTE * (Path(path).stat().st_size >> 20)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
