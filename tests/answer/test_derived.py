"""What the shipped catalogue calls derived, judged by hand: derived.csv beside this file.

Its 100 pairs were drawn by seed 2026 from all derived pairs of the catalogue of 2026-11-22, at most eight through any
one part, so that two very long records do not make up all of it. A pair is `right` where one part may be used in the
other's place for a reason that does not rest on the path itself, `wrong` where something shows that it may not, and
`unsure` where neither could be found: that is not the same as wrong, but it is not shown either and counts as not
right. Where a reason names a list, a chart, a table or a second record, that was read; the rest is what sizes written
in numbers say, and what is known in the trade and was not looked up.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from partsref.api import Catalog


class Pair(NamedTuple):
    """One row of the sample. `through` is the part in the middle of the path that was derived."""

    maker: str
    number: str
    other_maker: str
    other_number: str
    through: str
    verdict: str
    reason: str


def _sample() -> list[Pair]:
    with (Path(__file__).parent / "derived.csv").open(encoding="utf-8", newline="") as file:
        return [Pair(**row) for row in csv.DictReader(file)]


SAMPLE = _sample()


@pytest.fixture(scope="module")
def certainty(seed_db: Path) -> dict[Pair, str]:
    """What the catalogue calls each pair now; empty where it does not name it at all."""
    found = {}
    with Catalog(seed_db) as catalog:
        for pair in SAMPLE:
            answer = catalog.cross_reference(pair.number, pair.maker, limit=1000)
            assert (answer.part.maker, answer.part.number) == pair[:2]
            named = {(e.maker, e.number): e.certainty for e in answer.equivalents}
            found[pair] = named.get(pair[2:4], "")
    return found


def test_the_sample_is_whole() -> None:
    assert len(SAMPLE) == 100
    assert len({frozenset((pair[:2], pair[2:4])) for pair in SAMPLE}) == 100
    assert max(Counter(pair.through for pair in SAMPLE).values()) <= 8
    assert {pair.verdict for pair in SAMPLE} <= {"right", "wrong", "unsure"}
    assert [pair for pair in SAMPLE if len(pair.reason) < 40] == []


def test_what_was_found_wrong_is_not_called_derived(certainty: dict[Pair, str]) -> None:
    wrong = [pair for pair in SAMPLE if pair.verdict == "wrong"]
    assert len(wrong) >= 3
    assert [pair for pair in wrong if certainty[pair] in ("stated", "derived")] == []


def test_what_was_found_right_is_still_called_derived(certainty: dict[Pair, str]) -> None:
    """But for two pairs of fuel pumps: the rule that a bare pump's record names tank units does not spare them."""
    lost = [pair for pair in SAMPLE if pair.verdict == "right" and certainty[pair] not in ("stated", "derived")]
    assert {pair.through for pair in lost} <= {"Zoren ZRM1501179", "Zoren ZRM1183005"}
    assert len(lost) <= 2


def test_of_what_could_be_decided_nine_in_ten_are_right(certainty: dict[Pair, str]) -> None:
    """As drawn, before the wrong ones were mended, and as the catalogue answers now."""
    decided = [pair for pair in SAMPLE if pair.verdict != "unsure"]
    called = [pair for pair in decided if certainty[pair] == "derived"]
    for pairs in (decided, called):
        assert len(pairs) >= 35
        assert sum(pair.verdict == "right" for pair in pairs) >= 0.9 * len(pairs)


@pytest.mark.xfail(strict=True, reason="60 of the 100 pairs could be decided neither way: nine in ten is not shown yet")
def test_nine_in_ten_are_shown_to_be_right(certainty: dict[Pair, str]) -> None:
    """The figure that is wanted: whatever could not be decided counts as not right."""
    called = [pair for pair in SAMPLE if certainty[pair] == "derived"]
    assert sum(pair.verdict == "right" for pair in called) >= 0.9 * len(called)
