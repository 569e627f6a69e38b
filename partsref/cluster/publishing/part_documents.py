"""The documents of parts: what answers read of a part, with reference data by its id alone.

A document changes only when something is said of its part: makers, descriptions, sources and vehicles go out apart.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from partsref.cluster.access.indexed_fields import Document
from partsref.cluster.publishing.chains import chains
from partsref.reads.link_rows import CARRYING
from partsref.reads.vehicle_rows import SIZE_NAMES
from partsref.store.read.measured_sizes import length_sql

HUB = 500
"""Links in the document of a part; of more, each so many stand in a document of their own."""
_AT_ONCE = 2_000
_LINKS_AT_ONCE = 20_000
_KINDS = ("oem", "standard", "aftermarket")
"""The order parts of one description are read in."""
_ASKED = "(SELECT value FROM json_each(?))"
_PARTS = (
    "SELECT id, maker_id, key, ifnull(base, ''), number, kind, status, ifnull(description_id, 0) FROM part"
    f" WHERE id IN {_ASKED} ORDER BY id"
)
_SPELLINGS = f"SELECT part_id, text, key, slip FROM spelling WHERE part_id IN {_ASKED} ORDER BY part_id, key, text"
_CLAIMS = f"SELECT part_id, count(*) FROM claim WHERE part_id IN {_ASKED} GROUP BY part_id"
_ATTRIBUTES = (
    f"SELECT part_id, a.id, name, value, unit, {length_sql('a', SIZE_NAMES)} FROM attribute AS a"
    f" WHERE part_id IN {_ASKED} ORDER BY part_id, name, value, a.id"
)
_MEASURED_BY = (
    "SELECT attribute_id, source_id FROM attribute JOIN attribute_evidence ON attribute_id = attribute.id"
    f" WHERE part_id IN {_ASKED} GROUP BY 1, 2"
)
_FITMENTS = f"SELECT part_id, id, application_id, position FROM fitment WHERE part_id IN {_ASKED} ORDER BY part_id, id"
_FITTED_BY = (
    "SELECT fitment_id, source_id, note FROM fitment JOIN fitment_evidence ON fitment_id = fitment.id"
    f" WHERE part_id IN {_ASKED} ORDER BY fitment_id, load_id, source_id, note"
)
_FITMENT_DISPUTES = (
    "SELECT fitment_id, why FROM fitment JOIN fitment_dispute ON fitment_id = fitment.id"
    f" WHERE part_id IN {_ASKED} ORDER BY fitment_id, load_id"
)
_FORTH = f"SELECT from_id, to_id, relation, id, 1 FROM link WHERE from_id IN {_ASKED} ORDER BY from_id, relation, to_id"
_BACK = f"SELECT to_id, from_id, relation, id, 0 FROM link WHERE to_id IN {_ASKED} ORDER BY to_id, relation, from_id"
_LINKED_BY = (
    f"SELECT link_id, source_id, note, inferred FROM link_evidence WHERE link_id IN {_ASKED}"
    " ORDER BY link_id, load_id, source_id, note"
)
_LINK_DISPUTES = f"SELECT link_id, why FROM link_dispute WHERE link_id IN {_ASKED} ORDER BY link_id, load_id"
_OFFERS = (
    "SELECT part_id, offer.source_id, price, currency, stock, pack, order_code, link,"
    " ifnull(nullif(date, ''), substr(load.loaded_at, 1, 10)), load_id FROM offer JOIN load ON load.id = load_id"
    f" WHERE part_id IN {_ASKED} ORDER BY part_id"
)


def part_ids(connection: sqlite3.Connection) -> Iterator[int]:
    """Every part, in order."""
    return (row[0] for row in connection.execute("SELECT id FROM part ORDER BY id"))


def documents(connection: sqlite3.Connection, ids: Iterable[int]) -> Iterator[Document]:
    """The documents of some parts: `what` is a part, or a page of a hub's links; ids of no part are passed over."""
    left = iter(ids)
    while batch := list(islice(left, _AT_ONCE)):
        yield from _of_batch(connection, json.dumps(batch))


def _of_batch(db: sqlite3.Connection, ids: str) -> Iterator[Document]:
    spellings = _grouped(db.execute(_SPELLINGS, (ids,)))
    claims = dict(db.execute(_CLAIMS, (ids,)).fetchall())
    measured_by = _grouped(db.execute(_MEASURED_BY, (ids,)))
    attributes = _grouped(db.execute(_ATTRIBUTES, (ids,)))
    fitments = _grouped(db.execute(_FITMENTS, (ids,)))
    fitted_by = _grouped(db.execute(_FITTED_BY, (ids,)))
    fitment_disputes = _grouped(db.execute(_FITMENT_DISPUTES, (ids,)))
    offers = _grouped(db.execute(_OFFERS, (ids,)))
    links = _links(db, ids)
    chained = chains(db, (part for part, rows in links.items() if any(row[1] in CARRYING for row in rows)))
    for part_id, maker, key, base, number, kind, status, description in db.execute(_PARTS, (ids,)).fetchall():
        own = links.get(part_id, [])
        fits = [
            [fitment, application, position, fitted_by.get(fitment, []), _firsts(fitment_disputes.get(fitment, []))]
            for fitment, application, position in fitments.get(part_id, [])
        ]
        document: Document = {
            "what": "part",
            "id": part_id,
            "maker": maker,
            "key": key,
            "number": number,
            "kind": kind,
            "place": _KINDS.index(kind),
            "status": status,
            "description": description,
            "claims": claims.get(part_id, 0),
            "spellings": spellings.get(part_id, []),
            "attributes": [
                [name, value, unit, _firsts(measured_by.get(attribute, [])), mm]
                for attribute, name, value, unit, mm in attributes.get(part_id, [])
            ],
            "fits": fits,
            "first_fit": fits[0][0] if fits else 0,
            "offers": offers.get(part_id, []),
            "degree": len(own),
            "neighbours": len({row[0] for row in own}),
        }
        if base:
            document["base"] = base
        if part_id in chained:
            document["chain"] = chained[part_id]
        if len(own) <= HUB:
            document["links"] = own
        yield document
        if len(own) > HUB:
            for page, start in enumerate(range(0, len(own), HUB)):
                yield {"what": "links", "hub": part_id, "page": page, "links": own[start : start + HUB]}


def _links(db: sqlite3.Connection, ids: str) -> dict[int, list[list[Any]]]:
    """By part its links, those that lead from it first, each with its evidence and disputes."""
    forth, back = _grouped(db.execute(_FORTH, (ids,))), _grouped(db.execute(_BACK, (ids,)))
    every = sorted({row[2] for rows in (*forth.values(), *back.values()) for row in rows})
    said: dict[int, list[list[Any]]] = {}
    disputes: dict[int, list[list[Any]]] = {}
    for start in range(0, len(every), _LINKS_AT_ONCE):
        some = json.dumps(every[start : start + _LINKS_AT_ONCE])
        said |= _grouped(db.execute(_LINKED_BY, (some,)))
        disputes |= _grouped(db.execute(_LINK_DISPUTES, (some,)))
    found: dict[int, list[list[Any]]] = {}
    for rows_by_part in (forth, back):
        for part_id, rows in rows_by_part.items():
            found.setdefault(part_id, []).extend(
                [*row, said.get(row[2], []), _firsts(disputes.get(row[2], []))] for row in rows
            )
    return found


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[list[Any]]]:
    found: dict[int, list[list[Any]]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(rest)
    return found


def _firsts(rows: list[list[Any]]) -> list[Any]:
    return [row[0] for row in rows]
