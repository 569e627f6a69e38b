"""A part that may answer, before it is read from the file."""

from __future__ import annotations

from partsref.answer.scope.scope_match import TWIN
from partsref.answer.search.match_tiers import Level
from partsref.reasons import Reason
from partsref.values import frozen


@frozen
class Candidate:
    """A part found, before it is read from the file.

    `rank` is how near the vehicle it was found for is to the one asked for (`scope_match`), `misplaced` whether it
    sits where it was asked for (-1 it does, 0 nothing is said, 1 at the opposite place). `general`: it is named for a
    model without a chassis code; `coded`: a chassis code was asked for. `doubts` speak against it.
    """

    part_id: int
    level: Level
    rank: int = 0
    reasons: tuple[Reason, ...] = ()
    vehicle: str = ""
    misplaced: int = 0
    position: str = ""
    unconfirmed: bool = False
    unverified: bool = False
    general: bool = False
    coded: bool = False
    doubts: tuple[Reason, ...] = ()
    category_id: int = 0

    @property
    def is_relative(self) -> bool:
        """Whether it is known only for a relative: a twin is the vehicle asked for under another badge."""
        return self.rank > TWIN

    @property
    def names_the_vehicle(self) -> bool:
        """Whether its source names the chassis code asked for, or that of a twin."""
        return not self.is_relative and not self.general
