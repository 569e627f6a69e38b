"""Parts three crossings away: the records between them and the start, and what the lists on these say.

One of the two ends is a record, the other a number; seen from either end the same lists stand between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.similarity import NO_MODELS, Listed, Shared, in_common, likeness, of_its_make, terms, vote
from partsref.answer.crossref.weights import score, some
from partsref.values import frozen

Sharing = dict[int, set[int]]
"""For one pair of ends: by record between, the numbers it shares with the record at the end."""


@frozen
class Between:
    """What stands between the start and a part: the record that says most, a number on it, and the terms."""

    record: int
    number: int
    terms: Mapping[str, float]


def between(near: Neighbourhood) -> dict[int, Between]:
    """By part three crossings away, what stands between."""
    listed: dict[int, Listed] = {}
    shared: dict[tuple[int, frozenset[int]], Shared] = {}
    found: dict[int, Between] = {}
    pairs = list(_pairs(near))
    models = near.models({part for end, _, sharing in pairs for part in (near.start, end, *sharing)})
    for end, number, sharing in pairs:
        record = near.start if number == end else end
        vehicles = in_common(models.get(record, NO_MODELS), [models.get(one, NO_MODELS) for one in sharing])
        makes = of_its_make(near.nodes[number], models.get(record, NO_MODELS))
        common = set().union(*sharing.values())
        records = sum(len(near.records(x)) - 1 for x in common)
        votes = vote(sum(map(len, sharing.values())), records)
        best: Between | None = None
        for middle in sorted(sharing, key=near.order):
            numbers = frozenset(sharing[middle])
            if middle not in listed:
                listed[middle] = Listed(near, middle)
            if (middle, numbers) not in shared:
                shared[middle, numbers] = Shared(near.nodes[x] for x in numbers)
            told = terms(near.nodes[number], listed[middle], shared[middle, numbers], votes)
            told["records"] = some(len(sharing) - 1)
            told["models"], told["make"] = vehicles, makes
            if best is None or score("lists", told) > score("lists", best.terms):
                best = Between(middle, _most_alike(near, number, numbers), told)
        if best:
            found[end] = best
    return found


def _pairs(near: Neighbourhood) -> Iterator[tuple[int, int, Sharing]]:
    """(part, the number of the two ends, what is shared between) for every part three crossings away."""
    own = near.numbers(near.start)
    sharing: Sharing = {}
    for x in own:
        for record in near.records(x):
            if record != near.start:
                sharing.setdefault(record, set()).add(x)
    by_number: dict[int, Sharing] = {}
    for record, numbers in sharing.items():
        for number in near.numbers(record):
            if number not in own and number in near.nodes:
                by_number.setdefault(number, {})[record] = numbers
    yield from ((number, number, found) for number, found in by_number.items())

    records = near.records(near.start)
    by_record: dict[int, Sharing] = {}
    for record in records:
        for x in near.numbers(record):
            if x != near.start:
                for end in near.records(x):
                    if end not in records and end in near.nodes:
                        by_record.setdefault(end, {}).setdefault(record, set()).add(x)
    yield from ((end, near.start, found) for end, found in by_record.items())


def _most_alike(near: Neighbourhood, number: int, numbers: frozenset[int]) -> int:
    key = near.nodes[number].key
    return min(numbers, key=lambda x: (-likeness(key, near.nodes[x].key), near.order(x)))
