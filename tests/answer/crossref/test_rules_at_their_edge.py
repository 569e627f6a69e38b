"""Each figure a rule rests on, at its edge: one step less or more, and the answer is another."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogues import Small, told

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.answer.crossref.weights import BY_HAND, FITTED, WEIGHTS, explained, score
from partsref.model_crossref import CrossReference


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return Small(tmp_path / "small.db")


def asked(small: Small, named: str) -> CrossReference:
    return cross_reference(small.reader(), small.ids[named], named)


def certainty(answer: CrossReference, named: str) -> str:
    return told(answer).get(named, ("", ""))[0]


@pytest.mark.parametrize(("listed", "is_derived"), [(4, True), (5, True), (6, False)])
def test_two_numbers_that_share_less_than_a_fifth_of_their_records(small: Small, listed: int, is_derived: bool) -> None:
    for number in ("Suzuki 16510-61A00", "Daihatsu 15601-87204"):
        small.equivalents("Bosch 1", [number])
        for other in range(listed - 1):
            small.equivalents(f"Wix {number[0]}{other}", [number])
    found = asked(small, "Suzuki 16510-61A00")
    assert certainty(found, "Daihatsu 15601-87204") == ("derived" if is_derived else "possible")


@pytest.mark.parametrize(("listed", "is_derived"), [(2, True), (3, False)])
def test_two_parts_of_one_maker_that_share_less_than_half(small: Small, listed: int, is_derived: bool) -> None:
    numbers = [f"Suzuki 16510-61A0{n}" for n in range(2 * listed - 1)]
    small.equivalents("Bosch 1", numbers[:listed])
    small.equivalents("Bosch 2", numbers[listed - 1 :])
    assert certainty(asked(small, "Bosch 1"), "Bosch 2") == ("derived" if is_derived else "possible")


@pytest.mark.parametrize(("shared", "listed", "goes_on"), [(3, 10, True), (3, 11, False), (2, 4, False), (3, 4, True)])
def test_lists_outweigh_a_figure_from_three_shared_and_three_tenths_on(
    small: Small, shared: int, listed: int, goes_on: bool
) -> None:
    common = [f"Suzuki 16510-61A{n:02}" for n in range(shared)]
    small.equivalents("Bosch 66", [*common, *(f"Suzuki 16510-62A{n:02}" for n in range(listed - shared))])
    small.equivalents("Wix 87", [*common, *(f"Suzuki 16510-63A{n:02}" for n in range(listed - shared))])
    small.measure("Bosch 66", height="66 mm")
    small.measure("Wix 87", height="87 mm")
    assert ("Suzuki 16510-63A00" in told(asked(small, "Bosch 66"))) is goes_on


def test_of_two_successors_the_better_sourced_is_followed(small: Small) -> None:
    small.source("s2", "A")
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A01")
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A20")
    small.link("Suzuki 16510-61A00", "superseded_by", "Suzuki 16510-61A20", "s2")
    answer = asked(small, "Suzuki 16510-61A00")
    assert answer.current is not None
    assert answer.current.number == "16510-61A20"
    assert answer.conflicts == ("Suzuki 16510-61A00 has several successors: Suzuki 16510-61A01 and Suzuki 16510-61A20",)


@pytest.mark.parametrize(("sources", "better"), [(1, 0.8699), (2, 0.9168)])
def test_more_sources_make_a_stated_pair_likelier(small: Small, sources: int, better: float) -> None:
    for n in range(sources):
        small.source(f"source{n}", "A")
        small.link("Suzuki 16510-61A00", "equivalent", "Bosch 1", f"source{n}")
    assert asked(small, "Suzuki 16510-61A00").equivalents[0].score == pytest.approx(better, abs=0.0001)


SIGNS = {
    "stated": {"sources": 1},
    "derived": {"common": 1, "share": 1, "measures": 1, "vehicles": 1, "number": 1},
    "lists": {
        "maker": 1, "nearest": 1, "family": 1, "same digits": 1, "votes": 1, "records": 1, "models": 1, "make": 1,
    },
    "single": {"firm": 1, "doubts": -1},
}  # fmt: skip


def test_each_term_counts_for_or_against_as_it_should() -> None:
    found = {
        weighing: {name: (1 if score(weighing, {name: 1.0}) > score(weighing, {}) else -1) for name in terms}
        for weighing, (_, terms) in WEIGHTS.items()
    }
    assert found == SIGNS


def test_every_term_has_its_description_and_the_place_it_was_fitted_at() -> None:
    every = [weight for _, terms in WEIGHTS.values() for weight in terms.values()]
    assert len({weight.description for weight in every}) == len(every)
    assert {weight.fitted for weight in every} == {BY_HAND, FITTED}
    assert {weight.fitted for weight in WEIGHTS["lists"][1].values()} == {FITTED}


def test_a_term_says_what_it_adds() -> None:
    first, second = explained("derived", (("number", 0.5), ("common", 0.5), ("share", 0.0)))
    assert str(first) == "+1.2 numbers or records both share"
    assert second.as_json() == {
        "code": "weighed",
        "added": 0.4,
        "term": "how alike the two numbers begin",
        "name": "number",
    }


def test_what_is_derived_stands_before_what_is_possible(small: Small) -> None:
    small.equivalents("Bosch 1", ["Daihatsu 15601-87204", "Suzuki 16510-81403"])
    small.equivalents("Wix 2", ["Suzuki 16510-81403"])
    small.link("Daihatsu 15601-87204", "alternative", "Mann 3", note="higher")
    found = [e.certainty for e in asked(small, "Daihatsu 15601-87204").equivalents]
    assert found == ["stated", "derived", "possible", "possible"]


def test_an_alternative_with_a_caveat_takes_as_much_of_a_path_as_two_crossings(small: Small) -> None:
    """After it one crossing is left: what is two on is not offered."""
    small.link("Bosch 1", "alternative", "Bosch 2", note="higher")
    small.equivalents("Bosch 2", ["Suzuki 16510-81403"])
    small.equivalents("Wix 3", ["Suzuki 16510-81403"])
    assert told(asked(small, "Bosch 1")).keys() == {"Bosch 2", "Suzuki 16510-81403"}


@pytest.mark.parametrize(("links", "goes_on"), [(500, True), (501, False)])
def test_no_path_goes_through_a_part_of_more_than_five_hundred_links(small: Small, links: int, goes_on: bool) -> None:
    small.equivalents("Bosch 1", [f"Suzuki 16510-{n:05}" for n in range(links)])
    answer = asked(small, "Suzuki 16510-00000")
    assert (len(answer.equivalents) > 1) is goes_on
    assert bool(answer.conflicts) is not goes_on


def test_what_lists_say_is_shown_over_the_record_that_says_most_and_the_number_most_like_it(small: Small) -> None:
    """Wix shares three numbers with Mann, Bosch one: the way goes over Wix, and over the number of one family."""
    shared = ["Daihatsu 15601-87204", "Daihatsu 15601-87205", "Suzuki 16510-61A00"]
    small.equivalents("Mann 9", shared)
    small.equivalents("Bosch 1", ["Daihatsu 15601-87204", "Suzuki 16510-61A09", "Suzuki 13780-81A00"])
    small.equivalents("Wix 2", [*shared, "Suzuki 16510-61A09"])
    found = {f"{e.maker} {e.number}": e for e in asked(small, "Mann 9").equivalents}["Suzuki 16510-61A09"]
    assert [f"{step.maker} {step.number}" for step in found.path] == [
        "Suzuki 16510-61A00",
        "Wix 2",
        "Suzuki 16510-61A09",
    ]
