"""A part that may be the one asked for, and where it stands among the others."""

from __future__ import annotations

from partsref.model import Block, Part
from partsref.numbers.belief import Belief
from partsref.reasons import Reason
from partsref.values import frozen

ORDER: dict[Block, int] = {"exact": 0, "base": 1, "contains": 2, "near": 3}
"""The blocks a number is found in, in the order they stand in."""


@frozen
class NumberCandidate:
    """Why a part may be the one asked for. `cost` orders a block; the part itself may still have to be read."""

    part_id: int
    block: Block
    reasons: tuple[Reason, ...]
    cost: float = 0.0
    part: Part | None = None
    belief: Belief = Belief.SLIP

    @property
    def rank(self) -> tuple[int, int, float]:
        """Block, then how far it is believed, then cost: what is lower stands first."""
        return ORDER[self.block], self.belief, self.cost
