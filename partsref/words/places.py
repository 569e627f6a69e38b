"""Whether something sits where on the vehicle it was asked for."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.words.positions import OPPOSITES, sides


def elsewhere(asked: Sequence[str], *texts: str) -> tuple[int, tuple[str, str]]:
    """Whether something is where it was asked for: -1 it is, 0 nothing is said, 1 it is at the opposite place.

    The first of `texts` that speaks of a place decides. The second value is, for 1 only, where it
    is and where it was asked for.

    >>> elsewhere(["rear"], "", "Brake pad set, front")
    (1, ('front', 'rear'))
    """
    there = 0
    for place in asked:
        opposite = OPPOSITES[place]
        if opposite in asked:
            continue
        said = next((named for named in map(sides, texts) if named & {place, opposite}), frozenset())
        if opposite in said and place not in said:
            return 1, (opposite, place)
        there = -1 if place in said else there
    return there, ("", "")
