"""Which places on a vehicle a text names, and whether that is where something was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from partsref.words.talk import OPPOSITE, POSITIONS
from partsref.words.text import atoms, is_japanese, runs

_KANJI = "\u3400"


@cache
def _named() -> dict[str, str]:
    every = {"".join(atoms(word)): place for place, words in POSITIONS.items() for word in words}
    return {name: place for name, place in every.items() if len(name) > 1 or is_japanese(name)}


@cache
def places(text: str) -> frozenset[str]:
    """The places a position or a part's name states. Whole words only: a blower is at no lower place.

    Katakana places lead their word (リヤブレーキ), as キャリヤ is nothing at the rear; a single kanji stands alone.

    >>> sorted(places("Blower motor, left (passenger side)")), sorted(places("フロントロアアーム キャリヤ"))
    (['left'], ['front', 'lower'])
    """
    known = _named()
    words = ["".join(run) for run in runs(text)]
    found = {known[word] for word in words if word in known}
    found |= {known[a + b] for a, b in pairwise(words) if a + b in known}
    for word in words:
        rest = word
        while rest and is_japanese(rest[0]) and (lead := next((n for n in known if _leads(n, rest)), "")):
            found.add(known[lead])
            rest = rest[len(lead) :]
    return frozenset(found)


def _leads(name: str, word: str) -> bool:
    return len(name) > 1 and name < _KANJI and word.startswith(name)


def elsewhere(asked: Sequence[str], *texts: str) -> tuple[int, tuple[str, str]]:
    """Whether something is where it was asked for: -1 it is, 0 nothing is said, 1 it is at the opposite place.

    The first of `texts` that speaks of a place decides. The second value is, for 1 only, where it
    is and where it was asked for.

    >>> elsewhere(["rear"], "", "Brake pad set, front")
    (1, ('front', 'rear'))
    """
    there = 0
    for place in asked:
        opposite = OPPOSITE[place]
        if opposite in asked:
            continue
        said = next((named for named in map(places, texts) if named & {place, opposite}), frozenset())
        if opposite in said and place not in said:
            return 1, (opposite, place)
        there = -1 if place in said else there
    return there, ("", "")
