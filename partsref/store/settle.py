"""What the catalogue says of a part when its sources say different things: chosen from the claims, by rule.

The choice depends on the claims alone, never on the order they came in. Nothing is lost: all claims stay readable.
"""

from __future__ import annotations

import sqlite3
from itertools import groupby
from operator import itemgetter

_STATUS_ORDER = ("discontinued", "superseded", "out_of_stock", "current")
"""Within the most trusted claims the worse news wins: an owner loses more by waiting for a part that never comes."""

_CLAIMS = """
    SELECT claim.part_id, source.trust, claim.kind, claim.status, claim.description_id, description.name,
        description.name_ja, description.category_id, claim.spelling, claim.slip, source.code
    FROM temp.{table} JOIN claim USING (part_id) JOIN source ON source.id = claim.source_id
    LEFT JOIN description ON description.id = claim.description_id
    ORDER BY claim.part_id
"""


def settle_parts(connection: sqlite3.Connection, table: str) -> None:
    """Choose kind, status and description of every part listed in the temporary `table`, from its claims."""
    rows = connection.execute(_CLAIMS.format(table=table)).fetchall()  # table: a name of ours, never input
    updates = [
        (_kind(claims), _status(claims), _description(claims), part_id)
        for part_id, group in groupby(rows, key=itemgetter(0))
        if (claims := list(group))
    ]
    connection.executemany("UPDATE part SET kind = ?, status = ?, description_id = ? WHERE id = ?", updates)


def _kind(claims: list[tuple[object, ...]]) -> str:
    kinds = {claim[2] for claim in claims}
    return "standard" if "standard" in kinds else "aftermarket" if "aftermarket" in kinds else "oem"


def _status(claims: list[tuple[object, ...]]) -> str:
    stated = [(str(claim[1]), _STATUS_ORDER.index(str(claim[3]))) for claim in claims if claim[3] in _STATUS_ORDER]
    return _STATUS_ORDER[min(stated)[1]] if stated else "unknown"


def _description(claims: list[tuple[object, ...]]) -> int | None:
    described = [
        # A categorised claim beats a bare one, then trust, then the name that says most; the rest only breaks ties.
        (claim[7] is None, not claim[5], str(claim[1]), -len(str(claim[5])), not claim[6], str(claim[5]), claim[4])
        for claim in claims
        if claim[4]
    ]
    return int(str(min(described)[-1])) if described else None
