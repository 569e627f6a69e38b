"""Answers as the JSON of the contract: plain dicts and lists. Keys may join, none may leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from partsref.model import Offer, Part, Source, Vehicle
from partsref.model_crossref import CrossReference, Equivalent, Matched
from partsref.model_hits import Found, Hit, NumberForm
from partsref.model_search import FrameAnswer, Searched
from partsref.reasons import Reason


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _plain(value: Any) -> Any:
    """Dataclasses as dicts, all the way down. `dataclasses.asdict` also copies every leaf, at three times the cost."""
    if isinstance(value, Reason):
        return value.as_json()
    if names := _names(type(value)):  # type: ignore[arg-type] # A class can always be hashed.
        shape = {name: _plain(getattr(value, name)) for name in names}
        if shape.get("remarks") and "note" in shape:
            # As for `why`: what programs read as text stays one text.
            shape["note"] = "; ".join(filter(None, (*map(str, value.remarks), value.note)))
        return shape
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(item) for item in value]
    return value


def _shape(value: Any) -> dict[str, Any]:
    shape: dict[str, Any] = _plain(value)
    return shape


def hit_json(hit: Hit) -> dict[str, Any]:
    """One hit; the row id stays inside."""
    shape = _shape(hit)
    del shape["part_id"]
    return {**shape, "kin": bool(hit.related), "why": hit.why}


def found_json(found: Found) -> dict[str, Any]:
    """The answer to `find`."""
    told = explained_json(found.query, found.forms)["forms"]
    return {**_shape(found), "hits": [hit_json(hit) for hit in found.hits], "forms": told}


def searched_json(searched: Searched) -> dict[str, Any]:
    """The answer to `search`."""
    shape = _shape(searched)
    shape["hits"] = [hit_json(hit) for hit in searched.hits]
    shape["notes"] = [str(note) for note in searched.notes]
    shape["note_reasons"] = [note.as_json() for note in searched.notes]
    shape["forms"] = explained_json(searched.query, searched.forms)["forms"]
    shape["frame"] = frame_json(searched.frame) if searched.frame else None
    return shape


def part_json(part: Part) -> dict[str, Any]:
    """One part; the row id stays inside."""
    shape = _shape(part)
    del shape["id"]
    return shape


def equivalent_json(equivalent: Equivalent) -> dict[str, Any]:
    """One equivalent with its whole path."""
    shape = _shape(equivalent)
    return {**_conflicts_json(shape, equivalent.against), "why": list(equivalent.why)}


def _conflicts_json(shape: dict[str, Any], against: tuple[Reason, ...]) -> dict[str, Any]:
    """The shape with what speaks against it: as data, and each reason in English."""
    shape["conflict_reasons"] = shape.pop("against")
    return {**shape, "conflicts": list(map(str, against))}


def source_json(source: Source) -> dict[str, Any]:
    """One source without its id, which is the key it stands under."""
    return {"title": source.title, "url": source.url, "trust": source.trust, "kind": source.kind}


def xref_json(answer: CrossReference) -> dict[str, Any]:
    """The answer to `xref`."""
    shape = _shape(answer)
    shape["part"] = part_json(answer.part) if answer.part else None
    shape["candidates"] = [hit_json(hit) for hit in answer.candidates]
    shape["forms"] = explained_json(answer.query, answer.forms)["forms"]
    shape["equivalents"] = [equivalent_json(one) for one in answer.equivalents]
    shape["note_reasons"] = shape.pop("remarks")
    shape["notes"] = list(answer.notes)
    shape["sources"] = {code: source_json(source) for code, source in answer.sources.items()}
    return _conflicts_json(shape, answer.against)


def matched_json(matched: Matched) -> dict[str, Any]:
    """One line of `match`."""
    shape = _shape(matched)
    shape["part"] = part_json(matched.part) if matched.part else None
    shape["candidates"] = [hit_json(hit) for hit in matched.candidates]
    shape["forms"] = explained_json(matched.input, matched.forms)["forms"]
    shape["equivalents"] = [equivalent_json(one) for one in matched.equivalents]
    return _conflicts_json(shape, matched.against)


def vehicle_json(vehicle: Vehicle) -> dict[str, Any]:
    """One vehicle; twins as objects."""
    shape = _shape(vehicle)
    shape["twins"] = [dict(zip(("make", "model", "chassis"), twin, strict=True)) for twin in vehicle.twins]
    return shape


def explained_json(query: str, forms: tuple[NumberForm, ...]) -> dict[str, Any]:
    """What a number says of itself: one reading a maker."""
    return {"query": query, "forms": [{**_shape(form), "says": form.says} for form in forms]}


def frame_json(answer: FrameAnswer) -> dict[str, Any]:
    """What is known of a frame number."""
    shape = _shape(answer)
    shape["vehicles"] = [vehicle_json(vehicle) for vehicle in answer.vehicles]
    shape["sources"] = {code: source_json(source) for code, source in answer.sources.items()}
    return shape


MATCHED_COLUMNS = (
    "line",
    "input",
    "state",
    "maker",
    "number",
    "name",
    "current",
    "equivalents",
    "why",
    "candidates",
    "read",
    "offers",
)
_MATCHED_STATED = 5
_MATCHED_CANDIDATES = 5
_MATCHED_OFFERS = 5


def matched_row(matched: Matched) -> tuple[str, ...]:
    """One line of `match` as cells for `MATCHED_COLUMNS`; of the equivalents the first that are stated.

    A line of several numbers is a row for each, and `read` says which it is. `offers` are the newest of each source.
    """
    part, current = matched.part, matched.current
    stated = [f"{e.maker} {e.number}" for e in matched.equivalents if e.certainty == "stated"][:_MATCHED_STATED]
    return (
        str(matched.line),
        matched.input,
        matched.state,
        part.maker if part else "",
        part.number if part else "",
        (part.name or part.category) if part else "",
        f"{current.maker} {current.number}" if current else "",
        "; ".join(stated),
        "; ".join((matched.why, *matched.conflicts, *(form.says for form in matched.forms if form.kind))),
        "; ".join(f"{hit.maker} {hit.number} ({hit.why})" for hit in matched.candidates[:_MATCHED_CANDIDATES]),
        matched.number,
        "; ".join(map(_offer_said, newest_offers(matched.offers)[:_MATCHED_OFFERS])),
    )


def newest_offers(offers: Iterable[Offer]) -> list[Offer]:
    """The newest offer of each source, part and pack, in the order given, which is newest first."""
    newest = {(o.maker, o.number, o.source, o.order_code, o.pack): o for o in reversed(list(offers))}
    return list(reversed(newest.values()))


def _offer_said(offer: Offer) -> str:
    """`Velda VE-1: 11.00 EUR, stock 4, pack of 2, order as 77-1 (Kanto, 2024-06-01)`."""
    said = (
        f"{offer.price} {offer.currency}".strip(),
        f"stock {offer.stock}" if offer.stock else "",
        f"pack of {offer.pack}" if offer.pack else "",
        f"order as {offer.order_code}" if offer.order_code else "",
        offer.link,
    )
    by = ", ".join(filter(None, (offer.source, offer.date)))
    return f"{offer.maker} {offer.number}: {', '.join(filter(None, said))} ({by})"


EQUIVALENT_COLUMNS = ("maker", "number", "kind", "name", "relation", "certainty", "score", "path", "sources", "against")


def equivalent_rows(answer: CrossReference) -> Iterator[tuple[str, ...]]:
    """What replaces a part as cells for `EQUIVALENT_COLUMNS`, the surest first."""
    for e in answer.equivalents:
        path = " > ".join(f"{step.relation} {step.maker} {step.number}" for step in e.path)
        sources = dict.fromkeys(code for step in e.path for code in step.sources)
        cells = (e.maker, e.number, e.kind, e.name, e.relation, e.certainty, f"{e.score:.2f}", path)
        yield *cells, " ".join(sources), "; ".join(e.conflicts)
