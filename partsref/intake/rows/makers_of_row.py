"""Whose the numbers of a row are: the maker of its own part, and those of the numbers of others beside it.

The rule, in order, for a number of others: the maker named with it in its cell or over its column; the cell that
names its maker; for a vehicle maker's number, the vehicle's make where the number has that maker's form; the maker who
carries the number in the catalogue; the make the vehicle tells; a maker not said. Never the row's own brand.
"""

from __future__ import annotations

import re

from partsref.intake.lexicon.known_names import NOT_SAID, CatalogueNames, KnownMaker
from partsref.intake.rows.cells import names_nobody, words
from partsref.intake.rows.row_cells import RowCells
from partsref.numbers.formats import formats_of
from partsref.numbers.number_key import key

_BETWEEN_MAKERS = re.compile(r"\s*[;,|、，；/／・\n]\s*|\s+(?:&|\+|and|y|и|und|et)\s+")


class MakersOfRow:
    """Reads the maker columns of one file, row by row."""

    def __init__(self, cells: RowCells, vocabulary: CatalogueNames, own_brand: str) -> None:
        self._cells, self._vocabulary, self._own_brand = cells, vocabulary, own_brand
        self._said: dict[str, tuple[str, ...]] = {}
        self._own, self._is_said = KnownMaker(own_brand, "aftermarket"), False

    def begin_row(self) -> None:
        """Settle the maker of the row's own part; a cell that names nobody leaves it to the source."""
        names = self.named("brand")
        self._is_said = bool(names)
        self._own = self._vocabulary.maker_or(names[0] if names else self._own_brand, "aftermarket")

    def own_number(self, number: str, named: str) -> KnownMaker:
        """Whose an own number is. Raises `RejectedError` where its cell names another maker than the brand column."""
        if not named:
            return self._own
        beside = self._vocabulary.maker_or(named, "aftermarket")
        if self._is_said and beside.name != self._own.name:
            advice = "Leave one of the two makers out."
            self._cells.reject("number", f"{named} {number}", f"a number of {self._own.name}, as the row says", advice)
        return beside

    def cross_number(self, number: str, named: str, own: KnownMaker) -> KnownMaker:
        """Whose a number it can be exchanged with is."""
        if name := named or self._one_of(self.named("cross_brand"), number):
            return self._vocabulary.maker_or(name, "aftermarket")
        return self._carrier(number, own) or NOT_SAID["aftermarket"]

    def oe_number(self, number: str, named: str, own: KnownMaker) -> KnownMaker:
        """Which vehicle maker's number it is."""
        cells, vocabulary = self._cells, self._vocabulary
        if name := named or self._one_of(self.named("oe_brand"), number):
            return vocabulary.maker_or(name, "oem")
        make = vocabulary.maker_or(said, "oem") if (said := cells.get("make")) and not names_nobody(said) else None
        if make and _has_form_of(make.name, number):
            return make
        if found := self._carrier(number, own, make):
            return found
        if make:
            return make
        if name := vocabulary.make(cells.get("model"), cells.get("chassis")):
            return vocabulary.maker_or(name, "oem")
        return NOT_SAID["oem"]

    def named(self, one: str) -> tuple[str, ...]:
        """The makers in the cell of a field. Several are told; a word for nothing names none."""
        text = self._cells.get(one)
        if (found := self._said.get(text)) is None:
            found = self._said[text] = self._makers_in(words(text))
        if len(found) > 1:
            advice = f"Read as {found[0]}, unless the catalogue knows the number as another's."
            self._cells.warn(one, text, "one maker", advice)
        elif text and not found:
            self._cells.warn(one, text, "a maker's name", "Taken as not said.")
        return found

    def _makers_in(self, text: str) -> tuple[str, ...]:
        if names_nobody(text):
            return ()
        if self._vocabulary.maker(text):
            return (text,)
        several = [one for one in _BETWEEN_MAKERS.split(text) if not names_nobody(one)]
        blanks = re.search(r"\s[/／]\s|[;,|、，；\n]", text)
        if len(several) > 1 and (blanks or all(map(self._vocabulary.maker, several))):
            return tuple(several)
        return (text,)

    def _one_of(self, names: tuple[str, ...], number: str) -> str:
        """The maker among several who carries the number, or else the first."""
        if len(names) < 2:
            return names[0] if names else ""
        carriers = {maker.name for maker in self._vocabulary.carriers(number)}
        return next((name for name in names if self._vocabulary.named(name) in carriers), names[0])

    def _carrier(self, number: str, own: KnownMaker, make: KnownMaker | None = None) -> KnownMaker | None:
        carriers = [maker for maker in self._vocabulary.carriers(number) if maker.name != own.name]
        if len(carriers) > 1:
            first = next((maker for maker in carriers if make and maker.name == make.name), carriers[0])
            names = ", ".join(maker.name for maker in carriers[:4])
            self._cells.warn("", number, "the number's maker", f"{names} have this number: read as {first.name}'s.")
            return first
        return carriers[0] if carriers else None


def _has_form_of(maker: str, number: str) -> bool:
    folded = key(number)
    return any(layout.pattern.fullmatch(folded) for layout in formats_of(maker))
