"""A column headed `Maker`, `Marka`, `メーカー`: the part's brand or the vehicle's make. What stands in it decides."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.intake.columns.fields import UNSURE
from partsref.intake.columns.header import Header
from partsref.intake.columns.questions import AmbiguousError
from partsref.intake.columns.settle import Columns
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.lexicon.nothing_words import DITTO_MARKS, names_nobody
from partsref.intake.read.line import Line
from partsref.numbers.formats import is_laid_out

_VEHICLE = frozenset({"make", "model", "chassis", "engine"})


def settle_maker(
    name: str, header: Header, columns: Columns, sample: Sequence[Line], vocabulary: CatalogueNames
) -> tuple[str, ...]:
    """Give each such column its field; what was decided by values alone comes back in words.

    Raises `AmbiguousError` where neither the other columns nor the values tell.
    """
    return tuple(
        filter(None, (_settle(name, header, columns, sample, vocabulary, place) for place in columns.pop(UNSURE, [])))
    )


def _settle(
    name: str, header: Header, columns: Columns, sample: Sequence[Line], vocabulary: CatalogueNames, place: int
) -> str:
    has_vehicle = not _VEHICLE.isdisjoint(columns)
    if "brand" in columns:
        if "make" not in columns:
            columns["make" if has_vehicle or "oe_brand" in columns else "oe_brand"] = [place]
        return ""
    if "number" not in columns or "oe_brand" in columns or not (has_vehicle or "oe_number" in columns):
        columns["brand"] = [place]
        return ""
    values = [value for value in dict.fromkeys(_cell(line, place) for line in sample) if _says_a_maker(value)]
    vehicles = [value for value in values if (known := vocabulary.maker(value)) and known.kind == "oem"]
    others = [value for value in values if value not in vehicles]
    column = header.names[place]
    if not vehicles and values and vocabulary.knows_vehicle_makers:
        columns["brand"] = [place]
        shown = ", ".join(values[:3])
        return f"{column} is taken for who makes the parts: none of its values ({shown}) is a vehicle maker known here"
    if vehicles and not others:
        one = "make" if "oe_number" in columns or not _are_their_own(columns, sample, vocabulary, place) else "brand"
        columns[one] = [place]
        meant = (
            "who makes the vehicles" if one == "make" else "who makes the parts: the numbers have the form of theirs"
        )
        return f"{column} is taken for {meant}; all its values are vehicle makers ({', '.join(vehicles[:3])})"
    if any(vocabulary.maker(value) for value in others):
        columns["brand"] = [place]
        of_parts = next(value for value in others if vocabulary.maker(value))
        return f"{column} is taken for who makes the parts: {of_parts} makes parts, not vehicles"
    raise AmbiguousError(name, column, place, ("brand", "make"), "who makes the part, or who makes the vehicle?")


def _are_their_own(columns: Columns, sample: Sequence[Line], vocabulary: CatalogueNames, place: int) -> bool:
    """Whether most numbers of the rows have the form in which the vehicle maker beside them prints its own."""
    at = columns["number"][0]
    pairs = [(vocabulary.named(_cell(line, place)), _cell(line, at)) for line in sample]
    fitting = sum(is_laid_out(maker, number) for maker, number in pairs if maker and number)
    return fitting * 2 >= sum(bool(maker and number) for maker, number in pairs)


def _says_a_maker(value: str) -> bool:
    return value not in DITTO_MARKS and not names_nobody(value)


def _cell(line: Line, place: int) -> str:
    return line.cells[place].strip() if place < len(line.cells) else ""
