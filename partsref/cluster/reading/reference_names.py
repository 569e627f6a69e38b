"""Names of what documents only give the id of: looked up in the reference file, and kept for its publication."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from functools import cached_property

from partsref.cluster.access.indexed_fields import Document
from partsref.model import Part, Trust
from partsref.reads.link_rows import Node


class Names:
    """Reads one reference file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._descriptions: dict[int, tuple[str, str, str, int]] = {0: ("", "", "", 0)}
        self._applications: dict[int, tuple[str, str, str, str, int | None, int | None]] = {}

    @cached_property
    def makers(self) -> dict[int, str]:
        """Name by id."""
        return dict(self._db.execute("SELECT id, name FROM maker").fetchall())

    @cached_property
    def maker_ids(self) -> dict[str, int]:
        """Id by name."""
        return {name: maker for maker, name in self.makers.items()}

    @cached_property
    def sources(self) -> dict[int, tuple[str, Trust]]:
        """(code, trust) by id."""
        return {row[0]: (row[1], row[2]) for row in self._db.execute("SELECT id, code, trust FROM source")}

    def codes(self, source_ids: Iterable[int]) -> tuple[str, ...]:
        """The codes of sources, each once, in their order."""
        return tuple(sorted({self.sources[source][0] for source in source_ids}))

    def described(self, description_ids: Iterable[int]) -> dict[int, tuple[str, str, str, int]]:
        """(name, Japanese name, category, category id) by description."""
        if missing := {one for one in description_ids if one not in self._descriptions}:
            sql = (
                "SELECT d.id, d.name, d.name_ja, ifnull(category.name, ''), ifnull(category_id, 0) FROM description"
                " AS d LEFT JOIN category ON category.id = category_id WHERE d.id IN (SELECT value FROM json_each(?))"
            )
            for row in self._db.execute(sql, (json.dumps(list(missing)),)):
                self._descriptions[row[0]] = row[1:]
        return self._descriptions

    def applications(
        self, application_ids: Iterable[int]
    ) -> dict[int, tuple[str, str, str, str, int | None, int | None]]:
        """(make, model, chassis, engine, first year, last year) by application."""
        if missing := {one for one in application_ids if one not in self._applications}:
            sql = (
                "SELECT id, make, model, chassis, engine, year_from, year_to FROM application"
                " WHERE id IN (SELECT value FROM json_each(?))"
            )
            for row in self._db.execute(sql, (json.dumps(list(missing)),)):
                self._applications[row[0]] = row[1:]
        return self._applications

    def descriptions_of(self, categories: Iterable[str]) -> dict[int, int]:
        """Category id by description, of the descriptions of some categories (lower case)."""
        sql = (
            "SELECT d.id, c.id FROM description AS d JOIN category AS c ON c.id = category_id"
            " WHERE lower(c.name) IN (SELECT value FROM json_each(?))"
        )
        return dict(self._db.execute(sql, (json.dumps(list(categories)),)).fetchall())

    def kin(self, application_ids: Iterable[int]) -> set[int]:
        """Applications of the same vehicles as these or of their twins, these among them."""
        sql = (
            "SELECT value FROM json_each(:ids) UNION SELECT b.application_id FROM json_each(:ids) AS own"
            " JOIN application_vehicle AS a ON a.application_id = own.value"
            " JOIN (SELECT vehicle_id, twin_id FROM vehicle_twin UNION SELECT id, id FROM vehicle) AS t"
            " ON t.vehicle_id = a.vehicle_id JOIN application_vehicle AS b ON b.vehicle_id = t.twin_id"
        )
        return {row[0] for row in self._db.execute(sql, {"ids": json.dumps(list(application_ids))})}

    def part(self, doc: Document) -> Part:
        """The part of a document."""
        description = doc["description"]
        name, name_ja, category, _ = self.described([description])[description]
        maker = self.makers[doc["maker"]]
        return Part(doc["id"], maker, doc["number"], doc["kind"], name, name_ja, category, doc["status"])

    def node(self, doc: Document) -> Node:
        """The part of a document, as a walk over links needs it."""
        name, _, category, _ = self.described([doc["description"]])[doc["description"]]
        return Node(doc["id"], self.makers[doc["maker"]], doc["number"], doc["key"], doc["kind"], name, category)
