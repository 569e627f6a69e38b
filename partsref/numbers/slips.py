"""What somebody may have slipped when reading, typing or copying a number: how likely, and each slip as a reason."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from partsref.numbers import slip_costs
from partsref.numbers.look_alikes import PAIRS, folded
from partsref.reasons import Reason
from partsref.values import frozen

_KEYBOARD = ("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")
_KEYPAD = ("789", "456", "123")


def _neighbours() -> frozenset[str]:
    found: set[str] = set()
    for rows in (_KEYBOARD, _KEYPAD):
        for row in rows:
            found.update(a + b for a, b in pairwise(row))
        for upper, lower in pairwise(rows):
            found.update(a + b for a, b in zip(upper, lower, strict=False))
            found.update(a + b for a, b in zip(upper[1:], lower, strict=False))
    return frozenset(found | {pair[::-1] for pair in found})


_NEIGHBOUR_PAIRS = _neighbours()


@frozen
class Slips:
    """How one number became another: the summed cost, and each slip."""

    cost: float
    reasons: tuple[Reason, ...]


def slips(typed: str, meant: str, most: int = 2) -> Slips | None:
    """The cheapest way `meant` (a key) may have become `typed` (a key) in at most `most` slips, or None.

    One look-alike read for another throughout the number is a habit, and found however often it comes out.

    >>> [str(reason) for reason in slips("1651061A0L", "1651061A01").reasons]
    ['you typed L, this part has 1']
    >>> slips("I65IO6IAOI", "1651061A01").cost
    1.4
    """
    if len(typed) == len(meant) and typed != meant and folded(typed) == folded(meant):
        return _habits(typed, meant)
    found = _cheapest(typed, meant, "", most)
    return Slips(found[0], tuple(Reason(code, **arguments) for code, arguments in found[1])) if found else None


def substitution_cost(typed: str, meant: str) -> float:
    """What it costs to have written `typed` where `meant` stands."""
    pair = typed + meant
    if pair in PAIRS:
        return slip_costs.LOOK_ALIKE
    if pair in _NEIGHBOUR_PAIRS:
        return slip_costs.NEIGHBOUR
    return slip_costs.OTHER


def _habits(typed: str, meant: str) -> Slips:
    read = [(t, m) for t, m in zip(typed, meant, strict=True) if t != m]
    each = dict.fromkeys(read)
    cost = len(each) * slip_costs.LOOK_ALIKE + (len(read) - len(each)) * slip_costs.REPEATED
    return Slips(round(cost, 4), tuple(Reason("misread", typed=t, meant=m) for t, m in each))


_Slip = tuple[str, dict[str, str]]
"""The code and arguments of one slip. Reasons are made of the cheapest alone: thousands are weighed."""
_Found = tuple[float, tuple[_Slip, ...]]
_Weighed = tuple[float, _Slip]


def _cheapest(typed: str, meant: str, before: str, most: int) -> _Found | None:
    """Leave what agrees at the start, then try each slip at the first difference. `before` is what stood before."""
    longer = len(typed) - len(meant)
    if not -most <= longer <= most:
        return None
    same = 0
    for t, m in zip(typed, meant, strict=False):
        if t != m:
            break
        same += 1
    before, typed, meant = before + typed[:same], typed[same:], meant[same:]
    if typed == meant:
        return 0.0, ()
    if most == 1:
        return _single(typed, meant, before, longer)
    found = [
        (slip[0] + rest[0], (slip[1], *rest[1]))
        for slip, rest_typed, rest_meant, passed in _ways(typed, meant, before)
        if (rest := _cheapest(rest_typed, rest_meant, before + passed, most - 1))
    ]
    return min(found, key=itemgetter(0)) if found else None


def _single(typed: str, meant: str, before: str, longer: int) -> _Found | None:
    """The one slip that explains all that is left, which begins with a difference."""
    if longer == 0:
        if typed[1:] == meant[1:]:
            slip = _misread(typed, meant)
        elif typed[1:2] == meant[0] and meant[1:2] == typed[0] and typed[2:] == meant[2:]:
            slip = _swapped(meant)
        else:
            return None
    elif longer < 0 and typed == meant[1:]:
        slip = _missing(meant, before)
    elif longer > 0 and typed[1:] == meant:
        slip = _too_many(typed, before)
    else:
        return None
    return slip[0], (slip[1],)


def _ways(typed: str, meant: str, before: str) -> Iterator[tuple[_Weighed, str, str, str]]:
    """Each slip that may stand at the start, what is left of both after it, and what of `typed` it passed."""
    if typed and meant:
        yield _misread(typed, meant), typed[1:], meant[1:], typed[0]
        if typed[1:2] == meant[0] and meant[1:2] == typed[0]:
            yield _swapped(meant), typed[2:], meant[2:], typed[:2]
    if meant:
        yield _missing(meant, before), typed, meant[1:], ""
    if typed:
        yield _too_many(typed, before), typed[1:], meant, typed[0]


def _misread(typed: str, meant: str) -> _Weighed:
    return substitution_cost(typed[0], meant[0]), ("misread", {"typed": typed[0], "meant": meant[0]})


def _swapped(meant: str) -> _Weighed:
    return slip_costs.SWAPPED, ("swapped", {"pair": meant[:2]})


def _missing(meant: str, before: str) -> _Weighed:
    if meant[0] == "0" and not before.strip("0"):
        return slip_costs.LOST_ZERO, ("lost_zero", {})
    doubled = meant[0] in (before[-1:], meant[1:2])
    return slip_costs.DOUBLED if doubled else slip_costs.MISSING, ("missing", {"character": meant[0]})


def _too_many(typed: str, before: str) -> _Weighed:
    if typed[0] in (before[-1:], typed[1:2]):
        return slip_costs.DOUBLED, ("doubled", {"character": typed[0]})
    return slip_costs.EXTRA, ("extra", {"character": typed[0]})
