"""`/coverage`: how many parts of each group are known for each vehicle family, as a heat map and a plot."""

from __future__ import annotations

from math import log

from markupsafe import Markup

from partsref.answer.render.coverage_plot import plot
from partsref.answer.sheets.figures import Coverage
from partsref.api import Catalog
from partsref.web.language.language import PageWords
from partsref.web.pages.page import Asked, Page, Reply

SHOWN_FAMILIES = 20
"""Rows before the rest is a page of everything."""
_HEATS = 5


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    coverage = asked.answers.kept(catalog, "coverage", lambda catalog: catalog.coverage())
    if asked.format == "json":
        rows = {family: {"parts": coverage.totals[family], **coverage.cells[family]} for family in coverage.families}
        return Reply({"groups": list(coverage.groups), "families": rows})
    drawn = _plot(coverage, asked.words)
    if asked.format == "svg":
        return Reply(document=drawn)
    everything = bool(asked.args.get("all"))
    families = coverage.families if everything else coverage.families[:SHOWN_FAMILIES]
    most = max((count for cells in coverage.cells.values() for count in cells.values()), default=1)
    return Reply(
        template="partsref/coverage.html",
        context={
            "groups": coverage.groups,
            "rows": [
                (family, coverage.totals[family], [_cell(coverage, family, group, most) for group in coverage.groups])
                for family in families
            ],
            "hidden": len(coverage.families) - len(families),
            "plot": Markup(drawn),  # noqa: S704 - every text in it is escaped.
        },
        table=tuple(_table(coverage)),
        file="partsref-coverage",
    )


def _plot(coverage: Coverage, words: PageWords) -> str:
    return plot(coverage, words("coverage.plot"), words("coverage.plot.text"), words.group, words("coverage.rest"))


def _cell(coverage: Coverage, family: str, group: str, most: int) -> tuple[int, int]:
    count = coverage.cells[family].get(group, 0)
    return count, heat(count, most)


def heat(count: int, most: int) -> int:
    """0 for none, else 1 to 5: each step is as many times as much as the one before, for few parts are the rule.

    >>> [heat(count, 100) for count in (0, 1, 3, 10, 100)]
    [0, 1, 2, 3, 5]
    """
    if not count:
        return 0
    return max(1, min(_HEATS, 1 + round((_HEATS - 1) * log(count) / log(most)))) if most > 1 else _HEATS


def _table(coverage: Coverage) -> list[tuple[str, ...]]:
    rows = [
        (family, str(coverage.totals[family]), *(str(coverage.cells[family].get(g, 0)) for g in coverage.groups))
        for family in coverage.families
    ]
    return [("family", "parts", *coverage.groups), *rows]


PAGE = Page("/coverage", _answer, ("json", "csv", "svg"))
