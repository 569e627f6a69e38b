"""Reference data of the shipped catalogue: models, vehicles and their twins, facts of vehicles, frames, terms."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from partsref.model import Vehicle, VehicleFact


class ReferenceWriter:
    """Writes what is said of vehicles and words, not of parts. `source_id` gives the id of a source already told."""

    def __init__(self, connection: sqlite3.Connection, source_id: Callable[[str], int]) -> None:
        self._db = connection
        self._source_id = source_id

    def forget(self) -> None:
        """Drop all reference data that no user added, so that a newer catalogue can be written in its place."""
        own = "(SELECT id FROM source WHERE kind = 'own')"
        self._db.execute(f"DELETE FROM vehicle_twin WHERE source_id NOT IN {own}")
        self._db.execute("DELETE FROM application_vehicle")
        self._db.execute(
            f"DELETE FROM vehicle WHERE (source_id IS NULL OR source_id NOT IN {own})"
            " AND NOT EXISTS (SELECT 1 FROM vehicle_twin WHERE vehicle.id IN (vehicle_id, twin_id))"
        )
        for table in ("frame", "term_word", "term"):
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute("DELETE FROM model")

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
                self._source_id(vehicle.source) if vehicle.source else None,
            ),
        )
        return int(cursor.lastrowid or 0)

    def twins(self, one: tuple[str, str, str], other: tuple[str, str, str], source: str) -> bool:
        """Two (make, model, chassis) are one vehicle under two badges; told once, true both ways.

        Returns False when either is not a known vehicle: nothing is written then.
        """
        find = "SELECT id FROM vehicle WHERE make = ? AND model = ? AND chassis = ?"
        ones, others = (self._db.execute(find, side).fetchall() for side in (one, other))
        source_id = self._source_id(source)
        pairs = [pair for (a,) in ones for (b,) in others if a != b for pair in ((a, b), (b, a))]
        self._db.executemany(
            "INSERT OR IGNORE INTO vehicle_twin VALUES (?, ?, ?)", [(*pair, source_id) for pair in pairs]
        )
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
            (make, model, type_code, chassis, serial_from, serial_to, note, self._source_id(source)),
        )

    def term(self, name: str, name_ja: str, romaji: str, category: str, synonyms: str, note: str, source: str) -> None:
        """Add one thing people call by many names; synonyms are parted by bars."""
        self._db.execute(
            "INSERT INTO term (name, name_ja, romaji, category, synonyms, note, source_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (name, name_ja, romaji, category, synonyms, note, self._source_id(source)),
        )

    def word(self, language: str, word: str, term: str, source: str) -> bool:
        """Add what a term is called in a language. Returns False, and writes nothing, for a term that is not there."""
        cursor = self._db.execute(
            "INSERT INTO term_word (language, word, term_id, source_id) SELECT ?, ?, id, ? FROM term WHERE name = ?",
            (language, word, self._source_id(source), term),
        )
        return cursor.rowcount > 0

    def vehicle_fact(self, fact: VehicleFact, load_id: int) -> None:
        """State a litre, grade, size or torque of a vehicle, brought by a load."""
        self._db.execute(
            "INSERT INTO vehicle_fact (make, model, chassis, engine, name, value, unit, note, source_id, load_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                fact.make,
                fact.model,
                fact.chassis,
                fact.engine,
                fact.name,
                fact.value,
                fact.unit,
                fact.note,
                self._source_id(fact.source),
                load_id,
            ),
        )
