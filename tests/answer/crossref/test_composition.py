"""Which link may follow which, and what the path is then: rule by rule, as one would say it."""

from __future__ import annotations

import pytest

from partsref.answer.crossref.composition import LONGEST, START, Move, Standing, step, unsure, walked
from partsref.model import Kind


def path(moves: str, *, weak: int = -1, through: Kind = "oem") -> Standing | None:
    """The standing after moves by name; `weak` is the place of one that nobody states outright."""
    at: Standing | None = START
    for place, move in enumerate(moves.split()):
        if at is None:
            return None
        named: Move = move  # type: ignore[assignment]
        at = step(at, named, place != weak, through)
    return at


@pytest.mark.parametrize(
    ("moves", "certainty", "relation"),
    [
        ("same", "stated", "same"),
        ("superseded_by", "stated", "superseded_by"),
        ("equivalent", "stated", "equivalent"),
        ("replaces", "stated", "equivalent"),
        ("alternative", "stated", "alternative"),
        # An old number in a new one's place has a caveat.
        ("supersedes", "possible", "supersedes"),
        ("same superseded_by", "derived", "superseded_by"),
        ("superseded_by same", "derived", "superseded_by"),
        ("same equivalent", "derived", "equivalent"),
        # There and back again a rule holds; the same way twice, or beyond, none does.
        ("equivalent replaces", "derived", "alternative"),
        ("replaces equivalent", "derived", "alternative"),
        ("equivalent equivalent", "possible", "alternative"),
        ("replaces replaces", "possible", "alternative"),
        ("equivalent replaces equivalent", "possible", "alternative"),
        ("equivalent alternative", "possible", "alternative"),
        ("supersedes equivalent", "possible", "alternative"),
    ],
)
def test_a_path_is_as_certain_as_its_rule(moves: str, certainty: str, relation: str) -> None:
    found = path(moves)
    assert found is not None
    assert (found.certainty, found.relation) == (certainty, relation)


@pytest.mark.parametrize("moves", ["same", "equivalent", "equivalent replaces", "same superseded_by equivalent"])
def test_one_weak_link_makes_the_whole_path_possible(moves: str) -> None:
    for weak in range(len(moves.split())):
        found = path(moves, weak=weak)
        assert found is not None
        assert found.certainty == "possible"


@pytest.mark.parametrize(
    ("moves", "goes_on"),
    [
        ("equivalent replaces equivalent", True),
        ("equivalent replaces equivalent replaces", False),
        ("alternative equivalent", True),
        ("alternative equivalent replaces", False),
        ("alternative alternative", False),
        ("supersedes supersedes", False),
        ("supersedes equivalent", True),
        ("equivalent replaces supersedes", False),
        ("equivalent replaces equivalent same superseded_by", True),
    ],
)
def test_three_crossings_are_the_most_and_a_caveat_costs_two(moves: str, goes_on: bool) -> None:
    assert (path(moves) is not None) is goes_on


def test_a_chain_of_successors_may_be_thirty_two_long() -> None:
    assert LONGEST == 32
    assert path(" ".join(["superseded_by"] * 32)) is not None
    assert path(" ".join(["superseded_by"] * 33)) is None


def test_a_standard_between_two_parts_of_one_kind_is_one_crossing() -> None:
    one = step(START, "equivalent", True, "oem")
    assert one is not None
    through = step(one, "equivalent", True, "standard")
    assert through is not None
    assert (through.crossed, through.spent, through.certainty) == (">", 1, "derived")
    back = step(one, "replaces", True, "standard")
    assert back is not None
    assert (back.crossed, back.spent) == ("><", 2)
    kept = step(one, "same", True, "standard")
    assert kept is not None
    assert kept.sized
    onward = step(kept, "equivalent", True, "oem")
    assert onward is not None
    assert (onward.crossed, onward.spent, onward.links, onward.sized) == (">", 1, 3, False)


def test_a_link_walked_back_says_the_reverse() -> None:
    forth = {name: walked(name, True) for name in ("same", "superseded_by", "equivalent", "alternative")}
    assert forth == {name: name for name in forth}
    assert [walked(name, False) for name in ("same", "superseded_by", "equivalent", "alternative")] == [
        "same", "supersedes", "replaces", "alternative",
    ]  # fmt: skip


def test_the_surer_path_is_the_better_then_the_shorter_then_the_one_without_caveat() -> None:
    names = (
        "equivalent",
        "superseded_by equivalent",
        "equivalent replaces",
        "equivalent equivalent",
        "supersedes",
    )
    found = {name: path(name) for name in names}
    ranks = {name: one.rank for name, one in found.items() if one}
    assert ranks == {
        "equivalent": (0, 1, 1, 0),
        "superseded_by equivalent": (1, 2, 1, 0),
        "equivalent replaces": (1, 2, 2, 0),
        "equivalent equivalent": (2, 2, 2, 0),
        "supersedes": (2, 1, 2, 1),
    }


def test_what_speaks_against_a_path_leaves_all_else() -> None:
    at = path("same equivalent")
    assert at is not None
    assert (unsure(at).certainty, unsure(at).relation) == ("possible", "equivalent")
    assert (unsure(at).crossed, unsure(at).links, unsure(at).spent) == (at.crossed, at.links, at.spent)
