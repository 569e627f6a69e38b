"""From what was typed to the one part that carries it, or the candidates: nothing is guessed."""

from __future__ import annotations

import pytest

from partsref.answer.number.resolve import resolve
from partsref.api import Catalog


@pytest.mark.parametrize(
    ("typed", "state", "maker", "number"),
    [
        ("15601 87204", "exact", "Daihatsu", "15601-87204"),
        ("1651061A20000", "exact", "Suzuki", "16510-61A20"),
        ("ngk bkr6e", "exact", "NGK", "BKR6E"),
        ("スズキ 16510-61A01", "exact", "Suzuki", "16510-61A01"),
        ("GENUINE PARTS 16510-61A20 QTY 1 MADE IN JAPAN", "exact", "Suzuki", "16510-61A20"),
        ("Koyo 6205-2RS", "base", "Koyo", "6205"),
        ("*1651061A20*", "exact", "Suzuki", "16510-61A20"),
    ],
)
def test_the_very_number_is_one_part(catalog: Catalog, typed: str, state: str, maker: str, number: str) -> None:
    read = resolve(catalog.reader, typed)
    assert read.hit is not None
    assert (read.state, read.hit.maker, read.hit.number) == (state, maker, number)
    assert read.candidates == ()


@pytest.mark.parametrize(
    ("typed", "state", "candidate", "differs"),
    [
        ("16510-61A0l", "near", "16510-61A01", "you typed l, this part has 1"),
        ("449197217", "near", "04491-97217", "a leading zero is missing"),
        ("16510-81", "contains", "16510-81400", "starts with this"),
        ("1651?-61A20", "contains", "16510-61A20", "matches what can be read"),
        ("16510-61A20?", "contains", "16510-61A20", "this number, if ? is left out"),
        ("13028KA060", "none", "", ""),
    ],
)
def test_another_number_is_a_candidate_that_says_what_differs(
    catalog: Catalog, typed: str, state: str, candidate: str, differs: str
) -> None:
    read = resolve(catalog.reader, typed)
    assert read.hit is None
    assert read.state == state
    assert candidate in {hit.number for hit in read.candidates} | {""}
    assert differs in {part for hit in read.candidates for part in hit.why.split("; the same")} | {""}


def test_the_maker_may_be_chosen_by_any_of_its_names(catalog: Catalog) -> None:
    for maker in ("toyota", "トヨタ"):
        read = resolve(catalog.reader, "1560187204", maker)
        assert read.hit is not None
        assert read.hit.maker == "Toyota"


def test_a_maker_that_does_not_print_the_number_is_said_and_who_does_is_a_candidate(catalog: Catalog) -> None:
    for read in (resolve(catalog.reader, "15601-87204", "Bosch"), resolve(catalog.reader, "NGK 15601-87204")):
        assert read.hit is None
        assert "Daihatsu" in {hit.maker for hit in read.candidates}
    assert str(resolve(catalog.reader, "15601-87204", "Bosch").reasons[0]) == "no part of Bosch carries 15601-87204"


def test_one_number_of_two_parts_is_ambiguous_until_the_maker_is_chosen(catalog: Catalog) -> None:
    read = resolve(catalog.reader, "K-42")
    assert (read.state, read.hit) == ("ambiguous", None)
    assert {hit.maker for hit in read.candidates[:2]} == {"Bosch", "JIS battery"}
    chosen = resolve(catalog.reader, "K-42", "Bosch").hit
    assert chosen is not None
    assert chosen.maker == "Bosch"


def test_two_numbers_are_not_one(catalog: Catalog) -> None:
    read = resolve(catalog.reader, "16510-61A20 15601-87204")
    assert (read.state, read.hit) == ("ambiguous", None)
    assert {"16510-61A20", "15601-87204"} <= {hit.number for hit in read.candidates}
