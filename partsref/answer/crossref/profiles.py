"""What is known of the parts of a neighbourhood that could rule one another out, each pair of kinds judged once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from partsref.answer.crossref.contradictions import (
    NOTHING,
    Conflict,
    Profile,
    agreements,
    contradictions,
    disagreements,
    of_another_kind,
    profile,
)
from partsref.answer.crossref.neighbourhood import Neighbourhood, firm
from partsref.reads.graph import Graph
from partsref.reads.link_rows import measures_in
from partsref.reasons import Reason, Term

CLAIMANTS_COMPARED = 60
"""Different claimants of one number that are compared with each other; a hub has thousands, most of them alike."""
_NOTHING: tuple[str, tuple[str, ...]] = ("", ())
_ENOUGH, _MOST = 3, 0.3
"""Numbers or records two parts must share, and of the shorter list which part, for their lists to outweigh a figure."""


@dataclass(frozen=True, eq=False, slots=True)
class Look:
    """What a part is judged by. Compared as an object: equal ones are made once."""

    profile: Profile
    category: str
    name: str


class Judged:
    """What was found out of parts, whichever part is asked for: for one answer, or for those of one list."""

    __slots__ = ("apart", "contested", "distinct", "distinct_looks", "looks", "of", "verdicts")

    def __init__(self) -> None:
        self.distinct: dict[tuple[str, tuple[str, ...]], Profile] = {}
        self.of: dict[int, Profile] = {}
        self.verdicts: dict[tuple[Profile, Profile], tuple[Conflict, ...]] = {}
        self.distinct_looks: dict[tuple[Profile, str, str], Look] = {}
        self.looks: dict[int, Look] = {}
        self.apart: dict[tuple[Look, Look], bool] = {}
        self.contested: dict[int, bool] = {}


class Profiles:
    """Profiles of parts, read in bulk. Parts of which the same is known share one profile; verdicts are kept."""

    def __init__(self, graph: Graph, near: Neighbourhood, judged: Judged | None = None) -> None:
        """With `judged` what answers before this one found out of the same catalogue is known, and kept for the next.

        Of a number that thousands of parts replace, to find out whether they contradict each other takes them all.
        """
        self.near = near
        self._graph = graph
        judged = judged or Judged()
        self._distinct, self._of, self._verdicts = judged.distinct, judged.of, judged.verdicts
        self._distinct_looks, self._looks = judged.distinct_looks, judged.looks
        self._apart, self._contested = judged.apart, judged.contested

    def load(self, parts: Iterable[int]) -> None:
        """Read what is needed to judge these parts."""
        ids = [part for part in parts if part not in self._of]
        measures, positions = self._graph.measures(ids), self._graph.positions(ids)
        for part in ids:
            known = measures.get(part, ""), positions.get(part, ())
            if known == _NOTHING:
                self._of[part] = NOTHING
                continue
            if (found := self._distinct.get(known)) is None:
                found = self._distinct[known] = profile(measures_in(known[0]), known[1])
            self._of[part] = found

    def agreed(self, one: int, other: int) -> list[str]:
        """The decisive properties both parts have and agree on."""
        return agreements(self._of[one], self._of[other])

    def apart(self, one: int, other: int) -> bool:
        """Whether anything rules the two out as replacements of each other."""
        ours, theirs = self._looks.get(one) or self.look(one), self._looks.get(other) or self.look(other)
        if ours is theirs:
            return False
        if (found := self._apart.get((ours, theirs))) is None:
            kinds = of_another_kind(self.near.nodes[one], self.near.nodes[other])
            found = self._apart[ours, theirs] = bool(kinds) or self._measured_apart(ours.profile, theirs.profile)
        return found

    def look(self, part: int) -> Look:
        """Two parts that look the same contradict the same parts."""
        if (found := self._looks.get(part)) is None:
            node = self.near.nodes[part]
            known = self._of[part], node.category, node.name
            if (found := self._distinct_looks.get(known)) is None:
                found = self._distinct_looks[known] = Look(*known)
            self._looks[part] = found
        return found

    def opposed(self, one: int, other: int) -> bool:
        """Whether the two are apart and their lists say nothing else; asked of few pairs, their lists read before."""
        return self.apart(one, other) and not self._lists_agree(one, other)

    def contested(self, part: int) -> bool:
        """Whether parts stated to replace this number contradict each other: then it is not known what it really is."""
        if part not in self._contested:
            self.judge([part])
        return self._contested[part]

    def judge(self, parts: Iterable[int]) -> None:
        """Find out for several parts at once whether they are contested. Only what others replace can be."""
        asked = [part for part in parts if part not in self._contested]
        claimed = [part for part in asked if self.near.nodes[part].kind != "aftermarket"]
        claims = self._graph.claims(claimed)
        self.load({record for found in claims.values() if len(found) > 1 for record, _ in found})
        for part in asked:
            self._contested[part] = len(claims.get(part, ())) > 1 and self._claimed_apart(claims[part])

    def against(self, one: int, other: int) -> tuple[Reason, ...]:
        """What rules the two out, with the sources of the figures."""
        if not self.apart(one, other):
            return ()
        nodes = self.near.nodes
        measured = self._between(self._of[one], self._of[other])
        return (
            *of_another_kind(nodes[one], nodes[other]),
            *(conflict.sourced(self._graph.measured_by((one, other), conflict.names)) for conflict in measured),
        )

    def measured_against(self, one: int, other: int) -> tuple[Reason, ...]:
        """What the measures and positions of two parts say against each other, of any neighbourhood."""
        ours, theirs = self._of[one], self._of[other]
        if not self._measured_apart(ours, theirs):
            return ()
        found = self._between(ours, theirs)
        return tuple(conflict.sourced(self._graph.measured_by((one, other), conflict.names)) for conflict in found)

    def disagreed(self, part: int) -> Iterator[Reason]:
        """The measures of a part of which its sources say different things."""
        for name, measures in disagreements(self._of[part]):
            values = tuple(dict.fromkeys(f"{m.value} {m.unit}".strip() for m in measures))
            sources = tuple(self._graph.measured_by((part,), {m.name for m in measures}))
            yield Reason("sources_disagree", measure=Term("measure", name), values=values, sources=sources)

    def _measured_apart(self, one: Profile, other: Profile) -> bool:
        return not (one is other or one is NOTHING or other is NOTHING) and bool(self._between(one, other))

    def _between(self, one: Profile, other: Profile) -> tuple[Conflict, ...]:
        if (found := self._verdicts.get((one, other))) is None:
            found = self._verdicts[one, other] = contradictions(one, other)
        return found

    def _claimed_apart(self, claims: list[tuple[int, int]]) -> bool:
        if not self._any_apart(self._of[record] for record, _ in claims):
            return False
        said = self._graph.evidence(link for _, link in claims)
        return self._any_apart(self._of[record] for record, link in claims if firm("equivalent", said.get(link, ())))

    def _any_apart(self, found: Iterable[Profile]) -> bool:
        different = list(dict.fromkeys(found))[:CLAIMANTS_COMPARED]
        return len(different) > 1 and any(self._measured_apart(*pair) for pair in combinations(different, 2))

    def _lists_agree(self, one: int, other: int) -> bool:
        if not self.near.is_read(one):
            one, other = other, one
        own = self.near.ends(one)
        shared = sum(other in self.near.ends(middle) for middle in own)
        shorter = min(len(own), len(self.near.ends(other)) or self._graph.neighbours([other])[other])
        return shared >= _ENOUGH and shared >= _MOST * shorter
