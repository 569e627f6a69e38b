"""Where rules on a printed page make a grid, its cells are the cells of the table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from partsref.intake.page_tables.pdf_words import Rule, Word

Rows = list[list[str]]

_THIN, _TOUCH = 2.5, 2.0
"""In points: what is a rule and not a box, and how near two rules stand that meet."""
_MOST_RULES = 20_000


class Grid:
    """Rules that cross each other: where its columns and rows are parted, and which rules part them."""

    def __init__(self, across: list[Rule], down: list[Rule]) -> None:
        self._level, self._upright = across, down
        self.across = _places([rule.left for rule in down])
        self.down = _places([rule.top for rule in across])

    def holds(self, word: Word) -> bool:
        """Whether a word is within the grid."""
        middle, height = (word.left + word.right) / 2, word.base - 0.3 * word.size
        return self.across[0] <= middle <= self.across[-1] and self.down[0] <= height <= self.down[-1]

    def rows(self, words: Sequence[Word]) -> Rows:
        """The cells; one that reaches over several rows or columns says the same in all of them."""
        wide, high = len(self.across) - 1, len(self.down) - 1
        owner = {(row, column): (row, column) for row in range(high) for column in range(wide)}
        for row in range(high):
            for column in range(wide):
                if column and not self._parts_columns(row, column):
                    owner[row, column] = owner[row, column - 1]
                elif row and not self._parts_rows(row, column):
                    owner[row, column] = owner[row - 1, column]
        texts: dict[tuple[int, int], list[Word]] = {}
        for word in words:
            row = bisect_right(self.down, word.base - 0.3 * word.size) - 1
            column = bisect_right(self.across, (word.left + word.right) / 2) - 1
            if 0 <= row < high and 0 <= column < wide:
                texts.setdefault(owner[row, column], []).append(word)
        said = {cell: _text(of) for cell, of in texts.items()}
        rows = [[said.get(owner[row, column], "") for column in range(wide)] for row in range(high)]
        return [cells for row in range(high) for cells in self._split(rows, row, words)]

    def _split(self, rows: Rows, row: int, words: Sequence[Word]) -> Rows:
        """One row; or its lines, where rules part only the header and the columns, and rows are lines of text."""
        if len(self.down) > 4 or len(self.across) < 3:
            return [rows[row]]
        inside = [word for word in words if self.down[row] <= word.base - 0.3 * word.size < self.down[row + 1]]
        bases = sorted({word.base for word in inside if word.left < self.across[1]})
        if len(bases) < 3:
            return [rows[row]]
        lines: Rows = [[""] * (len(self.across) - 1) for _ in bases]
        for word in inside:
            at = max(0, bisect_right(bases, word.base + 0.3 * word.size) - 1)
            column = min(max(0, bisect_right(self.across, (word.left + word.right) / 2) - 1), len(self.across) - 2)
            lines[at][column] = f"{lines[at][column]} {word.text}".strip()
        return lines

    def _parts_columns(self, row: int, column: int) -> bool:
        middle = (self.down[row] + self.down[row + 1]) / 2
        at = self.across[column]
        return any(abs(rule.left - at) <= _TOUCH and rule.top <= middle <= rule.bottom for rule in self._upright)

    def _parts_rows(self, row: int, column: int) -> bool:
        middle = (self.across[column] + self.across[column + 1]) / 2
        at = self.down[row]
        return any(abs(rule.top - at) <= _TOUCH and rule.left <= middle <= rule.right for rule in self._level)


def _text(words: Sequence[Word]) -> str:
    lines: dict[float, list[str]] = {}
    for word in sorted(words, key=lambda one: (one.base, one.left)):
        lines.setdefault(word.base, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def _places(values: Sequence[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return places


def grids(boxes: Sequence[Rule]) -> list[Grid]:
    """The grids of a page: rules that touch one another, with two columns and a row at least."""
    across: list[Rule] = []
    down: list[Rule] = []
    for box in boxes[:_MOST_RULES]:
        wide, high = box.right - box.left, box.bottom - box.top
        if high <= _THIN < wide:
            across.append(box)
        elif wide <= _THIN < high:
            down.append(box)
        elif wide > _THIN and high > _THIN:
            across += [box._replace(bottom=box.top), box._replace(top=box.bottom)]
            down += [box._replace(right=box.left), box._replace(left=box.right)]
    found = []
    for level, upright in _touching(across, down):
        grid = Grid(level, upright)
        if len(grid.across) > 2 and len(grid.down) > 1:
            found.append(grid)
    return found


def _touching(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Rules by table: those whose heights follow on one another and whose widths lap."""
    rules = sorted([*across, *down], key=lambda rule: rule.top)
    groups: list[tuple[Rule, list[Rule]]] = []
    for rule in rules:
        joined = [rule]
        hull = rule
        apart = []
        for reach, members in groups:
            laps = reach.left - _TOUCH <= hull.right and hull.left <= reach.right + _TOUCH
            if laps and hull.top <= reach.bottom + _TOUCH and reach.top <= hull.bottom + _TOUCH:
                joined += members
                hull = Rule(
                    min(hull.left, reach.left), min(hull.top, reach.top), max(hull.right, reach.right),
                    max(hull.bottom, reach.bottom),
                )  # fmt: skip
            else:
                apart.append((reach, members))
        groups = [*apart, (hull, joined)]
    level, upright = set(across), set(down)
    for _, members in groups:
        yield [rule for rule in members if rule in level], [rule for rule in members if rule in upright]
