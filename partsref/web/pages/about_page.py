"""`/about`: how certain the words stated, derived and possible are."""

from __future__ import annotations

from partsref.api import Catalog
from partsref.web.pages.page import Asked, Page, Reply


def _answer(_catalog: Catalog, _asked: Asked) -> Reply:
    return Reply(template="partsref/about.html")


PAGE = Page("/about", _answer, formats=())
