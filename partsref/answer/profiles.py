"""What is known of the parts of a neighbourhood that could rule one another out, each pair judged once."""

from __future__ import annotations

from collections.abc import Iterable

from partsref.answer.contradict import Conflict, Profile, contradictions, profile
from partsref.answer.graph import Neighbourhood
from partsref.store.graph import Graph

CLAIMANTS_COMPARED = 60
"""Different claimants of one number that are compared with each other; a hub has thousands, most of them alike."""
_ENOUGH, _MOST = 3, 0.3
"""Numbers or records two parts must share, and of the shorter list which part, for their lists to outweigh a figure."""


class Profiles:
    """Profiles of parts, read in bulk; verdicts on pairs, kept."""

    def __init__(self, graph: Graph, near: Neighbourhood) -> None:
        self._graph = graph
        self.near = near
        self._profiles: dict[int, Profile] = {}
        self._verdicts: dict[tuple[int, int], tuple[Conflict, ...]] = {}
        self._contested: dict[int, bool] = {}

    def load(self, parts: Iterable[int]) -> None:
        """Read what is needed to judge these parts."""
        ids = list(parts)
        measures, positions = self._graph.measures(ids), self._graph.positions(ids)
        for part in ids:
            node = self.near.nodes[part]
            self._profiles[part] = profile(node, measures.get(part, ()), positions.get(part, ()))

    def of(self, part: int) -> Profile:
        """The profile of a loaded part."""
        return self._profiles[part]

    def between(self, one: int, other: int) -> tuple[Conflict, ...]:
        """What rules the two out as replacements of each other."""
        if (found := self._verdicts.get((one, other))) is None:
            mine, yours = self._profiles[one], self._profiles[other]
            found = () if mine.is_empty or yours.is_empty else contradictions(mine, yours)
            self._verdicts[one, other] = found
        return found

    def apart(self, one: int, other: int) -> bool:
        """Whether anything rules the two out."""
        return bool(self.between(one, other))

    def opposed(self, one: int, other: int) -> bool:
        """Whether the two are apart and their lists say nothing else; asked of few pairs, their lists read before."""
        return self.apart(one, other) and not self._lists_agree(one, other)

    def contested(self, part: int) -> bool:
        """Whether parts stated to replace this one contradict each other: then it is not known what it really is."""
        if part not in self._contested:
            claimants = self.near.claimants(part)
            self.load(claimant for claimant in claimants if claimant not in self._profiles)
            told = [i for i in claimants if not self._profiles[i].is_empty][:CLAIMANTS_COMPARED]
            self._contested[part] = any(self.apart(one, other) for n, one in enumerate(told) for other in told[:n])
        return self._contested[part]

    def _lists_agree(self, one: int, other: int) -> bool:
        if one not in self.near.moves:
            one, other = other, one
        own = self.near.ends(one)
        shared = sum(other in self.near.ends(middle) for middle in own)
        shorter = min(len(own), len(self.near.ends(other)) or self._graph.degrees([other])[other])
        return shared >= _ENOUGH and shared >= _MOST * shorter

    def told(self, one: int, other: int) -> tuple[str, ...]:
        """What rules the two out, in words, with the sources of the figures."""
        texts = []
        for conflict in self.between(one, other):
            sources = self._graph.measured_by((one, other), conflict.names) if conflict.names else ()
            said_by = f" (source {', '.join(sources)})" if sources else ""
            texts.append(f"{conflict.text}{said_by}")
        return tuple(texts)
