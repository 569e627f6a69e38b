"""Figures: how much the catalogue holds, from whom, and which part groups each vehicle family has."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from partsref.store.file.database import generation
from partsref.store.read import counts
from partsref.values import frozen


@frozen
class Coverage:
    """Parts per vehicle family and part group. An absent cell means none; `totals` counts each part once."""

    families: tuple[str, ...]
    groups: tuple[str, ...]
    cells: dict[str, dict[str, int]]
    totals: dict[str, int]


@frozen
class Stats:
    """Rows by table, parts by kind and by the trust of their best source, and the coverage."""

    generation: int
    counts: dict[str, int]
    kinds: dict[str, int]
    trust: dict[str, int]
    coverage: Coverage


def stats(connection: sqlite3.Connection) -> Stats:
    """Count everything, in one reading transaction's view."""
    return Stats(
        generation=generation(connection)[1],
        counts=counts.counts(connection),
        kinds=counts.parts_by_kind(connection),
        trust=counts.parts_by_trust(connection),
        coverage=coverage(connection),
    )


def coverage(connection: sqlite3.Connection) -> Coverage:
    """The matrix of vehicle families by part groups; families with the most parts first, groups likewise."""
    return coverage_of(counts.coverage_counts(connection), counts.parts_by_family(connection))


def coverage_of(counted: Iterable[tuple[str, str, int]], totals: dict[str, int]) -> Coverage:
    """The matrix of (family, group, parts), `totals` being the parts of each family."""
    cells: dict[str, dict[str, int]] = {}
    by_group: dict[str, int] = {}
    for family, group, parts in counted:
        row = cells.setdefault(family, {})
        if parts:
            row[group] = parts
            by_group[group] = by_group.get(group, 0) + parts
    return Coverage(
        families=tuple(sorted(cells, key=lambda family: (-totals[family], family))),
        groups=tuple(sorted(by_group, key=lambda group: (-by_group[group], group))),
        cells=cells,
        totals=totals,
    )
