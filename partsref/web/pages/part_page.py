"""`/part/<maker>/<number>`: everything known of one part."""

from __future__ import annotations

import contextlib
from dataclasses import replace

from markupsafe import Markup

from partsref.answer.render.diagram import svg
from partsref.answer.render.json_shapes import xref_json
from partsref.answer.sheets.part_sheet import PartSheet
from partsref.api import Catalog
from partsref.errors import InputError, NotFoundError
from partsref.model_crossref import CrossReference
from partsref.model_hits import Elsewhere, Hit, NumberForm
from partsref.web.pages import addresses
from partsref.web.pages.page import Asked, Page, Reply

SHOWN_AT_ONCE = 15
"""Equivalents of one certainty before the rest is folded away."""
DRAWN = 24
"""Equivalents in the picture on the page; the whole one stands by itself."""
SHOWN_FITS = 400
_SUGGESTED = 6


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    maker, number = asked.path["maker"], asked.path["number"]
    try:
        sheet = catalog.part_sheet(maker, number)
    except NotFoundError as error:
        return _missing(catalog, f"{maker} {number}", number, str(error))
    if asked.format == "json":
        return Reply({**xref_json(sheet.answer), "spellings": [text for text, _ in sheet.spellings]})
    if asked.format == "svg":
        return Reply(document=svg(sheet.answer))
    part = sheet.answer.part
    own = tuple(form for form in catalog.explain(part.number) if form.maker == part.maker) if part else ()
    return _shown(sheet, own)


def _shown(sheet: PartSheet, forms: tuple[NumberForm, ...]) -> Reply:
    answer = sheet.answer
    certainties = [
        {"name": name, "equivalents": some}
        for name in ("stated", "derived", "possible")
        if (some := [e for e in answer.equivalents if e.certainty == name])
    ]
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
            "shown_at_once": SHOWN_AT_ONCE,
            "fits": answer.fits[:SHOWN_FITS],
            "picture": _picture(answer),
            "drawn": DRAWN,
            "address": addresses.part(sheet.part.maker, sheet.part.number),
        },
    )


def _picture(answer: CrossReference) -> Markup:
    """The surest of the group, small enough to be read in a page."""
    surest = replace(answer, equivalents=answer.equivalents[:DRAWN])
    return Markup(svg(surest)) if answer.equivalents else Markup()  # noqa: S704 - every text in it is escaped.


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


PAGE = Page(r"/part/(?P<maker>[^/]+)/(?P<number>[^/]+?)", _answer, ("json", "svg"))
