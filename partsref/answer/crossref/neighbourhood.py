"""The neighbourhood of one part, read ring by ring and bounded: what a cross-reference is answered from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from partsref.answer.crossref.composition import Move, walked
from partsref.answer.crossref.hedges import is_hedged
from partsref.errors import NotFoundError
from partsref.model import UNVERIFIED, Relation
from partsref.reads.graph import Graph
from partsref.reads.link_rows import Edge, Node, Said

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


def firm(relation: Relation, said: Iterable[Said]) -> int:
    """How many sources state a link outright: none inferred, none unverified (trust D), none with a caveat or a doubt.

    A note on an `alternative` is its caveat; on other links notes say where it was read, or that the source is unsure.
    """
    caveats = relation == "alternative"
    return len(
        {
            source
            for source, trust, note, inferred in said
            if not (inferred or trust == UNVERIFIED or (caveats and note) or is_hedged(note))
        }
    )


def hedge(said: Iterable[Said]) -> str:
    """The doubt that a link rests on: a note, where nobody states the link without one; else empty."""
    stated = [note for _, trust, note, inferred in said if not inferred and trust != UNVERIFIED]
    return next(iter(sorted(stated))) if stated and all(map(is_hedged, stated)) else ""


class Neighbourhood:
    """Parts around `start`.

    `said` is the evidence of the links read. `crowded` are parts not gone through because too many links touch them;
    `cut` tells that a ring was too large.
    """

    def __init__(self, graph: Graph, start: int) -> None:
        """Begin at a part. Raises `NotFoundError` for an id the catalogue does not have."""
        self.start = start
        self.nodes: dict[int, Node] = graph.nodes([start])
        if start not in self.nodes:
            raise NotFoundError(f"no part with the id {start}")
        self.said: dict[int, list[Said]] = {}
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
        if not chosen:
            return []
        edges = self._graph.edges(chosen)
        ends = self._numbers, self._records
        for found in ends:
            found.update((part, set()) for part in chosen)
        for part, other, relation, _, forward in edges:
            if relation == "equivalent":
                ends[forward][part].add(other)
        return self._take(chosen, edges, keep)

    def extend_carrying(self, parts: Iterable[int]) -> list[int]:
        """Read of `parts` only the links that carry on; returns the parts met for the first time."""
        asked = [part for part in parts if part not in self._hops]
        if not asked:
            return []
        edges = self._graph.carrying(asked)
        return self._take(asked, edges, len(edges))

    def meet(self, parts: Iterable[int]) -> None:
        """Read the parts themselves, without their links: such as a standard leads to and no link."""
        nodes = self._graph.nodes([part for part in parts if part not in self.nodes])
        self.nodes.update(nodes)
        self._place(nodes)

    def models(self, parts: Iterable[int]) -> dict[int, frozenset[tuple[str, str]]]:
        """(make, model) of the vehicles of parts; parts without any are left out."""
        return self._graph.models(parts)

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
        met = self._chosen(parts, edges, keep)
        nodes = self._graph.nodes(met)
        self.nodes.update(nodes)
        self._place(nodes)
        known, places = self.nodes, self._places
        kept = [edge for edge in edges if edge[1] in known]
        self.said.update(self._graph.evidence({edge[3] for edge in kept} - self.said.keys()))
        hops: dict[int, list[Hop]] = {part: [] for part in parts}
        for part, other, relation, link, forward in kept:
            hops[part].append(Hop(other, walked(relation, forward > 0), link, firm(relation, self.said[link])))
        for found in hops.values():
            found.sort(key=lambda hop: (places[hop.part], hop.move))
        self._hops.update(hops)
        return met

    def _chosen(self, parts: list[int], edges: list[Edge], keep: int) -> list[int]:
        """Which of the parts met to keep."""
        ends: dict[int, list[int]] = {part: [] for part in sorted(parts, key=self.order)}
        for edge in edges:
            ends[edge[0]].append(edge[1])
        weights: dict[int, float] = {}
        first: dict[int, int] = {}
        for place, (part, others) in enumerate(ends.items()):
            share = self._weights[part] / (len(others) or 1)
            for other in others:
                if other in weights:
                    weights[other] += share
                elif other not in self.nodes:
                    weights[other], first[other] = share, place
        if len(weights) > keep:
            self.cut = True
            ranks = [
                (-round(weight, 12), place) for weight, place in zip(weights.values(), first.values(), strict=True)
            ]
            last = sorted(ranks)[keep - 1]
            weights = {part: weights[part] for part, rank in zip(weights, ranks, strict=True) if rank <= last}
        self._weights.update(weights)
        return list(weights)

    def _place(self, nodes: dict[int, Node]) -> None:
        self._places.update((part, (node.maker, node.key)) for part, node in nodes.items())
