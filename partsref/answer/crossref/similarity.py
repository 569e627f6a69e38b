"""How likely it is that a part belongs on a record that does not name it: judged by the lists it shares numbers with.

The records (aftermarket parts) and the numbers (OEM parts) they name make a list each way. Take a number on record B
and a record A that shares other numbers with B: the more of B's numbers most like it are shared, the more likely A
leaves it out by chance and not on purpose. All terms lie between 0 and 1 and are the same seen from either end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.reads.link_rows import Node

Models = frozenset[tuple[str, str]]
"""(make, model) of the vehicles a part is listed for."""
NO_MODELS: Models = frozenset()
_MOST_ALIKE = 3
_PRIOR_SHARE = 0.3
"""What share is assumed of a record nothing is known of: about what it is among public article records."""


class Listed:
    """The numbers on one record, in an order that brings numbers of one family together."""

    def __init__(self, near: Neighbourhood, record: int) -> None:
        self.numbers = sorted((near.nodes[part] for part in near.numbers(record) if part in near.nodes), key=_by_key)
        self._places = {node.id: place for place, node in enumerate(self.numbers)}

    @cached_property
    def of_maker(self) -> Counter[str]:
        """How many numbers of each maker."""
        return Counter(node.maker for node in self.numbers)

    def most_alike(self, node: Node) -> list[tuple[float, Node]]:
        """The numbers most like one of the list, with how alike they are. In key order they stand beside it."""
        place = self._places[node.id]
        beside = self.numbers[max(0, place - _MOST_ALIKE) : place + _MOST_ALIKE + 1]
        found = [(likeness(node.key, other.key), other) for other in beside if other.id != node.id]
        return sorted(found, key=lambda pair: (-pair[0], _by_key(pair[1])))[:_MOST_ALIKE]


class Shared:
    """The numbers two records share."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = sorted(nodes, key=_by_key)
        self.ids = frozenset(node.id for node in self.nodes)
        self._keys: dict[str, list[str]] = {}
        for node in self.nodes:
            self._keys.setdefault(node.maker, []).append(node.key)

    @cached_property
    def makers(self) -> dict[str, int]:
        """How many numbers of each maker."""
        return {maker: len(keys) for maker, keys in self._keys.items()}

    def family(self, node: Node) -> float:
        """How alike the most similar shared number of the same maker is: the beginning they have in common."""
        keys = self._keys.get(node.maker, [])
        place = bisect_left(keys, node.key)
        return max((likeness(node.key, key) for key in keys[max(0, place - 1) : place + 1]), default=0.0)


def terms(number: Node, listed: Listed, shared: Shared, votes: float) -> dict[str, float]:
    """What speaks for `number`, which stands on the record `listed`, standing on the record it shares numbers with.

    `votes`: of the other records that name the shared numbers, the share that names this one too.
    """
    others = len(listed.numbers) - 1
    share = (len(shared.ids) + 0.5) / (others + 1)
    of_maker = listed.of_maker[number.maker] - 1
    nearest = listed.most_alike(number)
    weight = sum(alike for alike, _ in nearest)
    twins = [other.id in shared.ids for alike, other in nearest if other.key == number.key]
    return {
        "maker": min(1.0, (shared.makers.get(number.maker, 0) + share) / (of_maker + 1)),
        "nearest": sum(alike for alike, other in nearest if other.id in shared.ids) / weight if weight else 0.0,
        "family": shared.family(number),
        "same digits": sum(twins) / len(twins) if twins else 0.0,
        "votes": votes,
    }


def in_common(own: Models, others: Iterable[Models]) -> float:
    """Of the models a record and those between fit together, the share that both do; 0 where nothing is known."""
    theirs = NO_MODELS.union(*others)
    return len(own & theirs) / len(own | theirs) if own and theirs else 0.0


def of_its_make(number: Node, models: Models) -> float:
    """Whether a record fits vehicles of the maker that gave the number; 0 where it fits none that are known."""
    return float(any(make == number.maker.casefold() for make, _ in models))


def vote(together: int, records: int) -> float:
    """The share of `records` that name both of two numbers, drawn to what is usual where there are few."""
    return (together + _PRIOR_SHARE) / (records + 1)


def likeness(one: str, other: str) -> float:
    """How much of the longer key the two begin with alike, from 0 to 1."""
    alike = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        alike += 1
    return alike / max(len(one), len(other))


def _by_key(node: Node) -> tuple[str, str]:
    return node.key, node.maker
