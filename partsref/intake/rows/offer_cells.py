"""The offer columns of a row: what the supplier sells its part for."""

from __future__ import annotations

from partsref.intake.columns.fields import OFFER_FIELDS
from partsref.intake.lexicon.prices import currency_of, day_of, price_of
from partsref.intake.rows.cells import words
from partsref.intake.rows.row_cells import RowCells
from partsref.store.write.batch import OfferSaid

_LONGEST = 300


class OfferCells:
    """Reads the offer columns of one file."""

    def __init__(self, cells: RowCells) -> None:
        self._cells = cells
        self._fields = [one for one in OFFER_FIELDS if cells.has(one)]
        self._says_any = bool(set(self._fields) - {"currency", "offer_date"})

    def offer(self) -> OfferSaid | None:
        """The row's offer, or None where it makes none. What is no amount stays as it is written, and is told."""
        if not self._says_any:
            return None
        said = {one: words(self._cells.stated(one))[:_LONGEST] for one in self._fields}
        price, currency = price_of(said["price"]) if said.get("price") else ("", "")
        if price and not price[0].isdigit():
            self._cells.warn("price", price, "an amount", "Kept as it is written.")
        if named := said.get("currency", ""):
            currency = currency_of(named) or named
        date = said.get("offer_date", "")
        day = day_of(date) if date else ""
        if date and not day:
            self._cells.warn("offer_date", date, "a day, such as 2024-03-31", "The day of the load is taken.")
        offer = OfferSaid(
            price, currency if price else "", said.get("stock", ""), said.get("pack", ""),
            said.get("order_code", ""), said.get("link", ""), day,
        )  # fmt: skip
        return offer if any(offer[:1] + offer[2:6]) else None
