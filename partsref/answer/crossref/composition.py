"""Which relation may follow which, and how certain the result is. Links compose by these rules, never by union.

A path is taken move by move. `same` and `superseded_by` carry on: they cost nothing. `equivalent` crosses between
an OEM number and what replaces it. Two crossings there and back again (two OEM numbers on one aftermarket record,
two aftermarket parts for one OEM number) still follow from what is stated; anything further is only possible. So is
what a caveat stands against: an `alternative` with a note, an old number in a new one's place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from partsref.model import Certainty, Kind, Relation

Move = Literal["same", "superseded_by", "supersedes", "equivalent", "replaces", "alternative"]
"""A link as walked: `supersedes` and `replaces` are `superseded_by` and `equivalent` walked backwards."""

REACH = 3
"""How far a path may go: a crossing costs 1, one with a caveat 2, carrying on nothing."""
LONGEST = 32
"""Links in one path, carrying included; real supersession chains are far shorter."""
RANK: dict[Certainty, int] = {"stated": 0, "derived": 1, "possible": 2}

_CARRIES: frozenset[Move] = frozenset({"same", "superseded_by"})
_BACK: dict[Relation, Move] = {"superseded_by": "supersedes", "equivalent": "replaces"}
_CROSSES: frozenset[Move] = frozenset({"equivalent", "replaces"})
_SPELT: dict[Move, tuple[str, int]] = {
    "equivalent": (">", 1),
    "replaces": ("<", 1),
    "alternative": ("~", 2),
    "supersedes": ("-", 2),
}
"""How a crossing is spelt, and what it costs."""
_HOLDS = frozenset({"", ">", "<", "~", "><", "<>"})
"""Crossings that a rule covers: none, one, and there and back."""


@dataclass(frozen=True, eq=False)
class Standing:
    """What a path amounts to so far. Compared as an object: equal ones are made once, by `_standing`.

    `sure` is lost by a weak link and never regained. `crossed` spells the crossings. `spent` counts towards `REACH`.
    `renewed` tells that a supersession was followed, `sized` that the parts since the last crossing, which are all
    one, include a standard.
    """

    sure: bool = True
    crossed: str = ""
    spent: int = 0
    links: int = 0
    renewed: bool = False
    sized: bool = False

    @cached_property
    def certainty(self) -> Certainty:
        """Stated is one link that says it outright; derived is a longer path that a rule covers."""
        if not self.sure or self.crossed not in _HOLDS:
            return "possible"
        return "stated" if self.links == 1 else "derived"

    @cached_property
    def relation(self) -> str:
        """The relation of the path's end to its start."""
        if not self.crossed:
            return "superseded_by" if self.renewed else "same"
        return {">": "equivalent", "<": "equivalent", "-": "supersedes"}.get(self.crossed, "alternative")

    @cached_property
    def state(self) -> tuple[object, ...]:
        """All that decides how a path may go on; of two paths to a part in one state, the shorter is kept."""
        return self.sure, self.crossed, self.spent, self.renewed, self.sized

    @cached_property
    def rank(self) -> tuple[int, int, int, int]:
        """Paths are better the surer, then the shorter, then those without a caveat: the same from either end."""
        caveats = sum(self.crossed.count(letter) for letter in "~-")
        return RANK[self.certainty], self.links, self.spent, caveats


_standing = lru_cache(maxsize=None)(Standing)
START = _standing()


def unsure(at: Standing) -> Standing:
    """The same path with something speaking against it."""
    return _standing(False, at.crossed, at.spent, at.links, at.renewed, at.sized)


def walked(relation: Relation, forward: bool) -> Move:
    """A link's relation as seen when walking it from its `from` end, or back."""
    return relation if forward else _BACK.get(relation, relation)


@lru_cache(maxsize=4096)
def step(at: Standing, move: Move, firm: bool, through: Kind = "oem") -> Standing | None:
    """Extend a path by one link; None where it has to stop.

    `firm` is False for a link that is somebody's inference, has a caveat, or rests on unverified sources alone.
    `through` is the kind of the part walked on from: a standard (a JIS battery size) only names what any maker's part
    may be, so passing through one from an OEM number to such a part, or back, is one crossing.
    """
    if at.links >= LONGEST:
        return None
    sure, links, sized = at.sure and firm, at.links + 1, at.sized or through == "standard"
    if move in _CARRIES:
        return _standing(sure, at.crossed, at.spent, links, at.renewed or move == "superseded_by", sized)
    letter, cost = _SPELT[move]
    if sized and at.crossed.endswith(letter) and move in _CROSSES:
        return _standing(sure, at.crossed, at.spent, links, at.renewed, False)
    if at.spent + cost > REACH:
        return None
    return _standing(sure, at.crossed + letter, at.spent + cost, links, at.renewed, False)
