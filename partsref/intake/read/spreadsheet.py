"""Excel (.xlsx, .xlsb, .xls) and OpenDocument (.ods) sheets."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from partsref.intake.read.child_output import printed
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened

_PROGRAM = Path(__file__).with_name("sheet_process.py")
_HEAD_ROWS = 250


class Heads(NamedTuple):
    """The sheets of a file: the first rows of those that show, and the names of those that are hidden."""

    shown: dict[str, list[Line]]
    hidden: list[str]


class SpreadsheetReader(LineReader):
    """One sheet of a spreadsheet file. `head` are its first rows, if they are read already."""

    reads_apart = True

    def __init__(self, opened: Opened, sheet: str, head: list[Line] | None = None) -> None:
        self._opened, self.sheet, self.head = opened, sheet, head or []
        self.format, self.table = f"spreadsheet, sheet {sheet}", f"sheet {sheet}"
        self.hidden_rows: list[int] = []
        self.formulas: list[str] = []
        """Cells (B7) with a formula whose result the file does not have."""

    def __iter__(self) -> Iterator[Line]:
        for what in _printed(self._opened, 0, self.sheet):
            if isinstance(what, dict):
                self.hidden_rows, self.formulas = what["hidden"], what["formulas"]
            elif isinstance(what, list) and what and isinstance(what[0][0], int):
                yield from (_line(row) for row in what)

    def done(self) -> float:
        """Not known: the file's size does not tell its rows."""
        return 0.0


def heads(opened: Opened) -> Heads:
    """The first rows of every sheet that shows, by name. Raises `InputError` when the file is no spreadsheet."""
    found: dict[str, list[Line]] = {}
    visible: set[str] = set()
    name = ""
    for what in _printed(opened, _HEAD_ROWS, None):
        if isinstance(what, str):
            name = what
            found[name] = []
        elif isinstance(what, dict):
            continue
        elif what and isinstance(what[0][0], str):
            visible = {sheet for sheet, shows in what if shows}
        else:
            found[name] += [_line(row) for row in what]
    shown = {name: lines for name, lines in found.items() if name in visible}
    return Heads(shown, [name for name in found if name not in visible])


def _line(row: list[Any]) -> Line:
    number, cells, typed = row
    return Line(number, cells, {int(place): kind for place, kind in typed.items()} if typed else None)


def _printed(opened: Opened, rows: int, sheet: str | None) -> Iterator[Any]:
    command = [sys.executable, str(_PROGRAM), str(opened.path), str(rows), *([sheet] if sheet is not None else [])]
    failed = (
        f"{opened.name}: cannot be read as a spreadsheet: damaged, locked with a password, too large,"
        " or with a stray cell far out. Save it as CSV and load that."
    )
    return printed(command, failed)
