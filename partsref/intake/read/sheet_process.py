"""Reads one spreadsheet file in a process of its own, and prints its cells as JSON. Run as a program, never imported.

A damaged or hostile file makes the library that reads it ask for any amount of memory, which ends the process; so it
is not the loader's process, and it has limits.

Arguments: file, how many rows (0: all), then the sheet's name if one is wanted. Prints one JSON list a line: first
[name, is visible] of every sheet; then, for each sheet that is wanted, its name, and lists of rows. A row is
[number, cells, {place: "number" or "date"}].
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

MEMORY_BYTES = 512 << 20
SECONDS_AT_LEAST, SECONDS_PER_MEGABYTE = 4, 3
_ROWS_A_LINE = 500
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
            _print_sheet(book.get_sheet_by_name(sheet.name), rows)


def _print_sheet(sheet: Any, rows: int) -> None:
    before = [""] * (sheet.start[1] if sheet.start else 0)
    numbered = islice(enumerate(sheet.iter_rows(), 1), rows or None)
    while some := [_row(number, before, cells) for number, cells in islice(numbered, _ROWS_A_LINE)]:
        _say(some)


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
