"""What in a cell is a number, what are only other endings of one, and what stands beside it."""

from __future__ import annotations

import pytest

from partsref.numbers.cells.cell_endings import ending_made_whole, form, same_endings
from partsref.numbers.cells.cell_numbers import (
    beside_cells,
    looks_like_number,
    may_stand_alone,
    numbers_in,
    other_endings,
)


@pytest.mark.parametrize(
    ("text", "is_number", "alone"),
    [
        ("16510-61A01", True, True),
        ("BKR6E-11", True, True),
        # Five characters may be a number, six stand by themselves.
        ("12345", True, False),
        ("1234", False, False),
        ("123456", True, True),
        ("ABCDEF", False, False),
        # Chassis codes, with their emission class; years; oil, tyres and measures.
        ("DA64V", False, False),
        ("EBD-DA64V", False, False),
        ("S510P", False, False),
        ("2004-2009", False, False),
        ("1998/99", False, False),
        ("10W-30", False, False),
        ("145/80R12", False, False),
        ("145-R12", False, False),
        ("10000MM", False, False),
        ("12.5 inch", False, False),
        ("100-20X", True, True),
        ("フィルター12345", False, False),
    ],
)
def test_what_is_plausibly_a_number(text: str, is_number: bool, alone: bool) -> None:
    assert (looks_like_number(text), may_stand_alone(text)) == (is_number, alone)


@pytest.mark.parametrize(
    ("line", "numbers", "words"),
    [
        ("16510-61A20, oil filter", ["16510-61A20"], ["oil filter"]),
        ("Suzuki;16510-61A20;1個", ["16510-61A20"], ["Suzuki"]),
        ("16510-61A20, 16510-61A20, 3 pcs", ["16510-61A20"], []),
        ("16510-61A20, 999", ["16510-61A20"], []),
        ("16510-61A20, 1000", [], []),
        ("16510-61A20, 61A21", [], []),
        ("oil filter, 2", [], []),
        ("16510-61A20", [], []),
    ],
)
def test_a_line_of_a_list_is_numbers_words_and_quantities(line: str, numbers: list[str], words: list[str]) -> None:
    assert beside_cells(line) == (tuple(numbers), tuple(words))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("16510-61A01/16510-61A02", ["16510-61A01", "16510-61A02"]),
        ("16510-61A01 or 16510-61A01", ["16510-61A01"]),
        ("16510-61A01 16510-61A02", ["16510-61A01", "16510-61A02"]),
        ("DAC40720036/33", ["DAC40720036/33"]),
        ("15400-PFB-014 他", ["15400-PFB-014"]),
        ("", []),
    ],
)
def test_a_separator_parts_whole_numbers_alone(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == tuple(numbers)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("AY01-14-300A/B", ["AY01-14-300A", "AY01-14-300B"]),
        ("16510-61A20/21/22", ["16510-61A20", "16510-61A21", "16510-61A22"]),
        ("16510-61A20/61A21", ["16510-61A20", "16510-61A21"]),
        ("16510-61A20/061A21", []),
        ("16510-61A20/A-1", []),
        ("16510-61A20", []),
        ("61A20/21", []),
        ("16510-61A20/20", ["16510-61A20"]),
    ],
)
def test_other_endings_behind_a_slash(text: str, numbers: list[str]) -> None:
    assert other_endings(text) == tuple(numbers)


@pytest.mark.parametrize(
    ("pieces", "numbers"),
    [
        (["17851-60A00", "60A10"], ["17851-60A00", "17851-60A10"]),
        (["17851-60A00", "10", "-20"], ["17851-60A00", "17851-60A10", "17851-60A20"]),
        # Two characters of a number with a dash, three of one without.
        (["17851-60A00", "1"], []),
        (["1785160A00", "10"], []),
        (["1785160A00", "A10"], ["1785160A00", "1785160A10"]),
        # All that stands behind a dash, or as much as leaves four before it.
        (["A-12345", "54321"], ["A-12345", "A-54321"]),
        (["123456", "321"], []),
        (["1234567", "321"], ["1234567", "1234321"]),
        (["12-3456", "654"], ["12-3456", "12-3654"]),
        (["12345-6A-10", "6A-20"], ["12345-6A-10", "12345-6A-20"]),
        # Of another form, without a figure, or beside nothing.
        (["17851-60A00", "6A010"], []),
        (["17851-60AAA", "BBB"], []),
        (["17851-60A00"], []),
        (["60A00", "10"], []),
        ([" ", "17851-60A00", "", "60A10"], ["17851-60A00", "17851-60A10"]),
        ([], []),
    ],
)
def test_endings_of_the_form_of_a_numbers_own(pieces: list[str], numbers: list[str]) -> None:
    assert same_endings(pieces) == tuple(numbers)


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("17851-60A00", "60A10", "17851-60A10"),
        ("17851-60A00", "-60A10", "17851-60A10"),
        ("17851-60A00", "16510-61A20", ""),
        ("17851-60A00", "6A010", ""),
        ("17851-60A00", "A10", ""),
        ("178-60A00", "60A10", ""),
        ("1785-60A0", "60A1", "1785-60A1"),
        ("17851-60A00", "", ""),
        ("", "60A10", ""),
    ],
)
def test_what_stands_behind_the_dash_of_the_number_before(before: str, text: str, whole: str) -> None:
    assert ending_made_whole(before, text) == whole


def test_the_form_of_a_text() -> None:
    assert form("17851-60Aあ") == "99999-99AA"
