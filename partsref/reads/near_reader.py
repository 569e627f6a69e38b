"""Numbers that are nearly, or partly, the one asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from partsref.numbers.slips import Slips


class NearNumbers(Protocol):
    """An index of the canonical keys of all parts."""

    def near_keys(self, key: str, limit: int, most: int = 2) -> list[tuple[str, Slips]]:
        """The keys near `key` and what slipped, likeliest first, at most `limit`; never `key` itself.

        Every key one slip away, or that reads alike throughout. Those two slips away, if `most` allows, where no
        likely single slip explains the question.
        """

    def inside(self, fragment: str) -> list[tuple[int, str]]:
        """(part id, key) of keys that hold `fragment` past their first character: those that end with it first."""

    def fitting(self, glob: str, start: str, runs: Sequence[str], most: int) -> list[tuple[int, str]]:
        """(part id, key) of the keys that fit `glob`, in their order, at most `most`.

        `start` and `runs` are what was read before the first unread character, and in one piece.
        """
