"""How answers look: tables that fit the terminal, colour only on one, JSON and CSV for programs."""

from __future__ import annotations

import csv
import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from partsref.cli.terminal.streams import writes_unicode
from partsref.formulas import guarded

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table

_WIDE = 240
"""Columns of a table that goes to a file or a pipe: nothing is cut there."""
_NARROWEST = 20
"""Columns a terminal has at least; COLUMNS=0 is somebody's slip, not a wish."""

_CARDS = 60
"""On a terminal with fewer columns a row is a card: a cell a line, as a number broken in two is no number."""
_LONGEST_WHOLE = 24
"""Characters of a number that stays in one piece in a table; longer ones would push everything else off it."""

_DRIVES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Control characters, which drive a terminal that the output goes to; those above 0x7f JSON leaves as they are."""

BLOCK_TITLES = {
    "exact": "Exactly this number",
    "base": "Same base number (colour, packaging or seals differ)",
    "contains": "Contains what you typed",
    "near": "Nearly this number: check before you buy",
    "text": "By description",
}


def print_json(shape: Any) -> None:
    """JSON with Japanese as it is, on standard output."""
    text = json.dumps(shape, ensure_ascii=not writes_unicode(), indent=2)
    sys.stdout.write(_DRIVES.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """CSV on standard output. Cells a spreadsheet would run as a formula get an apostrophe before them."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_DRIVES.sub("\ufffd", guarded("" if cell is None else str(cell))) for cell in row])


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
    cells = [[plain("" if cell is None else str(cell)) for cell in row] for row in rows]
    used = [place for place in range(len(columns)) if any(row[place] for row in cells)]
    names, cells = [columns[place] for place in used], [[row[place] for place in used] for row in cells]
    screen = console()
    made = _cards(names, cells, title) if screen.width < _CARDS else [_table(names, cells, title, right)]
    if screen.is_terminal:
        screen.print(*made, sep="\n")
        return
    with screen.capture() as drawn:
        screen.print(*made, sep="\n")
    sys.stdout.writelines(f"{line.rstrip()}\n" for line in drawn.get().splitlines())


def _table(names: Sequence[str], cells: Sequence[Sequence[str]], title: str, right: Sequence[str]) -> RenderableType:
    made = _bare_table(title)
    for name, column in zip(names, zip(*cells, strict=True), strict=True):
        whole = name == "number" and max(map(len, column)) <= _LONGEST_WHOLE
        made.add_column(name, justify="right" if name in right else "left", overflow="fold", no_wrap=whole)
    for row in cells:
        made.add_row(*row)
    return made


def _cards(names: Sequence[str], cells: Iterable[Sequence[str]], title: str) -> list[RenderableType]:
    """Each row by itself: the column's name and what stands in it, a line each."""
    cards: list[RenderableType] = []
    for row in cells:
        card = _bare_table("" if cards else title)
        card.show_header = False
        card.add_column(style="dim", no_wrap=True)
        card.add_column(overflow="fold")
        for name, cell in zip(names, row, strict=True):
            if cell:
                card.add_row(name, cell)
        cards.append(card)
    return cards


def _bare_table(title: str) -> Table:
    from rich import box
    from rich.table import Table

    return Table(title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)


def plain(text: str) -> str:
    """Text from a catalogue, made safe for a terminal and for rich's markup: no control characters, no tags."""
    from rich.markup import escape

    return escape("".join(c if c.isprintable() or c == "\n" else " " for c in text))


def print_lines(lines: Iterable[str]) -> None:
    """A few lines of text as they are, on standard output."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def one_line(text: str) -> str:
    """Text for one line of a terminal: no control characters."""
    return "".join(c if c.isprintable() else " " for c in text).strip()


def shortened(text: str, length: int = 60) -> str:
    """What was typed, for a message: one line, not too long, in quotes."""
    line = one_line(text)
    return f'"{line[:length]}..."' if len(line) > length else f'"{line}"'
