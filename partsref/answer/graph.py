"""The neighbourhood of one part, read ring by ring and bounded: what a cross-reference is answered from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from partsref.answer.compose import Move, walked
from partsref.store.graph import Edge, Graph, Node

TOO_MANY = 500
"""Links of a part that no path goes through: who names thousands of numbers says nothing of any two of them."""
RING_LINKS = 6_000
"""Links read for one ring. What is nearest comes first; what is left out is told."""


@dataclass(slots=True)
class Neighbourhood:
    """Parts around `start`. `moves` holds all links of the parts it has, so their lists are complete; `carries` those
    that only carry on, of parts at the edge.

    `crowded` are parts not gone through because too many links touch them; `cut` tells that a ring was too large.
    """

    start: int
    nodes: dict[int, Node] = field(default_factory=dict)
    moves: dict[int, list[tuple[int, Move, Edge]]] = field(default_factory=dict)
    carries: dict[int, list[tuple[int, Move, Edge]]] = field(default_factory=dict)
    crowded: dict[int, int] = field(default_factory=dict)
    cut: bool = False

    def order(self, part: int) -> tuple[str, str]:
        """What parts are sorted by where nothing else tells them apart; not the id, which depends on the loading."""
        node = self.nodes[part]
        return node.maker, node.key

    def records(self, number: int) -> list[int]:
        """The parts said to replace a number: the records that name it. None if its links were not read."""
        return [other for other, move, _ in self.moves.get(number, ()) if move == "equivalent"]

    def numbers(self, record: int) -> list[int]:
        """The numbers a record names. None if its links were not read."""
        return [other for other, move, _ in self.moves.get(record, ()) if move == "replaces"]

    def ends(self, part: int) -> set[int]:
        """The numbers a part replaces and the parts that replace it. None if its links were not read."""
        return {*self.records(part), *self.numbers(part)}

    def links(self, part: int) -> list[tuple[int, Move, Edge]]:
        """The links of a part as far as they were read."""
        return self.moves.get(part) or self.carries.get(part, [])

    def claimants(self, part: int) -> list[int]:
        """Parts stated to replace this one."""
        return [other for other, move, edge in self.moves.get(part, ()) if move == "equivalent" and edge.firm]

    def extend(self, graph: Graph, parts: Iterable[int], links: int = RING_LINKS) -> set[int]:
        """Read all links of `parts`, in that order while there is room; returns the parts met for the first time."""
        asked = [part for part in parts if part not in self.moves and part not in self.crowded]
        degrees = graph.degrees(asked)
        chosen = []
        for part in asked:
            if degrees[part] > TOO_MANY and part != self.start:
                self.crowded[part] = degrees[part]
            elif degrees[part] > links and part != self.start:
                self.cut = True
            else:
                links -= degrees[part]
                chosen.append(part)
        return self._take(graph, chosen, graph.edges(chosen), self.moves)

    def extend_carrying(self, graph: Graph, parts: Iterable[int]) -> set[int]:
        """Read of `parts` only the links that carry on; returns the parts met for the first time."""
        asked = [part for part in parts if part not in self.moves and part not in self.carries]
        return self._take(graph, asked, graph.carrying(asked), self.carries)

    def _take(
        self, graph: Graph, parts: list[int], edges: list[Edge], into: dict[int, list[tuple[int, Move, Edge]]]
    ) -> set[int]:
        inside = set(parts)
        into.update((part, []) for part in parts)
        for edge in edges:
            for here, there in ((edge.from_id, edge.to_id), (edge.to_id, edge.from_id)):
                if here in inside:
                    into[here].append((there, walked(edge.relation, here == edge.from_id), edge))
        met = {there for part in parts for there, _, _ in into[part]} - self.nodes.keys()
        self.nodes.update(graph.nodes(met))
        for part in parts:
            into[part].sort(key=lambda found: (*self.order(found[0]), found[1]))
        return met
