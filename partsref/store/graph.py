"""The links as a graph, read ring by ring: lean rows, integers where they do, one statement each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
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
