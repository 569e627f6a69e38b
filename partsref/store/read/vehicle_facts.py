"""Litres, grades, sizes and torques of vehicles."""

from __future__ import annotations

import sqlite3

from partsref.model import VehicleFact
from partsref.store.file.database import version

_SINCE = 3
"""The schema's version that has them; a file that could not be brought up to it has none."""
_FACTS = (
    "SELECT make, model, chassis, engine, name, value, unit, vehicle_fact.note, source.code FROM vehicle_fact"
    " JOIN source ON source.id = source_id"
)


def facts_of_model(connection: sqlite3.Connection, make: str, model: str) -> list[VehicleFact]:
    """Every fact of a model, of all its chassis codes."""
    return _read(connection, " WHERE make = ? AND model = ?", (make, model))


def facts_named(connection: sqlite3.Connection, names: frozenset[str]) -> list[VehicleFact]:
    """Every fact of these names."""
    marks = ", ".join("?" * len(names))
    return _read(connection, f" WHERE name IN ({marks})", tuple(sorted(names)))


def _read(connection: sqlite3.Connection, where: str, values: tuple[str, ...]) -> list[VehicleFact]:
    if version(connection) < _SINCE:
        return []
    order = " ORDER BY make, model, chassis, engine, name, value"
    return [VehicleFact(*row) for row in connection.execute(f"{_FACTS}{where}{order}", values)]
