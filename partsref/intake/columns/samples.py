"""What the first cells of a column look like."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.intake.read.line import Line
from partsref.numbers.number_key import key

_LONGEST_CODE = 40
_MOST = 0.7
"""How many of a column's filled cells must be alike for the column to be so."""


def filled(sample: Sequence[Line], place: int) -> list[str]:
    """The cells of a column that are not empty."""
    return [cell for line in sample if place < len(line.cells) and (cell := line.cells[place].strip())]


def is_numbers(sample: Sequence[Line], place: int) -> bool:
    """Whether most cells of a column may hold part numbers: letters or dashes with digits, or five digits and more."""
    cells = filled(sample, place)
    return bool(cells) and sum(map(_may_be_numbers, cells)) >= _MOST * len(cells)


def is_codes(sample: Sequence[Line], place: int) -> bool:
    """Whether a column may be the rows' own numbers: codes, all different, nearly as many as rows."""
    cells = filled(sample, place)
    rows = sum(any(cell.strip() for cell in line.cells) for line in sample)
    coded = sum(map(_may_be_code, cells)) >= _MOST * len(cells)
    return coded and len(set(cells)) == len(cells) and len(cells) >= _MOST * rows


def is_words(sample: Sequence[Line], place: int) -> bool:
    """Whether most cells of a column have letters and no more digits than letters."""
    cells = filled(sample, place)
    worded = sum(sum(map(str.isalpha, cell)) > sum(map(str.isdigit, cell)) for cell in cells)
    return bool(cells) and worded >= _MOST * len(cells)


def _may_be_code(cell: str) -> bool:
    """Letters with digits on one or a few words, or digits enough to be no running number, year or price."""
    folded = key(cell)
    digits = sum(map(str.isdigit, folded))
    if not digits or len(cell.split()) > 3 or len(cell) > _LONGEST_CODE:
        return False
    plain = cell.replace("-", "").isdigit()
    return digits >= 5 if plain else any(map(str.isalpha, folded)) and len(folded) >= 3


def _may_be_numbers(cell: str) -> bool:
    folded = key(cell)
    digits = sum(map(str.isdigit, folded))
    if not digits or len(cell) > _LONGEST_CODE * 3 or (cell.replace(".", "").replace(",", "") != cell and digits < 5):
        return False
    return (
        digits >= 5
        or (digits >= 2 and (digits < len(folded) or "-" in cell) and len(folded) >= 3)
        or (digits >= 1 and len(folded) >= 5 and folded.isascii())
    )
