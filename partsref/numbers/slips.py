"""What somebody may have slipped when reading, typing or copying a number: how likely, and in a mechanic's words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

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
    if abs(len(asked) - len(meant)) > most:
        return None
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


def _cheapest(asked: str, meant: str, before: str, most: int) -> tuple[float, tuple[str, ...]] | None:
    """Leave what agrees at both ends, then try each slip at the first difference. `before` is the character before."""
    same = 0
    for a, m in zip(asked, meant, strict=False):
        if a != m:
            break
        same += 1
    if same:
        before, asked, meant = asked[same - 1], asked[same:], meant[same:]
    if asked == meant:
        return 0.0, ()
    if most == 0 or abs(len(asked) - len(meant)) > most:
        return None
    best: tuple[float, tuple[str, ...]] | None = None
    for cost, why, rest_asked, rest_meant, last in _slips_here(asked, meant, before):
        rest = _cheapest(rest_asked, rest_meant, last, most - 1)
        if rest is not None and (best is None or cost + rest[0] < best[0]):
            best = cost + rest[0], (why, *rest[1])
    return best


def _slips_here(asked: str, meant: str, before: str) -> list[tuple[float, str, str, str, str]]:
    found: list[tuple[float, str, str, str, str]] = []
    if asked and meant:
        cost = substitution_cost(asked[0], meant[0])
        found.append((cost, f"{meant[0]} read for {asked[0]}", asked[1:], meant[1:], asked[0]))
        if asked[1:2] == meant[0] and meant[1:2] == asked[0]:
            found.append((SWAP_COST, f"two characters swapped ({meant[:2]})", asked[2:], meant[2:], asked[1]))
    if meant:
        lost_zero = not before and meant[0] == "0"
        cost = LOST_ZERO_COST if lost_zero else DOUBLED_COST if meant[0] in (before, meant[1:2]) else MISSING_COST
        why = "a leading zero is missing" if lost_zero else f"a character is missing ({meant[0]})"
        found.append((cost, why, asked, meant[1:], before))
    if asked:
        doubled = asked[0] in (before, asked[1:2])
        cost = DOUBLED_COST if doubled else EXTRA_COST
        why = f"a character is doubled ({asked[0]})" if doubled else f"a character too many ({asked[0]})"
        found.append((cost, why, asked[1:], meant, before))
    return found
