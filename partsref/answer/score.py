"""How likely an interchange is that is only possible."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.answer.walk import Arrival
from partsref.model import Certainty


def score(certainty: Certainty, ways: Sequence[Arrival]) -> float:
    """From 0 to 1: the more independent ways lead to a part, the better."""
    if certainty == "stated":
        return 1 - 0.5 ** (1 + max(way.moves[0][2].firm for way in ways if way.standing.links == 1))
    return 1 - 1 / (1 + len(ways) / 4)
