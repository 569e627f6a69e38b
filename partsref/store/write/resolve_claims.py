"""What the catalogue says of a part when its sources say different things: chosen from the claims, by rule.

The choice depends on the claims alone, never on the order they came in. Nothing is lost: all claims stay readable.
"""

from __future__ import annotations

import sqlite3
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from partsref.numbers.canonical import canonical
from partsref.numbers.number_key import key

_STATUS_ORDER = ("discontinued", "superseded", "out_of_stock", "current")
"""Within the most trusted claims the worse news wins: an owner loses more by waiting for a part that never comes."""

_TOGETHER = 2_000


class _Claim(NamedTuple):
    part_id: int
    maker: str
    number: str
    trust: str
    kind: str
    status: str
    description_id: int
    name: str
    name_ja: str
    category: str
    spelling: str
    slip: str


_CLAIMS = """
    SELECT claim.part_id, maker.name, part.number, source.trust, claim.kind, claim.status, claim.description_id,
        ifnull(description.name, ''), ifnull(description.name_ja, ''), ifnull(category.name, ''),
        claim.spelling, claim.slip
    FROM temp.touched JOIN claim USING (part_id) JOIN source ON source.id = claim.source_id
    JOIN part ON part.id = claim.part_id JOIN maker ON maker.id = part.maker_id
    LEFT JOIN description ON description.id = claim.description_id
    LEFT JOIN category ON category.id = description.category_id
    ORDER BY claim.part_id
"""


_SAID_ONCE = (
    "DELETE FROM temp.touched WHERE part_id >= ?"
    " AND (SELECT count(*) FROM claim WHERE claim.part_id = touched.part_id) = 1"
)
"""A list that names a part in many rows mostly says the same of it."""


def settle_parts(connection: sqlite3.Connection, new_from: int | None = None) -> None:
    """Choose printed number, kind, status and description of every part in the temporary table `touched`.

    All its spellings are recorded: which of them is the printed one may have changed. A part numbered `new_from` or
    later was made of what was said of it first: where nothing else was, it stays as it is.
    """
    if new_from is not None:
        connection.execute(_SAID_ONCE, (new_from,))
    rows = map(_Claim._make, connection.cursor().execute(_CLAIMS))
    parts = (list(claims) for _, claims in groupby(rows, key=attrgetter("part_id")))
    while some := list(islice(parts, _TOGETHER)):
        connection.executemany(
            "UPDATE part SET number = ?, kind = ?, status = ?, description_id = ? WHERE id = ?",
            [(_number(c), _kind(c), _status(c), _description(c), c[0].part_id) for c in some],
        )
        spelt = {(c.part_id, c.spelling, key(c.spelling), c.slip) for claims in some for c in claims if c.spelling}
        connection.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?, ?)", sorted(spelt))


def _number(claims: list[_Claim]) -> str:
    """The printed form: what the maker's layout prints, else the undamaged spelling with most segments."""
    maker, number = claims[0].maker, claims[0].number
    spellings = {c.spelling for c in claims if c.spelling and not c.slip} or {number}
    true_key = canonical(maker, number).key
    readings = [r.printed for s in spellings if (r := canonical(maker, s)).key == true_key] or [number]
    return min(readings, key=lambda text: (sum(map(str.islower, text)), -sum(not c.isalnum() for c in text), text))


def _kind(claims: list[_Claim]) -> str:
    kinds = {claim.kind for claim in claims}
    return next((kind for kind in ("standard", "aftermarket") if kind in kinds), "oem")


def _status(claims: list[_Claim]) -> str:
    stated = [(c.trust, _STATUS_ORDER.index(c.status)) for c in claims if c.status in _STATUS_ORDER]
    return _STATUS_ORDER[min(stated)[1]] if stated else "unknown"


def _description(claims: list[_Claim]) -> int | None:
    """A categorised claim beats a bare one, then trust, then the name that says most; the rest only breaks ties."""
    described = [
        (
            not c.category,
            not c.name,
            c.trust,
            -len(c.name),
            not c.name_ja,
            c.name,
            c.name_ja,
            c.category,
            c.description_id,
        )
        for c in claims
        if c.description_id
    ]
    return min(described)[-1] if described else None
