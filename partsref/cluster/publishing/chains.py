"""What a part is replaced by, over and over: noted in its document, so that a reader asks for the whole chain at once.

A hint and no more: readers follow the links themselves, and a chain that has grown since costs them a round trip.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from partsref.store.read.links import StoredGraph

_LONGEST = 60
"""Parts noted: chains of supersessions have some ten."""
_STEPS = 30


def chains(connection: sqlite3.Connection, part_ids: Iterable[int]) -> dict[int, list[int]]:
    """By part, those `same` and `superseded_by` lead to in more than one step, the nearest first; few have any."""
    graph = StoredGraph(connection)
    asked = set(part_ids)
    linked: dict[int, list[int]] = {}
    left, known = asked, set[int]()
    for _ in range(_STEPS):
        if not left:
            break
        known |= left
        for one, other, *_ in graph.carrying(left):
            linked.setdefault(one, []).append(other)
        left = {other for one in left for other in linked.get(one, ())} - known
    found = {part: _beyond(linked, part) for part in asked if part in linked}
    return {part: chain for part, chain in found.items() if chain}


def _beyond(linked: dict[int, list[int]], part: int) -> list[int]:
    seen, ring, found = {part}, [part], list[int]()
    is_first = True
    while ring and len(found) < _LONGEST:
        ring = [other for one in ring for other in sorted(linked.get(one, ())) if other not in seen]
        ring = list(dict.fromkeys(ring))
        seen.update(ring)
        found += [] if is_first else ring
        is_first = False
    return found[:_LONGEST]
