"""A part that may answer, before it is read from the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from partsref.answer.search.match_tiers import Level
from partsref.answer.search.vehicle_scope import ITS_MODEL


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part found, before it is read from the file."""

    part_id: int
    level: Level
    rank: int = 0
    why: str = ""
    vehicle: str = ""
    misplaced: int = 0
    position: str = ""
    undated: bool = False
    nearness: tuple[int, ...] = ()

    def order(self) -> tuple[object, ...]:
        """How well it fits the vehicle; what is not quite it comes later."""
        return self.rank > ITS_MODEL, self.misplaced, self.undated, self.nearness

    def is_better(self, other: Candidate) -> bool:
        """Whether it is the better way to the same part."""
        return (self.level.level, *self.order()) < (other.level.level, *other.order())


def keep_best(found: dict[int, Candidate], candidates: Iterable[Candidate]) -> None:
    """Add candidates by their part; of several ways to one part the best counts."""
    for candidate in candidates:
        known = found.get(candidate.part_id)
        if known is None or candidate.is_better(known):
            found[candidate.part_id] = candidate
