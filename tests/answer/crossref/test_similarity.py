"""How alike two lists of numbers are: what a person would count on his fingers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.similarity import Listed, Shared, in_common, likeness, of_its_make, terms, vote
from partsref.reads.link_rows import Node


def node(place: int, maker: str, key: str) -> Node:
    return Node(place, maker, key, key, "oem", "", "")


SUZUKI = [node(n, "Suzuki", f"1651061A{n:02}") for n in range(8)]
DAIHATSU = node(20, "Daihatsu", "1560187204")
MAZDA = node(21, "Mazda", "1651061A03")


def listed(*nodes: Node) -> Listed:
    near = SimpleNamespace(nodes={one.id: one for one in nodes}, numbers=lambda _: {one.id for one in nodes})
    return Listed(cast(Neighbourhood, near), 99)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("1651061A00", "1651061A00", 1.0),
        ("1651061A00", "1651061A01", 0.9),
        ("1651061A00", "1651081403", 0.5),
        ("1651061A00", "16510", 0.5),
        ("1651061A00", "2651061A00", 0.0),
    ],
)
def test_two_numbers_are_as_alike_as_they_begin(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == likeness(other, one) == share


@pytest.mark.parametrize(
    ("together", "records", "share"),
    [(0, 0, 0.3), (1, 1, 0.65), (0, 1, 0.15), (3, 4, 0.66), (9, 9, 0.93), (0, 9, 0.03)],
)
def test_few_records_are_drawn_to_what_is_usual(together: int, records: int, share: float) -> None:
    assert vote(together, records) == pytest.approx(share)


def test_of_the_models_two_fit_the_share_that_both_do() -> None:
    carry, every, jimny = (("suzuki", name) for name in ("carry", "every", "jimny"))
    assert in_common(frozenset({carry, every}), [frozenset({carry}), frozenset({jimny})]) == pytest.approx(1 / 3)
    assert in_common(frozenset({carry}), [frozenset({carry})]) == 1.0
    assert in_common(frozenset({carry}), [frozenset({jimny})]) == 0.0
    assert in_common(frozenset(), [frozenset({carry})]) == 0.0
    assert in_common(frozenset({carry}), []) == 0.0


def test_a_record_that_fits_the_number_s_maker() -> None:
    assert of_its_make(SUZUKI[0], frozenset({("suzuki", "carry"), ("mazda", "scrum")})) == 1.0
    assert of_its_make(SUZUKI[0], frozenset({("mazda", "scrum")})) == 0.0
    assert of_its_make(SUZUKI[0], frozenset()) == 0.0


def test_the_three_numbers_most_like_one_stand_beside_it() -> None:
    alike = listed(*SUZUKI, DAIHATSU).most_alike(SUZUKI[3])
    assert [(share, one.key) for share, one in alike] == [
        (0.9, "1651061A00"),
        (0.9, "1651061A01"),
        (0.9, "1651061A02"),
    ]
    assert [one.key for _, one in listed(SUZUKI[0], DAIHATSU).most_alike(SUZUKI[0])] == ["1560187204"]
    assert listed(SUZUKI[0]).most_alike(SUZUKI[0]) == []


def test_a_list_counts_its_numbers_by_maker() -> None:
    assert listed(*SUZUKI[:3], DAIHATSU).of_maker == {"Suzuki": 3, "Daihatsu": 1}
    shared = Shared([*SUZUKI[:2], MAZDA])
    assert shared.makers == {"Suzuki": 2, "Mazda": 1}
    assert shared.ids == {0, 1, 21}


def test_a_number_is_of_the_family_of_the_nearest_of_its_maker() -> None:
    shared = Shared([SUZUKI[0], node(30, "Suzuki", "1651081403"), MAZDA])
    assert shared.family(SUZUKI[5]) == 0.9
    assert shared.family(node(31, "Suzuki", "1651082703")) == 0.6
    assert shared.family(DAIHATSU) == 0.0


def test_what_speaks_for_a_number_on_another_list() -> None:
    """Of a list of three Suzuki numbers and Mazda's same digits, two and those are named on the other one too."""
    found = terms(SUZUKI[3], listed(*SUZUKI[1:4], MAZDA), Shared([*SUZUKI[1:3], MAZDA]), 0.4)
    assert found == {
        "maker": pytest.approx((2 + 3.5 / 4) / 3),
        "nearest": pytest.approx(1.0),
        "family": 0.9,
        "same digits": 1.0,
        "votes": 0.4,
    }


def test_what_speaks_less_for_it() -> None:
    found = terms(SUZUKI[3], listed(*SUZUKI[1:4], MAZDA, DAIHATSU), Shared([SUZUKI[1]]), 0.0)
    assert found == {
        "maker": pytest.approx((1 + 1.5 / 5) / 3),
        "nearest": pytest.approx(0.9 / 2.8),
        "family": 0.9,
        "same digits": 0.0,
        "votes": 0.0,
    }
    alone: Any = terms(DAIHATSU, listed(DAIHATSU), Shared([]), 0.0)
    assert alone == {"maker": 0.5, "nearest": 0.0, "family": 0.0, "same digits": 0.0, "votes": 0.0}
