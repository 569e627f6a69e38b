"""What sources sell parts for, newest first."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from partsref.model import Offer

_OFFERS = """
    SELECT maker.name, part.number, source.code, price, currency, stock, pack, order_code, link,
        ifnull(nullif(date, ''), substr(load.loaded_at, 1, 10)) AS day
    FROM json_each(?) AS asked JOIN offer ON part_id = asked.value
    JOIN part ON part.id = part_id JOIN maker ON maker.id = part.maker_id
    JOIN load ON load.id = load_id JOIN source ON source.id = offer.source_id
    ORDER BY asked.key, day DESC, load_id DESC, source.code, price
"""
_MOST = 50


def offers(connection: sqlite3.Connection, part_ids: Sequence[int]) -> tuple[Offer, ...]:
    """The offers of parts in their order, newest first of each, 50 at most; none in a file of an earlier version."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'offer'").fetchone():
        return ()
    rows = connection.execute(f"{_OFFERS} LIMIT {_MOST}", (json.dumps(list(part_ids)),))
    return tuple(Offer(*row) for row in rows)
