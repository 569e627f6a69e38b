"""Everything known of one part: its cross-reference and how its number was seen written."""

from __future__ import annotations

from partsref.answer.crossref.cross_reference import cross_reference, surest
from partsref.errors import NotFoundError
from partsref.model import Part
from partsref.model_crossref import CrossReference
from partsref.numbers.canonical import canonical
from partsref.numbers.number_key import key
from partsref.reads.sheet_reader import SheetReader
from partsref.values import frozen
from partsref.words.fold import fold
from partsref.words.sizes import size_of


@frozen
class PartSheet:
    """The answer for one part. `spellings` are (as written, how damaged or empty); `size` finds others of its size."""

    part: Part
    answer: CrossReference
    category_ja: str
    group: str
    spellings: tuple[tuple[str, str], ...]
    size: str


def part_sheet(reader: SheetReader, maker: str, number: str, most_equivalents: int = 200) -> PartSheet:
    """What is known of the part with exactly this number, in any spelling, of this maker, by any of its names.

    Raises `NotFoundError` when there is none: nothing is guessed.
    """
    name = reader.maker_by_fold([fold(maker)]).get(fold(maker), maker)
    part_id = reader.part_id(name, canonical(name, number).key) or _by_spelling(reader, name, number)
    if part_id is None:
        raise NotFoundError(f"No part of {maker} carries exactly {number}.")
    answer = surest(cross_reference(reader, part_id, number, most_equivalents), most_equivalents)
    part = answer.part or reader.parts([part_id])[part_id]
    category_ja, group = reader.vehicle_parts.part_group(part.category)
    size = size_of({a.name: a.value for a in answer.attributes if a.unit == "mm"})
    return PartSheet(part, answer, category_ja, group, reader.spellings(part_id), size)


def _by_spelling(reader: SheetReader, maker: str, number: str) -> int | None:
    seen = [part_id for part_id, _, slip in reader.ids_by_spelling([key(number)]) if not slip]
    return next((part_id for part_id, part in reader.parts(seen).items() if part.maker == maker), None)
