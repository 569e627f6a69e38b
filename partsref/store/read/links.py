"""The links as a graph, read ring by ring: lean rows, one statement each, nothing left to the order of the file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce

from partsref.model import Trust
from partsref.numbers.look_alikes import FOLDED
from partsref.reads.link_rows import CARRYING, Edge, Node, Said
from partsref.store.file.database import generation
from partsref.store.read.kept_rows import KeptRows

# CROSS JOIN keeps the order: else SQLite (3.38 and later) reads all of a big table into a Bloom filter for a question.
_EDGES = (
    "SELECT from_id, to_id, relation, link.id, 1 FROM json_each(:ids) AS asked"
    " CROSS JOIN link ON from_id = asked.value {only}"
    " UNION ALL SELECT to_id, from_id, relation, link.id, 0 FROM json_each(:ids) AS asked"
    " CROSS JOIN link ON to_id = asked.value {only}"
)
_ALL = _EDGES.format(only="")
_CARRYING = _EDGES.format(only=f"AND relation IN ({', '.join(map(repr, CARRYING))})")


_FOLDED_KEY = reduce(lambda sql, pair: f"replace({sql}, '{pair[0]}', '{pair[1]}')", FOLDED.items(), "key")
"""A key with every look-alike that folds made one character, as `look_alikes.folded` does it."""


class StoredGraph:
    """Reads one open connection, for as long as nobody writes: what it has met is kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._makers = KeptRows(self._read_makers)
        self._descriptions = KeptRows(self._read_descriptions)
        self._sources = KeptRows(self._read_sources)
        self.degrees = KeptRows(self._read_degrees).of
        """How many links touch each part."""
        self.neighbours = KeptRows(self._read_neighbours).of
        """How many other parts each part is linked with, however many links say so."""
        self.nodes = KeptRows(self._read_nodes).of
        """Parts by id; unknown ids are left out."""
        self.measures = KeptRows(self._read_measures).of
        """All attributes of each part that has any, in one text, the same for the same ones: see `measures_in`."""
        self.positions = KeptRows(self._read_positions).of
        """The positions parts are fitted in, where their fitments name any."""
        self.claims = KeptRows(self._read_claims).of
        """By part, what is said to replace it: (part, link)."""
        self.evidence = KeptRows(self._read_evidence).of
        """All evidence of each link."""

    def _read_degrees(self, part_ids: Iterable[int]) -> dict[int, int]:
        sql = (
            "SELECT value, (SELECT count(*) FROM link WHERE from_id = value)"
            " + (SELECT count(*) FROM link WHERE to_id = value) FROM json_each(?)"
        )
        return dict(self._db.execute(sql, (_list(part_ids),)).fetchall())

    def _read_neighbours(self, part_ids: Iterable[int]) -> dict[int, int]:
        sql = (
            "SELECT value, (SELECT count(*) FROM (SELECT to_id FROM link WHERE from_id = value"
            " UNION SELECT from_id FROM link WHERE to_id = value)) FROM json_each(?)"
        )
        return dict(self._db.execute(sql, (_list(part_ids),)).fetchall())

    def edges(self, part_ids: Iterable[int]) -> list[Edge]:
        """Every link that touches one of these parts, seen from each of them."""
        return self._db.execute(_ALL, {"ids": _list(part_ids)}).fetchall()

    def carrying(self, part_ids: Iterable[int]) -> list[Edge]:
        """Of the links that touch these parts those that carry on: `same` and `superseded_by`."""
        return self._db.execute(_CARRYING, {"ids": _list(part_ids)}).fetchall()

    def _read_nodes(self, part_ids: Iterable[int]) -> dict[int, Node]:
        sql = (
            "SELECT part.id, maker_id, part.number, part.key, part.kind, description_id FROM json_each(?) AS asked"
            " CROSS JOIN part ON part.id = asked.value"
        )
        rows = self._db.execute(sql, (_list(part_ids),)).fetchall()
        makers = self._makers.of({row[1] for row in rows})
        told = self._descriptions.of({row[5] for row in rows})
        return {row[0]: Node(row[0], makers[row[1]], row[2], row[3], row[4], *told[row[5]]) for row in rows}

    def _read_measures(self, part_ids: Iterable[int]) -> dict[int, str]:
        sql = (
            "SELECT part_id, group_concat(name || char(31) || value || char(31) || unit, char(30)) FROM ("
            "SELECT part_id, name, value, unit FROM attribute WHERE part_id IN (SELECT value FROM json_each(?))"
            " ORDER BY part_id, name, value, unit) GROUP BY part_id"
        )
        return dict(self._db.execute(sql, (_list(part_ids),)).fetchall())

    def sizes(self, part_ids: Iterable[int]) -> dict[int, tuple[str, str, str]]:
        """Inner diameter, outer diameter and width in mm of parts of which all three are given."""
        sql = (
            "SELECT part_id, max(CASE name WHEN 'inner diameter' THEN a.value END) AS bore,"
            " max(CASE name WHEN 'outer diameter' THEN a.value END) AS outside,"
            " max(CASE name WHEN 'width' THEN a.value END) AS width"
            " FROM json_each(?) AS asked CROSS JOIN attribute AS a ON a.part_id = asked.value"
            " WHERE unit = 'mm' AND name IN ('inner diameter', 'outer diameter', 'width')"
            " GROUP BY part_id HAVING bore NOT NULL AND outside NOT NULL AND width NOT NULL"
        )
        return {row[0]: row[1:] for row in self._db.execute(sql, (_list(part_ids),))}

    def _read_positions(self, part_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        sql = (
            "SELECT DISTINCT part_id, position FROM json_each(?) AS asked CROSS JOIN fitment"
            " ON part_id = asked.value WHERE position <> '' ORDER BY part_id, position"
        )
        found: dict[int, tuple[str, ...]] = {}
        for part_id, position in self._db.execute(sql, (_list(part_ids),)):
            found[part_id] = (*found.get(part_id, ()), position)
        return found

    def _read_claims(self, part_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        sql = (
            "SELECT from_id, to_id, link.id FROM json_each(?) AS asked CROSS JOIN link ON from_id = asked.value"
            " WHERE relation = 'equivalent'"
        )
        found: dict[int, list[tuple[int, int]]] = {}
        for number, record, link in self._db.execute(sql, (_list(part_ids),)):
            found.setdefault(number, []).append((record, link))
        return found

    def shared_vehicles(self, part_id: int, other_ids: Iterable[int]) -> dict[int, int]:
        """How many vehicles other parts are listed for that this one is listed for too, a vehicle's twin counted."""
        sql = (
            "WITH own AS MATERIALIZED (SELECT DISTINCT application_id FROM fitment WHERE part_id = :part),"
            " related AS MATERIALIZED (SELECT application_id FROM own UNION SELECT b.application_id FROM own"
            " JOIN application_vehicle AS a ON a.application_id = own.application_id"
            " JOIN (SELECT vehicle_id, twin_id FROM vehicle_twin UNION SELECT id, id FROM vehicle) AS t"
            " ON t.vehicle_id = a.vehicle_id JOIN application_vehicle AS b ON b.vehicle_id = t.twin_id)"
            " SELECT part_id, count(DISTINCT application_id) FROM json_each(:ids) AS asked"
            " CROSS JOIN fitment ON part_id = asked.value WHERE application_id IN related GROUP BY part_id"
        )
        return dict(self._db.execute(sql, {"part": part_id, "ids": _list(other_ids)}).fetchall())

    def models(self, part_ids: Iterable[int]) -> dict[int, frozenset[tuple[str, str]]]:
        """(make, model) of the vehicles parts are listed for; parts without any are left out."""
        sql = (
            "SELECT DISTINCT part_id, make, model FROM json_each(?) AS asked CROSS JOIN fitment"
            " ON part_id = asked.value JOIN application AS a ON a.id = application_id"
        )
        found: dict[int, set[tuple[str, str]]] = {}
        for part_id, make, model in self._db.execute(sql, (_list(part_ids),)):
            found.setdefault(part_id, set()).add((make.casefold(), model.casefold()))
        return {part_id: frozenset(models) for part_id, models in found.items()}

    def _read_evidence(self, link_ids: Iterable[int]) -> dict[int, list[Said]]:
        sql = (
            "SELECT e.link_id, source_id, note, inferred FROM json_each(?) AS asked CROSS JOIN link_evidence AS e"
            " ON e.link_id = asked.value"
        )
        rows = self._db.execute(sql, (_list(link_ids),)).fetchall()
        sources = self._sources.of({row[1] for row in rows})
        found: dict[int, list[Said]] = {}
        disputed = self._disputes if rows else {}
        for link, source, note, inferred in rows:
            told = "; ".join(filter(None, (note, *disputed.get(link, ()))))
            found.setdefault(link, []).append((*sources[source], told, inferred))
        return found

    @cached_property
    def _disputes(self) -> dict[int, list[str]]:
        """What users say against links, by link: few, so that all are read at once."""
        found: dict[int, list[str]] = {}
        for link, why in self._db.execute("SELECT link_id, why FROM link_dispute ORDER BY link_id, load_id"):
            found.setdefault(link, []).append(f"disputed: {why}")
        return found

    def measured_by(self, part_ids: Iterable[int], names: Iterable[str]) -> list[str]:
        """The sources of these attributes of these parts."""
        sql = (
            "SELECT DISTINCT source.code FROM json_each(?) AS asked CROSS JOIN attribute AS a"
            " ON a.part_id = asked.value JOIN attribute_evidence AS e ON e.attribute_id = a.id"
            " JOIN source ON source.id = e.source_id WHERE a.name IN (SELECT value FROM json_each(?))"
            " ORDER BY source.code"
        )
        return [row[0] for row in self._db.execute(sql, (_list(part_ids), _list(names)))]

    def of_categories(self, categories: Iterable[str], limit: int) -> list[tuple[int, str, str, str, str]]:
        """(id, maker, number, name, category) of the parts of some categories (lower case), at most `limit`."""
        sql = (
            "SELECT part.id, maker.name, part.number, d.name, c.name FROM category AS c"
            " CROSS JOIN description AS d ON d.category_id = c.id CROSS JOIN part ON part.description_id = d.id"
            " JOIN maker ON maker.id = part.maker_id WHERE lower(c.name) IN (SELECT value FROM json_each(?)) LIMIT ?"
        )
        return self._db.execute(sql, (_list(categories), limit)).fetchall()

    def version(self) -> tuple[str, int]:
        """The catalogue's identity and generation: what was derived of it at another is stale.

        A copy of the file has its identity, and may be written as often, otherwise: the file's place is part of it.
        """
        identity, written = generation(self._db)
        return f"{identity} {self._db.execute('PRAGMA database_list').fetchone()[2]}", written

    def variants(self, part_id: int, limit: int) -> list[int]:
        """Parts of the same maker that differ from this one only by a colour or packaging suffix."""
        # By the two indexes that hold few of them: SQLite else reads all of a maker's parts.
        sql = (
            "SELECT id FROM (SELECT b.id, b.key FROM part AS a CROSS JOIN part AS b ON b.base = ifnull(a.base, a.key)"
            " WHERE a.id = :part AND +b.maker_id = a.maker_id AND b.id <> a.id"
            " UNION SELECT b.id, b.key FROM part AS a CROSS JOIN part AS b"
            " ON b.key = a.base AND b.maker_id = a.maker_id WHERE a.id = :part) ORDER BY key LIMIT :limit"
        )
        return [row[0] for row in self._db.execute(sql, {"part": part_id, "limit": limit})]

    def _read_makers(self, ids: Iterable[int]) -> dict[int, str]:
        sql = "SELECT id, name FROM maker WHERE id IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(sql, (_list(ids),)).fetchall())

    def _read_sources(self, ids: Iterable[int]) -> dict[int, tuple[str, Trust]]:
        sql = "SELECT id, code, trust FROM source WHERE id IN (SELECT value FROM json_each(?))"
        return {row[0]: row[1:] for row in self._db.execute(sql, (_list(ids),))}

    def _read_descriptions(self, ids: Iterable[int | None]) -> dict[int | None, tuple[str, str]]:
        sql = (
            "SELECT d.id, d.name, ifnull(category.name, '') FROM description AS d"
            " LEFT JOIN category ON category.id = category_id WHERE d.id IN (SELECT value FROM json_each(?))"
        )
        found = {row[0]: row[1:] for row in self._db.execute(sql, (_list(ids),))}
        return {None: ("", ""), **found}

    # -- the whole file, streamed, for `check`

    def supersessions(self) -> Iterator[tuple[int, int]]:
        """(old, new) of every supersession."""
        yield from self._db.execute("SELECT from_id, to_id FROM link WHERE relation = 'superseded_by'")

    def joins(self) -> Iterator[tuple[int, int]]:
        """Both ends of every link but those with a caveat."""
        yield from self._db.execute("SELECT from_id, to_id FROM link WHERE relation <> 'alternative'")

    def backward_equivalents(self) -> Iterator[tuple[int, int]]:
        """(from, to) of every `equivalent` that runs from an aftermarket part to an OEM number."""
        yield from self._db.execute(
            "SELECT from_id, to_id FROM link JOIN part AS a ON a.id = from_id JOIN part AS b ON b.id = to_id"
            " WHERE relation = 'equivalent' AND a.kind = 'aftermarket' AND b.kind = 'oem' ORDER BY from_id, to_id"
        )

    def measure_names(self) -> list[str]:
        """The names of all attributes."""
        return [row[0] for row in self._db.execute("SELECT DISTINCT name FROM attribute ORDER BY name")]

    def claimed_measures(self, names: Sequence[str]) -> Iterator[tuple[int, int, str, str, str]]:
        """(part, part said to replace it, attribute, value, unit), by part, for parts with several such claimants."""
        yield from self._db.execute(
            "SELECT from_id, to_id, name, value, unit FROM link CROSS JOIN attribute ON part_id = to_id"
            " WHERE relation = 'equivalent' AND name IN (SELECT value FROM json_each(?)) ORDER BY from_id",
            (_list(names),),
        )

    def lookalikes(self) -> Iterator[tuple[list[int], str]]:
        """Parts of one maker whose keys read alike or differ by a leading zero: `read_alike` or `leading_zero`."""
        alike = f"SELECT json_group_array(id) FROM part GROUP BY maker_id, {_FOLDED_KEY} HAVING count(*) > 1"
        for (ids,) in self._db.execute(alike):
            yield json.loads(ids), "read_alike"
        zero = (
            "SELECT short.id, whole.id FROM part AS short JOIN part AS whole"
            " ON whole.key = '0' || short.key AND whole.maker_id = short.maker_id"
        )
        for short, whole in self._db.execute(zero):
            yield [short, whole], "leading_zero"


def _list(values: Iterable[object]) -> str:
    """A list as one bound value: statements stay constant, and a list of any length fits."""
    return json.dumps(list(values))
