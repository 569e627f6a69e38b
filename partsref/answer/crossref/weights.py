"""How likely an interchange is: named terms, each between 0 and 1, with their weights in one place.

The weights of `_LISTS` were fitted by logistic regression on public article records (links hidden and guessed back,
see tests/bench) and rounded; the others are set by hand so that what a person would try first comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp
from typing import Literal

Weighing = Literal["stated", "derived", "lists", "single"]
"""What kind of reasoning a score comes from: each has its own terms."""

_STATED = {"": 0.4, "sources": 3.0}
_DERIVED = {"": -0.4, "common": 2.4, "share": 0.8, "measures": 0.8, "vehicles": 0.8, "number": 0.8}
_LISTS = {
    "": -6.0,
    "maker": 2.8,
    "nearest": 2.2,
    "family": 1.5,
    "same digits": 1.9,
    "votes": 1.6,
    "records": 0.7,
}
_SINGLE = {"": -0.6, "firm": 0.6, "doubts": -1.0}

WEIGHTS: Mapping[Weighing, Mapping[str, float]] = {
    "stated": _STATED,
    "derived": _DERIVED,
    "lists": _LISTS,
    "single": _SINGLE,
}

_WORDS = {
    "sources": "sources that say so",
    "common": "numbers or records both share",
    "share": "share of the shorter list that both have",
    "measures": "measured properties that agree",
    "vehicles": "vehicles both are listed for, twins counted",
    "number": "how alike the two numbers begin",
    "maker": "of this maker's numbers on the record between, the share that both name",
    "nearest": "of the numbers most like it on the record between, the share that both name",
    "family": "how alike the nearest number both name begins",
    "same digits": "the same digits under other brands are named by both",
    "votes": "of the records that name what both name, the share that names this too",
    "records": "records between",
    "firm": "stated outright, by a source that is not unverified",
    "doubts": "something speaks against it",
}


def score(weighing: Weighing, terms: Mapping[str, float]) -> float:
    """From 0 to 1. The weight under the empty name is added always."""
    weights = WEIGHTS[weighing]
    total = weights[""]
    for name, value in terms.items():
        total += weights[name] * value
    return 1 / (1 + exp(-total))


@lru_cache(maxsize=4096)
def explained(weighing: Weighing, terms: tuple[tuple[str, float], ...]) -> tuple[str, ...]:
    """The terms that count, in words, each with what it adds to the log-odds, the weightiest first."""
    weights = WEIGHTS[weighing]
    counted = sorted([(-abs(weights[name] * value), name, weights[name] * value) for name, value in terms if value])
    return tuple([f"{added:+.1f} {_WORDS[name]}" for _, name, added in counted])


def some(count: float, half: float = 1.0) -> float:
    """A count as a term: 0 for none, 0.5 at `half`, nearing 1 for many."""
    return count / (count + half)
