"""How far a number near the one asked for is believed to be the one meant."""

from __future__ import annotations

from enum import IntEnum


class Belief(IntEnum):
    """How far a near number is believed to be the one meant: the lower, the sooner it stands."""

    SLIP = 0
    OTHER_VERSION = 1
    OTHER_PART = 2
