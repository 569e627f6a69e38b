"""What is known of numbers that begin alike, or hold the same model block."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from partsref.reads.stem_reader import StemQuestions

MOST_SEEN = 2_000
"""Parts with one block that are looked at; where there are more, a block says little."""


_KINDS = (
    " FROM part CROSS JOIN maker ON maker.id = part.maker_id CROSS JOIN description ON description.id = description_id"
    " CROSS JOIN category ON category.id = description.category_id"
    " WHERE maker.name IN (SELECT value FROM json_each(?)) AND category.name <> ''"
)
"""Numbers of some makers that have a category, from the numbers on: SQLite may else begin with all of a category."""


class StoredStems:
    """Reads one open connection: `partsref.reads.stem_reader.Stems`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def look_ahead(self, questions: StemQuestions) -> None:
        """Nothing: each is asked for in microseconds."""

    def kinds_of_stem(self, makers: Sequence[str], stem: str) -> dict[str, int]:
        """Known numbers of these makers that begin with `stem`, by category; those without one are not counted."""
        sql = f"SELECT category.name, count(*){_KINDS} AND part.key >= ? AND part.key < ? GROUP BY 1"
        return dict(self._db.execute(sql, (json.dumps(list(makers)), stem, stem + "\U0010ffff")).fetchall())

    def kinds_of_number(self, makers: Sequence[str], number_key: str) -> list[str]:
        """The category of each part of these makers with this very key."""
        sql = f"SELECT category.name{_KINDS} AND part.key = ?"
        return [row[0] for row in self._db.execute(sql, (json.dumps(list(makers)), number_key))]

    def vehicles_of_block(self, maker: str, start: int, block: str, but: str) -> dict[tuple[str, str], int]:
        """(make, model) of the vehicles that numbers of a maker with this block fit, with how many numbers."""
        sql = (
            "SELECT application.make, application.model, count(DISTINCT part_id) FROM fitment"
            " JOIN application ON application.id = fitment.application_id WHERE part_id IN ("
            "  SELECT part.id FROM part JOIN maker ON maker.id = part.maker_id"
            "  WHERE maker.name = ? AND substr(part.key, ?, ?) = ? AND part.key <> ? LIMIT ?)"
            " GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
        )
        values = (maker, start + 1, len(block), block, but, MOST_SEEN)
        return {(make, model): count for make, model, count in self._db.execute(sql, values)}
