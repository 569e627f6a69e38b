"""What search may not pass off as an answer: the wrong end of the vehicle, wrong years, hearsay, another vehicle."""

from __future__ import annotations

import pytest

from partsref.api import Catalog


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("rear brake pad hijet s331v", "front, not the rear asked for"),
        ("ハイゼット S331V リヤ ブレーキパッド", "front, not the rear asked for"),
        ("front brake shoe", "rear, not the front asked for"),
    ],
)
def test_a_part_for_the_opposite_place_says_so_and_is_no_answer(catalog: Catalog, query: str, says: str) -> None:
    answer = catalog.search(query)
    assert says in answer.hits[0].why
    assert not answer.answered
    place = says.split()[-3]
    assert any(f"nothing known at the {place}" in note for note in answer.notes)


def test_both_places_asked_for_are_both_answered(catalog: Catalog) -> None:
    answer = catalog.search("hijet s331v front and rear brake pad")
    assert answer.answered
    assert "asked for" not in answer.hits[0].why
