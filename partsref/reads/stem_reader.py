"""What is known of numbers that begin alike, or hold the same model block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class StemQuestions(NamedTuple):
    """What will be asked next: arguments of the three methods."""

    stems: Sequence[tuple[tuple[str, ...], str]]
    numbers: Sequence[tuple[tuple[str, ...], str]]
    blocks: Sequence[tuple[str, int, str, str]]


class Stems(Protocol):
    """Counts of known numbers: what a number's digits say is what others with the same digits are."""

    def look_ahead(self, questions: StemQuestions) -> None:
        """These are asked next: who is far away asks for them together."""

    def kinds_of_stem(self, makers: Sequence[str], stem: str) -> dict[str, int]:
        """Known numbers of these makers that begin with `stem`, by category; those without one are not counted."""

    def kinds_of_number(self, makers: Sequence[str], number_key: str) -> list[str]:
        """The category of each part of these makers with this very key."""

    def vehicles_of_block(self, maker: str, start: int, block: str, but: str) -> dict[tuple[str, str], int]:
        """(make, model) of the vehicles that numbers of a maker with this block fit, with how many numbers.

        `start` is where the block stands; the number `but` does not count. The most first.
        """
