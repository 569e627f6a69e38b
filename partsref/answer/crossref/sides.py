"""The sides that names and positions speak of, and which rule each other out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from partsref.words.places import places
from partsref.words.talk import OPPOSITE

OPPOSITES = tuple(sorted({frozenset(pair) for pair in OPPOSITE.items()}, key=sorted))
"""Sides of which a part is made for one: left and right, front and rear, upper and lower, inner and outer."""


def sides(texts: Iterable[str]) -> frozenset[str]:
    """The sides that names or positions speak of."""
    return frozenset().union(*map(_of, texts))


@lru_cache(maxsize=4096)
def _of(text: str) -> frozenset[str]:
    return places(text.replace("/", " "))
