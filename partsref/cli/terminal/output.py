"""How answers look: tables that fit the terminal, colour only on one, JSON and CSV for programs."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any, Literal

from partsref.cli.terminal.cell_text import NO_BREAK, wrapped
from partsref.cli.terminal.streams import writes_unicode
from partsref.cli.terminal.table import drawn
from partsref.formulas import guarded

Style = Literal["bold", "dim", "yellow", "red"]
_STYLES: dict[Style, str] = {"bold": "1", "dim": "2", "yellow": "33", "red": "1;31"}
_WIDE = 240
"""Columns of a table that goes to a file or a pipe: nothing is cut there."""
_NARROWEST = 20
"""Columns a terminal has at least; COLUMNS=0 is somebody's slip, not a wish."""

_KEPT = f"\n{NO_BREAK}"
_USUAL = 80
"""Columns of a terminal that does not say how many it has."""

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


def print_nl(rows: Iterable[Any]) -> None:
    """One JSON object a line, on standard output."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=not writes_unicode()) + "\n")


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """CSV on standard output. Cells a spreadsheet would run as a formula get an apostrophe before them."""
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([_DRIVES.sub("\ufffd", guarded("" if cell is None else str(cell))) for cell in row])


def columns() -> int:
    """Columns of the page: as wide as the terminal, or wide enough for everything when nobody sits before it."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) >= _NARROWEST:
        return int(asked)
    if not sys.stdout.isatty():
        return _WIDE
    for stream in (sys.__stdout__, sys.__stderr__):
        with suppress(OSError, ValueError, AttributeError):
            if wide := os.get_terminal_size(stream.fileno()).columns:  # type: ignore[union-attr] # None has no fileno.
                return wide
    return _USUAL


def styled(text: str, style: Style) -> str:
    """A text in bold, dim or a warning's colour where a terminal shows it; as it is elsewhere."""
    plainly = not text or not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return text if plainly else f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def print_table(
    names: Sequence[str],
    rows: Iterable[Sequence[object]],
    title: str = "",
    right: Sequence[str] = (),
    close: bool = True,
) -> None:
    """Print a table; columns named in `right` hold figures, and columns with nothing in them are left out.

    A blank line closes it, unless what follows belongs to it.
    """
    print_lines([*table_lines(names, rows, title, right), *([""] if close else [])])


def table_lines(
    names: Sequence[str], rows: Iterable[Sequence[object]], title: str = "", right: Sequence[str] = ()
) -> list[str]:
    """The lines of a table, its title first."""
    cells = [["" if cell is None else plain(str(cell)) for cell in row] for row in rows]
    used = [place for place in range(len(names)) if any(row[place] for row in cells)]
    shown = drawn([names[place] for place in used], [[row[place] for place in used] for row in cells], columns(), right)
    titles = [styled(line, "bold") for line in wrapped(title, columns())] if title else []
    return [*titles, *shown]


SCREEN_LINES = 22
"""Lines of a list that leave room for what is said beside it on a screen of 24."""


def rows_for_a_screen(names: Sequence[str], rows: Sequence[Sequence[object]], fewest: int = 4) -> int:
    """How many of the rows fit a screen; `fewest` are shown however many lines they take."""
    most = min(len(rows), SCREEN_LINES)
    while most > fewest and len(table_lines(names, rows[:most])) > SCREEN_LINES:
        most -= 1
    return most


def print_title(name: str, rest: str = "") -> None:
    """A name in bold, and what belongs to it in the same line as far as there is room."""
    first, *more = wrapped(plain(f"{name}  {rest}".strip()), columns())
    shown = plain(name)
    print_lines([styled(shown, "bold") + first.removeprefix(shown), *more])


def print_text(text: str, indent: str = "", style: Style | None = None) -> None:
    """Print a text in as many lines as it takes, each behind `indent`; a `style` of its own."""
    print_lines(text_lines(text, indent, style))


def text_lines(text: str, indent: str = "", style: Style | None = None) -> list[str]:
    """The lines of a text."""
    lines = wrapped(plain(text), columns() - len(indent))
    return [indent + (styled(line, style) if style else line) for line in lines]


def plain(text: str) -> str:
    """Text from a catalogue, made safe for a terminal: no control characters."""
    return "".join(c if c.isprintable() or c in _KEPT else " " for c in text)


def part_name(maker: str, number: str) -> str:
    """A part by its maker and number, which no line parts even where it is printed with blanks."""
    return f"{maker} {number.replace(' ', NO_BREAK)}"


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
