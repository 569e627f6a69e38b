"""The tables of a PDF with text, read in a process of its own by what the extra `partsref[pdf]` installs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from partsref.errors import InputError
from partsref.intake.page_tables.page_table import PageTable
from partsref.intake.read.child_output import printed
from partsref.intake.read.line import Line
from partsref.intake.read.opening import Opened

_PROGRAM = "import sys; sys.path[:] = {path!r}; from partsref.intake.page_tables.pdf_process import main; main()"
ROWS_A_PAGE = 1000
"""Row 3012 of a PDF is the 12th of page 3."""
_MOST_CELLS = 3_000_000
_UNKNOWN = 0.2


def tables_of(opened: Opened) -> tuple[list[PageTable], list[str]]:
    """The tables of all pages in their order, and what is to be told of how they were read.

    Raises `InputError` where it has no text, is damaged or locked, or the extra that reads it is not installed.
    """
    if find_spec("pypdfium2") is None:
        raise InputError(
            f"{opened.name}: a PDF. To read its tables: pip install 'partsref[pdf]'."
            " Or ask for the list as CSV or Excel."
        )
    found: list[PageTable] = []
    silent: list[int] = []
    letters = unknown = cells = pages = counted = 0
    for page in _printed(opened):
        letters, unknown, pages = letters + page["letters"], unknown + page["unknown"], page["page"]
        if not page["letters"]:
            silent.append(pages)
        row = pages * ROWS_A_PAGE
        for rows in page["tables"]:
            lines = [Line(row + at, one) for at, one in enumerate(rows, 1)]
            row += len(rows)
            cells += sum(map(len, rows))
            several = max(map(len, rows)) > 1
            counted += several
            found.append(PageTable(counted if several else 0, lines))
        if cells > _MOST_CELLS:
            raise InputError(f"{opened.name}: tables of more than {_MOST_CELLS:,} cells. Split it.")
    if not letters:
        raise InputError(
            f"{opened.name}: a PDF of pictures, without text: it was scanned. Have its text read first (with OCRmyPDF,"
            " for example), or ask for the list as CSV or Excel."
        )
    if unknown > _UNKNOWN * letters:
        raise InputError(
            f"{opened.name}: a PDF whose letters have shapes but no meaning ({unknown:,} of {letters:,}). Have its text"
            " read anew (with OCRmyPDF --force-ocr, for example), or ask for the list as CSV or Excel."
        )
    notes = [f"rows are counted by page: row {ROWS_A_PAGE + 12:,} is the 12th of page 1"]
    if silent:
        listed = ", ".join(map(str, silent[:10])) + (" ..." if len(silent) > 10 else "")
        notes.append(f"pages without text, not read: {listed} ({len(silent)} of {pages})")
    if unknown:
        notes.append(f"{unknown:,} letters have a shape but no meaning; they are \N{REPLACEMENT CHARACTER} in the rows")
    return found, notes


def _printed(opened: Opened) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "-S", "-c", _PROGRAM.format(path=sys.path), str(opened.path)]
    failed = f"{opened.name}: a PDF that cannot be read: damaged, or too large. Ask for the list as CSV or Excel."
    for what in printed(command, failed):
        if "error" in what:
            raise InputError(f"{opened.name}: a PDF that {_SAID.get(what['error'], what['error'])}.")
        yield what


_SAID = {
    "damaged": "cannot be read: it is damaged. Ask for it again, whole",
    "wants a password": "is locked with a password. Save it without",
}
