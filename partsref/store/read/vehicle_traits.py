"""What vehicles have (engine, body, drive), asked for the vehicles themselves and for what sources name them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from partsref.reads.vehicle_rows import Traits

_OF_ENGINE = (
    "WITH of_engine AS MATERIALIZED (SELECT engine, max(displacement_cc) AS cc FROM vehicle WHERE engine <> ''"
    " GROUP BY engine) "
)
_TRAITS = (
    "v.engine, v.body, v.drive,"
    " ifnull(v.displacement_cc, (SELECT cc FROM of_engine WHERE of_engine.engine = v.engine)), v.note"
)


class VehicleTraits:
    """Reads one open connection; holds no state of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def traits_of_vehicles(self, vehicle_ids: Iterable[int]) -> list[Traits]:
        """The traits of these vehicles."""
        sql = (
            f"{_OF_ENGINE}SELECT {_TRAITS} FROM vehicle AS v"
            " WHERE v.id IN (SELECT value FROM json_each(?)) ORDER BY v.id"
        )
        return [Traits(*row) for row in self._db.execute(sql, (json.dumps(sorted(vehicle_ids)),))]

    def traits_of_applications(self, application_ids: Iterable[int]) -> dict[int, list[Traits]]:
        """The traits of the vehicles that applications cover; for one without a chassis code, of its whole model."""
        sql = (
            f"{_OF_ENGINE}SELECT av.application_id, {_TRAITS} FROM application_vehicle AS av"
            " JOIN vehicle AS v ON v.id = av.vehicle_id"
            " WHERE av.application_id IN (SELECT value FROM json_each(:ids))"
            f" UNION ALL SELECT a.id, {_TRAITS} FROM application AS a JOIN vehicle AS v ON v.make = a.make"
            " AND v.model = a.model WHERE a.chassis = '' AND a.id IN (SELECT value FROM json_each(:ids))"
        )
        found: dict[int, list[Traits]] = {}
        for application_id, *cells in self._db.execute(sql, {"ids": json.dumps(sorted(application_ids))}):
            found.setdefault(application_id, []).append(Traits(*cells))
        return found
