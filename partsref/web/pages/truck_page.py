"""`/truck`: say which vehicle is yours, once; it is kept in the browser alone and meant where a question names none."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from partsref.api import Catalog
from partsref.web.pages.own_truck import Truck
from partsref.web.pages.page import Asked, Page, Reply
from partsref.words.chassis import normal

_MOST = 60
"""Vehicles to choose from; more are a question that should say more."""


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    args = asked.args
    if args.get("forget"):
        return Reply(goes_to=_back(args), forgets=True)
    written = " ".join(args.get("keep", "").split())[:100]
    found = _named(catalog, written) if written else []
    chosen = [truck for truck in found if truck == Truck(args.get("make", ""), args.get("model", ""), written)]
    if len(found) == 1 or chosen:
        return Reply(goes_to=_back(args), keeps=(chosen or found)[0])
    return Reply(
        template="partsref/truck.html",
        context={
            "written": written,
            "found": found[:_MOST],
            "more": len(found) > _MOST,
            "nearest": catalog.nearest_vehicles(written) if written and not found else (),
            "to": _back(args),
        },
        status=404 if written and not found else 200,
    )


def _named(catalog: Catalog, written: str) -> list[Truck]:
    """The vehicles with a code that a frame number, a chassis code or names speak of, each once."""
    frame = catalog.frame(written)
    vehicles = frame.vehicles if frame else catalog.vehicles(written)
    named = list(dict.fromkeys(Truck(v.make, v.model, v.chassis) for v in vehicles if v.chassis))
    # A pattern (S20_) speaks of many codes; the code itself says more.
    return [truck for truck in named if truck.chassis == normal(written)] or named


def _back(args: Mapping[str, str]) -> str:
    """Where the visitor was: an address of this very site, or empty for the first page."""
    to = args.get("to", "")
    ours = to.startswith("/") and not to.startswith("//") and "\\" not in to and to.isprintable()
    return quote(to[:2000], safe="/?&=%+;:@,~!$'()*#") if ours else ""


PAGE = Page("/truck", _answer, formats=())
