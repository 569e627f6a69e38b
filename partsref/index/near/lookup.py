"""Which numbers are one or two slips from the one asked for."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from partsref.index.near.deletes import LONGEST_KEY, hashes, hashes_two
from partsref.numbers.slips import slips

_SHORT = 5
"""Numbers this short are forgiven one slip, not two: nearly everything is two slips from a plug or bulb code."""

_CANDIDATES = (
    "SELECT DISTINCT part.id, part.key FROM json_each(?) JOIN near_delete ON hash = value"
    " JOIN part ON part.id = part_id"
)


@dataclass(frozen=True, slots=True)
class NearMatch:
    """A number near the one asked for: what the slips cost (0 would be the same), and each slip in words."""

    part_id: int
    key: str
    cost: float
    why: tuple[str, ...]


def lookup(connection: sqlite3.Connection, key: str, limit: int) -> list[NearMatch]:
    """Parts whose canonical key is near `key`, cheapest slips first; never the very same key."""
    if not 1 < len(key) <= LONGEST_KEY:
        return []
    found = _matches(connection, key, hashes(key), 1)
    if not found and len(key) > _SHORT:
        found = _matches(connection, key, hashes_two(key), 2)
    found.sort(key=lambda match: (match.cost, match.key, match.part_id))
    return found[:limit]


def _matches(connection: sqlite3.Connection, key: str, probes: set[int], most: int) -> list[NearMatch]:
    rows = connection.execute(_CANDIDATES, (json.dumps(sorted(probes)),)).fetchall()
    return [
        NearMatch(part_id, near, how.cost, how.why)
        for part_id, near in rows
        if near != key and (how := slips(key, near, most))
    ]
