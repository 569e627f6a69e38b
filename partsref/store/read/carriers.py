"""Which makers' number a number is known to be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from partsref.model import MAKER_NOT_SAID


def last_part(connection: sqlite3.Connection) -> int:
    """The highest id of a part; 0 if there is none."""
    return int(connection.execute("SELECT ifnull(max(id), 0) FROM part").fetchone()[0])


def carriers(connection: sqlite3.Connection, keys: Iterable[str], up_to: int) -> list[tuple[str, str]]:
    """(maker, kind) of the parts with one of these keys and an id up to `up_to`, the best evidenced first."""
    wanted = tuple(keys)
    rows = connection.execute(
        "SELECT maker.name, part.kind FROM part JOIN maker ON maker.id = maker_id"
        f" WHERE part.key IN ({', '.join('?' * len(wanted))}) AND part.id <= ? AND maker.name <> ?"
        " ORDER BY (SELECT count(*) FROM claim WHERE part_id = part.id) DESC, maker.name",
        (*wanted, up_to, MAKER_NOT_SAID),
    )
    return rows.fetchall()
