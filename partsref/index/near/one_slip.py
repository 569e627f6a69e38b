"""The numbers one slip away."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from partsref.index.near.codes import LARGEST_ID, LONGEST, lowest, read_alike, shortened, without
from partsref.index.near.families import HEAD, SEPARATOR

_SHORTEST_ASKED = 4
_FEW = 400
"""Members of a family, or owners of a tail, that are sooner compared one by one than looked up by their codes."""

_BY_CODE = (
    "SELECT DISTINCT part.key FROM json_each(?) JOIN near_slip ON code BETWEEN value AND value + ?"
    " JOIN part ON part.id = code & ?"
)
_BY_TAIL = " UNION ALL SELECT tail, CASE WHEN size <= ? THEN heads END FROM near_tail WHERE tail = ?"
_BY_HALF = (
    "SELECT '', CASE WHEN size <= ? THEN tails END FROM near_head WHERE head = ?"
    " UNION ALL SELECT 'whole', key FROM part WHERE key = ?"
    " UNION ALL SELECT 'whole', part.key FROM near_slip JOIN part ON part.id = code & ? WHERE code BETWEEN ? AND ?"
    + 3
    * _BY_TAIL
)


def is_number(key: str) -> bool:
    """Whether `key` is of a length to look for slips in."""
    return _SHORTEST_ASKED <= len(key) <= LONGEST


def one_slip(connection: sqlite3.Connection, key: str) -> list[str]:
    """The keys of the numbers one slip from `key`, of those that read alike throughout, and maybe some that do not."""
    if len(key) <= HEAD + 1:
        return by_codes(connection, [*shortened(key), read_alike(key)])
    found, strings = _by_halves(connection, key)
    return [*found, *by_codes(connection, strings)] if strings else found


def by_codes(connection: sqlite3.Connection, strings: Iterable[bytes]) -> list[str]:
    """The keys that are one of `strings`, or become one with one character left out."""
    rows = connection.execute(_BY_CODE, (str(lowest(strings)), LARGEST_ID, LARGEST_ID))
    return [near for (near,) in rows]


def near(text: str, choices: Iterable[str], most: int) -> list[str]:
    """Those of `choices` at most `most` slips from `text`."""
    extract, distance = _comparing()
    return [choice for choice, _, _ in extract(text, choices, scorer=distance, score_cutoff=most, limit=None)]


@cache
def _comparing() -> tuple[Callable[..., list[Any]], Callable[..., int]]:
    """What compares: imported with the first number that is not there as typed, for most are."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    return extract, OSA.distance


def swapped(key: str, place: int) -> str:
    """`key` with the characters before and at `place` swapped."""
    return key[: place - 1] + key[place] + key[place - 1] + key[place + 1 :]


def _by_halves(connection: sqlite3.Connection, key: str) -> tuple[list[str], list[bytes]]:
    """The slip is in the tail, or in the head (one longer, one shorter or as long), or a swap across the cut.

    The keys found, and the strings to look for beside them: a half that is shared by so many numbers that comparing
    them would take longer is told by what is left of `key` without one of the characters of the other half.
    """
    head, tail = key[:HEAD], key[HEAD:]
    tails = (_FEW, tail, _FEW, key[HEAD - 1 :], _FEW, key[HEAD + 1 :])
    [alike] = lowest([read_alike(key)])
    wholes = (swapped(key, HEAD), LARGEST_ID, alike, alike + LARGEST_ID)
    found: list[str] = []
    left_out: set[int] = set()
    for half, others in connection.execute(_BY_HALF, (_FEW, head, *wholes, *tails)):
        if half == "whole":
            found.append(others)
        elif others is None:
            left_out.update(range(HEAD) if half else range(HEAD, len(key)))
        elif half:
            found += [start + half for start in near(key[: -len(half)], others.split(SEPARATOR), 1)]
        else:
            found += [head + end for end in near(tail, others.split(SEPARATOR), 1)]
    return found, without(key, left_out) if left_out else []
