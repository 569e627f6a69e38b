"""Follow the links outwards from one part: every path the rules allow, the best kept for each part reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from partsref.answer.compose import RANK, REACH, START, Move, Standing, step, walked
from partsref.model import Kind
from partsref.store.graph import Edge, Graph

EDGES_READ = 20_000
"""Links read for one answer at most, whatever the size of the hub asked for."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One way a part was reached: over which links, in order of walking, and what that amounts to."""

    part: int
    standing: Standing
    moves: tuple[tuple[int, Move, Edge], ...]
    """(part reached, move, link) of each hop."""

    @property
    def parts(self) -> tuple[int, ...]:
        """The parts along the way, the last one included."""
        return tuple(part for part, _, _ in self.moves)


Neighbours = dict[int, list[tuple[int, Move, Edge]]]


def neighbours(graph: Graph, start: int) -> tuple[Neighbours, bool]:
    """All links within reach of `start`, by part; and whether some were left out for being too many."""
    found: Neighbours = {}
    frontier = {start}
    left = EDGES_READ
    for _ in range(REACH + 1):
        if not frontier or left <= 0:
            break
        edges = graph.edges(sorted(frontier), left)
        left -= len(edges)
        reached: set[int] = set()
        for part in frontier:
            found[part] = []
        for edge in edges:
            for here, there in ((edge.from_id, edge.to_id), (edge.to_id, edge.from_id)):
                if here in frontier:
                    found[here].append((there, walked(edge.relation, here == edge.from_id), edge))
                    reached.add(there)
        frontier = reached - found.keys()
    return found, left <= 0


def arrivals(
    start: int,
    near: Neighbours,
    kinds: Callable[[int], Kind],
    stopped: Callable[[int, int], bool],
    order: Callable[[int], tuple[str, str]],
) -> dict[int, list[Arrival]]:
    """Every allowed path from `start`, by the part it ends at, best first; no part stands twice on a path.

    `stopped(a, b)` tells that two parts contradict each other: a path never holds both. `order` names parts in a way
    that does not depend on how the file was filled.
    """
    found: dict[int, list[Arrival]] = {}
    frontier = [Arrival(start, START, ())]
    while frontier:
        following: list[Arrival] = []
        for at in frontier:
            for part, move, edge in near.get(at.part, ()):
                standing = step(at.standing, move, edge.firm > 0, kinds(at.part))
                if standing is None or part == start or part in at.parts:
                    continue
                if any(stopped(part, other) for other in (start, *at.parts[:-1])):
                    continue
                following.append(Arrival(part, standing, (*at.moves, (part, move, edge))))
        for arrival in following:
            found.setdefault(arrival.part, []).append(arrival)
        frontier = following
    for paths in found.values():
        paths.sort(key=lambda a: (RANK[a.standing.certainty], a.standing.links, [order(p) for p in a.parts]))
    return found


def reached(near: Neighbours) -> Iterable[int]:
    """Every part that appears in the neighbourhood."""
    return near.keys() | {part for moves in near.values() for part, _, _ in moves}
