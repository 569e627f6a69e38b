"""From the letters and rules of a printed page to the rows and cells of its tables. Pure functions, in points.

Where rules make a grid its cells are the cells. Elsewhere a column is what stands between two corridors of white that
(nearly) no line of a block crosses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from partsref.intake.page_tables.pdf_grids import Rows, grids
from partsref.intake.page_tables.pdf_words import Letter, Rule, Word, words_by_line

_CORRIDOR, _WIDE_CORRIDOR = 0.45, 0.9
"""In ems: the white between columns of many lines, and between columns of few lines."""
_MANY_LINES = 6
_CROSSED = 0.03
"""Share of lines that may cross a corridor: words too long for their column."""
_BLOCK_GAP = 2.3
"""Times the usual distance of two lines from which on they are of two tables."""
_WRAPPED_GAP = 0.75
"""Times the usual distance of two rows below which a line without a first cell goes on with the row above."""


class Layout:
    """Reads page after page: a table without rules keeps its columns where it goes on, though one is empty there."""

    def __init__(self) -> None:
        self._columns: list[float] = []

    def tables(self, letters: Sequence[Letter], boxes: Sequence[Rule]) -> list[Rows]:
        """The tables of the next page, from the top; a line of running text is a row with one cell."""
        words = [word for line in words_by_line(letters) for word in line]
        found: list[tuple[float, Rows]] = []
        for grid in grids(boxes):
            inside = [word for word in words if grid.holds(word)]
            rows = grid.rows(inside)
            if any(any(row) for row in rows):
                taken = set(map(id, inside))
                words = [word for word in words if id(word) not in taken]
                found.append((grid.down[0], rows))
        for block in _blocks(words):
            found.append((block[0][0].base, self._rows(block)))
        return [rows for _, rows in sorted(found, key=lambda one: one[0])]

    def _rows(self, block: Sequence[list[Word]]) -> Rows:
        size = median(word.size for line in block for word in line)
        starts = _columns(block, size)
        if 1 < len(starts) < len(self._columns) and _fits(block, self._columns, size):
            starts = self._columns
        if len(starts) > 1:
            self._columns = starts
        return _rows(block, starts, size)


def _blocks(words: Sequence[Word]) -> list[list[list[Word]]]:
    """Words by line and table: tables are parted by white over the whole width."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda one: (one.base, one.left)):
        if lines and word.base == lines[-1][-1].base:
            lines[-1].append(word)
        else:
            lines.append([word])
    if not lines:
        return []
    pitch = _pitch(lines)
    blocks = [[lines[0]]]
    for before, line in pairwise(lines):
        if line[0].base - before[0].base > max(_BLOCK_GAP * pitch, 1.8 * line[0].size):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _pitch(lines: Sequence[list[Word]]) -> float:
    gaps = [after[0].base - line[0].base for line, after in pairwise(lines)]
    return median(gaps) if gaps else 0.0


def _rows(block: Sequence[list[Word]], starts: Sequence[float], size: float) -> Rows:
    pitch = _pitch(block)
    rows: Rows = []
    last_base = 0.0
    for line in block:
        cells = [""] * len(starts)
        places = {max(0, bisect_right(starts, word.left + 0.1 * size) - 1) for word in line}
        if len(places) > 1 and not _gaps(line, size):
            # Running text over several columns: a heading, a page number.
            rows.append([" ".join(word.text for word in line), *cells[1:]])
            last_base = line[0].base
            continue
        for word in line:
            # By its left side: a word too long for its column runs on to the right.
            at = max(0, bisect_right(starts, word.left + 0.1 * size) - 1)
            cells[at] = f"{cells[at]} {word.text}".strip()
        close = line[0].base - last_base < _WRAPPED_GAP * pitch
        # Few cells of many: else it is a row of its own, of which the first cell is empty.
        if rows and not cells[0] and close and sum(map(bool, cells)) * 2 < len(starts):
            rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
        last_base = line[0].base
    return rows


def _columns(block: Sequence[list[Word]], size: float) -> list[float]:
    """Where columns begin: behind each corridor that hardly a line of several words crosses."""
    several = [line for line in block if _gaps(line, size)] or list(block)
    spans = sorted((word.left, word.right) for line in several for word in line)
    allowed = int(len(several) * _CROSSED)
    least = (_CORRIDOR if len(several) >= _MANY_LINES else _WIDE_CORRIDOR) * size
    events = sorted(
        [(left, 1) for left, _ in spans] + [(right, -1) for _, right in spans], key=lambda one: (one[0], -one[1])
    )
    starts, depth, white_from = [spans[0][0]], 0, None
    for at, step in events:
        before, depth = depth, depth + step
        if before <= allowed < depth and white_from is not None:
            if at - white_from >= least:
                starts.append(at)
            white_from = None
        elif depth <= allowed < before:
            white_from = at
    return [start - 0.2 * size for start in starts]


def _fits(block: Sequence[list[Word]], starts: Sequence[float], size: float) -> bool:
    """Whether hardly a word of a block stands across where these columns begin."""
    words = [word for line in block if _gaps(line, size) for word in line]
    crossing = sum(word.left + 0.3 * size < start < word.right - 0.3 * size for word in words for start in starts[1:])
    return crossing <= len(words) * _CROSSED


def _gaps(line: Sequence[Word], size: float) -> int:
    return sum(after.left - word.right >= _WIDE_CORRIDOR * size for word, after in pairwise(line))
