"""The other numbers of a row, and how they relate to its own."""

from __future__ import annotations

from typing import NamedTuple, cast

from partsref.intake.lexicon.cell_words import INTERCHANGE, RELATIONS, meaning
from partsref.intake.lexicon.known_names import CatalogueNames, KnownMaker
from partsref.intake.rows.makers_of_row import MakersOfRow
from partsref.intake.rows.number_cells import Number, Whose, numbers_of
from partsref.intake.rows.row_cells import RowCells
from partsref.model import MAKER_NOT_SAID, Relation
from partsref.numbers.canonical import canonical
from partsref.numbers.number_key import key

_OWN_MAKERS = {"old_number": "supersedes", "new_number": "superseded_by", "same_number": "same"}
"""Number fields whose numbers are the row's own maker's, with the relation each states."""


class Other(NamedTuple):
    """Another part a row names. `backward`: the relation goes from it to the row's own part.

    `guess` says why it may be another part than the row means: then the link is an inference.
    """

    number: Number
    maker: KnownMaker
    relation: Relation
    backward: bool
    guess: str = ""


class LinkCells:
    """Reads the number columns beside the row's own, in one file."""

    def __init__(self, cells: RowCells, vocabulary: CatalogueNames, makers: MakersOfRow) -> None:
        self._cells, self._vocabulary, self._makers = cells, vocabulary, makers
        self._fields = [one for one in ("oe_number", "cross_number", *_OWN_MAKERS) if cells.has(one)]
        self._replaced: dict[str, int] = {}

    def others(self, numbers: tuple[Number, ...]) -> list[Other]:
        """The other parts of the row whose own part is `numbers`.

        Raises `RejectedError` for a relation not known, a part linked to itself, a supersession told both ways round.
        """
        if not self._fields:
            return []
        said = self._cells.get("relation")
        relation = meaning(RELATIONS, said) if said else INTERCHANGE
        if not relation:
            expected = "equivalent, same, alternative, superseded_by or supersedes"
            self._cells.reject("relation", said, expected, "Write one of these, or leave it empty.")
        own = numbers[0].maker
        found = [
            _related(number, own, stated)
            for one in self._fields
            for stated in (_OWN_MAKERS.get(one, relation),)
            for number in numbers_of(self._cells, one, self._whose(one, own), self._vocabulary.named)
            if number.maker.name != MAKER_NOT_SAID or not self._is_own(number, numbers)
        ]
        for other in found:
            if other.maker.name == own.name:
                self._check(own.name, numbers, other)
        return found + [may for other in found for may in self._perhaps(other, own)]

    def _perhaps(self, other: Other, own: KnownMaker) -> list[Other]:
        """The parts a number may be that several makers carry and of which the row does not say whose it is."""
        if other.maker.name != MAKER_NOT_SAID:
            return []
        carriers = self._makers.carriers(other.number.whole or other.number.text, own)
        guess = f"the source does not say whose number it is: {', '.join(maker.name for maker in carriers)} have it"
        number = other.number._replace(slip="", whole="")
        return [_related(number._replace(maker=maker), own, INTERCHANGE)._replace(guess=guess) for maker in carriers]

    def _whose(self, one: str, own: KnownMaker) -> Whose:
        if one == "cross_number":
            return lambda number, named: self._makers.cross_number(number, named, own)
        if one == "oe_number":
            return lambda number, named: self._makers.oe_number(number, named, own)
        return lambda _number, named: self._vocabulary.maker_or(named, own.kind) if named else own

    def _is_own(self, number: Number, numbers: tuple[Number, ...]) -> bool:
        """Whether a number whose maker nobody says is the row's own once more: it tells nothing."""
        folded = key(number.whole or number.text)
        if all(folded != key(one.whole or one.text) for one in numbers):
            return False
        self._cells.warn("", number.text, "another number than the part's own", "Not taken for another part.")
        return True

    def _check(self, maker: str, numbers: tuple[Number, ...], other: Other) -> None:
        theirs = canonical(maker, other.number.whole or other.number.text).key
        for number in numbers:
            own = canonical(maker, number.whole or number.text).key
            if own == theirs:
                expected = "another number than the part's own"
                self._cells.reject("", other.number.text, expected, "A part cannot replace itself.")
            if other.relation == "superseded_by":
                old, new = (theirs, own) if other.backward else (own, theirs)
                if (row := self._replaced.get(f"{maker}\0{new}\0{old}")) is not None:
                    advice = f"Row {row} has the older and the newer number the other way round: correct one of them."
                    self._cells.reject("", other.number.text, f"the direction of row {row}", advice)
                self._replaced.setdefault(f"{maker}\0{old}\0{new}", self._cells.row)


def _related(number: Number, own: KnownMaker, stated: str) -> Other:
    theirs = number.maker
    if stated == INTERCHANGE:
        if (theirs.kind == "oem") == (own.kind == "oem"):
            return Other(number, theirs, "alternative", backward=False)
        return Other(number, theirs, "equivalent", backward=theirs.kind == "oem")
    if stated == "supersedes":
        return Other(number, theirs, "superseded_by", backward=True)
    return Other(number, theirs, cast("Relation", stated), backward=False)
