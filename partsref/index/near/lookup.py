"""Which numbers are one or two slips from the one asked for."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from partsref.index.near.codes import LARGEST_ID, lowest, shortened
from partsref.index.near.families import HEAD, SEPARATOR
from partsref.index.near.upkeep import LONGEST
from partsref.numbers.slips import slips

_SHORTEST_ASKED = 4
_SHORTEST_TWICE = HEAD + 1
"""Shorter numbers are forgiven one slip, not two: nearly everything is two slips from a plug or bulb code."""
SLIPS = 2
_SURE = 0.8
"""A single slip that costs this or less is believed; past it, two likelier slips are looked for as well."""

_ONE_SLIP = (
    "SELECT DISTINCT part.id, part.key FROM json_each(?) JOIN near_slip ON code BETWEEN value AND value + ?"
    " JOIN part ON part.id = code & ?"
)
_KEYS = (
    "SELECT DISTINCT part.key FROM json_each(?) JOIN near_slip ON code BETWEEN value AND value + ?"
    " JOIN part ON part.id = code & ?"
)
_HEADS = (
    "SELECT head FROM near_head WHERE id IN"
    " (SELECT code & ? FROM json_each(?) JOIN near_head_slip ON code BETWEEN value AND value + ?)"
)
_TAILS_OF = "SELECT tails FROM near_head WHERE head = ?"
_HEADS_OF = "SELECT tail, heads FROM near_tail WHERE tail IN (?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A number near the one asked for: what the slips cost (0 would be the same), and each slip in words."""

    part_id: int
    key: str
    cost: float
    why: tuple[str, ...]


def lookup(connection: sqlite3.Connection, key: str, limit: int) -> list[NearMatch]:
    """Parts whose canonical key is near `key`, cheapest slips first; never the very same key.

    Every number one slip away is found. Those two slips away are looked for when no likely single slip explains
    the question, and then all are found too, in numbers of six characters and more.
    """
    if not _SHORTEST_ASKED <= len(key) <= LONGEST:
        return []
    found = _weighed(key, one_slip(connection, key), 1)
    if len(key) >= _SHORTEST_TWICE and (not found or found[0].cost > _SURE):
        keys = two_slips(connection, key)
        known = {match.part_id for match in found}
        found += [match for match in _weighed(key, _ids(connection, keys), 2) if match.part_id not in known]
        found.sort(key=_order)
    return found[:limit]


def _order(match: NearMatch) -> tuple[float, str, int]:
    return match.cost, match.key, match.part_id


def _weighed(key: str, rows: list[tuple[int, str]], most: int) -> list[NearMatch]:
    found = [
        NearMatch(part_id, near, how.cost, how.why)
        for part_id, near in rows
        if near != key and (how := slips(key, near, most))
    ]
    found.sort(key=_order)
    return found


def probes(key: str) -> list[int]:
    """The lowest codes, in table `near_slip`, of numbers one slip from `key`; none for what is no number."""
    return lowest(shortened(key)) if _SHORTEST_ASKED <= len(key) <= LONGEST else []


def one_slip(connection: sqlite3.Connection, key: str) -> list[tuple[int, str]]:
    """(part id, key) of every number one slip from `key`, and some that are not."""
    return connection.execute(_ONE_SLIP, (str(probes(key)), LARGEST_ID, LARGEST_ID)).fetchall()


def two_slips(connection: sqlite3.Connection, key: str) -> list[str]:
    """The keys of every number of six characters and more at most two slips from `key`."""
    found = _slips_in_tail(connection, key) + _slips_in_head(connection, key)
    strings = {string for swapped in _swapped_at_cut(key) for string in shortened(swapped)}
    for head, length in _heads_one_slip_away(connection, key):
        start = head.encode("utf-8", "surrogatepass")
        strings.update(start + string for string in shortened(key[length:]))
    rows = connection.execute(_KEYS, (str(lowest(strings)), LARGEST_ID, LARGEST_ID))
    found += [near for (near,) in rows]
    return _near(key, list(dict.fromkeys(found)))


def _slips_in_tail(connection: sqlite3.Connection, key: str) -> list[str]:
    head, tail = key[:HEAD], key[HEAD:]
    row = connection.execute(_TAILS_OF, (head,)).fetchone()
    return [head + near for near in _near(tail, row[0].split(SEPARATOR))] if row else []


def _slips_in_head(connection: sqlite3.Connection, key: str) -> list[str]:
    """Both slips in the head may have made it longer or shorter, by two at most."""
    starts = {key[length:]: key[:length] for length in range(HEAD - SLIPS, HEAD + SLIPS + 1)}
    tails = list(starts)
    rows = connection.execute(_HEADS_OF, tails + [""] * (2 * SLIPS + 1 - len(tails)))
    return [near + tail for tail, heads in rows for near in _near(starts[tail], heads.split(SEPARATOR))]


def _swapped_at_cut(key: str) -> list[str]:
    """`key` with two characters swapped across the cut: the one slip that is in neither head nor tail."""
    places = range(HEAD - 1, min(HEAD + 2, len(key)))
    return [key[: i - 1] + key[i] + key[i - 1] + key[i + 1 :] for i in places]


def _heads_one_slip_away(connection: sqlite3.Connection, key: str) -> list[tuple[str, int]]:
    """Heads, and how many characters of `key` stand for each."""
    starts = [key[:length] for length in range(HEAD - 1, min(HEAD + 1, len(key)) + 1)]
    codes = str(lowest({string for start in starts for string in shortened(start)}))
    heads = [row[0] for row in connection.execute(_HEADS, (LARGEST_ID, codes, LARGEST_ID))]
    return [(head, len(start)) for start in starts for head in _near(start, heads, 1)]


def _near(text: str, choices: Iterable[str], most: int = SLIPS) -> list[str]:
    # mypy: the stub of `extract` gives its scorers a float cutoff, that of OSA takes an int.
    found = extract(text, choices, scorer=OSA.distance, score_cutoff=most, limit=None)  # type: ignore[arg-type]
    return [near for near, _, _ in found]


def _ids(connection: sqlite3.Connection, keys: list[str]) -> list[tuple[int, str]]:
    sql = "SELECT id, key FROM part WHERE key IN (SELECT value FROM json_each(?))"
    return connection.execute(sql, (json.dumps(keys),)).fetchall()
