"""Numbers taken out of the catalogue one at a time and asked for: what is answered is some other number's page."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from partsref.answer.number.resolve import resolve
from partsref.index import near
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_hits import Hit
from partsref.numbers.number_key import key

_NUMBERS = (
    "SELECT part.key, part.number, min(part.id) FROM part WHERE part.kind = 'oem'"
    " AND (EXISTS (SELECT 1 FROM link WHERE from_id = part.id OR to_id = part.id) OR :all) GROUP BY part.key"
    " ORDER BY part.key"
)


@dataclass(frozen=True)
class Withheld:
    """One number asked for while no part has it, and the part it was answered with, if any."""

    number: str
    state: str
    hit: Hit | None
    candidates: int

    @property
    def is_wrong(self) -> bool:
        """Answered by a part that is neither the number without an empty -000 nor its base by its maker's rule."""
        if self.hit is None or self.hit.block == "base":
            return False
        return key(self.hit.number) != key(self.number).removesuffix("000")


def withheld(connection: sqlite3.Connection, all_oem: bool = False) -> Iterator[Withheld]:
    """Ask for each OEM number that has links (or every one) with all parts of that key taken out."""
    reader = SqliteReader(connection)
    for number_key, number, _ in connection.execute(_NUMBERS, {"all": all_oem}).fetchall():
        ids = [row[0] for row in connection.execute("SELECT id FROM part WHERE key = ?", (number_key,))]
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        try:
            near.apply(connection, (), [(part_id, number_key) for part_id in ids])
            for part_id in ids:
                connection.execute("DELETE FROM spelling WHERE part_id = ?", (part_id,))
                connection.execute("DELETE FROM part WHERE id = ?", (part_id,))
            read = resolve(reader, number)
            yield Withheld(number, read.state, read.hit, len(read.candidates))
        finally:
            connection.execute("ROLLBACK")
