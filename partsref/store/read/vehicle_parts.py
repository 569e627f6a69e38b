"""What fits which vehicle, asked from the vehicle's side."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from partsref.model import Fitment
from partsref.reads.vehicle_rows import Frame

DISPUTED = "ifnull((SELECT ' disputed: ' || group_concat(why, '; ') FROM fitment_dispute WHERE fitment_id = f.id), '')"
"""What users say against the fitment `f`, in SQL; empty where nobody does."""
_FITMENTS = (
    "SELECT f.part_id, a.make, a.model, a.chassis, a.engine, a.year_from, a.year_to, f.position,"
    f" trim(ifnull(group_concat(DISTINCT nullif(e.note, '')), '') || {DISPUTED}),"
    " json_group_array(DISTINCT source.code)"
    " FROM ({}) AS f JOIN application AS a ON a.id = f.application_id"
    " JOIN fitment_evidence AS e ON e.fitment_id = f.id JOIN source ON source.id = e.source_id"
    " GROUP BY f.id ORDER BY f.part_id, a.chassis, a.engine, a.year_from, f.position"
)


class StoredVehicleParts:
    """Reads one open connection; holds no state of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def vehicle_ids(self, make: str, model: str, chassis: str = "") -> dict[int, str]:
        """Chassis code by id of the known vehicles with these names, case aside; an empty code takes every one."""
        sql = (
            "SELECT id, chassis FROM vehicle WHERE make = ? COLLATE NOCASE AND model = ? COLLATE NOCASE"
            " AND (? = '' OR chassis = ? COLLATE NOCASE) ORDER BY chassis, id"
        )
        return dict(self._db.execute(sql, (make, model, chassis, chassis)).fetchall())

    def fitments_of_vehicles(self, ids: Sequence[int], limit: int) -> list[tuple[int, Fitment]]:
        """(part id, fitment as stated) for every application that covers one of these vehicles."""
        asked = (
            "SELECT DISTINCT fitment.id, part_id, fitment.application_id, position FROM application_vehicle"
            " JOIN fitment ON fitment.application_id = application_vehicle.application_id"
            " WHERE vehicle_id IN (SELECT value FROM json_each(?)) LIMIT ?"
        )
        return [_fitted(row) for row in self._db.execute(_FITMENTS.format(asked), (json.dumps(list(ids)), limit))]

    def fitments_of_model(self, make: str, model: str, limit: int) -> list[tuple[int, Fitment]]:
        """(part id, fitment as stated) for what sources say of a model without naming a chassis code."""
        asked = (
            "SELECT fitment.id, part_id, application_id, position FROM application"
            " JOIN fitment ON application_id = application.id"
            " WHERE make = ? COLLATE NOCASE AND model = ? COLLATE NOCASE AND chassis = '' LIMIT ?"
        )
        return [_fitted(row) for row in self._db.execute(_FITMENTS.format(asked), (make, model, limit))]

    def fitments_of_applications(self, application_ids: Iterable[int], limit: int) -> list[tuple[int, int, Fitment]]:
        """(application id, part id, fitment as stated) for what is said of these applications."""
        asked = (
            "SELECT fitment.id, part_id, application_id, position FROM json_each(?) AS named"
            " CROSS JOIN fitment ON application_id = named.value ORDER BY named.key LIMIT ?"
        )
        sql = _FITMENTS.format(asked).replace("SELECT f.part_id", "SELECT f.application_id, f.part_id", 1)
        rows = self._db.execute(sql, (json.dumps(list(application_ids)), limit))
        return [(row[0], *_fitted(row[1:])) for row in rows]

    def part_group(self, category: str) -> tuple[str, str]:
        """(Japanese name, part group) of one category; empty for one that is not known."""
        row = self._db.execute("SELECT name_ja, part_group FROM category WHERE name = ?", (category,)).fetchone()
        return (row[0], row[1]) if row else ("", "")

    def part_groups(self) -> dict[str, tuple[str, str]]:
        """(Japanese name, part group) by category."""
        return {
            name: (name_ja, group)
            for name, name_ja, group in self._db.execute("SELECT name, name_ja, part_group FROM category")
        }

    def groups_of_vehicles(self, ids: Sequence[int]) -> dict[str, int]:
        """Distinct parts by part group of what fits these vehicles."""
        sql = (
            "SELECT ifnull(category.part_group, ''), count(DISTINCT fitment.part_id) FROM application_vehicle"
            " JOIN fitment ON fitment.application_id = application_vehicle.application_id"
            " JOIN part ON part.id = fitment.part_id LEFT JOIN description ON description.id = part.description_id"
            " LEFT JOIN category ON category.id = description.category_id"
            " WHERE vehicle_id IN (SELECT value FROM json_each(?)) GROUP BY 1"
        )
        return dict(self._db.execute(sql, (json.dumps(list(ids)),)).fetchall())

    def frames(self, chassis: str) -> tuple[Frame, ...]:
        """The serial numbers known of a chassis code."""
        sql = (
            "SELECT type_code, chassis, serial_from, serial_to, frame.note, ifnull(source.code, '')"
            " FROM frame LEFT JOIN source ON source.id = source_id WHERE chassis = ? ORDER BY serial_from, type_code"
        )
        return tuple(Frame(*row) for row in self._db.execute(sql, (chassis,)))

    def model_names(self) -> dict[tuple[str, str], str]:
        """Japanese name by (make, model) of every model of which a vehicle is known."""
        rows = self._db.execute(
            "SELECT make, model, max(model_ja) FROM vehicle GROUP BY make, model ORDER BY make, model"
        )
        return {(make, model): name_ja for make, model, name_ja in rows}

    def families(self) -> dict[tuple[str, str], str]:
        """Family by (make, model) of every model that belongs to one."""
        rows = self._db.execute("SELECT make, name, family FROM model WHERE family <> ''")
        return {(make, name): family for make, name, family in rows}

    def parts_by_model(self) -> Counter[tuple[str, str]]:
        """Distinct parts said to fit a vehicle of each (make, model), with or without a chassis code.

        Read in the order of parts, each part is counted once a model without keeping any: a million take seconds.
        """
        models: dict[int, set[tuple[str, str]]] = {}
        for application, make, model in self._db.execute(
            "SELECT id, make, model FROM application"
            " UNION SELECT application_id, make, model FROM application_vehicle JOIN vehicle ON vehicle.id = vehicle_id"
        ):
            models.setdefault(application, set()).add((make, model))
        counts: Counter[tuple[str, str]] = Counter()
        pairs = self._db.execute("SELECT part_id, application_id FROM fitment ORDER BY part_id")
        for _, group in groupby(pairs, key=itemgetter(0)):
            counts.update(set().union(*(models[application] for _, application in group)))
        return counts


def _fitted(row: tuple[Any, ...]) -> tuple[int, Fitment]:
    part_id, *vehicle, note, codes = row
    make, model, chassis, engine, first, last, position = vehicle
    return part_id, Fitment(make, model, chassis, engine, first, last, position, note, tuple(sorted(json.loads(codes))))
