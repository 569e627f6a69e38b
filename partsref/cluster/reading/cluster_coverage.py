"""How many parts each vehicle family has of each group: families are in the reference file, parts in documents."""

from __future__ import annotations

import sqlite3
from collections import Counter
from functools import partial

from partsref.cluster.reading.cluster_vehicle_parts import by_description
from partsref.cluster.reading.session import Session

_APPLICATIONS = (
    "SELECT model.family, a.id FROM model LEFT JOIN application AS a ON a.make = model.make AND a.model = model.name"
    " WHERE model.family <> '' ORDER BY 1, 2"
)
_GROUPS = (
    "SELECT d.id, ifnull(category.part_group, '') FROM description AS d"
    " LEFT JOIN category ON category.id = d.category_id"
)


def coverage_counts(connection: sqlite3.Connection, session: Session) -> list[tuple[str, str, int]]:
    """As `partsref.store.read.counts.coverage_counts`: (vehicle family, part group, distinct parts)."""
    families: dict[str, list[int]] = {}
    for family, application in connection.execute(_APPLICATIONS):
        families.setdefault(family, []).extend([application] if application else [])
    counted = session.together.made(
        partial(by_description, session, {"terms": {"applications": applications}})
        for applications in families.values()
    )
    groups: dict[int, str] = dict(connection.execute(_GROUPS).fetchall())
    rows: list[tuple[str, str, int]] = []
    for family, counts in zip(families, counted, strict=True):
        by_group: Counter[str] = Counter()
        for description, parts in counts.items():
            by_group[groups.get(description, "")] += parts
        rows += [(family, group, parts) for group, parts in sorted(by_group.items())] or [(family, "", 0)]
    return rows
