"""The words of a part's names, and which of them were asked for."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from partsref.model_hits import Hit
from partsref.words.text import index_words


@lru_cache(maxsize=2048)
def words_of(names: str) -> frozenset[str]:
    """Index words of a part's names."""
    return frozenset(index_words(names))


def highlighted(hit: Hit, asked: frozenset[str]) -> Hit:
    """With the words of its names that were asked for, given as index words."""
    shown = f"{hit.name} {hit.name_ja}".split()
    return replace(hit, highlight=tuple(dict.fromkeys(word for word in shown if asked & words_of(word))))
