"""`/compare?part=MAKER/NUMBER&part=...`: a few parts in columns, measured alike or not, and what rules a pair out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from partsref.answer.render.json_shapes import part_json
from partsref.answer.sheets.comparison import Comparison
from partsref.answer.sheets.part_sheet import PartSheet
from partsref.api import Catalog
from partsref.web.http.cpu_share import MOST_OF_SHARE
from partsref.web.pages import addresses
from partsref.web.pages.page import Asked, Page, Reply
from partsref.web.shapes.fit_rows import FittedModel, by_model
from partsref.web.shapes.marked_parts import Marked, mark, marked_parts
from partsref.web.shapes.part_rows import newest_offers
from partsref.web.shapes.qr_code import qr_code

MOST = 4
"""Parts side by side; more columns are read on no screen."""
MOST_MEASURES = 60
MOST_MODELS = 12


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    marked = marked_parts(catalog, asked.lists.get("part", ()), MOST, MOST_OF_SHARE)
    compared = catalog.compare(marked.sheets)
    if asked.format == "json":
        return Reply(_shape(compared, marked))
    marks = [mark(sheet.part.maker, sheet.part.number) for sheet in marked.sheets]
    address = addresses.with_query("compare", {"part": marks})
    return Reply(
        template="partsref/compare.html",
        context={
            "marked": marked,
            "marks": marks,
            "compared": compared,
            "measures": compared.measures[:MOST_MEASURES],
            "fits": [by_model(sheet.answer.fits) for sheet in marked.sheets],
            "most_models": MOST_MODELS,
            "shared": _shared(marked.sheets),
            "offered": [_offer(sheet) for sheet in marked.sheets],
            "sources": _sources(marked.sheets),
            "most": MOST,
            "address": address,
            "whole": asked.site + address,
            "qr": qr_code(asked.site + address if asked.site else "", asked.words("share.qr")),
        },
        table=tuple(_table(compared)),
        file="partsref-compare",
    )


def _shared(sheets: tuple[PartSheet, ...]) -> set[tuple[str, str]]:
    """The models that every one of several parts is listed for."""
    models = [{(fit.make, fit.model) for fit in sheet.answer.fits} for sheet in sheets]
    return set.intersection(*models) if len(models) > 1 else set()


def _offer(sheet: PartSheet) -> Any:
    return newest_offers(sheet.answer.offers).get((sheet.part.maker, sheet.part.number))


def _sources(sheets: tuple[PartSheet, ...]) -> dict[str, Any]:
    """Who measured; what fits is told with its sources on each part's own page."""
    codes = {code for sheet in sheets for a in sheet.answer.attributes for code in a.sources}
    return {code: source for sheet in sheets for code, source in sheet.answer.sources.items() if code in codes}


def _shape(compared: Comparison, marked: Marked) -> dict[str, Any]:
    sheets = compared.sheets
    return {
        "parts": [
            {
                **part_json(sheet.part),
                "current": asdict(sheet.answer.current) if sheet.answer.current else None,
                "attributes": [asdict(a) for a in sheet.answer.attributes],
                "fits": [_model_json(row) for row in by_model(sheet.answer.fits)],
                "sources": sorted(sheet.answer.sources),
            }
            for sheet in sheets
        ],
        "measures": [
            {
                "name": row.name,
                "values": [[f"{a.value} {a.unit}".strip() for a in cell] for cell in row.cells],
                "agreement": row.agreement,
            }
            for row in compared.measures
        ],
        "pairs": [
            {
                "one": mark(sheets[pair.one].part.maker, sheets[pair.one].part.number),
                "other": mark(sheets[pair.other].part.maker, sheets[pair.other].part.number),
                "relation": pair.relation,
                "certainty": pair.certainty,
                "conflicts": list(map(str, pair.against)),
                "conflict_reasons": [reason.as_json() for reason in pair.against],
            }
            for pair in compared.pairs
        ],
        "unknown": list(marked.unknown),
        "left": marked.left,
    }


def _model_json(row: FittedModel) -> dict[str, Any]:
    return {"make": row.make, "model": row.model, "fitments": row.count}


def _table(compared: Comparison) -> list[tuple[str, ...]]:
    """A row a measure, a column a part."""
    heads = ("measure", *(f"{sheet.part.maker} {sheet.part.number}" for sheet in compared.sheets), "agreement")
    rows = [
        (row.name, *("; ".join(f"{a.value} {a.unit}".strip() for a in cell) for cell in row.cells), row.agreement)
        for row in compared.measures
    ]
    return [heads, *rows]


PAGE = Page("/compare", _answer, ("json", "csv"))
