"""The neighbourhood of one part, read ring by ring and bounded: what a cross-reference is answered from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from partsref.answer.compose import Move, walked
from partsref.errors import NotFoundError
from partsref.store.graph import Edge, Graph, Node

TOO_MANY = 500
"""Links of a part that no path goes through: who names thousands of numbers says nothing of any two of them."""
RING_LINKS = 8_000
"""Links read for one ring. What is nearest comes first; what is left out is told."""


class Hop(NamedTuple):
    """A link as seen from one of its ends. `firm` counts the sources that state it outright and are not unverified."""

    part: int
    move: Move
    link: int
    firm: int


class Neighbourhood:
    """Parts around `start`.

    `crowded` are parts not gone through because too many links touch them; `cut` tells that a ring was too large.
    """

    def __init__(self, graph: Graph, start: int) -> None:
        """Begin at a part. Raises `NotFoundError` for an id the catalogue does not have."""
        self.start = start
        self.nodes: dict[int, Node] = graph.nodes([start])
        if start not in self.nodes:
            raise NotFoundError(f"no part with the id {start}")
        self.crowded: dict[int, int] = {}
        self.cut = False
        self._graph = graph
        self._hops: dict[int, list[Hop]] = {}
        self._records: dict[int, set[int]] = {}
        self._numbers: dict[int, set[int]] = {}
        self._weights = {start: 1.0}
        self._places: dict[int, tuple[str, str]] = {}
        self._place(self.nodes)

    def order(self, part: int) -> tuple[str, str]:
        """What parts are sorted by where nothing else tells them apart; not the id, which depends on the loading."""
        return self._places[part]

    def hops(self, part: int) -> list[Hop]:
        """The links of a part to parts of the neighbourhood, as far as they were read."""
        return self._hops.get(part, [])

    def records(self, number: int) -> set[int]:
        """All parts said to replace a number: the records that name it. None if its links were not read."""
        return self._records.get(number, set())

    def numbers(self, record: int) -> set[int]:
        """All numbers a record names. None if its links were not read."""
        return self._numbers.get(record, set())

    def ends(self, part: int) -> set[int]:
        """The numbers a part replaces and the parts that replace it. None if its links were not read."""
        return self.records(part) | self.numbers(part)

    def is_read(self, part: int) -> bool:
        """Whether all links of a part were read."""
        return part in self._records

    def extend(self, parts: Iterable[int], keep: int) -> list[int]:
        """Read all links of `parts`, in that order while there is room; returns the parts met for the first time.

        Where more than about `keep` parts are met, those are kept that most ways lead to, each way counting the less
        the longer the lists it passes through.
        """
        chosen = self._roomy([part for part in parts if part not in self._records])
        edges = self._graph.edges(chosen)
        self._records.update((part, set()) for part in chosen)
        self._numbers.update((part, set()) for part in chosen)
        records, numbers = self._records, self._numbers
        for _, number, record, relation in edges:
            if relation == "equivalent":
                if number in records:
                    records[number].add(record)
                if record in numbers:
                    numbers[record].add(number)
        return self._take(chosen, edges, keep)

    def extend_carrying(self, parts: Iterable[int]) -> list[int]:
        """Read of `parts` only the links that carry on; returns the parts met for the first time."""
        asked = [part for part in parts if part not in self._hops]
        edges = self._graph.carrying(asked)
        return self._take(asked, edges, len(edges))

    def _roomy(self, parts: list[int]) -> list[int]:
        """The parts whose links may be read; the others are noted."""
        left, chosen = RING_LINKS, []
        degrees = self._graph.degrees(parts)
        for part in parts:
            if part == self.start:
                chosen.append(part)
            elif degrees[part] > TOO_MANY:
                self.crowded[part] = degrees[part]
            elif degrees[part] > left:
                self.cut = True
            else:
                left -= degrees[part]
                chosen.append(part)
        return chosen

    def _take(self, parts: list[int], edges: list[Edge], keep: int) -> list[int]:
        """Note the links of `parts` and the parts they lead to."""
        ends: dict[int, list[int]] = {part: [] for part in parts}
        for _, one, other, _ in edges:
            if one in ends:
                ends[one].append(other)
            if other in ends:
                ends[other].append(one)
        met = self._chosen(ends, keep)
        nodes = self._graph.nodes(met)
        self.nodes.update(nodes)
        self._place(nodes)
        known = self.nodes
        kept = [edge for edge in edges if edge[1] in known and edge[2] in known]
        firm = self._graph.firm(edge[0] for edge in kept)
        for part in parts:
            self._hops[part] = []
        for link, one, other, relation in kept:
            weight = firm.get(link, 0)
            if one in ends:
                self._hops[one].append(Hop(other, walked(relation, True), link, weight))
            if other in ends:
                self._hops[other].append(Hop(one, walked(relation, False), link, weight))
        places = self._places
        for part in parts:
            self._hops[part].sort(key=lambda hop: (places[hop.part], hop.move))
        return met

    def _chosen(self, ends: dict[int, list[int]], keep: int) -> list[int]:
        """Which of the parts met to keep."""
        weights: dict[int, float] = {}
        first: dict[int, int] = {}
        for place, part in enumerate(sorted(ends, key=self.order)):
            share = self._weights[part] / (len(ends[part]) or 1)
            for there in ends[part]:
                if there not in self.nodes:
                    weights[there] = weights.get(there, 0.0) + share
                    first.setdefault(there, place)
        met = list(weights)
        if len(met) > keep:
            self.cut = True
            rank = {part: (-round(weights[part], 12), first[part]) for part in met}
            last = sorted(rank.values())[keep - 1]
            met = [part for part in met if rank[part] <= last]
        self._weights.update((part, weights[part]) for part in met)
        return met

    def _place(self, nodes: dict[int, Node]) -> None:
        self._places.update((part, (node.maker, node.key)) for part, node in nodes.items())
