"""A table in the columns there are. A column gives way down to its longest word; where that is not enough a row is a
card: a cell a line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partsref.cli.terminal.cell_text import longest_word, padded, width, wrapped

_MARGIN = " "
_BETWEEN = "   "
_LONGEST_WHOLE = 24
"""Characters of a number that stays in one piece in a table; longer ones would push everything else off it."""
_FEWEST = 60
"""In fewer columns than these a table of more than two is read only where its cells are short."""
_SPEAKING = frozenset({"part", "why", "how sure"})
"""Columns whose cells, below a maker and its number, say by themselves what they are."""
_TALLEST, _TALLEST_IN_FEW = 10, 2
"""Lines of a cell beyond which a card reads better than a table."""


def drawn(
    names: Sequence[str], rows: Sequence[Sequence[str]], columns: int, right: Sequence[str] = ()
) -> Iterator[str]:
    """The lines of a table; columns named in `right` hold figures."""
    if not rows or not names:
        return
    widths = _widths(names, rows, columns)
    if widths is None:
        yield from _cards(names, rows, columns)
        return
    sides = [name in right for name in names]
    yield from _row(names, widths, sides)
    yield _MARGIN + "─" * (sum(widths) + len(_BETWEEN) * (len(widths) - 1))
    for row in rows:
        yield from _row(row, widths, sides)


def _widths(names: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[int] | None:
    """The width of each column, or None where the words do not fit side by side."""
    cells = list(zip(names, *rows, strict=True))
    wanted = [max(width(line) for cell in column for line in cell.split("\n")) for column in cells]
    least = [
        whole if names[place] == "number" and whole <= _LONGEST_WHOLE else max(map(longest_word, column))
        for place, (whole, column) in enumerate(zip(wanted, cells, strict=True))
    ]
    room = columns - len(_MARGIN) - len(_BETWEEN) * (len(names) - 1)
    if sum(least) > room:
        return None
    widths = _shared(wanted, least, room)
    tallest = max(_lines(cell, at) for row in rows for cell, at in zip(row, widths, strict=True))
    most = _TALLEST_IN_FEW if columns < _FEWEST else _TALLEST
    return None if len(names) > 2 and tallest > most else widths


def _lines(cell: str, columns: int) -> int:
    return len(wrapped(cell, columns)) if width(cell) > columns else 1


def _shared(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """What each column gets: all it wants if there is room, else the widest give way first."""
    low, high = 1, max(wanted)
    while low < high:
        most = (low + high + 1) // 2
        if sum(max(a, min(w, most)) for w, a in zip(wanted, least, strict=True)) <= room:
            low = most
        else:
            high = most - 1
    widths = [max(a, min(w, low)) for w, a in zip(wanted, least, strict=True)]
    for place, whole in enumerate(wanted):
        if (spare := room - sum(widths)) > 0 and widths[place] < whole:
            widths[place] += min(spare, whole - widths[place])
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], sides: Sequence[bool]) -> Iterator[str]:
    parted = [wrapped(cell, at) for cell, at in zip(cells, widths, strict=True)]
    for place in range(max(map(len, parted))):
        pieces = (
            padded(lines[place] if place < len(lines) else "", at, side)
            for lines, at, side in zip(parted, widths, sides, strict=True)
        )
        yield (_MARGIN + _BETWEEN.join(pieces)).rstrip()


def _cards(names: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> Iterator[str]:
    """Each row by itself: the column's name and what stands in it, a line each; a maker and its number in one line."""
    titled = tuple(names[:2]) == ("maker", "number")
    margin = _MARGIN * (3 if titled else 1)
    below = [("" if titled and name in _SPEAKING else name) for name in (names[2:] if titled else names)]
    label = max(map(width, below), default=0)
    for place, row in enumerate(rows):
        if titled:
            yield from (f"{_MARGIN}{line}" for line in wrapped(f"{row[0]} {row[1]}", columns - 1))
        elif place:
            yield ""
        for name, cell in zip(below, row[2:] if titled else row, strict=True):
            if not cell:
                continue
            head = f"{margin}{padded(name, label)}  " if name else margin
            room = columns - len(head)
            if longest_word(cell) <= room:
                first, *more = wrapped(cell, room)
                yield f"{head}{first}".rstrip()
                yield from (f"{' ' * len(head)}{line}".rstrip() for line in more)
            else:  # An address, say: from the edge, so that it stays in one piece as long as there is room at all.
                yield head.rstrip()
                yield from wrapped(cell, columns)
