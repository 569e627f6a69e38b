"""Add facts with their evidence. One writer serves one load inside one transaction; order of calls never matters."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from partsref.errors import InputError
from partsref.model import Kind, Maker, Relation, Source, Status
from partsref.numbers.canonical import canonical
from partsref.numbers.formats import formats_of
from partsref.numbers.number_key import key
from partsref.store.read.part_keys import PartKeys
from partsref.store.write.batch import Application, Batch, Mention, OfferSaid, Retraction
from partsref.store.write.fact_ids import fact_ids
from partsref.store.write.reference_writer import ReferenceWriter
from partsref.store.write.resolve_claims import settle_parts
from partsref.store.write.withdraw import Withdrawal, Withdrawn
from partsref.words.fold import fold

_SYMMETRIC: frozenset[Relation] = frozenset({"same", "alternative"})
_REMEMBERED = 100_000
"""Names kept in memory at most, of each kind: a catalogue repeats its words, but need not."""

_PART = (
    "INSERT INTO part (id, maker_id, key, base, number, kind, status, description_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_SPELLING = "INSERT OR IGNORE INTO spelling VALUES (?, ?, ?, ?)"
_CLAIM = (
    "INSERT OR IGNORE INTO claim (part_id, load_id, source_id, spelling, slip, kind, description_id, status, note)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TOUCHED = "INSERT OR IGNORE INTO temp.touched VALUES (?)"
# Whoever says the same twice, once outright and once as his reasoning, says it outright: whichever comes first.
_LINK_EVIDENCE = (
    "INSERT INTO link_evidence (link_id, load_id, source_id, inferred, note) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT (link_id, load_id, source_id, note) DO UPDATE SET inferred = min(inferred, excluded.inferred)"
)
_FITMENT_EVIDENCE = "INSERT OR IGNORE INTO fitment_evidence VALUES (?, ?, ?, ?)"
_OFFER = (
    "INSERT OR REPLACE INTO offer (part_id, load_id, source_id, price, currency, stock, pack, order_code, link, date)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_ATTRIBUTE_EVIDENCE = "INSERT OR IGNORE INTO attribute_evidence VALUES (?, ?, ?)"

_LinkRow = tuple[int, int, str, int, str]


class Writer:
    """Writes one load. The caller holds the transaction (see `store.database.writing`).

    Ids of things that repeat in every row (makers, sources, categories, descriptions, applications) are kept in
    memory; parts and facts are looked up in the file, so memory does not grow with the catalogue. `added` counts the
    parts, links, fitments and attributes that were new, `retracted` what the source took back; `withdrawal` takes
    evidence away, and `gone` is what went with it once the load is finished.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.load_id = 0
        self._sources: dict[str, int] = dict(connection.execute("SELECT code, id FROM source"))
        self._makers: dict[str, int] = dict(connection.execute("SELECT fold, maker_id FROM maker_alias"))
        self._makers_as_typed: dict[str, int] = {}
        self._maker_names: dict[int, str] = dict(connection.execute("SELECT id, name FROM maker"))
        self._categories: dict[str, int] = dict(connection.execute("SELECT name, id FROM category"))
        self._descriptions: dict[tuple[str, str, str], int] = {}
        self._applications: dict[Application, int] = {}
        self.reference = ReferenceWriter(connection, self.source_id)
        (self._next_part,) = connection.execute("SELECT ifnull(max(id), 0) + 1 FROM part").fetchone()
        self._first_added = self._next_part
        self.added: Counter[str] = Counter()
        self.withdrawal = Withdrawal(connection)
        self.gone = Withdrawn()
        self.retracted = 0
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (part_id INTEGER PRIMARY KEY)")
        connection.execute("DELETE FROM temp.touched")

    # -- the load itself

    def begin(self, source: Source, file: str, sha256: str = "", mode: str = "UPDATE", mapping: str = "") -> int:
        """Open the load all following facts belong to; returns its id."""
        cursor = self._db.execute(
            "INSERT INTO load (source_id, file, sha256, mapping, mode, loaded_at) VALUES (?, ?, ?, ?, ?, ?)",
            (self.source(source), file, sha256, mapping, mode, datetime.now(UTC).isoformat(timespec="seconds")),
        )
        self.load_id = int(cursor.lastrowid or 0)
        return self.load_id

    def finish(self, rows: int, rejected: int = 0) -> None:
        """Drop what has no evidence left, and choose each touched part's name, status and printed number anew.

        Untouched are new parts of which one thing was said: they are what it says.
        """
        self.gone = self.withdrawal.sweep()
        settle_parts(self._db)
        self._db.execute("DELETE FROM temp.touched")
        self._db.execute(
            "UPDATE load SET rows = ?, rejected = ?, retracted = ? WHERE id = ?",
            (rows, rejected, self.retracted, self.load_id),
        )

    def added_parts(self) -> PartKeys:
        """(id, key) of every part this writer made: what the near-number index has to take in."""
        return PartKeys(self._db, self._first_added)

    # -- who and what

    def source(self, source: Source) -> int:
        """The id of a source; a known one keeps its title and trust unless the new ones say more."""
        if known := self._sources.get(source.id):
            return known
        cursor = self._db.execute(
            "INSERT INTO source (code, title, url, kind, trust) VALUES (?, ?, ?, ?, ?)",
            (source.id, source.title, source.url, source.kind, source.trust),
        )
        self._sources[source.id] = int(cursor.lastrowid or 0)
        return self._sources[source.id]

    def source_id(self, code: str) -> int:
        """The id of a source already told. Raises `InputError` for one that is not known."""
        if (known := self._sources.get(code)) is None:
            raise InputError(f"source: expected the id of a known source, came {code!r}. Add the source first")
        return known

    def maker(self, maker: Maker) -> int:
        """The id of a maker known by its name or any alias; made if it is new."""
        names = [maker.name, maker.name_ja, *maker.aliases]
        known = self._makers.get(fold(maker.name))
        if known is None:
            cursor = self._db.execute(
                "INSERT INTO maker (name, name_ja, kind, note) VALUES (?, ?, ?, ?)",
                (maker.name, maker.name_ja, maker.kind, maker.note),
            )
            known = int(cursor.lastrowid or 0)
            self._maker_names[known] = maker.name
        for alias in filter(None, names):
            if self._makers.setdefault(fold(alias), known) == known:
                self._db.execute(
                    "INSERT OR IGNORE INTO maker_alias (fold, alias, maker_id) VALUES (?, ?, ?)",
                    (fold(alias), alias, known),
                )
        return known

    def kind_of(self, maker: str) -> Kind:
        """Whether a maker makes vehicles, parts, or is a standard; one nobody named yet is taken to make parts."""
        known = self._makers.get(fold(maker))
        row = self._db.execute("SELECT kind FROM maker WHERE id = ?", (known,)).fetchone()
        return row[0] if row else "aftermarket"

    def category(self, name: str, name_ja: str = "", part_group: str = "") -> int:
        """The id of a category of the vocabulary."""
        if (known := self._categories.get(name)) is None:
            cursor = self._db.execute(
                "INSERT INTO category (name, name_ja, part_group) VALUES (?, ?, ?)", (name, name_ja, part_group)
            )
            known = self._categories[name] = int(cursor.lastrowid or 0)
        return known

    # -- facts, many at once

    def write(self, batch: Batch, source: str) -> list[int]:
        """Write everything a batch says, on the word of `source`; returns the ids of its mentions, in their order."""
        source_id, new_from = self.source_id(source), self._next_part
        for one in batch.retractions:
            self._retract(one, source_id)
        identities, ids = self._parts(batch.mentions, source_id)
        if batch.links:
            names = self._maker_names
            order = [(names[maker_id], number_key) for number_key, maker_id in identities]
            links = [
                (ids[b], ids[a], relation, int(inferred), note)
                if relation in _SYMMETRIC and order[b] < order[a]
                else (ids[a], ids[b], relation, int(inferred), note)
                for a, b, relation, note, inferred in batch.links
            ]
            self._links(links, source_id, new_from)
        if batch.fitments:
            named = self._application
            fitments = [(ids[at], named(vehicle), position, note) for at, vehicle, position, note in batch.fitments]
            self._fitments(fitments, source_id, new_from)
        if batch.attributes:
            measured = [(ids[at], name, value, unit) for at, name, value, unit in batch.attributes]
            self._attributes(measured, source_id, new_from)
        if batch.offers:
            offered = [(ids[at], self.load_id, source_id, *offer) for at, offer in batch.offers]
            self._db.executemany(_OFFER, offered)
            self.added["offers"] += len(offered)
        return ids

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
        return self._parts([mention], self.source_id(source))[1][0]

    def spelling(self, part_id: int, spelling: str, source: str, slip: str = "") -> None:
        """Record one more way a part's number was written; `slip` says how it was damaged, if it was."""
        text = " ".join(spelling.split())
        self._db.execute(_SPELLING, (part_id, text, key(text), slip))
        self._db.execute(_CLAIM, (part_id, self.load_id, self.source_id(source), text, slip, "", 0, "", ""))

    def known_part(self, maker: str, number_key: str) -> int | None:
        """The id of a part already here, by any name of its maker and its canonical key."""
        maker_id = self._makers.get(fold(maker))
        row = self._db.execute("SELECT id FROM part WHERE key = ? AND maker_id = ?", (number_key, maker_id)).fetchone()
        return row[0] if row else None

    def link(
        self, from_id: int, to_id: int, relation: Relation, source: str, *, note: str = "", inferred: bool = False
    ) -> None:
        """State a relation between two parts. Symmetric relations are one fact whichever way they are told."""
        if relation in _SYMMETRIC and self._sort_key(to_id) < self._sort_key(from_id):
            from_id, to_id = to_id, from_id
        self._links([(from_id, to_id, relation, int(inferred), note)], self.source_id(source), self._next_part)

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
        application = self._application((make, model, chassis, engine, year_from, year_to))
        self._fitments([(part_id, application, position, note)], self.source_id(source), self._next_part)

    def attribute(self, part_id: int, name: str, value: str, unit: str, source: str) -> None:
        """State a measured property of a part."""
        self._attributes([(part_id, name, value, unit)], self.source_id(source), self._next_part)

    def offer(self, part_id: int, offer: OfferSaid, source: str) -> None:
        """Record what a source sells a part for."""
        self._db.execute(_OFFER, (part_id, self.load_id, self.source_id(source), *offer))

    # -- inside

    def _retract(self, one: Retraction, source_id: int) -> None:
        """Take back what the source said; what the catalogue does not know needs no taking back."""
        part = self._known_number(one.maker, one.number)
        other = self._known_number(one.other_maker, one.other_number) if one.other_number else 0
        if part is not None and other is not None:
            self.retracted += self.withdrawal.retract(one, part, other, source_id, self.load_id)

    def _known_number(self, maker: str, number: str) -> int | None:
        maker_id = self._makers.get(fold(maker))
        return self.known_part(maker, canonical(self._maker_names[maker_id], number).key) if maker_id else None

    def _parts(self, mentions: Sequence[Mention], source_id: int) -> tuple[list[tuple[str, int]], list[int]]:
        """Claim every mention; returns each one's (key, maker id) and part id. Makes the parts that are new."""
        identities: list[tuple[str, int]] = []
        printed: list[str] = []
        new: dict[tuple[str, int], tuple[Mention, str, str]] = {}
        for mention in mentions:
            maker_id = self._makers_as_typed.get(mention.maker) or self._maker_as_typed(mention)
            reading = canonical(self._maker_names[maker_id], mention.as_number or mention.number)
            identity = (reading.key, maker_id)
            identities.append(identity)
            printed.append(reading.printed)
            if identity not in new:
                new[identity] = (mention, reading.printed, reading.base)
        known = self._known_ids(new)
        new_from = self._next_part
        rows = []
        # In order: a B-tree takes its keys several times faster than at random.
        for identity in sorted(new.keys() - known.keys()):
            mention, as_printed, base = new[identity]
            number_key, maker_id = identity
            known[identity] = part_id = self._next_part
            self._next_part += 1
            rows.append(
                (
                    part_id,
                    maker_id,
                    number_key,
                    base if base != number_key else None,
                    as_printed,
                    mention.kind,
                    mention.status or "unknown",
                    self._description(mention) or None,
                )
            )
        self._db.executemany(_PART, rows)
        self.added["parts"] += len(rows)
        ids = [known[identity] for identity in identities]
        self._claims(mentions, ids, printed, source_id, new_from)
        return identities, ids

    def _claims(
        self, mentions: Sequence[Mention], ids: list[int], printed: list[str], source_id: int, new_from: int
    ) -> None:
        spellings: list[tuple[object, ...]] = []
        claims: dict[tuple[int | str, ...], None] = {}
        for mention, part_id, as_printed in zip(mentions, ids, printed, strict=True):
            spelling = ""
            if mention.number != as_printed:
                spelling = " ".join(mention.number.split())
                spellings.append((part_id, spelling, key(spelling), mention.slip))
            elif not formats_of(self._maker_names[self._makers_as_typed[mention.maker]]):
                spelling = mention.number  # Without a layout, how sources spell a number decides how it is printed.
            _, _, kind, _, _, _, status, note, slip, _ = mention
            described = self._description(mention)
            claims[part_id, self.load_id, source_id, spelling, slip, kind, described, status, note] = None
        self._db.executemany(_SPELLING, spellings)
        self._db.executemany(_CLAIM, claims)
        # A new part of which one thing is said is what it says; any other has to be settled.
        said = Counter(claim[0] for claim in claims)
        self._db.executemany(_TOUCHED, [(at,) for at, times in said.items() if times > 1 or int(at) < new_from])

    def _links(self, rows: Sequence[_LinkRow], source_id: int, new_from: int) -> None:
        columns = ("from_id", "to_id", "relation")
        ids, made = fact_ids(self._db, "link", columns, [row[:3] for row in rows], new_from, part_columns=2)
        self.added["links"] += made
        evidence = [(at, self.load_id, source_id, row[3], row[4]) for at, row in zip(ids, rows, strict=True)]
        self._db.executemany(_LINK_EVIDENCE, evidence)

    def _fitments(self, rows: Sequence[tuple[int, int, str, str]], source_id: int, new_from: int) -> None:
        columns = ("part_id", "application_id", "position")
        ids, made = fact_ids(self._db, "fitment", columns, [row[:3] for row in rows], new_from)
        self.added["fitments"] += made
        evidence = [(at, self.load_id, source_id, row[3]) for at, row in zip(ids, rows, strict=True)]
        self._db.executemany(_FITMENT_EVIDENCE, evidence)

    def _attributes(self, rows: Sequence[tuple[int, str, str, str]], source_id: int, new_from: int) -> None:
        ids, made = fact_ids(self._db, "attribute", ("part_id", "name", "value", "unit"), rows, new_from)
        self.added["attributes"] += made
        self._db.executemany(_ATTRIBUTE_EVIDENCE, [(at, self.load_id, source_id) for at in ids])

    def _known_ids(self, identities: Iterable[tuple[str, int]]) -> dict[tuple[str, int], int]:
        keys = json.dumps(list({identity[0] for identity in identities}))
        sql = "SELECT key, maker_id, id FROM part WHERE key IN (SELECT value FROM json_each(?))"
        return {(row[0], row[1]): row[2] for row in self._db.execute(sql, (keys,))}

    def _maker_as_typed(self, mention: Mention) -> int:
        maker_id = self._makers.get(fold(mention.maker)) or self.maker(Maker(mention.maker, mention.kind))
        self._makers_as_typed[mention.maker] = maker_id
        return maker_id

    def _description(self, mention: Mention) -> int:
        words = mention[3:6]
        if (known := self._descriptions.get(words)) is None:
            if len(self._descriptions) >= _REMEMBERED:
                self._descriptions.clear()
            known = self._descriptions[words] = self._description_id(*words) if any(words) else 0
        return known

    def _description_id(self, name: str, name_ja: str, category: str) -> int:
        words = (name, name_ja, self.category(category) if category else 0)
        row = (
            self._db.execute(
                "SELECT id FROM description WHERE name = ? AND name_ja = ? AND ifnull(category_id, 0) = ?", words
            ).fetchone()
            or self._db.execute(
                "INSERT INTO description (name, name_ja, category_id) VALUES (?, ?, ?) RETURNING id",
                (name, name_ja, words[2] or None),
            ).fetchone()
        )
        return int(row[0])

    def _application(self, named: Application) -> int:
        if (known := self._applications.get(named)) is None:
            if len(self._applications) >= _REMEMBERED:
                self._applications.clear()
            row = (
                self._db.execute(
                    "SELECT id FROM application WHERE make = ? AND model = ? AND chassis = ? AND engine = ?"
                    " AND ifnull(year_from, 0) = ifnull(?, 0) AND ifnull(year_to, 0) = ifnull(?, 0)",
                    named,
                ).fetchone()
                or self._db.execute(
                    "INSERT INTO application (make, model, chassis, engine, year_from, year_to)"
                    " VALUES (?, ?, ?, ?, ?, ?) RETURNING id",
                    named,
                ).fetchone()
            )
            known = self._applications[named] = int(row[0])
        return known

    def _sort_key(self, part_id: int) -> tuple[str, str]:
        maker_id, number_key = self._db.execute("SELECT maker_id, key FROM part WHERE id = ?", (part_id,)).fetchone()
        return self._maker_names[maker_id], number_key
