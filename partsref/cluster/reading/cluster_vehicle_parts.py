"""What fits which vehicle, asked from the vehicle's side."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from partsref.cluster.access.wire import Json
from partsref.cluster.reading.fitment_texts import Fit, fitment
from partsref.cluster.reading.fits_in_order import Row, fits_in_order
from partsref.cluster.reading.reference_names import Names
from partsref.cluster.reading.session import Session
from partsref.model import Fitment
from partsref.store.read.vehicle_parts import StoredVehicleParts

_SETS = 200
"""Counts asked for in one question."""
_MOST_DESCRIPTIONS = 10_000


class ClusterVehicleParts(StoredVehicleParts):
    """`partsref.reads.sheet_reader.VehicleParts` over one publication and its reference file."""

    def __init__(self, connection: sqlite3.Connection, session: Session, names: Names) -> None:
        super().__init__(connection)
        self._session = session
        self._names = names

    def fitments_of_vehicles(self, ids: Sequence[int], limit: int) -> list[tuple[int, Fitment]]:
        """(part id, fitment as stated) for every application that covers one of these vehicles."""
        sql = (
            "SELECT DISTINCT application_id FROM application_vehicle"
            " WHERE vehicle_id IN (SELECT value FROM json_each(?)) ORDER BY vehicle_id, application_id"
        )
        rows = fits_in_order(self._session, self._ids(sql, json.dumps(list(ids))), limit)
        return [(part, told) for _, part, told in self._told(rows)]

    def fitments_of_model(self, make: str, model: str, limit: int) -> list[tuple[int, Fitment]]:
        """(part id, fitment as stated) for what sources say of a model without naming a chassis code."""
        sql = (
            "SELECT id FROM application WHERE make = ? COLLATE NOCASE AND model = ? COLLATE NOCASE AND chassis = ''"
            " ORDER BY id"
        )
        rows = fits_in_order(self._session, self._ids(sql, make, model), limit)
        return [(part, told) for _, part, told in self._told(rows)]

    def fitments_of_applications(self, application_ids: Iterable[int], limit: int) -> list[tuple[int, int, Fitment]]:
        """(application id, part id, fitment as stated) for what is said of these applications."""
        return self._told(fits_in_order(self._session, list(application_ids), limit))

    def groups_of_vehicles(self, ids: Sequence[int]) -> dict[str, int]:
        """Distinct parts by part group of what fits these vehicles."""
        sql = "SELECT application_id FROM application_vehicle WHERE vehicle_id IN (SELECT value FROM json_each(?))"
        applications = self._ids(sql, json.dumps(list(ids)))
        groups: Counter[str] = Counter()
        if not applications:
            return {}
        group_of = dict(
            self._db.execute(
                "SELECT d.id, ifnull(part_group, '') FROM description AS d"
                " LEFT JOIN category ON category.id = category_id"
            ).fetchall()
        )
        for description, parts in by_description(self._session, {"terms": {"applications": applications}}).items():
            groups[group_of.get(description, "")] += parts
        return dict(sorted(groups.items()))

    def parts_by_model(self) -> Counter[tuple[str, str]]:
        """Distinct parts said to fit a vehicle of each (make, model), with or without a chassis code."""
        models: dict[tuple[str, str], set[int]] = {}
        for application, make, model in self._db.execute(
            "SELECT id, make, model FROM application"
            " UNION SELECT application_id, make, model FROM application_vehicle JOIN vehicle ON vehicle.id = vehicle_id"
        ):
            models.setdefault((make, model), set()).add(application)
        counts = parts_of_each(self._session, [sorted(some) for some in models.values()])
        return Counter({model: count for model, count in zip(models, counts, strict=True) if count})

    def _ids(self, sql: str, *values: str) -> list[int]:
        return list(dict.fromkeys(row[0] for row in self._db.execute(sql, values)))

    def _told(self, rows: Sequence[Row]) -> list[tuple[int, int, Fitment]]:
        def order(row: Row) -> tuple[object, ...]:
            _, _, chassis, engine, first, _ = self._names.applications([row[0]])[row[0]]
            return row[2]["id"], chassis, engine, first is not None, first or 0, row[1][2], row[1][0]

        return [(at, doc["id"], self._fitment(fit)) for at, fit, doc in sorted(rows, key=order)]

    def _fitment(self, fit: Fit) -> Fitment:
        return fitment(self._names, fit, "")


def parts_of_each(session: Session, sets: Sequence[Sequence[int]]) -> list[int]:
    """How many parts are said to fit any application of each set."""
    counts: list[int] = []
    for start in range(0, len(sets), _SETS):
        some = sets[start : start + _SETS]
        filters = {str(place): {"terms": {"applications": list(one)}} for place, one in enumerate(some)}
        question: Json = {
            "size": 0,
            "query": {"term": {"what": "part"}},
            "aggs": {"sets": {"filters": {"filters": filters}}},
        }
        [answer] = session.ask(question)
        buckets = answer["aggregations"]["sets"]["buckets"]
        counts += [buckets[str(place)]["doc_count"] for place in range(len(some))]
    return counts


def by_description(session: Session, query: Json) -> dict[int, int]:
    """How many parts that answer `query` are described each way; 0 is no description."""
    found: dict[int, int] = {}
    source = [{"d": {"terms": {"field": "description"}}}]
    pages: Json = {"composite": {"size": _MOST_DESCRIPTIONS, "sources": source}}
    while True:
        [answer] = session.ask({"size": 0, "query": query, "aggs": {"d": pages}})
        told = answer["aggregations"]["d"]
        found |= {bucket["key"]["d"]: bucket["doc_count"] for bucket in told["buckets"]}
        if len(told["buckets"]) < _MOST_DESCRIPTIONS:
            return found
        pages = {"composite": {**pages["composite"], "after": told["after_key"]}}
