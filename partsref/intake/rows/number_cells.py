"""Part numbers as they stand in cells: taken apart, checked, damage recognised."""

from __future__ import annotations

import re
from typing import NamedTuple

from partsref.intake.rows.cells import is_nothing, several_numbers
from partsref.intake.rows.row_cells import RowCells
from partsref.intake.rows.spreadsheet_damage import DATE, LOST_ZERO, TOO_LONG_FOR_A_SPREADSHEET, damage, with_lost_zero
from partsref.numbers.number_key import key

LONGEST = 64
"""Characters a part number may have. Exchange formats stop at 45 or 48."""
_EXACT_DIGITS = 15
"""Digits a spreadsheet's number keeps; it makes zeros of the rest."""

_ORDINARY = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Za-z]+(?:[ -][0-9A-Za-z]+)*")
_MAY_BE_DAMAGED = re.compile(r"[0-9]e[0-9]|[0-9]{4}-[0-9]|[0-9]{1,2}[ -][a-z]|[a-z]{3}[ -][0-9]{2}$", re.IGNORECASE)
_TWO_GLUED = re.compile(r".{4,}[/,&+].{4,}|.*(?:他|ほか|等)$")
_OTHER_SCRIPT = re.compile(r"[^\W\d_a-zA-Z]")


class Number(NamedTuple):
    """One number of one cell. `whole` is the true number when `text` lost a zero, and `slip` says so."""

    text: str
    slip: str = ""
    whole: str = ""


def numbers_of(cells: RowCells, one: str, maker: str) -> tuple[Number, ...]:
    """The numbers in the cells of a field, none if they say nothing.

    Raises `RejectedError` for what is no part number or was one before a spreadsheet damaged it.
    """
    found: tuple[Number, ...] = ()
    for text, typed in cells.all(one):
        if typed:
            _check_typed(cells, one, text, typed)
        if _ORDINARY.fullmatch(text) and len(text) <= LONGEST and not _MAY_BE_DAMAGED.search(text):
            found = (*found, _whole(cells, one, text, maker))
        elif not is_nothing(text):
            if damaged := damage(text):
                cells.reject(one, text, *damaged)
            found = (*found, *(_checked(cells, one, number, maker) for number in several_numbers(text)))
    return found


def _check_typed(cells: RowCells, one: str, text: str, typed: str) -> None:
    if typed == "date":
        cells.reject(one, text, *DATE)
    if sum(map(str.isdigit, text)) > _EXACT_DIGITS:
        cells.reject(one, text, *TOO_LONG_FOR_A_SPREADSHEET)
    cells.warn(one, text, "text", "Stored as a number: leading zeros may be lost. Format the column as text.")


def _checked(cells: RowCells, one: str, text: str, maker: str) -> Number:
    if damaged := damage(text):
        cells.reject(one, text, *damaged)
    folded = key(text)
    if not folded or len(text) > LONGEST:
        expected = f"a part number of 1 to {LONGEST} characters with letters or digits"
        cells.reject(one, text, expected, "Correct the cell, or empty it.")
    has_digit = any(map(str.isdigit, folded))
    if not has_digit and not folded.isascii():
        cells.reject(one, text, "a part number", "These are words: is another column the number's?")
    if _OTHER_SCRIPT.search(folded):
        cells.warn(one, text, "Latin letters and digits", "Loaded as it stands; check it.")
    elif _TWO_GLUED.fullmatch(text):
        cells.warn(one, text, "one number, or several parted by ; or ,", "Loaded as one number; check it.")
    elif not has_digit:
        cells.warn(one, text, "a number with digits", "Loaded as it stands; check it.")
    return _whole(cells, one, text, maker)


def _whole(cells: RowCells, one: str, text: str, maker: str) -> Number:
    if text[0] != "0" and text[-1].isdigit() and (whole := with_lost_zero(maker, text)):
        cells.warn(one, text, "a number as long as its maker prints them", f"Read as {whole}: {LOST_ZERO}.")
        return Number(text, LOST_ZERO, whole)
    return Number(text)
