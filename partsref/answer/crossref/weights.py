"""How likely an interchange is: named terms, each between 0 and 1, every one described and weighed in one place.

The weights of `LISTS` were fitted by logistic regression on public article records (links hidden and guessed back) and
rounded; the others are set by hand so that what a person would try first comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from math import exp
from typing import Literal

from partsref.reasons import Reason, Term
from partsref.values import frozen

Weighing = Literal["stated", "derived", "lists", "single"]
"""What kind of reasoning a score comes from: each has its own terms."""

BY_HAND = "set by hand"
FITTED = "tests/bench/fit_weights.py"


@frozen
class Weight:
    """One term of a score: what it adds to the log-odds where it is 1, what it is, and where that was found."""

    name: str
    weight: float
    description: str
    fitted: str


def _table(base: float, fitted: str, **terms: tuple[float, str]) -> tuple[float, Mapping[str, Weight]]:
    named = {name.replace("_", " "): found for name, found in terms.items()}
    return base, {name: Weight(name, weight, text, fitted) for name, (weight, text) in named.items()}


WEIGHTS: Mapping[Weighing, tuple[float, Mapping[str, Weight]]] = {
    "stated": _table(
        0.4,
        BY_HAND,
        sources=(3.0, "sources that say so"),
    ),
    "derived": _table(
        -0.4,
        BY_HAND,
        common=(2.4, "numbers or records both share"),
        share=(0.8, "share of the shorter list that both have"),
        measures=(0.8, "measured properties that agree"),
        vehicles=(0.8, "vehicles both are listed for, twins counted"),
        number=(0.8, "how alike the two numbers begin"),
    ),
    "lists": _table(
        -6.1,
        FITTED,
        maker=(2.3, "of this maker's numbers on the record between, the share that both name"),
        nearest=(2.1, "of the numbers most like it on the record between, the share that both name"),
        family=(1.3, "how alike the nearest number both name begins"),
        same_digits=(1.6, "the same digits under other brands are named by both"),
        votes=(0.9, "of the records that name what both name, the share that names this too"),
        records=(1.0, "records between"),
        models=(0.5, "of the models that it or a record between fits, the share that both fit"),
        make=(0.9, "it fits vehicles of the maker of the number"),
    ),
    "single": _table(
        -0.6,
        BY_HAND,
        firm=(0.6, "stated outright, by a source that is not unverified"),
        doubts=(-1.0, "something speaks against it"),
    ),
}
"""By weighing: what is added always, and the terms by name."""


def score(weighing: Weighing, terms: Mapping[str, float]) -> float:
    """From 0 to 1."""
    total, weights = WEIGHTS[weighing]
    for name, value in terms.items():
        total += weights[name].weight * value
    return 1 / (1 + exp(-total))


@lru_cache(maxsize=4096)
def explained(weighing: Weighing, terms: tuple[tuple[str, float], ...]) -> tuple[Reason, ...]:
    """The terms that count, each with what it adds to the log-odds, the weightiest first."""
    _, weights = WEIGHTS[weighing]
    counted = [(weights[name].weight * value, weights[name]) for name, value in terms if value]
    counted.sort(key=lambda found: (-abs(found[0]), found[1].name))
    return tuple(
        [
            Reason("weighed", added=added, term=Term("weight", weight.description), name=weight.name)
            for added, weight in counted
        ]
    )


def some(count: float, half: float = 1.0) -> float:
    """A count as a term: 0 for none, 0.5 at `half`, nearing 1 for many."""
    return count / (count + half)
