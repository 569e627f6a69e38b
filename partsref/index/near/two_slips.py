"""The numbers two slips away."""

from __future__ import annotations

import sqlite3

from partsref.index.near.codes import LARGEST_ID, lowest, shortened, whole
from partsref.index.near.families import HEAD, SEPARATOR, is_cut
from partsref.index.near.one_slip import by_codes, near, swapped

SLIPS = 2

_HEADS = (
    "SELECT head FROM near_head WHERE id IN"
    " (SELECT code & ? FROM json_each(?) JOIN near_head_slip ON code BETWEEN value AND value + ?)"
)
_TAILS_OF = "SELECT tails FROM near_head WHERE head = ?"
_HEADS_OF = "SELECT tail, heads FROM near_tail WHERE tail IN (?, ?, ?, ?, ?)"


def two_slips(connection: sqlite3.Connection, key: str) -> list[str]:
    """The keys of every number at most two slips from `key`, where both are long enough to be cut in two.

    Nearly everything is two slips from a plug or bulb code of five characters.
    """
    if not is_cut(key):
        return []
    found = {*_slips_in_tail(connection, key), *_slips_in_head(connection, key)}
    strings = {string for place in _across_cut(key) for string in shortened(swapped(key, place))}
    for head, length in _heads_one_slip_away(connection, key):
        start = whole(head)
        strings.update(start + string for string in shortened(key[length:]))
    found.update(text for text in by_codes(connection, strings) if is_cut(text))
    return near(key, sorted(found), SLIPS)


def _slips_in_tail(connection: sqlite3.Connection, key: str) -> list[str]:
    head, tail = key[:HEAD], key[HEAD:]
    row = connection.execute(_TAILS_OF, (head,)).fetchone()
    return [head + end for end in near(tail, row[0].split(SEPARATOR), SLIPS)] if row else []


def _slips_in_head(connection: sqlite3.Connection, key: str) -> list[str]:
    """Both slips in the head may have made it longer or shorter, by two at most."""
    starts = {key[length:]: key[:length] for length in range(HEAD - SLIPS, HEAD + SLIPS + 1)}
    tails = list(starts)
    rows = connection.execute(_HEADS_OF, tails + [""] * (2 * SLIPS + 1 - len(tails)))
    return [start + tail for tail, heads in rows for start in near(starts[tail], heads.split(SEPARATOR), SLIPS)]


def _across_cut(key: str) -> range:
    """Where a swap may have crossed the cut: the one slip that is in neither head nor tail."""
    return range(HEAD - 1, min(HEAD + 2, len(key)))


def _heads_one_slip_away(connection: sqlite3.Connection, key: str) -> list[tuple[str, int]]:
    """Heads, and how many characters of `key` stand for each."""
    starts = [key[:length] for length in range(HEAD - 1, min(HEAD + 1, len(key)) + 1)]
    codes = str(lowest({string for start in starts for string in shortened(start)}))
    heads = [row[0] for row in connection.execute(_HEADS, (LARGEST_ID, codes, LARGEST_ID))]
    return [(head, len(start)) for start in starts for head in near(start, heads, 1)]
