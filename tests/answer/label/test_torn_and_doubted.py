"""What is left of a worn number, and what a doubtful character may be: gaps, widths and costs at their edges."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from partsref.answer.label.doubted_keys import characters_of, doubted_keys, unread
from partsref.answer.label.torn import Torn, torn_rows
from partsref.photo.text_line import Character, TextLine

PITCH = 20.0


def line(text: str, row: int = 0, *, height: float = 0.0, sure: float = 1.0, page: int = 1) -> TextLine:
    """A line whose characters stand 20 pixels apart; `#` is a gap of one of them, `'` one of half."""
    at, characters = 0.0, []
    for c in text:
        if c not in "#'":
            characters.append(Character(c, sure, at=at))
        at += PITCH / 2 if c == "'" else PITCH
    return TextLine(tuple(characters), page=page, row=row, height=height)


def globs(*lines: TextLine) -> list[str]:
    return [torn.glob for torn in torn_rows(lines)]


@pytest.mark.parametrize(
    ("text", "glob"),
    [
        ("#6#10-##A20", "*6*10*A20*"),
        ("1651####20", "*1651*20*"),
        ("##16510##A20", "*16510*A20*"),
        # Half a character between two is none; behind a dash, half a one more is needed.
        ("165'10", "*16510*"),
        ("165#10", "*165*10*"),
        ("165-10#A", "*16510*A*"),
        ("165-#10", "*165*10*"),
        ("165'-10", "*165*10*"),
        # What announces a number is none of it; a word without a digit neither.
        ("P/N 16510", "*16510*"),
        ("P/N16510", "*16510*"),
        ("NO.16510-#1A", "*16510*1A*"),
        ("PARTS 1651", "*1651*"),
        ("FILTER 1651", "*1651*"),
        ("REF: 1651", "*1651*"),
        ("OIL 1651", "*OIL*1651*"),
        # Lots, quantities and telephones are no numbers of parts.
        ("LOT 5K21", ""),
        ("QTY 1651", ""),
        ("1651 個", ""),
        ("TEL 1651", ""),
        # Three characters, two digits among them, are the least.
        ("16A", "*16A*"),
        ("12", ""),
        ("1AB", ""),
        ("A#B#C", ""),
    ],
)
def test_what_is_left_of_a_number_in_a_row(text: str, glob: str) -> None:
    assert globs(line(text)) == ([glob] if glob else [])


def test_what_was_hardly_read_may_be_the_edge_of_the_dirt() -> None:
    assert globs(line("16510", sure=0.6)) == ["*16510*"]
    assert globs(line("16510", sure=0.59)) == []


def test_pieces_of_one_row_are_one_number_and_those_of_two_are_two() -> None:
    far = TextLine(tuple(Character(c, 1.0, at=200.0 + 20 * n) for n, c in enumerate("A20")))
    assert globs(line("165"), far) == ["*165*A20*"]
    assert globs(line("16510"), line("61200", 1)) == ["*16510*", "*61200*"]
    assert globs(line("16510"), line("61200", page=2)) == ["*16510*", "*61200*"]


@pytest.mark.parametrize(
    ("height", "glob"),
    [
        # 20 pixels a character: a line 20 high has none so broad, one 80 high none so narrow.
        (20, "*1*6*1*0*2*0*"),
        (34, "*16*10*20*"),
        (36, "*16*10*20*"),
        (75, "*16*10*20*"),
        (80, "*1610*20*"),
    ],
)
def test_the_height_of_a_line_bounds_how_far_its_characters_stand(height: float, glob: str) -> None:
    assert globs(line("16#10##20", height=height)) == [glob]


def test_a_number_of_narrow_characters_is_measured_by_the_height_of_its_line() -> None:
    assert globs(line("I-6-1", height=36)) == ["*I61*"]
    assert globs(line("I#6#1", height=100)) == ["*I61*"]


@pytest.mark.parametrize(
    ("number", "misfit"),
    [
        ("16510A20", 0.0),
        ("16520", 0.25),
        ("1651020", 0.082),
        ("165-10-20", 0.016),
        ("16-20", 0.285),
        ("1620", 0.344),
        # It stands in it twice: the place that fits counts.
        ("116201620", 0.0),
        ("20-16", 99.0),
        ("16-30", 99.0),
    ],
)
def test_how_far_off_a_number_would_stand(number: str, misfit: float) -> None:
    left = Torn("*16*20*", ("16", "20"), (0.0, 20.0, 120.0, 140.0))
    assert round(left.misfit(number), 3) == misfit
    assert left.opened() == Torn("*1*6*2*0*", ("1", "6", "2", "0"), left.places)


Doubts = Sequence[tuple[str, float, dict[str, float]]]


def characters(doubts: Doubts) -> list[Character]:
    return [Character(c, sure, tuple(others.items())) for c, sure, others in doubts]


@pytest.mark.parametrize(
    ("read", "first"),
    [
        # A tenth of a slip where the recogniser saw either, half a slip where it saw nothing of the other.
        ([("1", 1.0, {}), ("O", 0.7, {"0": 0.3})], [("10", 0.26), ("1D", 0.484), ("1Q", 0.484)]),
        ([("A", 0.5, {"B": 0.5})], [("B", 0.1), ("4", 0.484)]),
        ([("A", 0.4, {"B": 0.6})], [("B", 0.1), ("4", 0.484)]),
        ([("A", 0.99, {"B": 0.25})], [("B", 0.3)]),
        ([("A", 0.99, {"B": 0.0})], [("B", 0.5)]),
        # Read with nine tenths and more it is what was read, look-alikes or not.
        ([("8", 0.89, {}), ("A", 0.9, {})], [("3A", 0.484), ("BA", 0.484)]),
        ([("A", 0.9, {"B": 0.5}), ("C", 0.9, {"G": 0.5})], [("AG", 0.1), ("BC", 0.1), ("BG", 0.2)]),
    ],
)
def test_what_else_may_have_been_read_and_what_it_costs(read: Doubts, first: list[tuple[str, float]]) -> None:
    assert [(one.key, one.cost) for one in doubted_keys(characters(read))] == first


def test_at_most_three_characters_differ_and_four_hundred_keys_are_tried() -> None:
    four = doubted_keys(characters([("A", 0.9, {"B": 0.5})] * 4))
    assert [one.key for one in four if one.key.count("B") > 2] == ["ABBB", "BABB", "BBAB", "BBBA"]
    assert max(len(one.doubted) for one in four) == 3
    assert four[0].doubted == (("A", "B"),)
    assert len(doubted_keys(characters([(c, 0.5, {}) for c in "1O8S2Z" * 4]))) == 400


def test_the_characters_of_a_number_are_found_in_its_line() -> None:
    read = line("P/N. 16-5A")
    assert [c.read for c in characters_of(read, "165A")] == ["1", "6", "5", "A"]
    assert [c.read for c in characters_of(read, "PN1")] == ["P", "N", "1"]
    assert characters_of(read, "165B") == ()


def test_what_was_read_with_less_is_marked_unread() -> None:
    read = characters([("1", 1.0, {}), ("O", 0.5, {}), ("A", 0.49, {})])
    assert unread(read, 0.5) == "1O?"
