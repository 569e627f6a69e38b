"""Follow the links outwards from one part, ring by ring, and keep for each part the best way it is reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from partsref.answer.compose import RANK, REACH, START, Move, Standing, step
from partsref.answer.graph import Neighbourhood
from partsref.answer.profiles import Profiles
from partsref.model import Certainty
from partsref.store.graph import Edge


@dataclass(slots=True, eq=False)
class Way:
    """One way to a part: the best last hop in `before`, `move`, `edge`, and in `others` ways that are as good."""

    part: int
    standing: Standing
    before: Way | None = None
    move: Move | None = None
    edge: Edge | None = None
    others: list[Way] = field(default_factory=list)

    def hops(self) -> list[tuple[int, Move, Edge]]:
        """(part reached, move, link) of each hop, from the start."""
        found: list[tuple[int, Move, Edge]] = []
        way: Way | None = self
        while way is not None and way.move is not None and way.edge is not None:
            found.append((way.part, way.move, way.edge))
            way = way.before
        return found[::-1]

    def turning(self) -> int | None:
        """The part in the middle of a way there and back: the record, or the number, both ends share."""
        way: Way | None = self
        while way is not None:
            if way.move in ("equivalent", "replaces"):
                return way.before.part if way.before else None
            way = way.before
        return None

    def alternatives(self) -> Iterator[Way]:
        """This way and those as good."""
        yield self
        yield from self.others


class Walk:
    """Ways from the start of a neighbourhood, one more link at each call of `advance`.

    A part that contradicts the start is not an answer, unless a source states that very pair; and a way does not lead
    on from one part to another that contradicts it. Only where the two have most of their lists in common one of the
    figures is more likely wrong than all the links: then the way goes on, and what it leads to is only possible.
    """

    def __init__(self, near: Neighbourhood, profiles: Profiles) -> None:
        self._near = near
        self._profiles = profiles
        self._reached: dict[tuple[object, ...], Way] = {}
        self._frontier = [Way(near.start, START)]
        self.ways: dict[int, list[Way]] = {}
        self.barred: set[int] = set()
        """Parts a way came to and that contradict the start."""

    def wanted(self) -> tuple[list[int], list[int]]:
        """The parts whose links are wanted next, surest first: all links, or only those that carry on."""
        ranked = sorted(self._frontier, key=lambda w: (RANK[w.standing.certainty], *self._near.order(w.part)))
        going = dict.fromkeys(way.part for way in ranked if way.standing.spent < REACH)
        return list(going), [part for part in dict.fromkeys(way.part for way in ranked) if part not in going]

    def advance(self) -> None:
        """Go one link further from every part of the frontier whose links have been read."""
        following: list[Way] = []
        for at in self._frontier:
            kind = self._near.nodes[at.part].kind
            for part, move, edge in self._near.links(at.part):
                if part == self._near.start or (standing := step(at.standing, move, edge.firm > 0, kind)) is None:
                    continue
                before, clean = self._before(at, part)
                if before is None:
                    continue
                if not clean:
                    standing = standing._replace(sure=False)
                key = (part, *standing.state)
                known = self._reached.get(key)
                if known is None:
                    known = self._reached[key] = Way(part, standing, before, move, edge)
                    self.ways.setdefault(part, []).append(known)
                    if at.before is not None or part not in self.barred:
                        following.append(known)
                elif known.standing.links == standing.links:
                    known.others.append(Way(part, standing, before, move, edge))
        self._frontier = following

    def counted(self) -> Counter[Certainty]:
        """How many parts have been reached with each certainty."""
        return Counter(way.standing.certainty for way in self.best())

    def best(self) -> Iterator[Way]:
        """The best way to each part that may be an answer: surest, then shortest."""
        for part, ways in self.ways.items():
            best = min(ways, key=lambda way: (RANK[way.standing.certainty], way.standing.links, way.standing.spent))
            if part not in self.barred or best.standing.links == 1:
                yield best

    def shut_out(self) -> list[int]:
        """Parts that are no answer because they contradict the start."""
        stated = {way.part for way in self.best()}
        return sorted(self.barred - stated, key=self._near.order)

    def _before(self, at: Way, part: int) -> tuple[Way | None, bool]:
        """The way a part may be reached over, if there is one, and whether nothing contradicts on it."""
        start, apart, opposed = self._near.start, self._profiles.apart, self._profiles.opposed
        contrary = apart(start, part)
        if contrary:
            self.barred.add(part)
        if at.before is None:
            return at, True
        if (contrary and opposed(start, part)) or apart(at.part, part):
            return None, False
        doubtful = None
        for way in at.alternatives():
            middle = way.before.part if way.before else start
            if middle == part:
                continue
            if middle == start or not apart(middle, part):
                return way, not contrary
            if not opposed(middle, part):
                doubtful = doubtful or way
        return doubtful, False
