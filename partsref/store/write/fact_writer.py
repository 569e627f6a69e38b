"""Links, fitments, measures and offers: each fact once, with the evidence of everyone who says it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from partsref.store.write.batch import OfferSaid
from partsref.store.write.fact_ids import fact_ids

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

LinkRow = tuple[int, int, str, int, str]
"""(from part, to part, relation, whether it is inferred, note)"""
SaidBy = tuple[int, int]
"""(load, source): who says it."""


class FactWriter:
    """Writes facts of parts. `added` counts those that were new; no part from `new_from` on has any yet."""

    def __init__(self, connection: sqlite3.Connection, added: Counter[str]) -> None:
        self._db = connection
        self._added = added

    def links(self, rows: Sequence[LinkRow], by: SaidBy, new_from: int) -> None:
        """Write links and who states them."""
        columns = ("from_id", "to_id", "relation")
        ids, made = fact_ids(self._db, "link", columns, [row[:3] for row in rows], new_from, part_columns=2)
        self._added["links"] += made
        evidence = [(at, *by, row[3], row[4]) for at, row in zip(ids, rows, strict=True)]
        self._db.executemany(_LINK_EVIDENCE, evidence)

    def fitments(self, rows: Sequence[tuple[int, int, str, str]], by: SaidBy, new_from: int) -> None:
        """(part, application, position, note) of each."""
        columns = ("part_id", "application_id", "position")
        ids, made = fact_ids(self._db, "fitment", columns, [row[:3] for row in rows], new_from)
        self._added["fitments"] += made
        evidence = [(at, *by, row[3]) for at, row in zip(ids, rows, strict=True)]
        self._db.executemany(_FITMENT_EVIDENCE, evidence)

    def attributes(self, rows: Sequence[tuple[int, str, str, str]], by: SaidBy, new_from: int) -> None:
        """(part, name, value, unit) of each."""
        ids, made = fact_ids(self._db, "attribute", ("part_id", "name", "value", "unit"), rows, new_from)
        self._added["attributes"] += made
        self._db.executemany(_ATTRIBUTE_EVIDENCE, [(at, *by) for at in ids])

    def offers(self, rows: Iterable[tuple[int, OfferSaid]], by: SaidBy) -> None:
        """What a source sells parts for; its newest word of a part stands."""
        offered = [(part_id, *by, *offer) for part_id, offer in rows]
        self._db.executemany(_OFFER, offered)
        self._added["offers"] += len(offered)
