"""Known phrases found in a text, whatever their spacing and, for English, their word order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from partsref.values import frozen
from partsref.words.text import atoms, is_japanese

LONGEST_BAG = 6
"""Words of an English phrase that may stand in any order (`ELEMENT, AIR CLEANER`): more are not looked for."""
_LONGEST_WINDOW = 24
_EMPTY_WORDS = frozenset({"assy", "assembly", "asy", "sub", "comp", "set", "de", "del", "do", "da", "ka", "ki", "ke"})
"""Words that say nothing in a part's name: filtro de aceite, hawa ka filter."""


@frozen
class Segment:
    """Some atoms of a text, and what they are known to mean; no meanings: unknown."""

    start: int
    end: int
    meanings: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)  # One vocabulary: each write of a process asks for the same again.
def keys(phrase: str) -> tuple[str, ...]:
    """The keys one phrase is found by: joined, in any order, and without words that say nothing (assembly, set).

    >>> keys("CAP, DISTRIBUTOR")
    ('capdistributor', 'cap distributor')
    """
    found: dict[str, None] = {}
    for text in {phrase: None, re.sub(r"\(.*?\)", " ", phrase): None}:
        pieces = atoms(text)
        for chosen in (pieces, [p for p in pieces if p not in _EMPTY_WORDS]):
            if chosen:
                found["".join(chosen)] = None
                if bag := bag_key(chosen):
                    found[bag] = None
    return tuple(found)


def bag_key(pieces: Sequence[str]) -> str:
    """The key of some words in any order; empty where order matters (one word, Japanese, too many)."""
    if not 2 <= len(pieces) <= LONGEST_BAG or any(map(is_japanese, pieces)):
        return ""
    return " ".join(sorted(pieces))


def table(phrases: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Meanings by key, from pairs of phrase and meaning; a key of several meanings keeps them all."""
    found: dict[str, dict[str, None]] = {}
    for phrase, meaning in phrases:
        for key in keys(phrase):
            found.setdefault(key, {})[meaning] = None
    return {key: tuple(meanings) for key, meanings in found.items()}


def segment(pieces: Sequence[str], known: Mapping[str, tuple[str, ...]]) -> list[Segment]:
    """Cut `pieces` into known phrases and unknown atoms so that the known ones cover most, in the fewest cuts."""
    best: list[tuple[float, int, tuple[str, ...]]] = [(0.0, 0, ())]
    for end in range(1, len(pieces) + 1):
        choice: tuple[float, int, tuple[str, ...]] = (best[end - 1][0], end - 1, ())
        window = ""
        for start in range(end - 1, max(-1, end - 1 - _LONGEST_WINDOW), -1):
            window = pieces[start] + window
            meanings = known.get(window) or known.get(bag_key(pieces[start:end]))
            if meanings:
                score = best[start][0] + sum(1.0 if is_japanese(p) else 4.0 for p in pieces[start:end]) - 0.5
                # What a thing is stands last: of equal cuts of Japanese the one with the longest end is meant.
                if score > choice[0] or (score == choice[0] and is_japanese(pieces[end - 1])):
                    choice = (score, start, meanings)
        best.append(choice)
    found: list[Segment] = []
    end = len(pieces)
    while end:
        _, start, meanings = best[end]
        found.append(Segment(start, end, meanings))
        end = start
    return found[::-1]


def is_a(pieces: Sequence[str], found: Segment, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What a known phrase also is: the meanings of its endings (a release bearing is a bearing, not a release)."""
    more: dict[str, None] = dict.fromkeys(found.meanings)
    for start in range(found.start + 1, found.end):
        ending = pieces[start : found.end]
        if len(ending) > 1 or not is_japanese(ending[0]):
            more.update(dict.fromkeys(known.get("".join(ending), ())))
    return tuple(more)
