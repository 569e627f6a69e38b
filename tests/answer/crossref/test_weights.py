"""How sure an interchange is, as the percentage shown: a weight that changes shows here."""

from __future__ import annotations

import pytest

from partsref.answer.crossref.weights import WEIGHTS, Weighing, explained, score, some

ALONE: dict[Weighing, dict[str, int]] = {
    "stated": {"": 60, "sources": 97},
    "derived": {"": 40, "common": 88, "share": 60, "measures": 60, "vehicles": 60, "number": 60},
    "single": {"": 35, "firm": 50, "doubts": 17},
}
"""In percent, what nothing at all says, then each term by itself at its full strength."""
LISTS = {"maker": 23, "nearest": 21, "family": 13, "same digits": 16, "votes": 9, "records": 10, "models": 5, "make": 9}
"""Ten times the log-odds fitted to article records: alone, one of them leaves a guess below three in a hundred."""


@pytest.mark.parametrize("weighing", ALONE)
def test_each_term_by_itself_makes_it_as_sure_as_this(weighing: Weighing) -> None:
    percent = {name: round(100 * score(weighing, {name: 1.0} if name else {})) for name in ALONE[weighing]}
    assert percent == ALONE[weighing]
    assert set(WEIGHTS[weighing][1]) == set(ALONE[weighing]) - {""}


def test_what_lists_of_articles_say_adds_up() -> None:
    shown = explained("lists", tuple((name, 1.0) for name in LISTS))
    assert {
        str(dict(reason.arguments)["name"]): round(10 * float(str(dict(reason.arguments)["added"]))) for reason in shown
    } == LISTS
    assert round(100 * score("lists", {})) == 0
    assert round(100 * score("lists", dict.fromkeys(LISTS, 1.0))) == 99
    assert round(100 * score("lists", {"maker": 1.0, "nearest": 1.0, "same digits": 1.0})) == 48


def test_the_weightiest_is_told_first_and_what_counts_nothing_is_not_told() -> None:
    shown = explained("single", (("firm", 1.0), ("doubts", 1.0)))
    assert [dict(reason.arguments)["name"] for reason in shown] == ["doubts", "firm"]
    alike = explained("derived", (("vehicles", 1.0), ("share", 0.0), ("measures", 1.0), ("common", 0.5)))
    assert [dict(reason.arguments)["name"] for reason in alike] == ["common", "measures", "vehicles"]


def test_one_more_source_counts_less_the_more_there_are() -> None:
    assert [some(count) for count in (0, 1, 3)] == [0.0, 0.5, 0.75]
    assert some(2, half=2.0) == 0.5
