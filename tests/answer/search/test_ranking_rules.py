"""Each ranking rule puts the better of two parts first that differ in nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from partsref.answer.scope.scope_match import FAMILY, ITS_MODEL, ITSELF, SERIES, TWIN
from partsref.answer.search import ranking_rules
from partsref.answer.search.candidate import Candidate
from partsref.answer.search.match_tiers import A_KIND, ALL, Level
from partsref.answer.search.ranking_rules import FIT_RULES, PART_RULES, Contender, keep_best, order
from partsref.model import Part
from partsref.reasons import Reason

# By name the worse part comes first: only the rule in question can put the better one before it.
BETTER = Contender(Candidate(1, Level(ALL)), Part(1, "Zeta", "9", "oem", "Filter"))
WORSE = Contender(Candidate(2, Level(ALL)), Part(2, "Alpha", "1", "oem", "Filter"))

OF_FIT = {
    "kind_of_part": ({}, {"level": Level(A_KIND)}),
    "opposite_place": ({"doubts": (Reason("not_as_made"),)}, {"misplaced": 1}),
    "spoken_against": ({}, {"doubts": (Reason("not_as_made"),)}),
    "relative": ({"coded": True, "general": True}, {"coded": True, "rank": FAMILY}),
    "no_chassis_code": ({"coded": True, "rank": TWIN}, {"coded": True, "general": True}),
    "other_badge": ({"unverified": True, "rank": ITS_MODEL}, {"rank": TWIN}),
    "at_the_place": ({"misplaced": -1}, {"misplaced": 0}),
    "unconfirmed": ({"unverified": True}, {"unconfirmed": True}),
    "unverified_for_a_model": ({"rank": ITS_MODEL}, {"unverified": True, "rank": ITSELF}),
    "nearness": ({"rank": SERIES, "coded": True, "unverified": True}, {"rank": FAMILY, "coded": True}),
    "unverified": ({"coded": True, "rank": TWIN}, {"coded": True, "rank": TWIN, "unverified": True}),
    "general": ({"rank": FAMILY}, {"rank": FAMILY, "general": True}),
}
OF_PART = {
    "part_asked_last": (BETTER, replace(WORSE, candidate=Candidate(2, Level(ALL, part=1)))),
    "missing_words": (BETTER, replace(WORSE, missing=1)),
    "other_kind": (BETTER, replace(WORSE, other_kind=True)),
    "no_longer_sold": (BETTER, replace(WORSE, part=replace(WORSE.part, status="superseded"))),
    "words_alike": (replace(BETTER, candidate=Candidate(1, Level(ALL, score=2.0))), WORSE),
    "plain_name": (BETTER, replace(WORSE, part=replace(WORSE.part, name="Filter for taxis"))),
    "widely_fitted": (replace(BETTER, applications=3), WORSE),
    "by_name": (WORSE, BETTER),
    "maker": (BETTER, replace(WORSE, of_maker=False)),
}


def _first(one: Contender, other: Contender) -> Contender:
    return min(other, one, key=order)


def test_every_rule_has_its_case_here() -> None:
    assert [rule.__name__ for rule in FIT_RULES] == list(OF_FIT)
    assert {*(rule.__name__ for rule in PART_RULES), "maker"} == set(OF_PART)


@pytest.mark.parametrize("rule", OF_FIT)
def test_a_rule_of_fit_decides(rule: str) -> None:
    better, worse = (
        replace(of, candidate=replace(of.candidate, **how))
        for of, how in zip((BETTER, WORSE), OF_FIT[rule], strict=True)
    )
    assert _first(better, worse) is better


@pytest.mark.parametrize("rule", OF_PART)
def test_a_rule_of_the_part_decides(rule: str) -> None:
    better, worse = OF_PART[rule]
    assert _first(better, worse) is better


@pytest.mark.parametrize("rule", OF_FIT)
def test_without_the_rule_the_case_would_go_the_other_way(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_BEFORE_THE_MAKER", "_AFTER_THE_MAKER"):
        kept = tuple(r for r in getattr(ranking_rules, name) if r.__name__ != rule)
        monkeypatch.setattr(ranking_rules, name, kept)
    better, worse = (
        replace(of, candidate=replace(of.candidate, **how))
        for of, how in zip((BETTER, WORSE), OF_FIT[rule], strict=True)
    )
    assert _first(better, worse) is worse


def test_of_two_ways_to_one_part_the_better_is_kept() -> None:
    found: dict[int, Candidate] = {}
    near, far = Candidate(1, Level(ALL), rank=ITSELF), Candidate(1, Level(ALL), rank=FAMILY)
    keep_best(found, [far, near, far])
    assert found == {1: near}
