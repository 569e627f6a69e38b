"""What one source says, row by row, as its list would: parts, links, fitments, properties; nothing that others say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple


class SaidPart(NamedTuple):
    """One claim of a source. `spelling` is how the source writes the number where that is not as printed."""

    maker: str
    number: str
    spelling: str
    kind: str
    name: str
    name_ja: str
    category: str
    status: str
    note: str


class SaidLink(NamedTuple):
    """One link a source states, as stored. `described` tells which ends the source says more of than the number."""

    maker: str
    number: str
    kind: str
    is_described: bool
    relation: str
    other_maker: str
    other_number: str
    other_kind: str
    is_other_described: bool
    note: str


class SaidFitment(NamedTuple):
    """One vehicle a source says a part fits."""

    maker: str
    number: str
    make: str
    model: str
    chassis: str
    engine: str
    year_from: int | None
    year_to: int | None
    position: str
    note: str


class SaidProperty(NamedTuple):
    """One measured property a source states of a part."""

    maker: str
    number: str
    name: str
    value: str
    unit: str


_PART = "maker.name, part.number"
_OF = "JOIN part ON part.id = {0}.part_id JOIN maker ON maker.id = part.maker_id"
_PARTS = (
    f"SELECT DISTINCT {_PART}, CASE WHEN e.spelling = part.number THEN '' ELSE e.spelling END, e.kind,"
    " ifnull(d.name, ''), ifnull(d.name_ja, ''), ifnull(category.name, ''), e.status, e.note"
    f" FROM claim AS e {_OF.format('e')} LEFT JOIN description AS d ON d.id = e.description_id"
    " LEFT JOIN category ON category.id = d.category_id"
    " WHERE e.source_id = :source AND e.kind <> '' ORDER BY 1, 2, 3, 5 DESC, 6 DESC, 7, 8, 9"
)
_DESCRIBED = (
    "EXISTS (SELECT 1 FROM claim WHERE part_id = {0}.id AND source_id = :source"
    " AND (description_id <> 0 OR status <> '' OR note <> ''))"
)
_LINKS = (
    f"SELECT DISTINCT am.name, a.number, a.kind, {_DESCRIBED.format('a')}, relation, bm.name, b.number, b.kind,"
    f" {_DESCRIBED.format('b')}, e.note FROM link_evidence AS e JOIN link ON link.id = e.link_id"
    " JOIN part AS a ON a.id = from_id JOIN maker AS am ON am.id = a.maker_id"
    " JOIN part AS b ON b.id = to_id JOIN maker AS bm ON bm.id = b.maker_id"
    " WHERE e.source_id = :source AND e.inferred = 0 ORDER BY 1, 2, 5, 6, 7, 10"
)
_INFERRED = (
    "SELECT count(*) FROM (SELECT DISTINCT link_id, note FROM link_evidence WHERE source_id = :source AND inferred = 1)"
)
_FITMENTS = (
    f"SELECT DISTINCT {_PART}, a.make, a.model, a.chassis, a.engine, a.year_from, a.year_to, fitment.position, e.note"
    " FROM fitment_evidence AS e JOIN fitment ON fitment.id = e.fitment_id"
    f" {_OF.format('fitment')} JOIN application AS a ON a.id = application_id"
    " WHERE e.source_id = :source ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"
)
_PROPERTIES = (
    f"SELECT DISTINCT {_PART}, t.name, t.value, t.unit FROM attribute_evidence AS e"
    f" JOIN attribute AS t ON t.id = e.attribute_id {_OF.format('t')} WHERE e.source_id = :source"
    " ORDER BY 1, 2, 3, 4, 5"
)


class Said:
    """What the source with the code `source` says; it may be nothing."""

    def __init__(self, connection: sqlite3.Connection, source: str) -> None:
        self._db = connection
        row = connection.execute("SELECT id FROM source WHERE code = ?", (source,)).fetchone()
        self.is_known = row is not None
        self._source = {"source": row[0] if row else 0}

    def parts(self) -> Iterator[SaidPart]:
        """Its claims, by maker and number; of one number those with a name first."""
        return (SaidPart(*row) for row in self._db.execute(_PARTS, self._source))

    def links(self) -> Iterator[SaidLink]:
        """The links it states outright, by the end they are stored from."""
        return (SaidLink(*row) for row in self._db.execute(_LINKS, self._source))

    def inferred(self) -> int:
        """How many links it only infers: nobody else's list could tell them from stated ones."""
        [(count,)] = self._db.execute(_INFERRED, self._source)
        return int(count)

    def fitments(self) -> Iterator[SaidFitment]:
        """Its fitments, by maker and number."""
        return (SaidFitment(*row) for row in self._db.execute(_FITMENTS, self._source))

    def properties(self) -> Iterator[SaidProperty]:
        """Its measured properties, by maker and number."""
        return (SaidProperty(*row) for row in self._db.execute(_PROPERTIES, self._source))
