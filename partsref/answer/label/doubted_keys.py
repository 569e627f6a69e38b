"""The recogniser's own doubts as cheap slips: which other numbers it may have seen, and what each costs."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from partsref.numbers import slip_costs
from partsref.numbers.look_alikes import PAIRS
from partsref.numbers.number_key import key
from partsref.photo.text_line import Character, TextLine
from partsref.values import frozen

SURE = 0.9
"""Characters read with less may be whatever looks like them, too."""
_LOOK_ALIKE_SHARE = 0.02
_MOST_DOUBTED = 3
_MOST_KEYS = 400
_LOOKS_LIKE: dict[str, tuple[str, ...]] = {
    c: tuple(sorted(pair[1] for pair in PAIRS if pair[0] == c)) for c in sorted({pair[0] for pair in PAIRS})
}


@frozen
class DoubtedKey:
    """A key that may have been on the picture: what it costs, and each character read with what it is here."""

    key: str
    cost: float
    doubted: tuple[tuple[str, str], ...]


def characters_of(line: TextLine, number_key: str) -> tuple[Character, ...]:
    """The characters of a line that are those of a number; none where the number does not stand in it as read."""
    kept = [(folded, character) for character in line.characters for folded in key(character.read)]
    at = "".join(folded for folded, _ in kept).find(number_key)
    if at < 0:
        return ()
    return tuple(Character(c, known.sure, known.others) for c, known in kept[at : at + len(number_key)])


def doubted_keys(characters: Sequence[Character]) -> tuple[DoubtedKey, ...]:
    """Other keys that may have been read, the cheapest first; at most three characters differ.

    >>> [one.key for one in doubted_keys([Character("1", 1.0), Character("O", 0.7, (("0", 0.3),))])][:1]
    ['10']
    """
    read = "".join(character.read for character in characters)
    choices = [(place, other, _cost(share)) for place, c in enumerate(characters) for other, share in _others(c)]
    found: dict[str, DoubtedKey] = {}
    waiting: list[tuple[float, str, int, tuple[tuple[int, str], ...]]] = [(0.0, read, -1, ())]
    while waiting and len(found) < _MOST_KEYS:
        cost, text, last, changed = heapq.heappop(waiting)
        if changed and text not in found:
            found[text] = DoubtedKey(text, round(cost, 4), tuple((read[place], other) for place, other in changed))
        if len(changed) < _MOST_DOUBTED:
            for place, other, more in choices:
                if place > last:
                    changed_text = text[:place] + other + text[place + 1 :]
                    heapq.heappush(waiting, (cost + more, changed_text, place, (*changed, (place, other))))
    return tuple(found.values())


def unread(characters: Sequence[Character], least: float) -> str:
    """The number with `?` for each character read with less than `least`.

    >>> unread([Character("1", 1.0), Character("O", 0.3)], 0.5)
    '1?'
    """
    return "".join("?" if character.sure < least else character.read for character in characters)


def _others(character: Character) -> tuple[tuple[str, float], ...]:
    if character.sure >= SURE:
        return character.others
    named = {other for other, _ in character.others}
    alike = [other for other in _LOOKS_LIKE.get(character.read, ()) if other not in named]
    return (*character.others, *((other, _LOOK_ALIKE_SHARE) for other in alike))


def _cost(share: float) -> float:
    """From what a doubt costs at least up to a look-alike, which nobody doubted."""
    return slip_costs.DOUBTED + (slip_costs.LOOK_ALIKE - slip_costs.DOUBTED) * (1 - min(2 * share, 1.0))
