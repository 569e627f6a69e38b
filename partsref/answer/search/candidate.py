"""A part that may answer, before it is read from the file."""

from __future__ import annotations

from dataclasses import dataclass

from partsref.answer.levels import Level
from partsref.answer.scope import ITS_MODEL


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
