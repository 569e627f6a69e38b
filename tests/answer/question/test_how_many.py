"""How many are asked for changes nothing; which is not wanted is never what is answered for, without a word."""

from __future__ import annotations

import pytest

from partsref.answer.question.amounts import AMOUNTS
from partsref.answer.question.read_tokens import readable
from partsref.api import Catalog


@pytest.mark.parametrize("question", [question for _, question in AMOUNTS])
def test_how_many_is_no_word_of_the_question(catalog: Catalog, question: str) -> None:
    understood = catalog.search(question, limit=1).understood
    assert len(understood.words) == 1
    assert not (understood.unknown or understood.vehicles or understood.numbers)


def test_a_number_may_have_how_many_behind_it(catalog: Catalog) -> None:
    assert readable("4pk845 x2") == "4pk845 "
    assert readable("M10 x 1.25") == "M10x1.25"
    assert readable("25 x 52 x 15") == "25x52x15"
    assert catalog.search("16510-61A20 x 2", limit=1).understood.numbers == ("16510-61A20",)


@pytest.mark.parametrize(
    ("question", "untold"),
    [("fuel pump no.1", "no.1"), ("12.6V battery", "12.6V"), ("brake fluid dot 4", "dot 4")],
)
def test_a_figure_that_says_nothing_here_is_told_as_typed(catalog: Catalog, question: str, untold: str) -> None:
    answer = catalog.search(f"carry {question}", limit=1)
    assert answer.understood.unknown == (untold,)
    assert not answer.understood.numbers
    assert answer.understood.words[-1] == untold


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("carry oil filter not bosch", "not bosch"),
        ("hijet s200p but not s210p oil filter", "but not s210p"),
        ("キャリイ DA63T ボッシュ以外 オイルフィルター", "ボッシュ以外"),
    ],
)
def test_what_is_not_wanted_is_told_and_narrows_nothing(catalog: Catalog, question: str, told: str) -> None:
    understood = catalog.search(question, limit=1).understood
    assert understood.unknown == (told,)
    assert not understood.makers
    assert "S210P" not in {vehicle.chassis for vehicle in understood.vehicles}


def test_a_part_that_does_not_work_is_still_that_part(catalog: Catalog) -> None:
    understood = catalog.search("hijet s200p wiper not working", limit=1).understood
    assert not understood.unknown
    assert not understood.corrected
