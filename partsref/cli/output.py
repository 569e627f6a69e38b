"""How answers look: tables that fit the terminal, colour only on one, JSON and CSV for programs."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from partsref.cli.streams import writes_unicode

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 240
"""Columns of a table that goes to a file or a pipe: nothing is cut there."""
_NARROWEST = 20
"""Columns a terminal has at least; COLUMNS=0 is somebody's slip, not a wish."""

BLOCK_TITLES = {
    "exact": "Exactly this number",
    "base": "Same base number (colour or packaging differs)",
    "contains": "Contains what you typed",
    "near": "Nearly this number: check before you buy",
    "text": "By description",
}


def print_json(shape: Any) -> None:
    """JSON with Japanese as it is, on standard output."""
    json.dump(shape, sys.stdout, ensure_ascii=not writes_unicode(), indent=2)
    sys.stdout.write("\n")


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """CSV on standard output. Cells a spreadsheet would run as a formula get an apostrophe before them."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_safe("" if cell is None else str(cell)) for cell in row])


def _safe(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def console() -> Console:
    """Where people read: as wide as the terminal, or wide enough for everything when nobody sits before it."""
    from rich.console import Console

    columns = os.environ.get("COLUMNS", "")
    asked = int(columns) if columns.isdecimal() and int(columns) >= _NARROWEST else None
    return Console(highlight=False, soft_wrap=False, width=asked or (None if sys.stdout.isatty() else _WIDE))


def print_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "", right: Sequence[str] = ()
) -> None:
    """Print a table; columns named in `right` hold figures, and columns with nothing in them are left out."""
    from rich import box
    from rich.table import Table

    cells = [[plain("" if cell is None else str(cell)) for cell in row] for row in rows]
    used = [place for place in range(len(columns)) if any(row[place] for row in cells)]
    made = Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    for place in used:
        column = columns[place]
        made.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in cells:
        made.add_row(*(row[place] for place in used))
    screen = console()
    if screen.is_terminal:
        screen.print(made)
        return
    with screen.capture() as drawn:
        screen.print(made)
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def plain(text: str) -> str:
    """Text from a catalogue, made safe for a terminal and for rich's markup: no control characters, no tags."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() or c == "\n" else " " for c in text))


def shortened(text: str, length: int = 60) -> str:
    """What was typed, for a message: one line, not too long, in quotes."""
    line = "".join(c if c.isprintable() else " " for c in text).strip()
    return f'"{line[:length]}..."' if len(line) > length else f'"{line}"'
