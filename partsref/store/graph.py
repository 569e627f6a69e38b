"""The links as a graph, read ring by ring: lean rows, integers where they do, one statement each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from partsref.model import Relation


class Edge(NamedTuple):
    """One link. `firm` counts the sources that state it outright and are not unverified (trust D)."""

    id: int
    from_id: int
    to_id: int
    relation: Relation
    firm: int


class Graph:
    """Reads one open connection; holds no state of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def edges(self, part_ids: Iterable[int], limit: int) -> list[Edge]:
        """Links that touch one of these parts, each once, at most `limit` rows read.

        Order is that of the file and means nothing.
        """
        sql = (
            "WITH asked AS (SELECT value AS part FROM json_each(:ids)), near AS ("
            "SELECT id, from_id, to_id, relation FROM asked CROSS JOIN link ON from_id = part UNION ALL"
            " SELECT id, from_id, to_id, relation FROM asked CROSS JOIN link ON to_id = part LIMIT :limit)"
            " SELECT id, from_id, to_id, relation, (SELECT count(DISTINCT e.source_id) FROM link_evidence AS e"
            " JOIN source ON source.id = e.source_id WHERE e.link_id = near.id AND e.inferred = 0"
            " AND source.trust <> 'D') FROM near"
        )
        rows = self._db.execute(sql, {"ids": json.dumps(list(part_ids)), "limit": limit})
        return list({row[0]: Edge(*row) for row in rows}.values())

    def evidence(self, link_ids: Iterable[int]) -> dict[int, tuple[tuple[str, str], ...]]:
        """(source, note) of every piece of evidence, by link, in a fixed order."""
        sql = (
            "SELECT e.link_id, source.code, e.note FROM link_evidence AS e JOIN source ON source.id = e.source_id"
            " WHERE e.link_id IN (SELECT value FROM json_each(?)) ORDER BY e.link_id, source.code, e.note"
        )
        found: dict[int, dict[tuple[str, str], None]] = {}
        for link_id, code, note in self._db.execute(sql, (json.dumps(list(link_ids)),)):
            found.setdefault(link_id, {})[code, note] = None
        return {link_id: tuple(rows) for link_id, rows in found.items()}

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

    def claimed_measures(self, names: Sequence[str]) -> Iterator[tuple[int, int, str, str, str]]:
        """(part, part said to replace it, attribute, value, unit), by part, for parts with several such claimants."""
        yield from self._db.execute(
            "SELECT from_id, to_id, name, value, unit FROM link CROSS JOIN attribute ON part_id = to_id"
            " WHERE relation = 'equivalent' AND name IN (SELECT value FROM json_each(?)) ORDER BY from_id",
            (json.dumps(names),),
        )

    def lookalikes(self) -> Iterator[tuple[list[int], str]]:
        """Parts of one maker whose keys read alike, or differ by a leading zero, and which of the two it is."""
        alike = (
            "SELECT json_group_array(id) FROM part GROUP BY maker_id, replace(replace(replace(replace(replace("
            "replace(key, 'O', '0'), 'I', '1'), 'L', '1'), 'S', '5'), 'B', '8'), 'Z', '2') HAVING count(*) > 1"
        )
        for (ids,) in self._db.execute(alike):
            yield json.loads(ids), "read alike"
        zero = (
            "SELECT short.id, whole.id FROM part AS short JOIN part AS whole"
            " ON whole.key = '0' || short.key AND whole.maker_id = short.maker_id"
        )
        for short, whole in self._db.execute(zero):
            yield [short, whole], "differ by a leading zero"
