"""`/list?part=MAKER/NUMBER&part=...`: a shopping list that its address keeps, for the phone, paper or a spreadsheet."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from partsref.answer.render.json_shapes import part_json
from partsref.answer.sheets.part_sheet import PartSheet
from partsref.api import Catalog
from partsref.model import Offer, PartNumber
from partsref.model_crossref import Equivalent
from partsref.values import frozen
from partsref.web.http.cpu_share import MOST_OF_SHARE
from partsref.web.pages import addresses
from partsref.web.pages.page import Asked, Page, Reply
from partsref.web.shapes.marked_parts import Marked, mark, marked_parts
from partsref.web.shapes.part_rows import newest_offers
from partsref.web.shapes.qr_code import qr_code

MOST = 50
"""Parts of one list; an address of so many is still carried by every browser."""
_SHOWN = 3
"""Replacements named beside a part."""
COLUMNS = ("maker", "number", "name", "name_ja", "category", "status", "current", "replacements",
           "supplier", "price", "currency", "stock", "date", "link")  # fmt: skip


@frozen
class ListLine:
    """One part of the list. `offer` is the newest with a price, of the part or of what `offered` names instead."""

    sheet: PartSheet
    current: PartNumber | None
    replacements: tuple[Equivalent, ...]
    offer: Offer | None

    @property
    def category_ja(self) -> str:
        """What kind of part it is, in Japanese."""
        return self.sheet.category_ja

    @property
    def offered(self) -> str:
        """The part the offer is of, where that is another."""
        part, offer = self.sheet.part, self.offer
        return "" if offer is None or offer.number == part.number else f"{offer.maker} {offer.number}"


def _answer(catalog: Catalog, asked: Asked) -> Reply:
    marked = marked_parts(catalog, asked.lists.get("part", ()), MOST, MOST_OF_SHARE)
    lines = tuple(map(_line, marked.sheets))
    if asked.format == "json":
        return Reply(_shape(lines, marked))
    marks = [mark(sheet.part.maker, sheet.part.number) for sheet in marked.sheets]
    address = addresses.with_query("list", {"part": marks})
    return Reply(
        template="partsref/list.html",
        context={
            "lines": lines,
            "marks": marks,
            "marked": marked,
            "most": MOST,
            "address": address,
            "whole": asked.site + address,
            "qr": qr_code(asked.site + address if asked.site and marks else "", asked.words("share.qr")),
        },
        table=(COLUMNS, *map(_row, lines)),
        file="partsref-list",
    )


def _line(sheet: PartSheet) -> ListLine:
    """What to buy: the surest that nothing speaks against; none that a source only holds possible."""
    answer = sheet.answer
    sure = [e for e in answer.equivalents if e.certainty != "possible" and not e.against]
    offers = newest_offers(answer.offers)
    named = [(sheet.part.maker, sheet.part.number), *((e.maker, e.number) for e in sure)]
    offer = next((offers[one] for one in named if one in offers), None)
    return ListLine(sheet, answer.current, tuple(sure[:_SHOWN]), offer)


def _row(line: ListLine) -> tuple[str, ...]:
    part, offer = line.sheet.part, line.offer
    current = f"{line.current.maker} {line.current.number}" if line.current else ""
    replacements = "; ".join(f"{e.maker} {e.number} ({e.certainty})" for e in line.replacements)
    told = (part.maker, part.number, part.name, part.name_ja or line.category_ja, part.category, part.status)
    sold = (offer.source, offer.price, offer.currency, offer.stock, offer.date, offer.link) if offer else ("",) * 6
    if line.offered:
        sold = (f"{sold[0]} ({line.offered})", *sold[1:])
    return (*told, current, replacements, *sold)


def _shape(lines: tuple[ListLine, ...], marked: Marked) -> dict[str, Any]:
    return {
        "parts": [
            {
                **part_json(line.sheet.part),
                "category_ja": line.category_ja,
                "current": asdict(line.current) if line.current else None,
                "replacements": [
                    {"maker": e.maker, "number": e.number, "relation": e.relation, "certainty": e.certainty}
                    for e in line.replacements
                ],
                "offer": asdict(line.offer) if line.offer else None,
            }
            for line in lines
        ],
        "unknown": list(marked.unknown),
        "left": marked.left,
    }


PAGE = Page("/list", _answer, ("json", "csv"))
