"""Add facts with their evidence. One writer serves one load inside one transaction; order of calls never matters."""

from __future__ import annotations

import sqlite3
from collections import Counter
from datetime import UTC, datetime

from partsref.model import Kind, Maker, Relation, Source, Status
from partsref.store.read.part_keys import PartKeys
from partsref.store.write.batch import Batch, Mention, OfferSaid, Retraction
from partsref.store.write.fact_writer import FactWriter, SaidBy
from partsref.store.write.part_writer import PartWriter
from partsref.store.write.reference_writer import ReferenceWriter
from partsref.store.write.repeated_names import RepeatedNames
from partsref.store.write.resolve_claims import settle_parts
from partsref.store.write.withdraw import Withdrawal, Withdrawn

_SYMMETRIC: frozenset[Relation] = frozenset({"same", "alternative"})


class Writer:
    """Writes one load. The caller holds the transaction (see `store.database.writing`).

    Ids of things that repeat in every row (`names`) are kept in memory; parts and facts are looked up in the file, so
    memory does not grow with the catalogue. `added` counts the parts, links, fitments and attributes that were new,
    `retracted` what the source took back; `withdrawal` takes evidence away, and `gone` is what went with it once the
    load is finished.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.load_id = 0
        self.added: Counter[str] = Counter()
        self.names = RepeatedNames(connection)
        self.reference = ReferenceWriter(connection, self.names.source_id)
        self._parts = PartWriter(connection, self.names, self.added)
        self._facts = FactWriter(connection, self.added)
        self.withdrawal = Withdrawal(connection)
        self.gone = Withdrawn()
        self.retracted = 0

    # -- the load itself

    def begin(self, source: Source, file: str, sha256: str = "", mode: str = "UPDATE", mapping: str = "") -> int:
        """Open the load all following facts belong to; returns its id."""
        cursor = self._db.execute(
            "INSERT INTO load (source_id, file, sha256, mapping, mode, loaded_at) VALUES (?, ?, ?, ?, ?, ?)",
            (self.names.source(source), file, sha256, mapping, mode, datetime.now(UTC).isoformat(timespec="seconds")),
        )
        self.load_id = int(cursor.lastrowid or 0)
        return self.load_id

    def finish(self, rows: int, rejected: int = 0) -> None:
        """Drop what has no evidence left, and choose each touched part's name, status and printed number anew.

        Untouched are new parts of which one thing was said: they are what it says.
        """
        self.gone = self.withdrawal.sweep()
        settle_parts(self._db, self._parts.first_added)
        self._db.execute("DELETE FROM temp.touched")
        self._db.execute(
            "UPDATE load SET rows = ?, rejected = ?, retracted = ? WHERE id = ?",
            (rows, rejected, self.retracted, self.load_id),
        )

    def added_parts(self, since: int = 0) -> PartKeys:
        """(id, key) of every part this writer made, from id `since` on: what the near-number index has to take in."""
        return self._parts.added_parts(since)

    # -- who and what

    def source(self, source: Source, *, renewed: bool = False) -> int:
        """The id of a source; a known one keeps its title and trust unless it is `renewed`."""
        return self.names.source(source, renewed=renewed)

    def maker(self, maker: Maker) -> int:
        """The id of a maker known by its name or any alias; made if it is new."""
        return self.names.maker(maker)

    def kind_of(self, maker: str) -> Kind:
        """Whether a maker makes vehicles, parts, or is a standard; one nobody named yet is taken to make parts."""
        return self.names.kind_of(maker)

    def category(self, name: str, name_ja: str = "", part_group: str = "") -> int:
        """The id of a category of the vocabulary."""
        return self.names.category(name, name_ja, part_group)

    # -- facts, many at once

    def write(self, batch: Batch, source: str) -> list[int]:
        """Write everything a batch says, on the word of `source`; returns the ids of its mentions, in their order."""
        by, new_from = self._by(source), self._parts.next_part
        for one in batch.retractions:
            self._retract(one, by)
        identities, ids = self._parts.claim(batch.mentions, by, batch.readings)
        if batch.links:

            def order(at: int) -> tuple[str, str]:
                number_key, maker_id = identities[at]
                return self.names.maker_name(maker_id), number_key

            links = [
                (ids[b], ids[a], relation, int(inferred), note)
                if relation in _SYMMETRIC and order(b) < order(a)
                else (ids[a], ids[b], relation, int(inferred), note)
                for a, b, relation, note, inferred in batch.links
            ]
            self._facts.links(links, by, new_from)
        if batch.fitments:
            named = self.names.application
            fitments = [(ids[at], named(vehicle), position, note) for at, vehicle, position, note in batch.fitments]
            self._facts.fitments(fitments, by, new_from)
        if batch.attributes:
            measured = [(ids[at], name, value, unit) for at, name, value, unit in batch.attributes]
            self._facts.attributes(measured, by, new_from)
        if batch.offers:
            self._facts.offers([(ids[at], offer) for at, offer in batch.offers], by)
        return ids

    def write_new(self, batch: Batch, source: str) -> PartKeys:
        """`write`; returns (id, key) of the parts that it made."""
        new_from = self._parts.next_part
        self.write(batch, source)
        return self.added_parts(new_from)

    # -- facts, one by one

    def part(
        self,
        maker: str,
        number: str,
        source: str,
        *,
        kind: Kind = "oem",
        name: str = "",
        name_ja: str = "",
        category: str = "",
        status: Status | str = "",
        note: str = "",
        slip: str = "",
        as_number: str = "",
    ) -> int:
        """Claim that `maker` has a part `number`; returns the part's id.

        `as_number` is the true number when `number` is a damaged spelling of it, and `slip` says how it was damaged.
        """
        mention = Mention(maker, number, kind, name, name_ja, category, status, note, slip, as_number)
        return self._parts.claim([mention], self._by(source))[1][0]

    def spelling(self, part_id: int, spelling: str, source: str, slip: str = "") -> None:
        """Record one more way a part's number was written; `slip` says how it was damaged, if it was."""
        self._parts.spelling(part_id, spelling, slip, *self._by(source))

    def known_part(self, maker: str, number_key: str) -> int | None:
        """The id of a part already here, by any name of its maker and its canonical key."""
        return self._parts.known_part(maker, number_key)

    def link(
        self, from_id: int, to_id: int, relation: Relation, source: str, *, note: str = "", inferred: bool = False
    ) -> None:
        """State a relation between two parts. Symmetric relations are one fact whichever way they are told."""
        if relation in _SYMMETRIC and self._parts.order(to_id) < self._parts.order(from_id):
            from_id, to_id = to_id, from_id
        row = (from_id, to_id, relation, int(inferred), note)
        self._facts.links([row], self._by(source), self._parts.next_part)

    def fitment(
        self,
        part_id: int,
        make: str,
        model: str,
        chassis: str,
        source: str,
        *,
        engine: str = "",
        year_from: int | None = None,
        year_to: int | None = None,
        position: str = "",
        note: str = "",
    ) -> None:
        """State that a part fits a vehicle, named as the source names it."""
        application = self.names.application((make, model, chassis, engine, year_from, year_to))
        self._facts.fitments([(part_id, application, position, note)], self._by(source), self._parts.next_part)

    def attribute(self, part_id: int, name: str, value: str, unit: str, source: str) -> None:
        """State a measured property of a part."""
        self._facts.attributes([(part_id, name, value, unit)], self._by(source), self._parts.next_part)

    def offer(self, part_id: int, offer: OfferSaid, source: str) -> None:
        """Record what a source sells a part for."""
        self._facts.offers([(part_id, offer)], self._by(source))

    # -- inside

    def _by(self, source: str) -> SaidBy:
        return self.load_id, self.names.source_id(source)

    def _retract(self, one: Retraction, by: SaidBy) -> None:
        """Take back what the source said; what the catalogue does not know needs no taking back."""
        part = self._parts.known_number(one.maker, one.number)
        other = self._parts.known_number(one.other_maker, one.other_number) if one.other_number else 0
        if part is not None and other is not None:
            self.retracted += self.withdrawal.retract(one, part, other, by[1], by[0])
