"""The vehicle columns of a row: what its part fits."""

from __future__ import annotations

import re
from typing import NamedTuple

from partsref.intake.lexicon.known_names import CatalogueNames, KnownMaker
from partsref.intake.lexicon.year_ranges import has_month, may_be_of_an_era, year, years
from partsref.intake.rows.cells import words
from partsref.intake.rows.link_cells import Other
from partsref.intake.rows.row_cells import RowCells
from partsref.intake.rows.whole_vehicle import whole_vehicles, without_make
from partsref.numbers.cells.beside_numbers import without_denied
from partsref.store.write.batch import Application
from partsref.words.place_cell import place

_FIELDS = ("make", "model", "chassis", "engine", "year", "year_from", "year_to", "position")
_REMEMBERED = 20_000
_IN_ERAS = re.compile("年式|初度登録|初年度|製造年")
"""Headers of columns in which Japanese lists count years by eras, and leave the era out."""
_BETWEEN_MODELS = re.compile(r"\s*[/・、,;\n]\s*")


class Fits(NamedTuple):
    """The vehicles of a row, the position on them, and what the row says beside (months, years not understood)."""

    vehicles: list[Application]
    position: str
    beside: str


NONE = Fits([], "", "")


class VehicleCells:
    """Reads the vehicle columns of one file. Lists repeat their vehicles: what was read without a warning is kept."""

    def __init__(self, cells: RowCells, vocabulary: CatalogueNames) -> None:
        self._cells, self._vocabulary = cells, vocabulary
        self._says_any = cells.has("model", "chassis", "engine")
        self._says_years = cells.has("year", "year_from", "year_to")
        self._places = cells.places(*_FIELDS)
        self._known: dict[tuple[str, ...], Fits] = {}

    def fits(self, maker: KnownMaker, others: list[Other]) -> Fits:
        """What the row's part fits. `maker` and `others` tell the make where no column does."""
        if not self._says_any:
            return NONE
        cells = self._cells
        beside = _make_beside(maker, others)
        said = (beside, *map(cells.at, self._places))
        if (found := self._known.get(said)) is None:
            warned = cells.warned
            found = self._fits(beside)
            if cells.warned == warned:
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[said] = found
        return found

    def _fits(self, beside: str) -> Fits:
        cells = self._cells
        model, chassis, engine = cells.joined("model"), cells.stated("chassis"), cells.stated("engine")
        if not (model or chassis or engine):
            return NONE
        make = self._make(model, chassis, beside)
        first, last, note = self._years() if self._says_years else (None, None, "")
        position = cells.joined("position")
        whole = [] if chassis or not model else whole_vehicles(model, self._stated_make(), self._vocabulary)
        if not whole and not chassis and self._vocabulary.has_code(model):
            advice = "Kept as it stands: who asks for the code does not find it. Give codes a column of their own."
            cells.warn("model", model, "makes, models and chassis codes alone", advice)
        if chassis and without_denied(chassis)[1]:
            cells.warn("chassis", chassis, "the codes it fits", "Those it rules out are not taken; the cell is shown.")
        vehicles: list[Application]
        if any(one.chassis or one.make != make for one in whole):
            vehicles = [
                (one.make or make, one.model, one.chassis, engine or one.engine, first or one.first, last or one.last)
                for one in whole
            ]
        else:
            vehicles = [(make, one, chassis, engine, first, last) for one in self._models(make, model)]
        return Fits(vehicles, place(position) or position, note)

    def _make(self, model: str, chassis: str, beside: str) -> str:
        return self._stated_make() or beside or self._vocabulary.make(model, chassis)

    def _stated_make(self) -> str:
        text = self._cells.stated("make")
        return self._vocabulary.maker_or(text, "oem").name if text else ""

    def _models(self, make: str, text: str) -> list[str]:
        """The models in a cell, as the catalogue calls them; several only where each is one it knows."""
        if not text:
            return [""]
        several = [self._vocabulary.model(make, one) for one in _BETWEEN_MODELS.split(text)]
        if all(several):
            return list(dict.fromkeys(several))
        return [self._vocabulary.model(make, text) or without_make(text, make, self._vocabulary)]

    def _years(self) -> tuple[int | None, int | None, str]:
        cells = self._cells
        beside: list[str] = []
        text = cells.stated("year")
        found = years(text)
        if found is None or (may_be_of_an_era(text) and _IN_ERAS.search(cells.column("year"))):
            expected = (
                "years, such as 1999-2004 or H11.1～" if found is None else "years with their era, or of four figures"
            )
            cells.warn("year", text, expected, "Kept as a note.")
            found, beside = (None, None), [text]
        elif text and has_month(text):
            beside = [text]
        first, last = found
        first = self._end("year_from", first, beside)
        last = self._end("year_to", last, beside)
        if first and last and first > last:
            cells.reject("year_from", f"{first} to {last}", "a first year not after the last", "Correct the years.")
        return first, last, words("; ".join(beside))

    def _end(self, one: str, so_far: int | None, beside: list[str]) -> int | None:
        if not (text := self._cells.stated(one)):
            return so_far
        found = year(text)
        if found is None:
            self._cells.warn(one, text, "a year, such as 1999, H11 or 1999/01", "Kept as a note.")
        if found is None or has_month(text):
            beside.append(f"{one.removeprefix('year_')} {text}")
        return found


def _make_beside(maker: KnownMaker, others: list[Other]) -> str:
    """The one vehicle maker whose numbers stand in the row, or empty."""
    makes = {other.maker.name for other in others if other.maker.kind == "oem"}
    if not makes and maker.kind == "oem":
        return maker.name
    return makes.pop() if len(makes) == 1 else ""
