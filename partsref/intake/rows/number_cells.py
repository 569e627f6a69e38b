"""Part numbers as they stand in cells: taken apart, checked, damage recognised, each with its maker."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from partsref.intake.lexicon.cell_words import STATUSES, meaning
from partsref.intake.lexicon.known_names import KnownMaker
from partsref.intake.lexicon.nothing_words import is_nothing
from partsref.intake.rows.row_cells import RowCells
from partsref.numbers.cells.read_cell import CellNumber, MakerOf, read_cell
from partsref.numbers.cells.spreadsheet_damage import (
    DATE,
    LOST_ZERO,
    TOO_LONG_FOR_A_SPREADSHEET,
    damage,
    with_lost_zero,
)
from partsref.numbers.look_alike_letters import as_latin
from partsref.numbers.number_key import key

LONGEST = 64
"""Characters a part number may have. Exchange formats stop at 45 or 48."""
LOOK_ALIKE = "a letter of another alphabet stands for the Latin one"
_EXACT_DIGITS = 15
"""Digits a spreadsheet's number keeps; it makes zeros of the rest."""

_ORDINARY = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*|[0-9]{1,4}(?: [0-9]{2,4})+")
_DATE_START = re.compile(r"(?:19|20)[0-9]{2}-|[0-9]{1,2}-[a-z]{3}|[a-z]{3}-[0-9]{2}", re.IGNORECASE)
_PERHAPS_SEVERAL = re.compile(r".{4,}[/&+].{4,}|.+[→⇒⇨➡=>].+|.*[,，].*|.+\s+[-–—]\s+.+|.*(?:他|ほか|等)$")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z]")

_ARROW = re.compile(r"[→⇒⇨➡]|[-=]+>|から")

Whose = Callable[[str, str], KnownMaker]
"""Whose a number is: by the number and the maker named with it in the cell or over the column, or nothing."""


def is_ordinary(text: str) -> bool:
    """Whether a text is a number as most stand: nothing to take apart.

    >>> [is_ordinary(one) for one in ("1651061A01", "16510-61A01", "6203 25", "FILTER", "16510/61A01")]
    [True, True, True, False, False]
    """
    if text.isascii() and text.isalnum():
        return not text.isalpha()
    return _ORDINARY.fullmatch(text) is not None


def may_be_date(text: str) -> bool:
    """Whether an ordinary number begins as a date does, which a spreadsheet may have made of it."""
    return _DATE_START.match(text) is not None


class Number(NamedTuple):
    """One number of one cell and its maker. `whole` is the true number when `text` is damaged; `slip` says how."""

    text: str
    maker: KnownMaker
    slip: str = ""
    whole: str = ""


def numbers_of(cells: RowCells, one: str, whose: Whose, maker_of: MakerOf) -> tuple[Number, ...]:
    """The numbers in the cells of a field, none if they say nothing.

    Raises `RejectedError` for what is no part number or was one before a spreadsheet damaged it.
    """
    found: tuple[Number, ...] = ()
    for text, typed, over in cells.all(one):
        if not text.strip("0"):
            continue  # A column of numbers that was taken for amounts: none.
        if typed:
            _check_typed(cells, one, text, typed)
        if is_ordinary(text) and len(text) <= LONGEST and not may_be_date(text):
            found = (*found, _whole(cells, one, text, whose(text, over)))
        elif one != "number" and meaning(STATUSES, text):
            cells.warn(one, text, "a part number", "Says how the part stands: no other part is made of it.")
        elif not is_nothing(text):
            if damaged := damage(text):
                cells.reject(one, text, *damaged)
            read = read_cell(text, maker_of)
            if not read:
                cells.warn(one, text, "the number of a part that is meant", "Says which part is not meant: not taken.")
            for number in read:
                if not is_nothing(number.text):
                    checked = _checked(cells, one, number, whose, over)
                    found = found if checked in found else (*found, checked)
    return found


def says_replaced(text: str, numbers: tuple[Number, ...]) -> bool:
    """Whether a cell says with arrows that each of its numbers is replaced by the next: `16510-61A20→16510-61A21`."""
    return len(numbers) > 1 and len(_ARROW.findall(text)) == len(numbers) - 1 and len({n.maker for n in numbers}) == 1


def _check_typed(cells: RowCells, one: str, text: str, typed: str) -> None:
    if typed == "date":
        cells.reject(one, text, *DATE)
    if sum(map(str.isdigit, text)) > _EXACT_DIGITS:
        cells.reject(one, text, *TOO_LONG_FOR_A_SPREADSHEET)
    cells.warn(one, text, "text", "Stored as a number: leading zeros may be lost. Format the column as text.")


def _checked(cells: RowCells, one: str, number: CellNumber, whose: Whose, over: str) -> Number:
    text = number.text
    if damaged := damage(text):
        cells.reject(one, text, *damaged)
    latin = as_latin(text)
    folded = key(latin)
    if not folded or len(text) > LONGEST:
        expected = f"a part number of 1 to {LONGEST} characters with letters or digits"
        cells.reject(one, text, expected, "Correct the cell, or empty it.")
    has_digit = any(map(str.isdigit, folded))
    if not has_digit and not folded.isascii():
        cells.reject(one, text, "a part number", "These are words: is another column the number's?")
    if number.word:
        cells.warn(one, number.word, "a maker the catalogue knows beside the number", f"Read as {text} alone.")
    if latin != text:
        cells.warn(one, text, "Latin letters", f"Read as {latin}: {LOOK_ALIKE}.")
    elif _OTHER_SCRIPT.search(folded):
        cells.warn(one, text, "Latin letters and digits", "Loaded as it stands; check it.")
    elif _PERHAPS_SEVERAL.fullmatch(text):
        cells.warn(one, text, "one number, or several parted by ;", "Loaded as one number; check it.")
    elif not has_digit:
        cells.warn(one, text, "a number with digits", "Loaded as it stands; check it.")
    found = _whole(cells, one, latin, whose(latin, number.maker or over))
    return found if latin == text else found._replace(text=text, slip=LOOK_ALIKE, whole=found.whole or latin)


def _whole(cells: RowCells, one: str, text: str, maker: KnownMaker) -> Number:
    if text[0] != "0" and text[-1].isdigit() and _is_digits(text) and (whole := with_lost_zero(maker.name, text)):
        cells.warn(one, text, "a number as long as its maker prints them", f"Read as {whole}: {LOST_ZERO}.")
        return Number(text, maker, LOST_ZERO, whole)
    return Number(text, maker)


def _is_digits(text: str) -> bool:
    return text.isdigit() or text.replace("-", "").isdigit()
