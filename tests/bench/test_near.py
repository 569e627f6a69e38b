"""Numbers with slips, beside tantivy's Levenshtein automaton: `pytest -m bench -s tests/bench/test_near.py`.

The peer is installed for it alone, `pip install tantivy`. More engines and sizes: `python tests/bench/run.py --help`.
PARTSREF_BENCH_NUMBERS names another count than a million.
"""

from __future__ import annotations

import os
from typing import NamedTuple

import pytest
from bench.catalogue import numbers
from bench.engines import Engine, Partsref, Scan, Tantivy
from bench.figures import note
from bench.measure import Report, measure


class Goal(NamedTuple):
    """Of the peer's time at most; of the answers at least so many right first, and among the first five."""

    times: float
    first: float
    five: float


NUMBERS = int(os.environ.get("PARTSREF_BENCH_NUMBERS", "1000000"))
SEED = 90_417
"""No other bench, and no test, makes numbers or slips of this seed."""
GOALS = {
    "one slip": Goal(0.7, 0.975, 0.995),
    "two slips": Goal(0.35, 0.91, 0.97),
    "two slips, no number": Goal(0.35, 0.91, 0.97),
}
BYTES_EACH = 280


def test_numbers_with_slips_are_found(full: bool) -> None:
    if full:
        pytest.importorskip("tantivy")
    engines: list[Engine] = [Partsref(), Tantivy() if full else Scan()]
    count = NUMBERS if full else 2_000
    report = measure(list(numbers(count, SEED)), engines, SEED, 500 if full else 20)
    missed = [kind for kind, goal in GOALS.items() if not _held(report, kind, goal)]
    ours, peer = report.built
    note(f"near, {count:,} numbers, made", ours.a_second, "numbers a second", peer=peer.engine, theirs=peer.a_second)
    each = note(f"near, {count:,} numbers, index", ours.bytes_each, "bytes a number", goal=BYTES_EACH)
    for kind in ("exact", "one slip"):
        assert (report.figure("partsref", kind).first or 0) >= 0.9
    if full:
        assert missed == []
        assert each <= BYTES_EACH


def _held(report: Report, kind: str, goal: Goal) -> bool:
    """Note what was reached of one kind of question; whether that is the goal."""
    ours, peer = (report.figure(built.engine, kind) for built in report.built)
    where = f"near, {report.numbers:,} numbers, {kind}"
    times = note(f"{where}, p50", ours.p50, "ms", peer=peer.engine, theirs=peer.p50, goal=goal.times)
    rivals = peer.first or 0, peer.first_five or 0
    first = note(f"{where}, right first (peer {rivals[0]:.3f})", ours.first or 0, "of 1", goal=goal.first)
    five = note(f"{where}, right in five (peer {rivals[1]:.3f})", ours.first_five or 0, "of 1", goal=goal.five)
    return times <= goal.times and first >= goal.first and five >= goal.five
