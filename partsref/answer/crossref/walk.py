"""Follow the links outwards from one part, ring by ring, and keep for each part the best way it is reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partsref.answer.crossref.composition import RANK, REACH, START, Standing, step, unsure
from partsref.answer.crossref.neighbourhood import Hop, Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.model import Certainty


@dataclass(slots=True, eq=False)
class Way:
    """One way to a part: the last hop and the way before it; `others` are ways that are as good.

    `clean` tells that no two parts on it contradict each other.
    """

    part: int
    standing: Standing
    before: Way | None = None
    hop: Hop | None = None
    clean: bool = True
    others: tuple[Way, ...] = ()

    def hops(self) -> list[Hop]:
        """The hops from the start."""
        found: list[Hop] = []
        way: Way | None = self
        while way is not None and way.hop is not None:
            found.append(way.hop)
            way = way.before
        return found[::-1]

    def turning(self) -> int | None:
        """The part in the middle of a way there and back: the record, or the number, both ends share."""
        way: Way | None = self
        while way is not None and way.hop is not None:
            if way.hop.move in ("equivalent", "replaces"):
                return way.before.part if way.before else None
            way = way.before
        return None

    def alternatives(self) -> tuple[Way, ...]:
        """This way and those as good."""
        return (self, *self.others)

    def beside(self, others: Iterable[Way]) -> Way:
        """The same way with these as its others."""
        return Way(self.part, self.standing, self.before, self.hop, self.clean, tuple(others))

    def over(self, before: Way) -> Way:
        """The same last hop after another way to the part it sets out from."""
        return Way(self.part, self.standing, before, self.hop, self.clean and before.clean)


class Walk:
    """Ways from the start of a neighbourhood, one more link at each call of `advance`.

    A part that contradicts the start is not an answer, unless a source states that very pair; and a way does not lead
    on from one part to another that contradicts it. Only where the two have most of their lists in common one of the
    figures is more likely wrong than all the links: then the way goes on, and what it leads to is only possible.
    """

    def __init__(self, near: Neighbourhood, profiles: Profiles) -> None:
        self._near = near
        self._profiles = profiles
        self._reached: dict[tuple[int, object], Way] = {}
        self._frontier = [Way(near.start, START)]
        self._best: dict[int, Way] = {}
        self._barred: set[int] = set()

    def wanted(self) -> tuple[list[int], list[int]]:
        """The parts whose links are wanted next, surest first: all links, or only those that carry on."""
        order = self._near.order
        ranked = sorted(self._frontier, key=lambda way: (RANK[way.standing.certainty], order(way.part)))
        going = dict.fromkeys(way.part for way in ranked if self._may_go_on(way))
        return list(going), [part for part in dict.fromkeys(way.part for way in ranked) if part not in going]

    def advance(self) -> None:
        """Go one link further from every part of the frontier whose links have been read."""
        following: list[Way] = []
        start, reached, best = self._near.start, self._reached, self._best
        for at in self._frontier:
            kind = self._near.nodes[at.part].kind
            for hop in self._near.hops(at.part):
                part = hop.part
                standing = step(at.standing, hop.move, hop.firm > 0, kind)
                if standing is None or part == start:
                    continue
                before, clean = self._before(at, part)
                if before is None:
                    continue
                if not clean and at.before is not None:
                    standing = unsure(standing)
                known = reached.get((part, standing.state))
                if known is None:
                    known = reached[part, standing.state] = Way(part, standing, before, hop, clean)
                    if part not in best or standing.rank < best[part].standing.rank:
                        best[part] = known
                    if at.before is not None or part not in self._barred:
                        following.append(known)
                elif known.standing.links == standing.links:
                    known.others = (*known.others, Way(part, standing, before, hop, clean))
        self._frontier = following

    def best(self) -> Iterator[Way]:
        """The best way to each part that may be an answer."""
        barred = self._barred
        return (way for part, way in self._best.items() if part not in barred or way.standing.links == 1)

    def counted(self) -> Counter[Certainty]:
        """How many parts have been reached with each certainty."""
        return Counter(way.standing.certainty for way in self.best())

    def has_reached(self, part: int) -> bool:
        """Whether some way leads to a part."""
        return part in self._best

    def is_contrary(self, part: int) -> bool:
        """Whether a part that was reached contradicts the start."""
        return part in self._barred

    def shut_out(self) -> list[int]:
        """Parts that are no answer because they contradict the start."""
        stated = {way.part for way in self.best()}
        return sorted(self._barred - stated, key=self._near.order)

    def _may_go_on(self, way: Way) -> bool:
        """Whether more than carrying on is left; passing through a standard costs nothing."""
        standing = way.standing
        return standing.spent < REACH or standing.sized or self._near.nodes[way.part].kind == "standard"

    def _before(self, at: Way, part: int) -> tuple[Way | None, bool]:
        """The way a part may be reached over, if there is one, and whether nothing contradicts on it."""
        start, apart, opposed = self._near.start, self._profiles.apart, self._profiles.opposed
        contrary = part in self._barred or apart(start, part)
        if contrary:
            self._barred.add(part)
        if at.before is None:
            return at, not contrary
        if (contrary and opposed(start, part)) or apart(at.part, part):
            return None, False
        doubtful = None
        for way in at.alternatives():
            middle = way.before.part if way.before else start
            if middle == part:
                continue
            if middle == start or not apart(middle, part):
                return way, way.clean and not contrary
            if not opposed(middle, part):
                doubtful = doubtful or way
        return doubtful, False
