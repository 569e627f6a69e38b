"""`/part/<maker>/<number>`: everything known of one part."""

from __future__ import annotations

import contextlib

from partsref.answer.render.diagram import svg
from partsref.answer.render.json_shapes import EQUIVALENT_COLUMNS, equivalent_rows, xref_json
from partsref.answer.sheets.part_sheet import PartSheet
from partsref.api import Catalog
from partsref.errors import InputError, NotFoundError
from partsref.model_crossref import CrossReference
from partsref.model_hits import Elsewhere, Hit, NumberForm
from partsref.web.pages import addresses
from partsref.web.pages.page import Asked, Page, Reply
from partsref.web.shapes.fit_rows import MOST_MODELS, by_model
from partsref.web.shapes.marked_parts import mark
from partsref.web.shapes.part_rows import SHOWN_AT_ONCE, by_certainty, cited, newest_offers
from partsref.web.shapes.qr_code import qr_code

SHOWN_FITS = 400
FEW_FITS = 12
"""Fitments that stand a line each; more are told by model, and a line each on the page of everything."""
_SUGGESTED = 6
_BESIDE = 3
"""Equivalents compared with the part at one tap."""


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    maker, number = asked.path["maker"], asked.path["number"]
    try:
        sheet = catalog.part_sheet(maker, number)
    except NotFoundError as error:
        return _missing(catalog, f"{maker} {number}", number, str(error))
    if asked.format == "json":
        return Reply({**xref_json(sheet.answer), "spellings": [text for text, _ in sheet.spellings]})
    if asked.format == "csv":
        return Reply(table=(EQUIVALENT_COLUMNS, *equivalent_rows(sheet.answer)), file=f"partsref-{sheet.part.number}")
    if asked.format == "svg":
        return Reply(document=svg(sheet.answer))
    part = sheet.part
    own = catalog.explain(part.number, blocks=bool(asked.args.get("all")), maker=part.maker)
    return _shown(sheet, own, asked)


def _shown(sheet: PartSheet, forms: tuple[NumberForm, ...], asked: Asked) -> Reply:
    answer = sheet.answer
    everything = bool(asked.args.get("all"))
    certainties = by_certainty(answer.equivalents, len(answer.equivalents) if everything else SHOWN_AT_ONCE)
    each = everything or len(answer.fits) <= FEW_FITS
    fits = answer.fits[:SHOWN_FITS] if each else ()
    models = () if each else by_model(answer.fits)
    rows = models[:MOST_MODELS]
    codes = cited(answer, certainties, fits, answer.attributes).union(*(row.sources for row in rows))
    address = addresses.part(sheet.part.maker, sheet.part.number)
    whole = asked.site + address
    return Reply(
        template="partsref/part.html",
        context={
            "answer": answer,
            "forms": forms,
            "category_ja": sheet.category_ja,
            "group": sheet.group,
            "spellings": sheet.spellings,
            "size": sheet.size,
            "certainties": certainties,
            "hidden": sum(some.count - len(some.shown) for some in certainties),
            "everything": everything,
            "beside": [mark(e.maker, e.number) for e in answer.equivalents[:_BESIDE]],
            "offered": newest_offers(answer.offers),
            "fits": fits,
            "fit_models": rows,
            "more_models": len(models) - len(rows),
            "sources": {code: source for code, source in answer.sources.items() if code in codes},
            "address": address,
            "whole": whole,
            "qr": qr_code(whole if asked.site else "", asked.words("share.qr")),
        },
    )


def _missing(catalog: Catalog, wanted: str, number: str, message: str) -> Reply:
    near: tuple[Hit, ...] = ()
    elsewhere: Elsewhere | None = None
    forms: tuple[NumberForm, ...] = ()
    with contextlib.suppress(InputError):  # Nothing in it could be a number; the message says so already.
        found = catalog.find(wanted, limit=_SUGGESTED)
        near, elsewhere = found.hits, found.elsewhere
        forms = catalog.explain(number)
    nothing = CrossReference(
        wanted, None, None, (), (), {}, matched="none", why=message, candidates=near, elsewhere=elsewhere
    )
    return Reply(
        {"ok": False, "error": message, "status": 404, **xref_json(nothing)},
        "partsref/problem.html",
        {"message": message, "status": 404, "near": near, "elsewhere": elsewhere, "forms": forms},
        status=404,
    )


PAGE = Page(r"/part/(?P<maker>[^/]+)/(?P<number>[^/]+?)", _answer, ("json", "csv", "svg"))
