"""Every part reached, with how certain and how likely it is: the ways of a walk weighed by named terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from partsref.answer.between import Between, between
from partsref.answer.compose import RANK
from partsref.answer.contradict import agreements
from partsref.answer.doubt import doubts
from partsref.answer.graph import Neighbourhood
from partsref.answer.likeness import likeness
from partsref.answer.profiles import Profiles
from partsref.answer.score import DERIVED, LISTS, SINGLE, STATED, Weights, score, some
from partsref.answer.walk import Walk, Way
from partsref.model import Certainty
from partsref.store.graph import Graph, Node


@dataclass(frozen=True, slots=True)
class Ranked:
    """A part reached. `terms` and `weights` are what its score is made of; `doubts` why it is not more certain."""

    node: Node
    way: Way
    certainty: Certainty
    weights: Weights
    terms: Mapping[str, float]
    doubts: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """How likely, among parts of the same certainty, from 0 to 1."""
        return score(self.weights, self.terms)


class Ranking:
    """Weighs the ways of one walk."""

    def __init__(self, graph: Graph, near: Neighbourhood, profiles: Profiles, walk: Walk) -> None:
        self._near = near
        self._profiles = profiles
        self._ways = list(walk.best())
        self._own = near.ends(near.start)
        self._common = Counter(end for middle in self._own for end in {*near.records(middle), *near.numbers(middle)})
        self._between = between(near)
        derived = [way.part for way in self._ways if way.standing.certainty == "derived"]
        self._degrees = graph.degrees(derived)
        self._vehicles = graph.shared_vehicles(near.start, derived)

    def ranked(self) -> list[Ranked]:
        """All parts reached: by certainty, then score, then maker and number."""
        found = [self._weighed(way) for way in self._ways]
        return sorted(found, key=lambda r: (RANK[r.certainty], -r.score, r.node.maker, r.node.key))

    def _weighed(self, way: Way) -> Ranked:
        node, certainty = self._near.nodes[way.part], way.standing.certainty
        if certainty == "stated":
            sources = max(one.edge.firm for one in way.alternatives() if one.edge)
            return Ranked(node, way, certainty, STATED, {"sources": some(sources)})
        if certainty == "derived":
            return self._derived(way, node)
        if way.part in self._between and len(way.standing.crossed) == 3:
            found = self._between[way.part]
            return Ranked(node, _through(way, found), certainty, LISTS, found.terms)
        firm = float(all(edge.firm for _, _, edge in way.hops()))
        return Ranked(node, way, certainty, SINGLE, {"firm": firm})

    def _derived(self, way: Way, node: Node) -> Ranked:
        start = self._near.nodes[self._near.start]
        common = self._common[node.id]
        shorter = max(1, min(len(self._own), self._degrees[node.id]))
        share = min(1.0, common / shorter)
        agreed = agreements(self._profiles.of(start.id), self._profiles.of(node.id))
        same_maker = start.maker == node.maker
        found = {
            "common": some(common),
            "share": share,
            "measures": some(len(agreed)),
            "vehicles": some(self._vehicles.get(node.id, 0), 5),
            "number": likeness(start.key, node.key) if same_maker else float(start.key == node.key),
        }
        doubted: tuple[str, ...] = ()
        for one in way.alternatives():
            reasons = tuple(doubts(self._near, self._profiles, one, share, shorter))
            if not reasons:
                return Ranked(node, one, "derived", DERIVED, found)
            doubted = doubted or reasons
        return Ranked(node, way, "possible", SINGLE, {"firm": 1.0, "doubts": 1.0}, doubted)


def _through(way: Way, found: Between) -> Way:
    """The same way over the record that says most and the number on it most like the end, where both are on it."""
    for last in way.alternatives():
        for middle in last.before.alternatives() if last.before else ():
            if middle.before and {middle.part, middle.before.part} == {found.record, found.number}:
                return replace(last, before=middle)
    return way
