"""`/`: one box that takes anything; without a question, what there is."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from partsref.answer.render.json_shapes import searched_json
from partsref.answer.sheets.vehicle_sheet import ModelParts
from partsref.api import Catalog
from partsref.model import Block
from partsref.model_hits import Hit
from partsref.model_search import Searched
from partsref.web.pages.answers import Answers
from partsref.web.pages.own_truck import Truck
from partsref.web.pages.page import Asked, Page, Reply
from partsref.web.pages.ready import Ready
from partsref.web.shapes.front_models import by_make, front

SHOWN = 40
MOST = 400
_BLOCKS: tuple[Block, ...] = ("exact", "base", "contains", "near", "text")
_FILTERS = ("kind", "category", "maker", "vehicle")
_EXAMPLES = ("16510-61A20", "449197217", "DA64V", "sambar tt2 oil filter", "エブリイ DA64V オイルフィルター")
_FIGURES = ("part", "maker", "link", "fitment", "attribute", "vehicle", "source")


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    query = _query(asked)
    return _results(catalog, asked, query) if query else _start(catalog, asked)


def _query(asked: Asked) -> str:
    """The question; on a vehicle's page the vehicle is part of it."""
    return " ".join(filter(None, (asked.args.get("v", "").strip(), asked.args.get("q", "").strip())))


def _start(catalog: Catalog, asked: Asked) -> Reply:
    held = catalog.counts()
    trust, known = _holdings(catalog, asked.answers)
    return Reply(
        {
            "counts": held,
            "trust": trust,
            "vehicles": [asdict(model) for model in known],
        },
        "partsref/home.html",
        {
            "counts": held,
            "examples": _EXAMPLES,
            "front": front(known),
            "makes": by_make(known),
            "figures": [(name, held[name]) for name in _FIGURES],
            "trust": [(letter, trust.get(letter, 0)) for letter in "ABCD"],
        },
    )


def _results(catalog: Catalog, asked: Asked, query: str) -> Reply:
    most = MOST if asked.args.get("all") or any(asked.args.get(name) for name in _FILTERS) else SHOWN
    assumed = _assumed(catalog, asked, query)
    whole = f"{query} {assumed.asked_for}" if assumed else query
    found = catalog.search(whole, limit=most + 1)
    if asked.format == "json":
        return Reply(searched_json(found))
    wanted = {name: asked.args[name] for name in _FILTERS if asked.args.get(name)}
    hits = [hit for hit in found.hits[:most] if all(_value(hit, name) == value for name, value in wanted.items())]
    understood = [
        (name, str(value))
        for name in ("numbers", "vehicles", "engines", "years", "positions", "words", "makers", "sizes")
        for value in getattr(found.understood, name)
    ]
    return Reply(
        template="partsref/results.html",
        context={
            "query": query,
            "whole": whole,
            "assumed": assumed,
            "found": found,
            "understood": understood,
            "vehicles": [v for v in found.understood.vehicles if v.make and v.model],
            "blocks": [
                {"name": block, "hits": of_block}
                for block in _BLOCKS
                if (of_block := [hit for hit in hits if hit.block == block])
            ],
            "filters": _filters(found, {**wanted, **_anybody(asked)}, query),
            "wanted": {**wanted, **_anybody(asked)},
            "more": len(found.hits) > most and most < MOST,
        },
    )


def _assumed(catalog: Catalog, asked: Asked, query: str) -> Truck | None:
    """The visitor's truck where the question names no vehicle and no number, and he did not ask without it."""
    if asked.truck is None or _anybody(asked) or catalog.names_vehicle_or_number(query):
        return None
    return asked.truck


def _anybody(asked: Asked) -> dict[str, str]:
    """The argument that asks without one's own truck, where it is given."""
    return {"any": "1"} if asked.args.get("any") else {}


def _value(hit: Hit, name: str) -> str:
    return str(hit.fits if name == "vehicle" else getattr(hit, name))


def _filters(found: Searched, wanted: dict[str, str], query: str) -> list[dict[str, Any]]:
    """Each filter with its choices: what to ask for next if it is taken, or given up."""
    shown = []
    for name in _FILTERS:
        counts = found.facets.get(name, {})
        if len(counts) < 2 and name not in wanted:
            continue
        others = {key: value for key, value in wanted.items() if key != name}
        choices = [
            {
                "label": value,
                "count": count,
                "on": wanted.get(name) == value,
                "asks": {"q": query, **others, **({} if wanted.get(name) == value else {name: value})},
            }
            for value, count in counts.items()
        ]
        shown.append({"name": name, "choices": choices[:8]})
    return shown


def _holdings(catalog: Catalog, answers: Answers) -> tuple[dict[str, int], tuple[ModelParts, ...]]:
    """Figures over the whole file."""
    return answers.kept(catalog, "holdings", lambda c: (c.parts_by_trust(), c.models()))


def warm(answers: Answers) -> None:
    """Make ready what the first visitor would wait for."""
    answers.warm(lambda catalog: _holdings(catalog, answers))
    answers.warm(lambda _catalog: None, _WORDS)


_WORDS = Ready(Catalog.words_are_ready, Catalog.make_words_ready)
"""The word index, which a load leaves stale and which may take a while on a big catalogue."""


PAGE = Page("/", _answer, ready=lambda asked: _WORDS if _query(asked) else None)
