"""Take evidence away: of whole loads, or what one source said of one part; then sweep the facts that have none left.

Evidence goes first and leaves a list of the facts it stood for (temporary tables); one sweep at the end of the load
drops those that nobody states any more. Parts whose claims changed are left in `temp.touched` for `settle_parts`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from partsref.store.write.batch import Retraction

_FACTS = ("link", "fitment", "attribute")
_OF_PART = {
    "link": "SELECT id FROM link WHERE from_id = :part UNION SELECT id FROM link WHERE to_id = :part",
    "fitment": "SELECT id FROM fitment WHERE part_id = :part",
    "attribute": "SELECT id FROM attribute WHERE part_id = :part",
}
_ONE_LINK = "SELECT id FROM link WHERE (from_id = :part AND to_id = :other) OR (from_id = :other AND to_id = :part)"
_ONE_FITMENT = (
    "SELECT fitment.id FROM fitment JOIN application AS a ON a.id = application_id WHERE part_id = :part"
    " AND make = :make AND model = :model AND chassis = :chassis AND engine = :engine"
    " AND year_from IS :year_from AND year_to IS :year_to AND position = :position"
)
_ONE_ATTRIBUTE = "SELECT id FROM attribute WHERE part_id = :part AND name = :name"


@dataclass(slots=True)
class Withdrawn:
    """What a sweep took out of the catalogue. `parts` is what the near-number index has to let go."""

    parts: list[tuple[int, str]] = field(default_factory=list)
    links: int = 0
    fitments: int = 0
    attributes: int = 0


class Withdrawal:
    """Takes evidence away within the caller's transaction; `sweep` ends it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._any = False
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (part_id INTEGER PRIMARY KEY)")
        for fact in _FACTS:
            connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS gone_{fact} (id INTEGER PRIMARY KEY)")
            connection.execute(f"DELETE FROM temp.gone_{fact}")

    def loads(self, load_ids: Sequence[int]) -> None:
        """Take away all that these loads brought."""
        self._any = True
        loads = ", ".join(str(int(one)) for one in load_ids)
        for fact in _FACTS:
            evidence = f"FROM {fact}_evidence WHERE load_id IN ({loads})"
            self._db.execute(f"INSERT OR IGNORE INTO temp.gone_{fact} SELECT {fact}_id {evidence}")
            self._db.execute(f"DELETE {evidence}")
        claims = f"FROM claim WHERE load_id IN ({loads})"
        self._db.execute(f"INSERT OR IGNORE INTO temp.touched SELECT part_id {claims}")
        self._db.execute(f"DELETE {claims}")
        for table in ("offer", "vehicle_fact", "link_dispute", "fitment_dispute"):
            self._db.execute(f"DELETE FROM {table} WHERE load_id IN ({loads})")

    def retract(self, one: Retraction, part: int, other: int, source_id: int, before: int) -> bool:
        """Take away what a source said of one thing in loads before `before`; whether it had said anything.

        `part` and `other` are ids of parts.
        """
        self._any = True
        where = {"part": part, "other": other, "source": source_id, "before": before}
        gone = 0
        if one.what == "part":
            gone += sum(self._drop_evidence(fact, ids, where) for fact, ids in _OF_PART.items())
        elif one.what == "link":
            gone += self._drop_evidence("link", _ONE_LINK, where)
        elif one.what == "fitment" and one.vehicle:
            named = dict(zip(("make", "model", "chassis", "engine", "year_from", "year_to"), one.vehicle, strict=True))
            gone += self._drop_evidence("fitment", _ONE_FITMENT, {**where, **named, "position": one.position})
        elif one.what == "attribute":
            gone += self._drop_evidence("attribute", _ONE_ATTRIBUTE, {**where, "name": one.name})
        if one.what in {"part", "claims"}:
            self._db.execute("INSERT OR IGNORE INTO temp.touched VALUES (:part)", where)
            for table in ("offer", "claim"):
                sql = f"DELETE FROM {table} WHERE part_id = :part AND source_id = :source AND load_id < :before"
                gone += self._db.execute(sql, where).rowcount
        return gone > 0

    def sweep(self) -> Withdrawn:
        """Drop the facts that have no evidence left, and the parts nobody speaks of."""
        done = Withdrawn()
        if not self._any:
            return done
        for fact in _FACTS:
            sql = (
                f"DELETE FROM {fact} WHERE id IN temp.gone_{fact}"
                f" AND NOT EXISTS (SELECT 1 FROM {fact}_evidence WHERE {fact}_id = {fact}.id)"
            )
            setattr(done, f"{fact}s", self._db.execute(sql).rowcount)
        if done.fitments:
            self._db.execute(
                "DELETE FROM application WHERE NOT EXISTS (SELECT 1 FROM fitment WHERE application_id = application.id)"
            )
        done.parts = self._drop_unclaimed()
        return done

    def _drop_evidence(self, fact: str, ids: str, where: Mapping[str, object]) -> int:
        self._db.execute(f"INSERT OR IGNORE INTO temp.gone_{fact} SELECT id FROM ({ids})", where)
        sql = f"DELETE FROM {fact}_evidence WHERE {fact}_id IN ({ids}) AND source_id = :source AND load_id < :before"
        return self._db.execute(sql, where).rowcount

    def _drop_unclaimed(self) -> list[tuple[int, str]]:
        """Delete the touched parts nobody claims any more, and makers that have none left and were only a name."""
        parts = self._db.execute(
            "SELECT id, key, maker_id FROM part WHERE id IN temp.touched"
            " AND NOT EXISTS (SELECT 1 FROM claim WHERE part_id = part.id)"
            " AND NOT EXISTS (SELECT 1 FROM link WHERE from_id = part.id)"
            " AND NOT EXISTS (SELECT 1 FROM link WHERE to_id = part.id)"
            " AND NOT EXISTS (SELECT 1 FROM fitment WHERE part_id = part.id)"
            " AND NOT EXISTS (SELECT 1 FROM attribute WHERE part_id = part.id) ORDER BY id"
        ).fetchall()
        ids = [(part[0],) for part in parts]
        self._db.executemany("DELETE FROM spelling WHERE part_id = ?", ids)
        self._db.executemany("DELETE FROM part WHERE id = ?", ids)
        self._db.executemany("DELETE FROM temp.touched WHERE part_id = ?", ids)
        self._db.execute(
            "DELETE FROM spelling WHERE part_id IN temp.touched AND NOT EXISTS"
            " (SELECT 1 FROM claim WHERE claim.part_id = spelling.part_id AND claim.spelling = spelling.text)"
        )
        for maker_id in sorted({part[2] for part in parts}):
            self._drop_bare_maker(maker_id)
        return [(part[0], part[1]) for part in parts]

    def _drop_bare_maker(self, maker_id: int) -> None:
        """A maker a load made by naming it has one alias and nothing else; one the catalogue describes stays."""
        bare = self._db.execute(
            "SELECT 1 FROM maker WHERE id = ? AND name_ja = '' AND note = ''"
            " AND NOT EXISTS (SELECT 1 FROM part WHERE maker_id = maker.id)"
            " AND (SELECT count(*) FROM maker_alias WHERE maker_id = maker.id) = 1",
            (maker_id,),
        ).fetchone()
        if bare:
            self._db.execute("DELETE FROM maker_alias WHERE maker_id = ?", (maker_id,))
            self._db.execute("DELETE FROM maker WHERE id = ?", (maker_id,))
