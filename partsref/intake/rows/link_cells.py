"""The other numbers of a row, and how they relate to its own."""

from __future__ import annotations

from typing import NamedTuple, cast

from partsref.intake.lexicon.cell_words import INTERCHANGE, RELATIONS, meaning
from partsref.intake.lexicon.known_names import Maker, Vocabulary
from partsref.intake.rows.number_cells import Number, numbers_of
from partsref.intake.rows.row_cells import RowCells
from partsref.model import Relation
from partsref.numbers.canonical import canonical

_OWN_MAKERS = {"old_number": "supersedes", "new_number": "superseded_by", "same_number": "same"}
"""Number fields whose numbers are the row's own maker's, with the relation each states."""


class Other(NamedTuple):
    """Another part a row names. `backward`: the relation goes from it to the row's own part."""

    number: Number
    maker: Maker
    relation: Relation
    backward: bool


class LinkCells:
    """Reads the number columns beside the row's own, in one file."""

    def __init__(self, cells: RowCells, vocabulary: Vocabulary) -> None:
        self._cells, self._vocabulary = cells, vocabulary
        self._fields = [one for one in ("oe_number", "cross_number", *_OWN_MAKERS) if cells.has(one)]
        self._replaced: dict[str, int] = {}

    def others(self, maker: Maker, numbers: tuple[Number, ...]) -> list[Other]:
        """The other parts of the row whose own part is `numbers` of `maker`.

        Raises `RejectedError` for a relation not known, a part linked to itself, a supersession told both ways round.
        """
        if not self._fields:
            return []
        said = self._cells.get("relation")
        relation = meaning(RELATIONS, said) if said else INTERCHANGE
        if not relation:
            expected = "equivalent, same, alternative, superseded_by or supersedes"
            self._cells.reject("relation", said, expected, "Write one of these, or leave it empty.")
        found = [
            _related(number, theirs, maker, stated)
            for one in self._fields
            for theirs in (self._maker(one, maker),)
            for stated in (_OWN_MAKERS.get(one, relation),)
            for number in numbers_of(self._cells, one, theirs.name)
        ]
        for other in found:
            if other.maker.name == maker.name:
                self._check(maker.name, numbers, other)
        return found

    def _maker(self, one: str, own: Maker) -> Maker:
        """Whose the numbers of a field are."""
        if one == "cross_number":
            name = self._cells.get("cross_brand")
            return self._vocabulary.maker_or(name, "aftermarket") if name else own
        if one == "oe_number":
            return self._oe_maker(own)
        return own

    def _oe_maker(self, own: Maker) -> Maker:
        """The cell, the vehicle's make, or the only one who sells the vehicle."""
        cells = self._cells
        if name := cells.get("oe_brand") or cells.get("make"):
            return self._vocabulary.maker_or(name, "oem")
        if not (number := cells.stated("oe_number")):
            return own
        if not (name := self._vocabulary.make(cells.get("model"), cells.get("chassis"))):
            advice = "Add a column with the vehicle maker, or defaults: {oe_brand: ...} in a --map file."
            cells.reject("oe_number", number, "a maker for this number", advice)
        return self._vocabulary.maker_or(name, "oem")

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


def _related(number: Number, theirs: Maker, own: Maker, stated: str) -> Other:
    if stated == INTERCHANGE:
        if (theirs.kind == "oem") == (own.kind == "oem"):
            return Other(number, theirs, "alternative", backward=False)
        return Other(number, theirs, "equivalent", backward=theirs.kind == "oem")
    if stated == "supersedes":
        return Other(number, theirs, "superseded_by", backward=True)
    return Other(number, theirs, cast("Relation", stated), backward=False)
