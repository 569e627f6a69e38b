"""What part numbers mean, as SQL functions in every connection of the browser."""

from __future__ import annotations

import json
import sqlite3

from partsref.api import LONGEST_NUMBER, near_numbers
from partsref.numbers.number_key import key
from partsref.numbers.slips import slips
from partsref.reasons import in_english

MOST_SLIPS = 2
MOST_NEAR = 50


def part_key(text: object) -> str | None:
    """`part_key(text)`: the number without case, width and separators; NULL for NULL."""
    return None if text is None else key(str(text))


def part_slip(asked: object, meant: object) -> str | None:
    """`part_slip(a, b)`: how `b` may have become `a`, in words; empty for the same number, NULL when it is far off."""
    if asked is None or meant is None:
        return None
    one, other = key(str(asked)), key(str(meant))
    if max(len(one), len(other)) > LONGEST_NUMBER:
        return None
    how = slips(one, other, MOST_SLIPS)
    return in_english(how.reasons) if how else None


def _part_near(connection: sqlite3.Connection, text: object) -> str:
    """`part_near(text)`: parts whose number is a slip or two from `text`, as a JSON list of {id, cost, slip}."""
    found = near_numbers(connection, key("" if text is None else str(text)), MOST_NEAR)
    return json.dumps([{"id": match.part_id, "cost": match.cost, "slip": match.why} for match in found])


def register(connection: sqlite3.Connection) -> None:
    """Add the functions to a connection."""
    connection.create_function("part_key", 1, part_key, deterministic=True)
    connection.create_function("part_slip", 2, part_slip, deterministic=True)
    connection.create_function("part_near", 1, lambda text: _part_near(connection, text))
