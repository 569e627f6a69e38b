"""What somebody may have slipped when reading, typing or copying a number: how likely, and in a mechanic's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

LOOK_ALIKES: tuple[str, ...] = ("0ODQ", "1IL7", "5S", "8B", "2Z", "6G", "UV", "MN", "CG", "EF", "38", "69", "4A", "PR")
"""Characters mistaken for one another on a greasy label, a stamped plate or a bad copy."""

_KEYBOARD = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
_KEYPAD = ("789", "456", "123")


def _pairs(groups: tuple[str, ...]) -> frozenset[str]:
    return frozenset(a + b for group in groups for a in group for b in group if a != b)


def _neighbours() -> frozenset[str]:
    found: set[str] = set()
    for rows in (_KEYBOARD, _KEYPAD):
        for row in rows:
            found.update(a + b for a, b in pairwise(row))
        for upper, lower in pairwise(rows):
            found.update(a + b for a, b in zip(upper, lower, strict=False))
            found.update(a + b for a, b in zip(upper[1:], lower, strict=False))
    return frozenset(found | {pair[::-1] for pair in found})


_LOOK_ALIKE_PAIRS = _pairs(LOOK_ALIKES)
_NEIGHBOUR_PAIRS = _neighbours()

LOOK_ALIKE_COST = 0.5
SWAP_COST = 0.6
NEIGHBOUR_COST = 0.75
DOUBLED_COST = 0.6
MISSING_COST = 0.8
EXTRA_COST = 0.85
OTHER_COST = 1.0
LOST_ZERO_COST = 0.4


@dataclass(frozen=True, slots=True)
class Slips:
    """How one number became another: the summed cost, and each slip in words."""

    cost: float
    why: tuple[str, ...]


def slips(asked: str, meant: str, most: int = 2) -> Slips | None:
    """The cheapest way `meant` (a key) may have become `asked` (a key) in at most `most` slips, or None.

    >>> slips("1651061A0L", "1651061A01").why
    ('1 read for L',)
    """
    found = _cheapest(asked, meant, "", most)
    return Slips(*found) if found else None


def substitution_cost(asked: str, meant: str) -> float:
    """What it costs to have written `asked` where `meant` stands."""
    pair = asked + meant
    if pair in _LOOK_ALIKE_PAIRS:
        return LOOK_ALIKE_COST
    if pair in _NEIGHBOUR_PAIRS:
        return NEIGHBOUR_COST
    return OTHER_COST


_Found = tuple[float, tuple[str, ...]]


def _cheapest(asked: str, meant: str, before: str, most: int) -> _Found | None:
    """Leave what agrees at the start, then try each slip at the first difference. `before` is what stood before."""
    longer = len(asked) - len(meant)
    if not -most <= longer <= most:
        return None
    same = 0
    for a, m in zip(asked, meant, strict=False):
        if a != m:
            break
        same += 1
    before, asked, meant = before + asked[:same], asked[same:], meant[same:]
    if asked == meant:
        return 0.0, ()
    if most == 1:
        return _single(asked, meant, before, longer)
    if most == 0:
        return None
    found = [
        (told[0] + rest[0], (told[1], *rest[1]))
        for told, rest_asked, rest_meant, passed in _ways(asked, meant, before)
        if (rest := _cheapest(rest_asked, rest_meant, before + passed, most - 1))
    ]
    return min(found, key=itemgetter(0)) if found else None


def _single(asked: str, meant: str, before: str, longer: int) -> _Found | None:
    """The one slip that explains all that is left, which begins with a difference."""
    if longer == 0:
        if asked[1:] == meant[1:]:
            told = _misread(asked, meant)
        elif asked[1:2] == meant[0] and meant[1:2] == asked[0] and asked[2:] == meant[2:]:
            told = _swapped(meant)
        else:
            return None
    elif longer < 0 and asked == meant[1:]:
        told = _missing(meant, before)
    elif longer > 0 and asked[1:] == meant:
        told = _too_many(asked, before)
    else:
        return None
    return told[0], (told[1],)


def _ways(asked: str, meant: str, before: str) -> Iterator[tuple[_Told, str, str, str]]:
    """Each slip that may stand at the start, what is left of both after it, and what of `asked` it passed."""
    if asked and meant:
        yield _misread(asked, meant), asked[1:], meant[1:], asked[0]
        if asked[1:2] == meant[0] and meant[1:2] == asked[0]:
            yield _swapped(meant), asked[2:], meant[2:], asked[:2]
    if meant:
        yield _missing(meant, before), asked, meant[1:], ""
    if asked:
        yield _too_many(asked, before), asked[1:], meant, asked[0]


_Told = tuple[float, str]
"""What one slip costs, and the slip in words."""


def _misread(asked: str, meant: str) -> _Told:
    return substitution_cost(asked[0], meant[0]), f"{meant[0]} read for {asked[0]}"


def _swapped(meant: str) -> _Told:
    return SWAP_COST, f"two characters swapped ({meant[:2]})"


def _missing(meant: str, before: str) -> _Told:
    if meant[0] == "0" and not before.strip("0"):
        return LOST_ZERO_COST, "a leading zero is missing"
    doubled = meant[0] in (before[-1:], meant[1:2])
    return DOUBLED_COST if doubled else MISSING_COST, f"a character is missing ({meant[0]})"


def _too_many(asked: str, before: str) -> _Told:
    if asked[0] in (before[-1:], asked[1:2]):
        return DOUBLED_COST, f"a character is doubled ({asked[0]})"
    return EXTRA_COST, f"a character too many ({asked[0]})"
