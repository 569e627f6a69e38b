"""Answers as the JSON of the contract: plain dicts and lists. Keys may join, none may leave."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from partsref.model import CrossReference, Equivalent, Found, Hit, Matched, Part, Searched, Source, Vehicle


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit; the row id stays inside."""
    shape = asdict(hit)
    del shape["part_id"]
    return shape


def found_json(found: Found) -> dict[str, Any]:
    """The answer to `find`."""
    return {"query": found.query, "hits": [hit_json(hit) for hit in found.hits]}


def searched_json(searched: Searched) -> dict[str, Any]:
    """The answer to `search`."""
    shape = asdict(searched)
    shape["hits"] = [hit_json(hit) for hit in searched.hits]
    return shape


def part_json(part: Part) -> dict[str, Any]:
    """One part; the row id stays inside."""
    shape = asdict(part)
    del shape["id"]
    return shape


def equivalent_json(equivalent: Equivalent) -> dict[str, Any]:
    """One equivalent with its whole path."""
    return asdict(equivalent)


def source_json(source: Source) -> dict[str, Any]:
    """One source without its id, which is the key it stands under."""
    return {"title": source.title, "url": source.url, "trust": source.trust, "kind": source.kind}


def xref_json(answer: CrossReference) -> dict[str, Any]:
    """The answer to `xref`."""
    shape = asdict(answer)
    shape["part"] = part_json(answer.part)
    shape["sources"] = {code: source_json(source) for code, source in answer.sources.items()}
    return shape


def matched_json(matched: Matched) -> dict[str, Any]:
    """One line of `match`."""
    shape = asdict(matched)
    shape["part"] = part_json(matched.part) if matched.part else None
    return shape


def vehicle_json(vehicle: Vehicle) -> dict[str, Any]:
    """One vehicle; twins as objects."""
    shape = asdict(vehicle)
    shape["twins"] = [dict(zip(("make", "model", "chassis"), twin, strict=True)) for twin in vehicle.twins]
    return shape
