"""What stands on a label is told apart and answered, and never surer than it was read."""

from __future__ import annotations

from partsref.answer.label.label_answer import LabelAnswer
from partsref.api import Catalog
from partsref.photo.text_line import Character, TextLine

_PITCH = 20.0


def line(text: str, row: int = 0, unsure: dict[int, tuple[float, str]] | None = None) -> TextLine:
    """A line read surely but for some characters: by place, how surely and what else it may be. `#` is a gap."""
    doubts = unsure or {}
    characters = [
        Character(c, *_doubt(doubts.get(place)), at=place * _PITCH) for place, c in enumerate(text) if c != "#"
    ]
    return TextLine(tuple(characters), row=row)


def _doubt(doubt: tuple[float, str] | None) -> tuple[float, tuple[tuple[str, float], ...]]:
    return (doubt[0], ((doubt[1], 1 - doubt[0]),)) if doubt else (1.0, ())


def first(answer: LabelAnswer) -> tuple[str, str]:
    hit = answer.numbers[0].hits[0]
    return hit.number, hit.block


def test_number_maker_and_words_are_told_apart(catalog: Catalog) -> None:
    lines = ["スズキ純正部品", "P/NO. 16510-61A20", "OIL FILTER", "QTY 1 MADE IN JAPAN", "LOT 5K21"]
    answer = catalog.read_label([line(text, row) for row, text in enumerate(lines)])
    assert [number.read for number in answer.numbers] == ["16510-61A20"]
    assert first(answer) == ("16510-61A20", "exact")
    assert "Suzuki" in answer.makers
    assert "OIL FILTER" in answer.words


def test_what_the_reading_was_in_doubt_of_is_a_cheap_slip(catalog: Catalog) -> None:
    answer = catalog.read_label([line("16510-6IA2O", unsure={7: (0.7, "1"), 10: (0.6, "0")})])
    assert first(answer) == ("16510-61A20", "near")
    assert "read from the photo as I, which may be 1" in answer.numbers[0].hits[0].why


def test_a_number_with_a_character_that_is_not_clear_is_nobody_s_very_number(catalog: Catalog) -> None:
    answer = catalog.read_label([line("16510-61A20", unsure={10: (0.4, "8")})])
    assert first(answer) == ("16510-61A20", "near")
    assert "not clear" in answer.numbers[0].hits[0].why


def test_two_numbers_that_may_both_have_been_printed_are_both_shown_and_neither_is_exact(catalog: Catalog) -> None:
    answer = catalog.read_label([line("16510-61A20", unsure={9: (0.62, "0"), 10: (0.62, "1")})])
    numbers = {hit.number: hit.block for hit in answer.numbers[0].hits}
    assert numbers["16510-61A20"] == "near"
    assert numbers["16510-61A01"] == "near"


def test_what_dirt_has_taken_is_filled_in_by_what_fits_and_by_the_maker_on_the_label(catalog: Catalog) -> None:
    answer = catalog.read_label([line("SUZUKI", 0), line("OIL FILTER", 1), line("P/N", 2), line("#6#10-##A20", 3)])
    assert first(answer)[0] == "16510-61A20"
    assert first(answer)[1] == "near"


def test_a_number_nobody_carries_is_said_as_it_was_read(catalog: Catalog) -> None:
    answer = catalog.read_label([line("98765-43Z21")])
    assert [number.read for number in answer.numbers] == ["98765-43Z21"]
    assert all(not hit.carries_it for hit in answer.numbers[0].hits)


def test_a_label_without_a_number_has_none(catalog: Catalog) -> None:
    answer = catalog.read_label([line("MADE IN JAPAN"), line("QTY 1"), line("2 PCS")])
    assert answer.numbers == ()
    assert catalog.read_label([]).numbers == ()


def test_a_short_number_may_be_the_rest_of_another_and_is_never_exact(catalog: Catalog) -> None:
    answer = catalog.read_label([line("6003")])
    assert all(hit.block != "exact" for number in answer.numbers for hit in number.hits)
    assert "rest of another" in answer.numbers[0].hits[0].why
