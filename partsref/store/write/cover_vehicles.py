"""Which known vehicles an application covers: derived from the chassis cells, in the transaction of each load."""

from __future__ import annotations

import json
import sqlite3

from partsref.model import Load
from partsref.words.chassis import covers, patterns
from partsref.words.fold import fold

_VEHICLES_SEEN = "vehicles_related"
_LOOKED_AT = 500


def relate(connection: sqlite3.Connection) -> None:
    """Take in the applications and vehicles that joined since the last call; the caller holds the transaction.

    An application covers a vehicle when the make agrees and one of its chassis codes or patterns covers the
    vehicle's code. One without a chassis code covers no vehicle: it speaks of a model, not of a series.
    """
    fresh = connection.execute(
        "SELECT id, make, chassis FROM application WHERE id NOT IN (SELECT application_id FROM application_code)"
    ).fetchall()
    connection.executemany(
        "INSERT INTO application_code (pattern, application_id) VALUES (?, ?)",
        [(pattern, row[0]) for row in fresh for pattern in patterns(row[2]) or ("",)],
    )
    vehicles = connection.execute("SELECT id, make, chassis FROM vehicle WHERE chassis <> ''").fetchall()
    seen = f"{len(vehicles)} {max((row[0] for row in vehicles), default=0)}"
    if _vehicles_seen(connection) != seen:
        fresh = connection.execute("SELECT id, make, chassis FROM application").fetchall()
        connection.execute("DELETE FROM application_vehicle")
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_VEHICLES_SEEN, seen))
    makes = dict(connection.execute("SELECT fold, maker_id FROM maker_alias"))
    connection.executemany("INSERT OR IGNORE INTO application_vehicle VALUES (?, ?)", _pairs(fresh, vehicles, makes))


def forget(connection: sqlite3.Connection) -> None:
    """Drop what was derived, so that the next `relate` makes all of it anew."""
    connection.execute("DELETE FROM application_code")
    connection.execute("DELETE FROM application_vehicle")
    connection.execute("DELETE FROM meta WHERE key = ?", (_VEHICLES_SEEN,))


def forget_vehicles(connection: sqlite3.Connection, load: Load) -> None:
    """Drop the vehicles that a user's own load brought: reference data has no evidence to be withdrawn by."""
    if not load.mapping.startswith("{"):
        return
    for table, row in json.loads(load.mapping).get("rows", ()):
        if table == "vehicles":
            connection.execute(
                "DELETE FROM vehicle WHERE make = ? AND model = ? AND chassis = ?"
                " AND source_id = (SELECT id FROM source WHERE code = ?)",
                (row["make"], row["model"], row["chassis"], row["source"]),
            )


def compare(connection: sqlite3.Connection) -> list[str]:
    """What was derived and would be derived otherwise now, for a sample of the applications; a line a table."""
    every = connection.execute("SELECT id, make, chassis FROM application ORDER BY id").fetchall()
    looked_at = every[:: len(every) // _LOOKED_AT + 1]
    ids = json.dumps([row[0] for row in looked_at])
    vehicles = connection.execute("SELECT id, make, chassis FROM vehicle WHERE chassis <> ''").fetchall()
    makes = dict(connection.execute("SELECT fold, maker_id FROM maker_alias"))
    meant: dict[str, set[tuple[object, ...]]] = {
        "application_vehicle": set(_pairs(looked_at, vehicles, makes)),
        "application_code": {(row[0], pattern) for row in looked_at for pattern in patterns(row[2]) or ("",)},
    }
    columns = {"application_vehicle": "application_id, vehicle_id", "application_code": "application_id, pattern"}
    told = []
    for table, pairs in meant.items():
        sql = f"SELECT {columns[table]} FROM {table} WHERE application_id IN (SELECT value FROM json_each(?))"
        if differing := pairs ^ set(connection.execute(sql, (ids,))):
            first = next(iter(differing))[0]
            told.append(f"{table} differs from the applications in {len(differing)} rows, such as of {first}")
    return told


def _vehicles_seen(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_VEHICLES_SEEN,)).fetchone()
    return row[0] if row else ""


def _pairs(
    applications: list[tuple[int, str, str]], vehicles: list[tuple[int, str, str]], makes: dict[str, int]
) -> list[tuple[int, int]]:
    def make_of(name: str) -> object:
        return makes.get(fold(name), fold(name))

    by_make: dict[object, list[tuple[int, str]]] = {}
    for vehicle_id, make, chassis in vehicles:
        by_make.setdefault(make_of(make), []).extend((vehicle_id, code) for code in patterns(chassis))
    covered: dict[tuple[object, str], tuple[int, ...]] = {}
    pairs: list[tuple[int, int]] = []
    for application_id, make, chassis in applications:
        for pattern in patterns(chassis):
            if (found := covered.get((make_of(make), pattern))) is None:
                found = tuple(v for v, code in by_make.get(make_of(make), ()) if covers(pattern, code))
                covered[make_of(make), pattern] = found
            pairs.extend((application_id, vehicle_id) for vehicle_id in found)
    return pairs
