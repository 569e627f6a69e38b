"""Which numbers are near the one asked for, and why: weighed, the likeliest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from operator import itemgetter

from partsref.index.near.one_slip import is_number, one_slip
from partsref.index.near.two_slips import SLIPS, two_slips
from partsref.numbers.slip_costs import SURE
from partsref.numbers.slips import Slips, slips
from partsref.reasons import Reason, in_english
from partsref.values import frozen

_IDS = "SELECT id, key FROM part WHERE key IN (SELECT value FROM json_each(?))"


@frozen
class NearMatch:
    """A part near the number asked for: what the slips cost (0 would be the same), and each slip."""

    part_id: int
    key: str
    cost: float
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The slips in English."""
        return in_english(self.reasons)


def lookup(connection: sqlite3.Connection, key: str, limit: int) -> list[NearMatch]:
    """Parts whose canonical key is near `key`, likeliest slips first; never the very same key. See `near_keys`."""
    near = near_keys(connection, key, limit)
    found = connection.execute(_IDS, (json.dumps([text for text, _ in near]),)).fetchall()
    ids: dict[str, list[int]] = {}
    for part_id, text in sorted(found, key=itemgetter(0)):
        ids.setdefault(text, []).append(part_id)
    return [NearMatch(part_id, text, how.cost, how.reasons) for text, how in near for part_id in ids[text]][:limit]


def near_keys(connection: sqlite3.Connection, key: str, limit: int, most: int = SLIPS) -> list[tuple[str, Slips]]:
    """The canonical keys near `key` and what slipped, likeliest first, at most `limit`; never `key` itself.

    Every number one slip away is found, and every number that reads alike throughout. Those two slips away are looked
    for, if `most` allows, when no likely single slip explains the question; then all are found too, in numbers of six
    characters and more.
    """
    if not is_number(key):
        return []
    found = weighed(key, one_slip(connection, key), 1)
    if most > 1 and (not found or found[0][1].cost > SURE):
        one = {text for text, _ in found}
        found += weighed(key, (text for text in two_slips(connection, key) if text not in one), SLIPS)
        found.sort(key=in_order)
    return found[:limit]


def weighed(key: str, texts: Iterable[str], most: int) -> list[tuple[str, Slips]]:
    """Of some keys those at most so many slips from `key`, and what slipped, likeliest first."""
    found = [(text, how) for text in dict.fromkeys(texts) if text != key and (how := slips(key, text, most))]
    found.sort(key=in_order)
    return found


def in_order(found: tuple[str, Slips]) -> tuple[float, str]:
    """What near keys are sorted by."""
    return found[1].cost, found[0]
