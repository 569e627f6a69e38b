"""Typed questions to the file. Each method is one statement; rules about what the rows mean live in `answer`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from partsref.model import Attribute, Evidence, Fitment, Link, Offer, Part, Source, Vehicle
from partsref.reads.carrier import Carrier, CarrierQuestion
from partsref.store.read.applications import StoredApplications
from partsref.store.read.measured_sizes import MeasuredSizes
from partsref.store.read.offers import offers
from partsref.store.read.stems import StoredStems
from partsref.store.read.vehicle_parts import DISPUTED, StoredVehicleParts

if TYPE_CHECKING:
    from partsref.store.read.links import StoredGraph

_T = TypeVar("_T")
_PART = (
    "part.id, maker.name, part.number, part.kind, ifnull(description.name, ''),"
    " ifnull(description.name_ja, ''), ifnull(category.name, ''), part.status"
)
_ITS_WORDS = (
    " JOIN maker ON maker.id = part.maker_id"
    " LEFT JOIN description ON description.id = part.description_id"
    " LEFT JOIN category ON category.id = description.category_id"
)
_PARTS_BY_ID = f"SELECT {_PART} FROM part {_ITS_WORDS} WHERE part.id IN (SELECT value FROM json_each(?))"
_CARRIER = f"part.key, ifnull(part.base, ''), {_PART}"
_BY_KEY = f"SELECT 'key', '', '', {_CARRIER} FROM part {_ITS_WORDS} WHERE part.key = ?"
_BY_BASE = f"SELECT 'base', '', '', {_CARRIER} FROM part {_ITS_WORDS} WHERE part.base = ?"
_BY_SPELLING = (
    f"SELECT 'spelling', spelling.text, spelling.slip, {_CARRIER} FROM spelling JOIN part ON part.id = spelling.part_id"
    f" {_ITS_WORDS} WHERE spelling.key = ?"
)
_LONGER = (
    f"SELECT * FROM (SELECT 'longer', '', '', {_CARRIER} FROM part {_ITS_WORDS}"
    " WHERE part.key > ? AND part.key < ? ORDER BY part.key LIMIT ?)"
)
_PAST = "\U0010ffff"
"""Sorts after every character a key may hold."""
_MOST_BRANCHES = 20


class StoredReader:
    """Reads one open connection. Of what it read, the links are kept for as long as nobody writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.applications = StoredApplications(connection)
        self.sizes = MeasuredSizes(connection)
        self.vehicle_parts = StoredVehicleParts(connection)
        self.stems = StoredStems(connection)
        self._graph: tuple[object, StoredGraph] | None = None

    def graph(self) -> StoredGraph:
        """The links, to be read for one answer: what it meets is kept for as long, and until the file is written to.

        A list asks for the same parts, makers and sources again and again.
        """
        # What another connection commits changes the number, what this one writes does not.
        version = self.connection.execute("PRAGMA data_version").fetchone()[0], self.connection.total_changes
        if self._graph is None or self._graph[0] != version:
            # A number alone asks for no link.
            from partsref.store.read.links import StoredGraph

            self._graph = version, StoredGraph(self.connection)
        return self._graph[1]

    def offers(self, part_ids: Sequence[int]) -> tuple[Offer, ...]:
        """The offers of parts in their order, newest first of each."""
        return offers(self.connection, part_ids)

    def parts(self, ids: Sequence[int]) -> dict[int, Part]:
        """Parts by id; unknown ids are left out."""
        rows = self.connection.execute(_PARTS_BY_ID, (_list(ids),))
        return {row[0]: Part(*row) for row in rows}

    def carriers(self, keys: Sequence[str], bases: Sequence[str], spelled: str, longer: int) -> list[Carrier]:
        """What a number may stand for, in one statement: this is the question asked most.

        Parts with one of these keys or bases, parts with a recorded spelling of the key `spelled`, and the first
        `longer` parts whose key begins with `spelled` and goes on. A part may come more than once.
        """
        sql = _carriers_sql(len(keys), len(bases))
        rows = self.connection.execute(sql, (*keys, *bases, spelled, spelled, spelled + _PAST, longer))
        return [_carrier(row) for row in rows]

    def carriers_ahead(self, questions: Sequence[CarrierQuestion]) -> None:
        """Nothing: each is asked for in microseconds."""

    def together(self, tasks: Iterable[Callable[[], _T]]) -> Iterable[_T]:
        """What each of the tasks gives, one after the other, as they are taken."""
        return (task() for task in tasks)

    def by_keys(self, keys: Sequence[str]) -> dict[str, list[Part]]:
        """The parts with each of these canonical keys; keys of no part are left out."""
        found: dict[str, list[Part]] = {}
        for start in range(0, len(keys), _MOST_BRANCHES):
            some = keys[start : start + _MOST_BRANCHES]
            for row in self.connection.execute(_by_keys_sql(len(some)), some):
                found.setdefault(row[3], []).append(Part(*row[5:]))
        return found

    def ids_by_key(self, keys: Sequence[str]) -> list[tuple[int, str]]:
        """(part id, key) of every part whose canonical key is one of `keys`."""
        return self.connection.execute(
            "SELECT id, key FROM part WHERE key IN (SELECT value FROM json_each(?))", (_list(keys),)
        ).fetchall()

    def ids_by_spelling(self, keys: Sequence[str]) -> list[tuple[int, str, str]]:
        """(part id, spelling as seen, how it was damaged) of every recorded spelling with one of these keys."""
        sql = "SELECT part_id, text, slip FROM spelling WHERE key IN (SELECT value FROM json_each(?))"
        return self.connection.execute(sql, (_list(keys),)).fetchall()

    def evidence(self, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
        """(fitments, links, claims) known of each part: how well a part is evidenced."""
        sql = (
            "SELECT value, (SELECT count(*) FROM fitment WHERE part_id = value),"
            " (SELECT count(*) FROM link WHERE from_id = value) + (SELECT count(*) FROM link WHERE to_id = value),"
            " (SELECT count(*) FROM claim WHERE part_id = value) FROM json_each(?)"
        )
        return {row[0]: (row[1], row[2], row[3]) for row in self.connection.execute(sql, (_list(ids),))}

    def maker_by_fold(self, folds: Sequence[str]) -> dict[str, str]:
        """Maker names by folded alias, for those that are known."""
        sql = (
            "SELECT fold, name FROM maker_alias JOIN maker ON id = maker_id"
            " WHERE fold IN (SELECT value FROM json_each(?))"
        )
        return dict(self.connection.execute(sql, (_list(folds),)).fetchall())

    def links(self, part_ids: Sequence[int]) -> list[Link]:
        """Every link that touches one of these parts, with its evidence, in a fixed order."""
        sql = (
            "WITH asked AS (SELECT value FROM json_each(:ids)), near AS ("
            "SELECT id FROM link WHERE from_id IN asked UNION SELECT id FROM link WHERE to_id IN asked)"
            " SELECT link.id, from_id, to_id, relation, source.code, e.note, e.inferred"
            " FROM near JOIN link ON link.id = near.id JOIN link_evidence AS e ON e.link_id = link.id"
            " JOIN source ON source.id = e.source_id ORDER BY link.id, source.code, e.note"
        )
        found: dict[int, tuple[int, int, str, list[Evidence]]] = {}
        for link_id, from_id, to_id, relation, code, note, inferred in self.connection.execute(
            sql, {"ids": _list(part_ids)}
        ):
            entry = found.setdefault(link_id, (from_id, to_id, relation, []))
            entry[3].append(Evidence(code, note, bool(inferred)))
        return [Link(f, t, r, tuple(e)) for f, t, r, e in found.values()]  # type: ignore[arg-type]

    def fitments(self, part_id: int) -> tuple[Fitment, ...]:
        """What a part fits, one row a vehicle and position, with all who say so."""
        sql = (
            "SELECT a.make, a.model, a.chassis, a.engine, a.year_from, a.year_to, f.position,"
            f" group_concat(DISTINCT nullif(e.note, '')), json_group_array(DISTINCT source.code), {DISPUTED}"
            " FROM fitment AS f JOIN application AS a ON a.id = f.application_id"
            " JOIN fitment_evidence AS e ON e.fitment_id = f.id JOIN source ON source.id = e.source_id"
            " WHERE f.part_id = ? GROUP BY f.id ORDER BY a.make, a.model, a.chassis, a.engine, a.year_from, f.position"
        )
        return tuple(
            Fitment(*(*row[:7], "; ".join(filter(None, (row[7], row[9]))), tuple(sorted(json.loads(row[8])))))
            for row in self.connection.execute(sql, (part_id,))
        )

    def attributes(self, part_ids: Sequence[int]) -> dict[int, tuple[Attribute, ...]]:
        """Measured properties by part."""
        sql = (
            "SELECT part_id, name, value, unit, json_group_array(DISTINCT source.code) FROM attribute AS a"
            " JOIN attribute_evidence AS e ON e.attribute_id = a.id JOIN source ON source.id = e.source_id"
            " WHERE part_id IN (SELECT value FROM json_each(?)) GROUP BY a.id ORDER BY name, value"
        )
        found: dict[int, list[Attribute]] = {}
        for part_id, name, value, unit, codes in self.connection.execute(sql, (_list(part_ids),)):
            found.setdefault(part_id, []).append(Attribute(name, value, unit, tuple(sorted(json.loads(codes)))))
        return {part_id: tuple(rows) for part_id, rows in found.items()}

    def sources(self, codes: Iterable[str]) -> dict[str, Source]:
        """Sources by their code."""
        wanted = tuple(sorted(set(codes)))
        sql = (
            "SELECT code, title, url, kind, trust FROM source"
            " WHERE code IN (SELECT value FROM json_each(?)) ORDER BY code"
        )
        return {row[0]: Source(*row) for row in self.connection.execute(sql, (_list(wanted),))}

    def all_sources(self) -> dict[str, Source]:
        """Every source by its code."""
        rows = self.connection.execute("SELECT code, title, url, kind, trust FROM source ORDER BY code")
        return {row[0]: Source(*row) for row in rows}

    def model_names(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Other names of each (make, model): Japanese, family, aliases."""
        rows = self.connection.execute("SELECT make, name, name_ja, family, aliases FROM model")
        return {
            (make, name): tuple(filter(None, (name_ja, family, *aliases.split("|"))))
            for make, name, name_ja, family, aliases in rows
        }

    def spellings(self, part_id: int) -> tuple[tuple[str, str], ...]:
        """(spelling as seen, how it was damaged) of one part; the undamaged ones first."""
        sql = "SELECT text, slip FROM spelling WHERE part_id = ? ORDER BY slip, text"
        return tuple(self.connection.execute(sql, (part_id,)).fetchall())

    def part_id(self, maker: str, number_key: str) -> int | None:
        """The part of a maker (its catalogue name) with this canonical key."""
        sql = "SELECT part.id FROM part JOIN maker ON maker.id = maker_id WHERE key = ? AND maker.name = ?"
        row = self.connection.execute(sql, (number_key, maker)).fetchone()
        return row[0] if row else None

    def same_key(self, part_id: int) -> list[int]:
        """Parts of other makers that carry the very same number."""
        sql = "SELECT b.id FROM part a JOIN part b ON b.key = a.key AND b.id <> a.id WHERE a.id = ? ORDER BY b.id"
        return [row[0] for row in self.connection.execute(sql, (part_id,))]

    def vehicles(self) -> tuple[Vehicle, ...]:
        """Every known vehicle with its twins and the number of parts said to fit its chassis code."""
        return self._vehicles("", ())

    def vehicles_named(self, make: str, model: str, chassis: str = "") -> tuple[Vehicle, ...]:
        """The known vehicles of one model, case aside; an empty chassis code takes every one."""
        return self._vehicles(
            " WHERE v.make = ? COLLATE NOCASE AND v.model = ? COLLATE NOCASE"
            " AND (? = '' OR v.chassis = ? COLLATE NOCASE)",
            (make, model, chassis, chassis),
        )

    def _vehicles(self, where: str, values: tuple[str, ...]) -> tuple[Vehicle, ...]:
        twins: dict[int, list[tuple[str, str, str]]] = {}
        for vehicle_id, *twin in self.connection.execute(
            "SELECT DISTINCT vehicle_id, make, model, chassis FROM vehicle_twin JOIN vehicle ON id = twin_id"
            " ORDER BY make, model, chassis"
        ):
            twins.setdefault(vehicle_id, []).append((twin[0], twin[1], twin[2]))
        sql = (
            "SELECT v.id, v.make, v.model, v.chassis, v.model_ja, v.generation, v.body, v.drive, v.engine,"
            " v.displacement_cc, v.year_from, v.year_to, v.note, ifnull(source.code, '')"
            f" FROM vehicle AS v LEFT JOIN source ON source.id = v.source_id{where}"
            " ORDER BY v.make, v.model, v.year_from IS NULL, v.year_from, v.chassis"
        )
        rows = self.connection.execute(sql, values).fetchall()
        parts = self._parts_of_vehicles([row[0] for row in rows])
        return tuple(_vehicle(row, tuple(twins.get(row[0], ())), parts.get(row[0], 0)) for row in rows)

    def _parts_of_vehicles(self, vehicle_ids: Sequence[int]) -> dict[int, int]:
        """How many parts are said to fit what covers each vehicle."""
        sql = (
            "SELECT value, (SELECT count(DISTINCT part_id) FROM application_vehicle JOIN fitment USING (application_id)"
            " WHERE vehicle_id = value) FROM json_each(?)"
        )
        return dict(self.connection.execute(sql, (_list(vehicle_ids),)).fetchall())


def _vehicle(row: tuple[Any, ...], twins: tuple[tuple[str, str, str], ...], parts: int) -> Vehicle:
    return Vehicle(*(*row[1:12], twins, *row[12:14], parts))


# One branch for each value: every branch is a single search of an index, where IN would first fill a table.
@cache
def _carriers_sql(keys: int, bases: int) -> str:
    return " UNION ALL ".join([_BY_KEY] * keys + [_BY_BASE] * bases + [_BY_SPELLING, _LONGER])


@cache
def _by_keys_sql(keys: int) -> str:
    return " UNION ALL ".join([_BY_KEY] * keys)


def _carrier(row: Sequence[Any]) -> Carrier:
    by, spelling, slip, number_key, base, *part = row
    return Carrier(by, spelling, slip, number_key, base, Part(*part))


def _list(values: Sequence[object]) -> str:
    """A list as one bound value: statements stay constant, and a list of any length fits."""
    return json.dumps(values)
