"""Take evidence away: of whole loads, or what one source said of one part; then the facts that have none left."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

_FACTS = (
    ("link", "link_evidence", "link_id"),
    ("fitment", "fitment_evidence", "fitment_id"),
    ("attribute", "attribute_evidence", "attribute_id"),
)
_LEFT = "gone"
"""Temporary table of the ids that lost evidence and may have none left."""


@dataclass(slots=True)
class Withdrawn:
    """What a withdrawal took out of the catalogue. `parts` is what the near-number index has to let go."""

    parts: list[tuple[int, str]] = field(default_factory=list)
    links: int = 0
    fitments: int = 0
    attributes: int = 0


def withdraw(connection: sqlite3.Connection, load_ids: Sequence[int]) -> Withdrawn:
    """Take away the evidence of these loads and every fact that then has none, inside the caller's transaction.

    Parts whose claims changed are left in the temporary table `touched` for `settle_parts`.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (part_id INTEGER PRIMARY KEY)")
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS {_LEFT} (id INTEGER PRIMARY KEY)")
    loads = ", ".join(str(int(one)) for one in load_ids)
    done = Withdrawn()
    for table, evidence, column in _FACTS:
        connection.execute(f"DELETE FROM temp.{_LEFT}")
        connection.execute(
            f"INSERT OR IGNORE INTO temp.{_LEFT} SELECT {column} FROM {evidence} WHERE load_id IN ({loads})"
        )
        connection.execute(f"DELETE FROM {evidence} WHERE load_id IN ({loads})")
        setattr(done, f"{table}s", _drop_unsaid(connection, table, evidence, column))
    connection.execute(
        "DELETE FROM application WHERE NOT EXISTS (SELECT 1 FROM fitment WHERE application_id = application.id)"
    )
    connection.execute(f"INSERT OR IGNORE INTO temp.touched SELECT part_id FROM claim WHERE load_id IN ({loads})")
    connection.execute(f"DELETE FROM claim WHERE load_id IN ({loads})")
    done.parts = _drop_unclaimed(connection)
    return done


def _drop_unsaid(connection: sqlite3.Connection, table: str, evidence: str, column: str) -> int:
    """Delete the facts listed as having lost evidence that have none left; returns how many."""
    return connection.execute(
        f"DELETE FROM {table} WHERE id IN temp.{_LEFT}"
        f" AND NOT EXISTS (SELECT 1 FROM {evidence} WHERE {column} = {table}.id)"
    ).rowcount


def _drop_unclaimed(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Delete the touched parts nobody claims any more, and makers that have none left and were only a name."""
    unclaimed = (
        "FROM part WHERE id IN temp.touched AND NOT EXISTS (SELECT 1 FROM claim WHERE part_id = part.id)"
        " AND NOT EXISTS (SELECT 1 FROM link WHERE from_id = part.id OR to_id = part.id)"
        " AND NOT EXISTS (SELECT 1 FROM fitment WHERE part_id = part.id)"
        " AND NOT EXISTS (SELECT 1 FROM attribute WHERE part_id = part.id)"
    )
    parts = connection.execute(f"SELECT id, key, maker_id {unclaimed} ORDER BY id").fetchall()
    connection.executemany("DELETE FROM spelling WHERE part_id = ?", [(part[0],) for part in parts])
    connection.executemany("DELETE FROM part WHERE id = ?", [(part[0],) for part in parts])
    connection.executemany("DELETE FROM temp.touched WHERE part_id = ?", [(part[0],) for part in parts])
    connection.execute(
        "DELETE FROM spelling WHERE part_id IN temp.touched AND NOT EXISTS"
        " (SELECT 1 FROM claim WHERE claim.part_id = spelling.part_id AND claim.spelling = spelling.text)"
    )
    for maker_id in sorted({part[2] for part in parts}):
        _drop_bare_maker(connection, maker_id)
    return [(part[0], part[1]) for part in parts]


def _drop_bare_maker(connection: sqlite3.Connection, maker_id: int) -> None:
    """A maker a load made by naming it has one alias and nothing else; one the catalogue describes stays."""
    bare = connection.execute(
        "SELECT 1 FROM maker WHERE id = ? AND name_ja = '' AND note = ''"
        " AND NOT EXISTS (SELECT 1 FROM part WHERE maker_id = maker.id)"
        " AND (SELECT count(*) FROM maker_alias WHERE maker_id = maker.id) = 1",
        (maker_id,),
    ).fetchone()
    if bare:
        connection.execute("DELETE FROM maker_alias WHERE maker_id = ?", (maker_id,))
        connection.execute("DELETE FROM maker WHERE id = ?", (maker_id,))
