"""Parts by what was measured of them, in millimetres."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from partsref.store.schema import MILLIMETRES

Lengths = tuple[tuple[str, float], ...]
"""(name, millimetres) of each length of a part."""


def measuring(
    connection: sqlite3.Connection, lengths: Sequence[float], tolerance: float, most: int
) -> dict[int, Lengths]:
    """At most `most` parts that have each of `lengths` (mm) as some measure, give or take `tolerance`.

    Returned with all lengths known of each. One measure may stand for two of the lengths asked for: who asks tells
    them apart.
    """
    near = f"SELECT part_id FROM attribute WHERE unit = 'mm' AND {MILLIMETRES} BETWEEN ? AND ?"
    ids = connection.execute(
        f"{' INTERSECT '.join([near] * len(lengths))} ORDER BY part_id LIMIT ?",
        [bound for length in lengths for bound in (length - tolerance, length + tolerance)] + [most],
    )
    found: dict[int, Lengths] = {}
    rows = connection.execute(
        f"SELECT part_id, name, {MILLIMETRES} FROM attribute WHERE unit = 'mm'"
        " AND part_id IN (SELECT value FROM json_each(?)) ORDER BY part_id, name",
        (json.dumps([part_id for (part_id,) in ids]),),
    )
    for part_id, name, length in rows:
        found[part_id] = (*found.get(part_id, ()), (name, length))
    return found
