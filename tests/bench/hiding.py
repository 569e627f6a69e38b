"""Leave-one-out: hide links, guess them back, and say how well the guesses are ranked."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

from .articles import Link, Named

HIDDEN_SHARE = 5


def hide(every: list[Link], seed: int) -> set[Link]:
    """A fifth of the links whose OE number stands elsewhere too."""
    on = Counter(oe for _, oe in every)
    elsewhere = [link for link in every if on[link[1]] > 1]
    return set(random.Random(seed).sample(elsewhere, len(elsewhere) // HIDDEN_SHARE))


def closure(kept: Iterable[Link]) -> dict[Link, float]:
    """What joining over one shared neighbour guesses, each with the best Jaccard index of the two records' lists."""
    numbers: dict[Named, set[Named]] = defaultdict(set)
    records: dict[Named, set[Named]] = defaultdict(set)
    for record, number in kept:
        numbers[record].add(number)
        records[number].add(record)
    guesses: dict[Link, float] = {}
    for record, own in numbers.items():
        for other in {other for number in own for other in records[number]} - {record}:
            alike = len(own & numbers[other]) / len(own | numbers[other])
            for number in numbers[other] - own:
                guesses[record, number] = max(alike, guesses.get((record, number), 0.0))
    return guesses


def average_precision(scores: Mapping[Link, float], hidden: set[Link]) -> float:
    """Mean over the true guesses of the precision at their rank; guesses of one score share one rank."""
    ranked = sorted(scores.items(), key=lambda guess: -guess[1])
    true = sum(link in hidden for link in scores)
    seen = hits = 0
    total = 0.0
    for _, group in groupby(ranked, key=lambda guess: guess[1]):
        links = [link for link, _ in group]
        new = sum(link in hidden for link in links)
        seen, hits = seen + len(links), hits + new
        total += new * hits / seen
    return total / true if true else 0.0
