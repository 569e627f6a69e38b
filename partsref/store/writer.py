"""Add facts with their evidence. One writer serves one load inside one transaction; order of calls never matters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from partsref.model import Kind, Maker, Relation, Source, Status, Vehicle
from partsref.numbers.canonical import canonical
from partsref.numbers.fold import key
from partsref.numbers.formats import formats_of
from partsref.store.settle import settle_parts
from partsref.words.fold import fold

_SYMMETRIC: frozenset[Relation] = frozenset({"same", "alternative"})
_BUFFERED_ROWS = 2_000
_CLAIM = (
    "INSERT OR IGNORE INTO claim (part_id, load_id, source_id, spelling, slip, kind, description_id, status, note)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class Writer:
    """Writes one load. The caller holds the transaction (see `store.database.writing`).

    Ids of things that repeat in every row (makers, sources, categories, descriptions, applications) are kept in
    memory; parts and facts are looked up in the file, so memory does not grow with the catalogue.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._load_id = 0
        self._sources: dict[str, int] = dict(connection.execute("SELECT code, id FROM source"))
        self._makers: dict[str, int] = dict(connection.execute("SELECT fold, maker_id FROM maker_alias"))
        self._maker_names: dict[int, str] = dict(connection.execute("SELECT id, name FROM maker"))
        self._categories: dict[str, int] = dict(connection.execute("SELECT name, id FROM category"))
        self._descriptions: dict[tuple[str, str, int], int] = {}
        self._applications: dict[tuple[object, ...], int] = {}
        self._pending: dict[str, list[tuple[object, ...]]] = {}
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (part_id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TEMP TABLE IF NOT EXISTS added (part_id INTEGER PRIMARY KEY)")
        connection.execute("DELETE FROM touched")
        connection.execute("DELETE FROM added")

    # -- the load itself

    def begin(self, source: Source, file: str, sha256: str = "", mode: str = "UPDATE") -> int:
        """Open the load all following facts belong to; returns its id."""
        cursor = self._db.execute(
            "INSERT INTO load (source_id, file, sha256, mode, loaded_at) VALUES (?, ?, ?, ?, ?)",
            (self.source(source), file, sha256, mode, datetime.now(UTC).isoformat(timespec="seconds")),
        )
        self._load_id = int(cursor.lastrowid or 0)
        return self._load_id

    def finish(self, rows: int, rejected: int = 0) -> None:
        """Write what is buffered and choose each touched part's name, status and printed number anew."""
        self.flush()
        settle_parts(self._db)
        self._db.execute("UPDATE load SET rows = ?, rejected = ? WHERE id = ?", (rows, rejected, self._load_id))

    def added_parts(self) -> Iterator[tuple[int, str]]:
        """(id, key) of every part this writer made: what the near-number index has to take in."""
        yield from self._db.execute("SELECT id, key FROM part JOIN added ON part_id = id ORDER BY id")

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

    def category(self, name: str, name_ja: str = "", part_group: str = "") -> int:
        """The id of a category of the vocabulary."""
        if (known := self._categories.get(name)) is None:
            cursor = self._db.execute(
                "INSERT INTO category (name, name_ja, part_group) VALUES (?, ?, ?)", (name, name_ja, part_group)
            )
            known = self._categories[name] = int(cursor.lastrowid or 0)
        return known

    # -- facts

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
        maker_id = self._makers.get(fold(maker)) or self.maker(Maker(maker, kind))
        maker_name = self._maker_names[maker_id]
        reading = canonical(maker_name, as_number or number)
        part_id, is_new = self._part_id(maker_id, reading.key, reading.base, reading.printed, kind)
        description_id = self._description(name, name_ja, category)
        if is_new and description_id:
            self._db.execute("UPDATE part SET description_id = ? WHERE id = ?", (description_id, part_id))
        if not is_new or status:
            self._buffer("INSERT OR IGNORE INTO temp.touched VALUES (?)", (part_id,))
        self._buffer(
            _CLAIM, (part_id, self._load_id, self._sources[source], "", "", kind, description_id, status, note)
        )
        # A layout prints its numbers itself; without one, how sources spell it decides how it is printed.
        if number != reading.printed or not formats_of(maker_name):
            self.spelling(part_id, number, source, slip)
        return part_id

    def spelling(self, part_id: int, spelling: str, source: str, slip: str = "") -> None:
        """Record one more way a part's number was written; `slip` says how it was damaged, if it was."""
        text = " ".join(spelling.split())
        self._buffer("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?, ?)", (part_id, text, key(text), slip))
        self._buffer(_CLAIM, (part_id, self._load_id, self._sources[source], text, slip, "", 0, "", ""))

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
        row = (
            self._db.execute(
                "SELECT id FROM link WHERE from_id = ? AND to_id = ? AND relation = ?", (from_id, to_id, relation)
            ).fetchone()
            or self._db.execute(
                "INSERT INTO link (from_id, to_id, relation) VALUES (?, ?, ?) RETURNING id", (from_id, to_id, relation)
            ).fetchone()
        )
        self._buffer(
            "INSERT OR IGNORE INTO link_evidence VALUES (?, ?, ?, ?, ?)",
            (row[0], self._load_id, self._sources[source], int(inferred), note),
        )

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
        row = (
            self._db.execute(
                "SELECT id FROM fitment WHERE part_id = ? AND application_id = ? AND position = ?",
                (part_id, application, position),
            ).fetchone()
            or self._db.execute(
                "INSERT INTO fitment (part_id, application_id, position) VALUES (?, ?, ?) RETURNING id",
                (part_id, application, position),
            ).fetchone()
        )
        self._buffer(
            "INSERT OR IGNORE INTO fitment_evidence VALUES (?, ?, ?, ?)",
            (row[0], self._load_id, self._sources[source], note),
        )

    def attribute(self, part_id: int, name: str, value: str, unit: str, source: str) -> None:
        """State a measured property of a part."""
        row = (
            self._db.execute(
                "SELECT id FROM attribute WHERE part_id = ? AND name = ? AND value = ? AND unit = ?",
                (part_id, name, value, unit),
            ).fetchone()
            or self._db.execute(
                "INSERT INTO attribute (part_id, name, value, unit) VALUES (?, ?, ?, ?) RETURNING id",
                (part_id, name, value, unit),
            ).fetchone()
        )
        self._buffer(
            "INSERT OR IGNORE INTO attribute_evidence VALUES (?, ?, ?)",
            (row[0], self._load_id, self._sources[source]),
        )

    # -- reference data of the shipped catalogue

    def model(self, make: str, name: str, name_ja: str, family: str, aliases: Iterable[str]) -> None:
        """Add a model's names."""
        self._db.execute(
            "INSERT OR REPLACE INTO model (make, name, name_ja, family, aliases) VALUES (?, ?, ?, ?, ?)",
            (make, name, name_ja, family, "|".join(aliases)),
        )

    def vehicle(self, vehicle: Vehicle, month_from: int | None = None, month_to: int | None = None) -> int:
        """Add a vehicle (twins come with `twin`); returns its id."""
        cursor = self._db.execute(
            "INSERT INTO vehicle (make, model, chassis, model_ja, generation, body, drive, engine, displacement_cc,"
            " year_from, month_from, year_to, month_to, note, source_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                vehicle.make,
                vehicle.model,
                vehicle.chassis,
                vehicle.model_ja,
                vehicle.generation,
                vehicle.body,
                vehicle.drive,
                vehicle.engine,
                vehicle.displacement_cc,
                vehicle.year_from,
                month_from,
                vehicle.year_to,
                month_to,
                vehicle.note,
                self._sources.get(vehicle.source),
            ),
        )
        return int(cursor.lastrowid or 0)

    def twins(self, one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
        """Two (make, model, chassis) are one vehicle under two badges; told once, true both ways.

        Returns False when either is not a known vehicle: nothing is written then.
        """
        find = "SELECT id FROM vehicle WHERE make = ? AND model = ? AND chassis = ?"
        ones, others = (self._db.execute(find, side).fetchall() for side in (one, other))
        pairs = [(a, b) for (a,) in ones for (b,) in others if a != b]
        self._db.executemany("INSERT OR IGNORE INTO vehicle_twin VALUES (?, ?)", pairs + [(b, a) for a, b in pairs])
        return bool(pairs)

    def frame(
        self,
        make: str,
        model: str,
        type_code: str,
        chassis: str,
        serial_from: int | None,
        serial_to: int | None,
        note: str,
        source: str,
    ) -> None:
        """Add one range of frame serial numbers of a chassis code."""
        self._db.execute(
            "INSERT INTO frame (make, model, type_code, chassis, serial_from, serial_to, note, source_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (make, model, type_code, chassis, serial_from, serial_to, note, self._sources.get(source)),
        )

    def term(self, name: str, name_ja: str, romaji: str, category: str, synonyms: str) -> None:
        """Add one thing people call by many names; synonyms are parted by bars."""
        self._db.execute(
            "INSERT INTO term (name, name_ja, romaji, category, synonyms) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (name) DO UPDATE SET synonyms = synonyms || '|' || excluded.synonyms",
            (name, name_ja, romaji, category, synonyms),
        )

    def flush(self) -> None:
        """Write what is buffered."""
        for sql, rows in self._pending.items():
            self._db.executemany(sql, rows)
            rows.clear()

    # -- inside

    def _buffer(self, sql: str, row: tuple[object, ...]) -> None:
        rows = self._pending.setdefault(sql, [])
        rows.append(row)
        if len(rows) >= _BUFFERED_ROWS:
            self._db.executemany(sql, rows)
            rows.clear()

    def _part_id(self, maker_id: int, number_key: str, base: str, printed: str, kind: Kind) -> tuple[int, bool]:
        row = self._db.execute("SELECT id FROM part WHERE key = ? AND maker_id = ?", (number_key, maker_id)).fetchone()
        if row:
            return row[0], False
        cursor = self._db.execute(
            "INSERT INTO part (maker_id, key, base, number, kind) VALUES (?, ?, ?, ?, ?)",
            (maker_id, number_key, base if base != number_key else None, printed, kind),
        )
        part_id = int(cursor.lastrowid or 0)
        self._buffer("INSERT INTO temp.added VALUES (?)", (part_id,))
        return part_id, True

    def _description(self, name: str, name_ja: str, category: str) -> int:
        if not (name or name_ja or category):
            return 0
        category_id = self.category(category) if category else 0
        words = (name, name_ja, category_id)
        if (known := self._descriptions.get(words)) is None:
            row = (
                self._db.execute(
                    "SELECT id FROM description WHERE name = ? AND name_ja = ? AND ifnull(category_id, 0) = ?", words
                ).fetchone()
                or self._db.execute(
                    "INSERT INTO description (name, name_ja, category_id) VALUES (?, ?, ?) RETURNING id",
                    (name, name_ja, category_id or None),
                ).fetchone()
            )
            known = self._descriptions[words] = int(row[0])
        return known

    def _application(self, named: tuple[str, str, str, str, int | None, int | None]) -> int:
        if (known := self._applications.get(named)) is None:
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
