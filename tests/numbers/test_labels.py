"""What is printed around numbers, and what is left of them on a worn label."""

from __future__ import annotations

import pytest

from partsref.numbers.label_text import around_removed, may_be_suffix, runs, stands_alone
from partsref.numbers.worn_labels import patterns, worn


@pytest.mark.parametrize(
    ("label", "left"),
    [
        ("GENUINE PARTS 16510-61A20 QTY 1 MADE IN JAPAN", "GENUINE PARTS 16510-61A20 MADE IN JAPAN"),
        ("P/N:16510-61A20", "16510-61A20"),
        ("PART NO. 15601 87204 x2", "15601 87204"),
        ("品番 04491-97217 数量 2", "04491-97217"),
        ("16510-61A20 (2 PCS)", "16510-61A20"),
        ("16510-61A20 1個", "16510-61A20"),
        ("QTY 4", "QTY 4"),
        ("15208-65F00", "15208-65F00"),
        ("DA7A-64-23X 02", "DA7A-64-23X 02"),
    ],
)
def test_quantities_and_announcements_go_and_numbers_stay(label: str, left: str) -> None:
    assert " ".join(around_removed(label).split()) == left


@pytest.mark.parametrize(
    ("label", "glob", "separators"),
    [
        ("1651?-61A20", "1651?61A20", False),
        ("16510-61A…", "1651061A*", False),
        ("16510...A20", "16510*A20", False),
        ("１６５１？－６１Ａ２０", "1651?61A20", False),
        ("16510_61A20", "16510?61A20", True),
        ("16510_61A?0", "16510?61A?0", False),
        ("1651**20", "1651*20", False),
    ],
)
def test_marks_stand_for_what_cannot_be_read(label: str, glob: str, separators: bool) -> None:
    read = worn(label)
    assert read is not None
    assert (read.glob, read.may_be_separators) == (glob, separators)


@pytest.mark.parametrize("text", ["16510-61A20", "*1651061A20*", "???", "1*", "BKR6E-11", "16510/61A20"])
def test_what_has_no_mark_or_nothing_else_is_no_worn_label(text: str) -> None:
    assert worn(text) is None


def test_a_suffix_that_says_nothing_may_stand_on_the_label() -> None:
    read = worn("16?10-61A20-0?0")
    assert read is not None
    assert [glob for glob, _ in patterns(read)] == ["16?1061A200?0", "16?1061A20"]


def test_a_number_is_printed_in_four_pieces_at_most() -> None:
    assert [text for start, _, text in runs("0 986 452 058 7".split()) if start == 0] == [
        "0 986",
        "0 986 452",
        "0 986 452 058",
    ]


@pytest.mark.parametrize(
    ("piece", "alone"),
    [("KD5512", True), ("16510-61A20", True), ("KD551", False), ("12345", False), ("DA64V", False), ("JAPAN1", True),
     ("GENUINE", False)],
)  # fmt: skip
def test_a_piece_nobody_knows_is_a_number_from_six_characters_on(piece: str, alone: bool) -> None:
    assert stands_alone(piece) is alone


@pytest.mark.parametrize(
    ("word", "suffix"),
    [("ZZ", True), ("C0", True), ("ZG4", True), ("Z", False), ("ZZZ", False), ("zz", False), ("20", False),
     ("LH", False), ("FR", False), ("EA", False)],
)  # fmt: skip
def test_what_stands_behind_a_number_may_be_its_colour(word: str, suffix: bool) -> None:
    assert may_be_suffix(word) is suffix


def test_a_number_printed_with_blanks_is_found_from_four_characters_on() -> None:
    assert [text for _, _, text in runs(("KD", "55"))] == ["KD 55"]
    assert [text for _, _, text in runs(("KD", "5"))] == []
    assert [text for _, _, text in runs(("1651", "番", "61A2"))] == ["1651", "61A2"]
