"""Whose the numbers of a row are: the maker of its own part, and those of the numbers of others beside it.

The rule, in order, for a number of others: the maker named with it in its cell or over its column; the cell that
names its maker; for a vehicle maker's number, the vehicle's make where the number has that maker's form; the maker who
carries the number in the catalogue, if it is one or the number has the form of one of them; the make the vehicle tells;
a maker not said. Never the row's own brand. Where a cell names several makers the number goes to the one who carries
it, else to a maker not said.
"""

from __future__ import annotations

import re

from partsref.intake.lexicon.known_names import NOT_SAID, CatalogueNames, KnownMaker
from partsref.intake.lexicon.nothing_words import names_nobody
from partsref.intake.rows.cells import words
from partsref.intake.rows.row_cells import RowCells
from partsref.model import Kind
from partsref.numbers.formats import is_laid_out
from partsref.numbers.number_key import key

_BETWEEN_MAKERS = re.compile(r"\s*[;,|、，；/／・\n]\s*|\s+(?:&|\+|and|y|и|und|et)\s+")

_PERHAPS_TWO = re.compile(r"[^\W\d_]{3}[/／+&][^\W\d_]{3}")


class MakersOfRow:
    """Reads the maker columns of one file, row by row."""

    def __init__(self, cells: RowCells, vocabulary: CatalogueNames, own_brand: str) -> None:
        self._cells, self._vocabulary, self._own_brand = cells, vocabulary, own_brand
        self._said: dict[str, tuple[str, ...]] = {}
        self._own, self._is_said = KnownMaker(own_brand, "aftermarket"), False
        self._names: tuple[str, ...] = ()
        self._of_file, self._has_brand = vocabulary.own_of_file, cells.has("brand")

    def begin_row(self) -> None:
        """Settle the maker of the row's own part; a cell that names nobody leaves it to the source."""
        self._names = self.named("brand")
        self._is_said = len(self._names) == 1
        self._own = self._vocabulary.maker_or(self._names[0] if self._is_said else self._own_brand, "aftermarket")

    def own_number(self, number: str, named: str) -> KnownMaker:
        """Whose an own number is. Raises `RejectedError` where its cell names another maker than the brand column."""
        if len(self._names) > 1 and not named:
            return self._one_of(self._names, number, "aftermarket")
        if not named:
            return self._own if self._of_file is None else self._as_in_other_tables(number)
        beside = self._vocabulary.maker_or(named, "aftermarket")
        if self._is_said and beside.name != self._own.name:
            advice = "Leave one of the two makers out."
            self._cells.reject("number", f"{named} {number}", f"a number of {self._own.name}, as the row says", advice)
        return beside

    def _as_in_other_tables(self, number: str) -> KnownMaker:
        """A table without a maker, as of what parts fit, is of the parts that a table before it names with theirs."""
        assert self._of_file is not None  # noqa: S101 - the caller has looked
        folded = key(number)
        if self._is_said:
            self._of_file.setdefault(folded, self._own)
        return self._own if self._has_brand else self._of_file.get(folded, self._own)

    def cross_number(self, number: str, named: str, own: KnownMaker) -> KnownMaker:
        """Whose a number it can be exchanged with is."""
        if named:
            return self._vocabulary.maker_or(named, "aftermarket")
        if names := self.named("cross_brand"):
            return self._one_of(names, number, "aftermarket")
        return self._carrier(number, own) or NOT_SAID["aftermarket"]

    def oe_number(self, number: str, named: str, own: KnownMaker) -> KnownMaker:
        """Which vehicle maker's number it is."""
        cells, vocabulary = self._cells, self._vocabulary
        if named:
            return vocabulary.maker_or(named, "oem")
        if names := self.named("oe_brand"):
            return self._one_of(names, number, "oem")
        make = vocabulary.maker_or(said, "oem") if (said := cells.get("make")) and not names_nobody(said) else None
        if make and is_laid_out(make.name, number):
            return NOT_SAID["oem"] if self._is_anothers(number, own, make) else make
        if not make and (name := vocabulary.make(cells.get("model"), cells.get("chassis"))):
            make = vocabulary.maker_or(name, "oem")
        return self._carrier(number, own, make) or make or NOT_SAID["oem"]

    def _is_anothers(self, number: str, own: KnownMaker, make: KnownMaker) -> bool:
        """Whether a number is known as others' in whose form it is too, and not as the make's of the row's vehicle."""
        carriers = self.carriers(number, own)
        if not carriers or make in carriers or not any(is_laid_out(one.name, number) for one in carriers):
            return False
        names = ", ".join(maker.name for maker in carriers[:4])
        told = f"{names} have this number, and {make.name} is not known to: its maker is taken as not said."
        self._cells.warn("", number, "the number's maker", told)
        return True

    def named(self, one: str) -> tuple[str, ...]:
        """The makers in the cell of a field. Several are told; a word for nothing names none."""
        text = self._cells.get(one)
        if (found := self._said.get(text)) is None:
            found = self._said[text] = self._makers_in(words(text))
        if len(found) > 1:
            advice = "Each number is read as of the one who is known to carry it, else its maker as not said."
            self._cells.warn(one, text, "one maker", advice)
        elif text and not found:
            self._cells.warn(one, text, "a maker's name", "Taken as not said.")
        elif found and _PERHAPS_TWO.search(text) and not self._vocabulary.maker(text):
            self._cells.warn(one, text, "one maker", "Read as one name; write two with blanks around the slash.")
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

    def carriers(self, number: str, own: KnownMaker) -> list[KnownMaker]:
        """Who carries a number of others in the catalogue, the best evidenced first."""
        return [maker for maker in self._vocabulary.carriers(number) if maker.name != own.name]

    def _one_of(self, names: tuple[str, ...], number: str, kind: Kind) -> KnownMaker:
        """The maker among several who carries the number, or the only one whose form it has; else one not said."""
        makers = [self._vocabulary.maker_or(name, kind) for name in names]
        if len(makers) == 1:
            return makers[0]
        carriers = self._vocabulary.carriers(number)
        known = [maker for maker in makers if maker in carriers]
        if len(known) == 1:
            return known[0]
        formed = [maker for maker in known or makers if is_laid_out(maker.name, number)]
        return formed[0] if len(formed) == 1 else NOT_SAID[kind]

    def _carrier(self, number: str, own: KnownMaker, make: KnownMaker | None = None) -> KnownMaker | None:
        """Who carries the number; among several the vehicle's make, or the only one whose form it has."""
        carriers = self.carriers(number, own)
        if len(carriers) < 2:
            return carriers[0] if carriers else None
        if make in carriers:
            return make
        formed = [maker for maker in carriers if is_laid_out(maker.name, number)]
        names = ", ".join(maker.name for maker in carriers[:4])
        if len(formed) == 1:
            told = f"{names} have this number: read as {formed[0].name}'s, whose form it has."
        else:
            told = f"{names} have this number: its maker is taken as not said, theirs as possible only."
        self._cells.warn("", number, "the number's maker", told)
        return formed[0] if len(formed) == 1 else None
