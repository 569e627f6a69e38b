"""Questions about what fits what. Each method is one statement; which answer counts is decided in `answer`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from partsref.reads.vehicle_rows import Application, Fitted, Span
from partsref.store.read.vehicle_parts import DISPUTED

_APPLICATION = "SELECT a.id, a.make, a.model, a.chassis, a.engine, a.year_from, a.year_to FROM application AS a"
_FITTED = (
    "SELECT f.part_id, f.application_id, f.position, ifnull(p.description_id, 0),"
    " ifnull((SELECT category_id FROM description WHERE id = p.description_id), 0),"
    " (SELECT min(trust) FROM fitment_evidence JOIN source ON source.id = source_id WHERE fitment_id = f.id),"
    " trim(ifnull((SELECT group_concat(note, '; ') FROM (SELECT DISTINCT note FROM fitment_evidence"
    f" WHERE fitment_id = f.id AND note <> '' ORDER BY note)), '') || {DISPUTED}), f.id"
)
_FROM_APPLICATION = " FROM fitment AS f JOIN part AS p ON p.id = f.part_id WHERE f.application_id = ? ORDER BY f.id"
# A part is looked up only once it is known to be described so. The pluses keep SQLite from trying every pair of a part
# and an application.
_FROM_APPLICATIONS = (
    " FROM json_each(:a) AS named CROSS JOIN fitment AS f ON f.application_id = named.value"
    " CROSS JOIN part AS p ON p.id = f.part_id WHERE +f.part_id IN"
    " (SELECT id FROM part WHERE description_id IN (SELECT value FROM json_each(:d)))"
    " ORDER BY named.key, f.id LIMIT :most"
)
_FROM_DESCRIBED = (
    " FROM json_each(:d) AS said CROSS JOIN part AS p ON p.description_id = said.value"
    " CROSS JOIN fitment AS f ON f.part_id = p.id WHERE +f.application_id IN (SELECT value FROM json_each(:a))"
)


class FitmentRows:
    """Reads one open connection; holds no state of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def by_patterns(self, patterns: Iterable[str]) -> list[Application]:
        """Applications whose chassis cell has one of these codes or patterns."""
        sql = (
            f"{_APPLICATION} WHERE a.id IN (SELECT application_id FROM application_code"
            " WHERE pattern IN (SELECT value FROM json_each(?))) ORDER BY a.id"
        )
        return [Application(*row) for row in self._db.execute(sql, (json.dumps(sorted(patterns)),))]

    def by_vehicles(self, vehicle_ids: Iterable[int]) -> list[Application]:
        """Applications whose make and chassis cell cover one of these vehicles."""
        sql = (
            f"{_APPLICATION} WHERE a.id IN (SELECT application_id FROM application_vehicle"
            " WHERE vehicle_id IN (SELECT value FROM json_each(?))) ORDER BY a.id"
        )
        return [Application(*row) for row in self._db.execute(sql, (json.dumps(sorted(vehicle_ids)),))]

    def by_series(self, series: str) -> list[Application]:
        """Applications with a code that begins with `series`."""
        sql = (
            f"{_APPLICATION} WHERE a.id IN (SELECT application_id FROM application_code"
            " WHERE pattern >= ? AND pattern < ?) ORDER BY a.id"
        )
        return [Application(*row) for row in self._db.execute(sql, (series, f"{series}\U0010ffff"))]

    def by_models(self, models: Iterable[tuple[str, str]]) -> list[Application]:
        """Applications of these (make, model) pairs."""
        sql = (
            f"{_APPLICATION} JOIN json_each(?) AS named ON a.make = json_extract(named.value, '$[0]')"
            " AND a.model = json_extract(named.value, '$[1]') ORDER BY a.id"
        )
        return [Application(*row) for row in self._db.execute(sql, (json.dumps(sorted(models)),))]

    def by_makes(self, makes: Iterable[str]) -> list[Application]:
        """Applications of these makes."""
        sql = f"{_APPLICATION} WHERE a.make IN (SELECT value FROM json_each(?)) ORDER BY a.id"
        return [Application(*row) for row in self._db.execute(sql, (json.dumps(sorted(makes)),))]

    def by_engines(self, engines: Iterable[str]) -> list[Application]:
        """Applications that name one of these engines, or whose vehicle has one."""
        sql = (
            f"{_APPLICATION} WHERE EXISTS (SELECT 1 FROM json_each(:e) WHERE instr(upper(a.engine), value))"
            " UNION SELECT a.id, a.make, a.model, a.chassis, a.engine, a.year_from, a.year_to"
            " FROM vehicle AS v JOIN application_vehicle ON vehicle_id = v.id"
            " JOIN application AS a ON a.id = application_id"
            " WHERE EXISTS (SELECT 1 FROM json_each(:e) WHERE instr(upper(v.engine), value)) ORDER BY 1"
        )
        return [Application(*row) for row in self._db.execute(sql, {"e": json.dumps(sorted(engines))})]

    def twins(self, vehicle_ids: Iterable[int]) -> list[tuple[int, str, str, str]]:
        """(id, make, model, chassis) of the twins of these vehicles."""
        sql = (
            "SELECT DISTINCT id, make, model, chassis FROM vehicle_twin JOIN vehicle ON id = twin_id"
            " WHERE vehicle_id IN (SELECT value FROM json_each(?)) ORDER BY make, model, chassis"
        )
        return self._db.execute(sql, (json.dumps(sorted(vehicle_ids)),)).fetchall()

    def made(self, application_ids: Iterable[int]) -> dict[int, list[Span]]:
        """When the vehicles that applications cover were made, as far as any of their rows says.

        Where no row of a chassis code has years, those of its twins count.
        """
        sql = """
            WITH covered AS (SELECT application_id, vehicle_id FROM application_vehicle
                WHERE application_id IN (SELECT value FROM json_each(?)))
            SELECT application_id, 0 AS twin, year_from, year_to FROM covered JOIN vehicle ON id = vehicle_id
            UNION SELECT application_id, 1, year_from, year_to
                FROM covered JOIN vehicle_twin USING (vehicle_id) JOIN vehicle ON id = twin_id
            ORDER BY 1, 2
        """
        own: dict[int, list[Span]] = {}
        of_twins: dict[int, list[Span]] = {}
        for application_id, twin, first, last in self._db.execute(sql, (json.dumps(sorted(application_ids)),)):
            if first or last:
                (of_twins if twin else own).setdefault(application_id, []).append((first, last))
        return of_twins | own

    def fitted(self, application_ids: Sequence[int], description_ids: Iterable[int], most: int = -1) -> list[Fitted]:
        """Parts described so that are said to fit these applications, at most `most` rows."""
        bound = {"a": json.dumps(list(application_ids)), "d": json.dumps(list(description_ids)), "most": most}
        if self._described_are_fewer(bound):
            rows = self._db.execute(f"{_FITTED}{_FROM_DESCRIBED}", bound).fetchall()
            place = {application_id: number for number, application_id in enumerate(application_ids)}
            rows.sort(key=lambda row: (place[row[1]], row[-1]))
            rows = rows[:most] if most >= 0 else rows
        else:
            rows = self._db.execute(f"{_FITTED}{_FROM_APPLICATIONS}", bound).fetchall()
        return [Fitted(*row[:-1]) for row in rows]

    def fitted_in_turn(
        self, scopes: Iterable[tuple[Sequence[int], int]], description_ids: Iterable[int]
    ) -> Iterator[list[Fitted]]:
        """For one list of applications after the other, each with its `most`, what `fitted` gives: one when taken."""
        described = list(description_ids)
        return (self.fitted(scope, described, most) if scope else [] for scope, most in scopes)

    def fitted_anything(self, application_ids: Iterable[int]) -> Iterator[Fitted]:
        """Whatever is said to fit these applications, one after the other: as many are read as are taken."""
        for application_id in application_ids:
            rows = self._db.execute(f"{_FITTED}{_FROM_APPLICATION}", (application_id,))
            yield from (Fitted(*row[:-1]) for row in rows)

    def _described_are_fewer(self, bound: dict[str, object]) -> bool:
        """Whether to begin at the parts described so: a popular vehicle is said to be fitted by half the catalogue."""
        sql = (
            "SELECT 2 * (SELECT count(*) FROM part WHERE description_id IN (SELECT value FROM json_each(:d)))"
            " < (SELECT count(*) FROM fitment WHERE application_id IN (SELECT value FROM json_each(:a)))"
        )
        return bool(self._db.execute(sql, bound).fetchone()[0])

    def described(self, description_id: int, most: int, after: int = 0) -> list[int]:
        """Some parts described so, at most `most` after the first `after`; the vehicle makers' own first."""
        # The index gives each kind in the order of ids: nothing is sorted, however many share a description.
        sql = (
            "SELECT id FROM (SELECT id FROM part WHERE description_id = :d AND kind = 'oem' ORDER BY id)"
            " UNION ALL SELECT id FROM"
            " (SELECT id FROM part WHERE description_id = :d AND kind = 'standard' ORDER BY id)"
            " UNION ALL SELECT id FROM"
            " (SELECT id FROM part WHERE description_id = :d AND kind = 'aftermarket' ORDER BY id)"
            " LIMIT :most OFFSET :after"
        )
        bound = {"d": description_id, "most": most, "after": after}
        return [row[0] for row in self._db.execute(sql, bound)]

    def described_in_turn(
        self, description_ids: Iterable[int], most: int, after: int = 0
    ) -> Iterator[tuple[int, list[int]]]:
        """Each description with what `described` gives for it: as many are read as are taken."""
        return ((one, self.described(one, most, after)) for one in description_ids)

    def made_by(self, makers: Iterable[str], description_ids: Iterable[int], most: int) -> list[tuple[int, int]]:
        """(part, description) of these makers' parts described so, at most `most`."""
        sql = (
            "SELECT part.id, description_id FROM part JOIN maker ON maker.id = maker_id"
            " WHERE description_id IN (SELECT value FROM json_each(:d))"
            " AND maker.name IN (SELECT value FROM json_each(:m))"
            " ORDER BY part.id LIMIT :most"
        )
        bound = {"d": json.dumps(sorted(description_ids)), "m": json.dumps(sorted(makers)), "most": most}
        return self._db.execute(sql, bound).fetchall()

    def all_made_by(self, maker: str) -> Iterator[int]:
        """Every part of a maker: as many are read as are taken."""
        sql = "SELECT id FROM part WHERE maker_id = (SELECT id FROM maker WHERE name = ?) ORDER BY id"
        yield from (part_id for (part_id,) in self._db.execute(sql, (maker,)))

    def fit_counts(self, part_ids: Sequence[int]) -> dict[int, int]:
        """How many applications each part is said to fit."""
        sql = "SELECT part_id, count(*) FROM fitment WHERE part_id IN (SELECT value FROM json_each(?)) GROUP BY part_id"
        return dict(self._db.execute(sql, (json.dumps(list(part_ids)),)).fetchall())
