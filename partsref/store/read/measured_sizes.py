"""Parts by what was measured of them, in millimetres."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from partsref.reads.vehicle_rows import SIZE_NAMES, Lengths

# These texts must be those of the index attribute_length (see `migrations`), or it is not used.
_MM = (
    "CAST(replace({0}.value, ',', '.') AS REAL)"
    " * CASE lower({0}.unit) WHEN 'cm' THEN 10.0 WHEN 'in' THEN 25.4 ELSE 1.0 END"
)
_IS_LENGTH = "lower({0}.unit) IN ('mm', 'cm', 'in') AND {0}.value GLOB '[0-9]*' AND NOT {0}.value GLOB '*[^0-9.,]*'"
_COUNTED = 5000


def length_sql(table: str, names: Sequence[str]) -> str:
    """The length of an attribute of one of these names in millimetres, in SQL; NULL for what is none."""
    listed = ", ".join(f"'{name}'" for name in names)
    return f"CASE WHEN {table}.name IN ({listed}) AND {_IS_LENGTH.format(table)} THEN {_MM.format(table)} END"


class MeasuredSizes:
    """Reads one open connection; holds no state of its own."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def measuring(self, lengths: Sequence[float], tolerance: float, most: int) -> list[tuple[int, Lengths]]:
        """(part, its measures) for each way in which `lengths` (mm, give or take `tolerance`) are measures of one part.

        Each length is another measure, by name. The ways nearest to what was asked come first, at most `most`; a part
        may have several. The measures stand in the order of `lengths`.
        """
        # The rarest length leads: there are far fewer bearings 47 wide than parts 10 mm high.
        order = sorted(range(len(lengths)), key=lambda place: self._count(lengths[place], tolerance))
        tables = [f"m{place}" for place in order]
        joins = " CROSS JOIN ".join(f"attribute AS {table}" for table in tables)
        names = ", ".join(f"'{name}'" for name in SIZE_NAMES)
        conditions = [
            f"{_IS_LENGTH.format(t)} AND {_MM.format(t)} BETWEEN ? AND ? AND {t}.name IN ({names})" for t in tables
        ]
        conditions += [f"{t}.part_id = {tables[0]}.part_id" for t in tables[1:]]
        conditions += [f"{a}.name <> {b}.name" for i, a in enumerate(tables) for b in tables[:i]]
        columns = ", ".join(f"m{place}.name, {_MM.format(f'm{place}')}" for place in range(len(lengths)))
        off = " + ".join(f"abs({_MM.format(f'm{place}')} - ?)" for place in range(len(lengths)))
        sql = (
            f"SELECT m0.part_id, {columns} FROM {joins} WHERE {' AND '.join(conditions)}"
            f" ORDER BY round({off}, 3), m0.part_id LIMIT ?"
        )
        bounds = [bound for place in order for bound in (lengths[place] - tolerance, lengths[place] + tolerance)]
        rows = self._db.execute(sql, [*bounds, *lengths, most])
        return [(part_id, tuple(zip(found[::2], found[1::2], strict=True))) for part_id, *found in rows]

    def _count(self, length: float, tolerance: float) -> int:
        """How many measures are of this length, as far as it matters."""
        sql = (
            f"SELECT count(*) FROM (SELECT 1 FROM attribute AS m WHERE {_IS_LENGTH.format('m')}"
            f" AND {_MM.format('m')} BETWEEN ? AND ? LIMIT {_COUNTED})"
        )
        return int(self._db.execute(sql, (length - tolerance, length + tolerance)).fetchone()[0])
