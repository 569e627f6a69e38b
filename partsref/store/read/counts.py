"""Counts over the whole file."""

from __future__ import annotations

import sqlite3

_COUNTED = (
    "maker", "part", "spelling", "link", "fitment", "attribute", "vehicle", "vehicle_twin", "frame", "term", "source",
    "load",
)  # fmt: skip


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table a user would ask about."""
    return {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED}


def parts_by_kind(connection: sqlite3.Connection) -> dict[str, int]:
    """Parts by who numbers them."""
    return dict(connection.execute("SELECT kind, count(*) FROM part GROUP BY kind ORDER BY kind"))


def parts_by_trust(connection: sqlite3.Connection) -> dict[str, int]:
    """Parts by the trust of the best source that names them, A to D."""
    return dict(
        connection.execute(
            "SELECT trust, count(*) FROM (SELECT min(source.trust) AS trust FROM claim"
            " JOIN source ON source.id = claim.source_id GROUP BY part_id) GROUP BY trust ORDER BY trust"
        )
    )


def coverage_counts(connection: sqlite3.Connection) -> list[tuple[str, str, int]]:
    """(vehicle family, part group, distinct parts) by what sources say fits; a family without parts has one row of 0.

    Parts whose category is not known count under the empty group.
    """
    return connection.execute(
        "SELECT model.family, ifnull(category.part_group, ''), count(DISTINCT fitment.part_id)"
        " FROM model LEFT JOIN application AS a ON a.make = model.make AND a.model = model.name"
        " LEFT JOIN fitment ON fitment.application_id = a.id LEFT JOIN part ON part.id = fitment.part_id"
        " LEFT JOIN description ON description.id = part.description_id"
        " LEFT JOIN category ON category.id = description.category_id"
        " WHERE model.family <> '' GROUP BY model.family, category.part_group"
        " ORDER BY model.family, category.part_group"
    ).fetchall()


def parts_by_family(connection: sqlite3.Connection) -> dict[str, int]:
    """Distinct parts said to fit each vehicle family."""
    return dict(
        connection.execute(
            "SELECT model.family, count(DISTINCT fitment.part_id) FROM model"
            " LEFT JOIN application AS a ON a.make = model.make AND a.model = model.name"
            " LEFT JOIN fitment ON fitment.application_id = a.id WHERE model.family <> '' GROUP BY model.family"
        )
    )
