"""The cells of the row being read, by field. One object serves a whole file: making one for each row would cost."""

from __future__ import annotations

from itertools import zip_longest
from typing import NoReturn

from partsref.intake.columns.fields import FIELDS
from partsref.intake.columns.mapping import Mapping
from partsref.intake.lexicon.nothing_words import DITTO, DITTO_LEFT, DITTO_MARKS, is_nothing
from partsref.intake.read.line import Line
from partsref.intake.report.problems import Problem, Warnings
from partsref.intake.rows.cells import bare, words
from partsref.intake.rows.set_aside import HEADING, IsVehicle, set_aside

LONGEST_WORDS = 1_000
"""Characters of a name, note or other words; what is longer belongs to some other file. Lists of numbers may be so."""


class RejectedError(Exception):
    """The row cannot be loaded, because of `problem`."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class SetAsideError(Exception):
    """The row is no part, for `reason`: a heading, a total ..."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


class RowCells:
    """Cells of one row at a time, by field name, as the mapping places them."""

    def __init__(self, mapping: Mapping, warnings: Warnings) -> None:
        self.mapping = mapping
        self.row = 0
        self._warnings = warnings
        self._width = len(mapping.names)
        self._product = mapping.product
        self._places = {one: mapping.columns.get(one, ()) for one in FIELDS}
        self._defaults = {one: mapping.defaults.get(one, "") for one in FIELDS}
        self._cells: list[str] = [""] * self._width
        self._above: list[str] = []
        self._before: list[str] = []
        self._typed: dict[int, str] = {}

    def take(self, line: Line) -> bool:
        """Make `line` the row that is read; False when it is blank. Raises `RejectedError` if it is no row."""
        self.row, self._typed = line.row, line.typed or {}
        if line.trouble:
            self.reject("", "", line.trouble, "Correct the row, and load it again.")
        above, self._cells = self._cells, [cell if not cell or cell.isalnum() else bare(cell) for cell in line.cells]
        if not any(self._cells):
            return False
        self._before = self._above
        if len(self._cells) != self._width:
            self._cells = self._of_full_width(self._cells)
        text = "".join(self._cells)
        if len(text) > LONGEST_WORDS or not text.isprintable():
            self._check_used()
        if not DITTO_MARKS.isdisjoint(self._cells) or self.mapping.fill_down:
            self._cells = self._from_above(self._cells, above)
        self._above = self._cells
        if self._product >= 0:
            self._fill_from_product(above)
        return True

    def _fill_from_product(self, above: list[str]) -> None:
        """A further row of the product above says again what only its first row does."""
        shared = self._cells[self._product]
        if shared and self._product < len(above) and shared == above[self._product]:
            said = self.mapping.said_once
            self._cells = [above[at] if at in said and not cell else cell for at, cell in enumerate(self._cells)]
            if not self.get("number") and not self.get("price"):
                raise SetAsideError("more of the row above")

    def as_written(self, line: Line) -> list[str]:
        """The cells of the row as the file has them, but for ditto marks: those stand for what is above them."""
        if self.row != line.row or line.trouble:
            return line.cells
        return [
            taken if raw.strip() in DITTO_MARKS else raw
            for raw, taken in zip_longest(line.cells, self._cells, fillvalue="")
        ]

    def has(self, *fields: str) -> bool:
        """Whether the file says anything under one of these fields."""
        return any(self._places[one] or self._defaults[one] for one in fields)

    def get(self, one: str) -> str:
        """The first cell of a field that is not empty, or what the mapping says holds for every row."""
        for at in self._places[one]:
            if self._cells[at]:
                return self._cells[at]
        return self._defaults[one]

    def stated(self, one: str) -> str:
        """The same, but empty where the cell says that there is nothing to say; words on one line."""
        text = self.get(one)
        if text.isalnum():
            return "" if len(text) == 1 and is_nothing(text) else text
        return "" if is_nothing(text) else words(text)

    def joined(self, one: str) -> str:
        """The words of all columns of a field, on one line."""
        said = [self._cells[at] for at in self._places[one] if not is_nothing(self._cells[at])]
        return words("; ".join(said)) if said else self._defaults[one]

    def all(self, one: str) -> list[tuple[str, str, str]]:
        """(text, what the cell is in a spreadsheet, maker over the column) of every filled cell of a field."""
        typed, makers = self._typed, self.mapping.makers
        return [(text, typed.get(at, ""), makers.get(at, "")) for at in self._places[one] if (text := self._cells[at])]

    def places(self, *fields: str) -> tuple[int, ...]:
        """Where the cells of these fields stand."""
        return tuple(at for one in fields for at in self._places[one])

    @property
    def warned(self) -> int:
        """How many warnings there were so far, in the rows before too."""
        return self._warnings.total

    @property
    def has_one_cell(self) -> bool:
        """Whether only one cell of the row is filled, though it has more."""
        return self._width > 1 and self._cells.count("") == self._width - 1

    def check_is_part(self, is_vehicle: IsVehicle) -> None:
        """Raise `SetAsideError` where the row is a heading, a total or the like.

        Such a row is above no other: what is said to be as above means the part before; a heading begins anew.
        """
        if reason := set_aside(self._cells, self.mapping.names, self.mapping.place("number"), is_vehicle):
            self._above = [] if reason == HEADING else self._before
            self._cells = self._above
            raise SetAsideError(reason)

    def at(self, place: int) -> str:
        """The cell at a place."""
        return self._cells[place]

    def column(self, one: str) -> str:
        """What the file calls the column of a field."""
        return self.mapping.name(self._places[one][0]) if self._places.get(one) else one

    def reject(self, one: str, value: str, expected: str, advice: str) -> NoReturn:
        """Refuse the row for what stands under a field."""
        raise RejectedError(Problem(self.row, self.column(one), value, expected, advice))

    def warn(self, one: str, value: str, expected: str, advice: str) -> None:
        """Take note of what is odd under a field, though the row loads."""
        self._warnings.add(Problem(self.row, self.column(one), value, expected, advice))

    def _check_used(self) -> None:
        """Refuse a row that has what no words and numbers have, in a cell that is read."""
        for one, places in self._places.items():
            longest = LONGEST_WORDS * (20 if one.endswith("number") else 1)
            for text in (self._cells[at] for at in places):
                if len(text) > longest:
                    self.reject(one, text, f"at most {longest:,} characters", "Shorten the cell.")
                if any(not c.isprintable() and not c.isspace() for c in text):
                    self.reject(one, text, "printable characters", "Take out what cannot be seen.")

    def _of_full_width(self, cells: list[str]) -> list[str]:
        if any(beyond := cells[self._width :]):
            value = next(filter(None, beyond))
            self.reject(
                "", value, f"{self._width} cells, as the header has", "Put cells that hold the delimiter in quotes."
            )
        return [*cells[: self._width], *[""] * (self._width - len(cells))]

    def _from_above(self, cells: list[str], above: list[str]) -> list[str]:
        filled = list(cells)
        for place, cell in enumerate(cells):
            if cell in DITTO_LEFT:
                filled[place] = self._meant(cell, place, filled[:place][-1:], "a value to the left of the mark")
            elif cell in DITTO:
                # Rows without a part stand between the marks and what they mean.
                filled[place] = self._meant(
                    cell, place, self._before[place : place + 1], "a value above the ditto mark"
                )
            elif not cell and place in self.mapping.fill_down:
                # A blank row above may be shorter.
                filled[place] = above[place] if place < len(above) else ""
        return filled

    def _meant(self, mark: str, place: int, meant: list[str], expected: str) -> str:
        """The one cell that a mark stands for."""
        if not any(meant):
            raise RejectedError(Problem(self.row, self.mapping.name(place), mark, expected, "Write the value out."))
        return meant[0]
