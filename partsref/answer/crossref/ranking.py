"""Every part reached, with how certain and how likely it is: the ways of a walk weighed by named terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from partsref.answer.crossref.doubts import contest, doubts
from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.answer.crossref.shared_records import Between, between
from partsref.answer.crossref.similarity import likeness
from partsref.answer.crossref.walk import Walk, Way
from partsref.answer.crossref.weights import Weighing, score, some
from partsref.model import Certainty
from partsref.reads.graph import Graph
from partsref.reads.link_rows import Node
from partsref.reasons import Reason

_BATCH = 100
"""Derived parts looked at more closely in one go, best first, until the answer is full."""


class Ranked(NamedTuple):
    """A part reached. Its `score` comes from its `terms`; `doubts` say why it is not more certain."""

    node: Node
    way: Way
    certainty: Certainty
    weighing: Weighing
    terms: Mapping[str, float]
    score: float
    doubts: tuple[Reason, ...] = ()


class Ranking:
    """Weighs the ways of one walk."""

    def __init__(self, graph: Graph, near: Neighbourhood, profiles: Profiles, walk: Walk) -> None:
        self._graph = graph
        self._near = near
        self._profiles = profiles
        self._ways: dict[Certainty, list[Way]] = {"stated": [], "derived": [], "possible": []}
        for way in walk.best():
            self._ways[way.standing.certainty].append(way)
        self._own = near.ends(near.start)
        self._common = Counter(chain.from_iterable(map(near.ends, self._own)))

    def ranked(self, wanted: int) -> list[Ranked]:
        """The best parts reached, at most `wanted`: by certainty, then score, then maker and number."""
        found = _sorted([self._stated(way) for way in self._ways["stated"]])
        if len(found) >= wanted:
            return found[:wanted]
        derived, doubted = self._derived(wanted - len(found))
        found += derived
        if len(found) < wanted:
            ways = self._ways["possible"]
            stands = between(self._near) if any(len(way.standing.crossed) == 3 for way in ways) else {}
            found += _sorted([*doubted, *(self._possible(way, stands) for way in ways)])
        return found[:wanted]

    def _stated(self, way: Way) -> Ranked:
        sources = max(one.hop.firm for one in way.alternatives() if one.hop)
        return _ranked(self._near.nodes[way.part], way, "stated", "stated", {"sources": some(sources)})

    def _derived(self, room: int) -> tuple[list[Ranked], list[Ranked]]:
        """What is derived, best first, as far as there is room for it; and what is doubted and so only possible."""
        ways = self._ways["derived"]
        lists = self._graph.neighbours([self._near.start, *(way.part for way in ways)])
        waiting: list[Ranked] = []
        doubted: list[Ranked] = []
        for way in ways:
            ranked = self._by_lists(way, min(lists[self._near.start], lists[way.part]))
            (doubted if ranked.doubts else waiting).append(ranked)
        waiting = _sorted(waiting)
        held: list[Ranked] = []
        size = max(room, _BATCH)
        while waiting and len(held) < room:
            batch, waiting = waiting[:size], waiting[size:]
            for ranked in self._closer(batch):
                (doubted if ranked.doubts else held).append(ranked)
        return _sorted(held), doubted

    def _by_lists(self, way: Way, shorter: int) -> Ranked:
        """A derived part as far as names and lists tell; doubted if every way to it is.

        `shorter`: how many parts that one of the two ends is linked with that has fewer.
        """
        start, node = self._near.nodes[self._near.start], self._near.nodes[way.part]
        common = self._common[node.id]
        share = min(1.0, common / shorter)
        number = likeness(start.key, node.key) if start.maker == node.maker else float(start.key == node.key)
        found = {"common": some(common), "share": share, "number": number}
        held: list[Way] = []
        doubted: tuple[Reason, ...] = ()
        for one in way.alternatives():
            if reasons := tuple(doubts(self._near, one, share, shorter)):
                doubted = doubted or reasons
            else:
                held.append(one)
        if not held:
            return _doubted(node, way, doubted)
        if len(held) <= len(way.others):
            way = held[0].beside(held[1:])
        return _ranked(node, way, "derived", "derived", found)

    def _closer(self, batch: Sequence[Ranked]) -> Iterator[Ranked]:
        """The same with what measures and vehicles tell; doubted if every way passes over a contested number."""
        near, profiles = self._near, self._profiles
        if not profiles.contested(near.start):
            ways = (way for ranked in batch for way in ranked.way.alternatives())
            profiles.judge({hop.part for way in ways for hop in way.hops()})
        vehicles = self._graph.shared_vehicles(near.start, [ranked.node.id for ranked in batch])
        for node, way, _, _, terms, *_ in batch:
            held = next((one for one in way.alternatives() if not any(contest(near, profiles, one))), None)
            if held is None:
                yield _doubted(node, way, tuple(contest(near, profiles, way)))
            else:
                agreed = some(len(profiles.agreed(near.start, node.id)))
                found = {**terms, "measures": agreed, "vehicles": some(vehicles.get(node.id, 0), 5)}
                yield _ranked(node, held, "derived", "derived", found)

    def _possible(self, way: Way, stands: Mapping[int, Between]) -> Ranked:
        node = self._near.nodes[way.part]
        if way.part in stands and len(way.standing.crossed) == 3:
            found = stands[way.part]
            return _ranked(node, _through(way, found), "possible", "lists", found.terms)
        return _ranked(node, way, "possible", "single", {"firm": float(all(hop.firm for hop in way.hops()))})


def _ranked(node: Node, way: Way, certainty: Certainty, weighing: Weighing, terms: Mapping[str, float]) -> Ranked:
    return Ranked(node, way, certainty, weighing, terms, score(weighing, terms))


def _doubted(node: Node, way: Way, reasons: tuple[Reason, ...]) -> Ranked:
    terms = {"firm": 1.0, "doubts": 1.0}
    return Ranked(node, way, "possible", "single", terms, score("single", terms), reasons)


def _sorted(found: list[Ranked]) -> list[Ranked]:
    return sorted(found, key=lambda r: (-round(r.score, 12), r.node.maker, r.node.key))


def _through(way: Way, found: Between) -> Way:
    """The same way over the record that says most and the number on it most like the end, where both are on it."""
    for last in way.alternatives():
        for middle in last.before.alternatives() if last.before else ():
            if middle.before and {middle.part, middle.before.part} == {found.record, found.number}:
                return last.over(middle)
    return way
