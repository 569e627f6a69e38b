"""Reads one PDF in a process of its own, and prints its tables as JSON, a page a line: for `pdf_tables`.

A hostile file makes the library that reads it ask for any amount of memory or time, which ends this process alone.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

from partsref.intake.page_tables.pdf_layout import Layout
from partsref.intake.page_tables.pdf_words import Letter, Rule

MEMORY_BYTES = 1 << 30
"""Of addresses, of which a third is ever used."""
SECONDS = 300
MOST_PAGES = 3000
_MOST_LETTERS = 60_000
"""On one page; the fullest catalogue has 15,000."""
_MOST_OBJECTS = 40_000
_OF_BOX = 0.85
"""An em, of the height of a letter's box."""


def main() -> None:
    """Print the tables of the file named by the first argument."""
    path = sys.argv[1]
    _limit()
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(path)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        _say({"error": "wants a password" if "password" in str(error).lower() else "damaged"})
        return
    if pages > MOST_PAGES:
        _say({"error": f"has {pages:,} pages, more than {MOST_PAGES:,}: split it"})
        return
    layout = Layout()
    for number in range(pages):
        page = document[number]
        letters, unknown = _letters(page, raw)
        found = layout.tables(letters, list(_boxes(page, raw)))
        _say({"page": number + 1, "pages": pages, "letters": len(letters), "unknown": unknown, "tables": found})
        page.close()


def _letters(page: Any, raw: Any) -> tuple[list[Letter], int]:
    """The letters of a page, and how many have a shape but no meaning."""
    turn, height, width = page.get_rotation(), page.get_height(), page.get_width()
    text = page.get_textpage()
    x, y, loose = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    found: list[Letter] = []
    unknown = 0
    for at in range(min(text.count_chars(), _MOST_LETTERS)):
        code = raw.FPDFText_GetUnicode(text.raw, at)
        if code <= 32 or code == 0xA0:
            continue
        if code in (0xFFFD, 0xFFFE) or 0xD800 <= code <= 0xF8FF:
            unknown += 1
            code = 0xFFFD
        # With the white that belongs to a letter: a 1 is narrow, but stands as wide as a 0.
        raw.FPDFText_GetLooseCharBox(text.raw, at, loose)
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        one = _turned(loose.left, loose.bottom, turn, width, height)
        other = _turned(loose.right, loose.top, turn, width, height)
        base = _turned(x.value, y.value, turn, width, height)[1]
        size = max(abs(other[1] - one[1]) * _OF_BOX, 1.0)
        found.append(Letter(min(one[0], other[0]), max(one[0], other[0]), base, size, chr(code)))
    text.close()
    return found, unknown


def _turned(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """A point of the page as it is shown: from its left, and from its top."""
    if turn == 90:
        return y, x
    if turn == 180:
        return width - x, y
    if turn == 270:
        return width - y, height - x
    return x, height - y


def _boxes(page: Any, raw: Any) -> Iterator[Rule]:
    turn, height, width = page.get_rotation(), page.get_height(), page.get_width()
    for at in range(min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        thing = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        for a, b, c, d in _pieces(thing, raw):
            one, other = _turned(a, b, turn, width, height), _turned(c, d, turn, width, height)
            yield Rule(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _pieces(thing: Any, raw: Any) -> Iterator[tuple[float, float, float, float]]:
    """The straight pieces of a path, in points of the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    start = before = (0.0, 0.0)
    for at in range(min(raw.FPDFPath_CountSegments(thing), 2000)):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*before, *here)
        before = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*here, *start)
            before = start


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what))
    sys.stdout.write("\n")
    sys.stdout.flush()


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Not on Windows.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
