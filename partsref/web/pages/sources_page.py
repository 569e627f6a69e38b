"""`/sources`: who says so, and the loads that brought it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from partsref.answer.render.json_shapes import source_json
from partsref.api import Catalog
from partsref.web.pages.page import Asked, Page, Reply


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    sources = catalog.sources()
    loads = catalog.loads_in_force()
    if asked.format == "json":
        shape = {"sources": {code: source_json(source) for code, source in sources.items()}}
        return Reply({**shape, "loads": [asdict(load) for load in loads]})
    by_trust = Counter(source.trust for source in sources.values())
    return Reply(
        template="partsref/sources.html",
        context={"sources": sources, "loads": tuple(reversed(loads)), "by_trust": by_trust},
    )


PAGE = Page("/sources", _answer)
