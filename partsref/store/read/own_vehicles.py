"""The vehicles a user owns."""

from __future__ import annotations

import sqlite3

from partsref.store.file.database import version
from partsref.values import frozen

_SINCE = 3
"""The schema's version that has them."""


@frozen
class OwnVehicle:
    """One vehicle of the user's: what he calls it, its frame number if he gave one, its chassis code."""

    name: str
    frame: str
    chassis: str


def own_vehicles(connection: sqlite3.Connection) -> tuple[OwnVehicle, ...]:
    """The vehicles in the garage, the first first."""
    if version(connection) < _SINCE:
        return ()
    rows = connection.execute("SELECT name, frame, chassis FROM garage ORDER BY added_at, name")
    return tuple(OwnVehicle(*row) for row in rows)
