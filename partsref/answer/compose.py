"""Which relation may follow which, and how certain the result is. Links compose by these rules, never by union.

A path is taken move by move. `same` and `superseded_by` carry on: they cost nothing. `equivalent` crosses between
an OEM number and what replaces it. Two crossings there and back again (two OEM numbers on one aftermarket record,
two aftermarket parts for one OEM number) still follow from what is stated; anything further is only possible.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from partsref.model import Certainty, Kind, Relation

Move = Literal["same", "superseded_by", "supersedes", "equivalent", "replaces", "alternative"]
"""A link as walked: `supersedes` and `replaces` are `superseded_by` and `equivalent` walked backwards."""

REACH = 3
"""How far a path may go: a crossing costs 1, a weak move 2, carrying on nothing."""
LONGEST = 32
"""Links in one path, carrying included; real supersession chains are far shorter."""
RANK: dict[Certainty, int] = {"stated": 0, "derived": 1, "possible": 2}

_CARRIES: frozenset[Move] = frozenset({"same", "superseded_by"})
_WEAK: frozenset[Move] = frozenset({"supersedes", "alternative"})
_BACK: dict[Relation, Move] = {"superseded_by": "supersedes", "equivalent": "replaces"}
_HOLDS = frozenset({"", ">", "<", "><", "<>"})
"""Crossings that a rule covers: none, one, and there and back (`>` equivalent, `<` replaces)."""


class Standing(NamedTuple):
    """What a path amounts to so far.

    `sure` is lost by a weak move or a weak link and never regained. `crossed` spells the crossings. `spent` counts
    towards `REACH`. `weak` is the weak move made, if any; `renewed` tells that a supersession was followed.
    """

    sure: bool = True
    crossed: str = ""
    spent: int = 0
    links: int = 0
    weak: Move | None = None
    renewed: bool = False

    @property
    def certainty(self) -> Certainty:
        """Stated is one link that says it outright; derived is a longer path that a rule covers."""
        if not self.sure or self.crossed not in _HOLDS:
            return "possible"
        return "stated" if self.links == 1 else "derived"

    @property
    def relation(self) -> str:
        """The relation of the path's end to its start."""
        if self.weak == "alternative" or len(self.crossed) > 1:
            return "alternative"
        if self.crossed:
            return "equivalent"
        return self.weak or ("superseded_by" if self.renewed else "same")

    @property
    def state(self) -> tuple[object, ...]:
        """All that decides how a path may go on; of two paths to a part in one state, the shorter is kept."""
        return self[:3] + self[4:]


START = Standing()


def walked(relation: Relation, forward: bool) -> Move:
    """A link's relation as seen when walking it from its `from` end, or back."""
    return relation if forward else _BACK.get(relation, relation)


@lru_cache(maxsize=4096)
def step(at: Standing, move: Move, firm: bool, through: Kind = "oem") -> Standing | None:
    """Extend a path by one link; None where it has to stop.

    `firm` is False for a link that is somebody's inference or rests on unverified sources alone. `through` is the
    kind of the part walked on from: a standard (a JIS battery size) only names what any maker's part may be, so
    passing through one downwards is no further crossing.
    """
    if at.links >= LONGEST:
        return None
    sure, links = at.sure and firm, at.links + 1
    if move in _CARRIES:
        return Standing(sure, at.crossed, at.spent, links, at.weak, at.renewed or move == "superseded_by")
    if move in _WEAK:
        after = Standing(False, at.crossed, at.spent + 2, links, "alternative" if at.weak else move, at.renewed)
    elif through == "standard" and move == "equivalent" and at.crossed.endswith(">"):
        return Standing(sure, at.crossed, at.spent, links, at.weak, at.renewed)
    else:
        crossed = at.crossed + (">" if move == "equivalent" else "<")
        after = Standing(sure, crossed, at.spent + 1, links, at.weak, at.renewed)
    return after if after.spent <= REACH else None
