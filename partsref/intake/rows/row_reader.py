"""From one row of cells to what it says: mentions of parts, links, fitments, properties. Nothing is looked up in parts.

The row's own number is its subject. Numbers in the other number columns are linked to it, each to each, and the
vehicle columns say what it fits. Words that are not understood stay as they are; a number that cannot be right rejects
the row, with a reason.
"""

from __future__ import annotations

import re
from typing import cast

from partsref.intake.columns.fields import property_of
from partsref.intake.columns.mapping import Mapping
from partsref.intake.lexicon.cell_words import ACTIONS, KINDS, STATUSES, meaning
from partsref.intake.lexicon.known_names import CatalogueNames, KnownMaker
from partsref.intake.lexicon.measures import LENGTHS, measure, unit_of
from partsref.intake.lexicon.nothing_words import is_nothing
from partsref.intake.read.line import Line
from partsref.intake.report.problems import Warnings
from partsref.intake.rows.cells import words
from partsref.intake.rows.link_cells import LinkCells, Other
from partsref.intake.rows.makers_of_row import MakersOfRow
from partsref.intake.rows.number_cells import Number, is_ordinary, numbers_of, says_replaced
from partsref.intake.rows.offer_cells import OfferCells
from partsref.intake.rows.row_cells import RowCells
from partsref.intake.rows.vehicle_cells import Fits, VehicleCells
from partsref.model import Kind
from partsref.store.write.batch import Batch, Mention, Retraction, as_read

_REMEMBERED = 100_000
_OPTIONAL = ("note", "status", "kind", "attribute", "unit", "action")

_DESCRIBING = ("name", "name_ja", "category")

_TORN_LETTERS = re.compile(r"(?:[繝縺繧]\S{0,2}){2}|Ã[©¨¼¶¤±³¡ª§]|ã[ƒ‚]|Â[°±²³º]|ï¼\S")
"""UTF-8 that somebody read as Shift-JIS or Western: フィ is 繝輔ぅ then, é is Ã©."""
_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9d]")

Property = tuple[str, str, str]


class Rows:
    """Reads the rows of one file into `batch`, which the caller empties now and then with `emptied`."""

    def __init__(self, mapping: Mapping, vocabulary: CatalogueNames, own_brand: str, warnings: Warnings) -> None:
        self.batch = Batch()
        self._cells = RowCells(mapping, warnings)
        self._vocabulary = vocabulary
        self._makers = MakersOfRow(self._cells, vocabulary, own_brand)
        self._links = LinkCells(self._cells, vocabulary, self._makers)
        self._vehicles = VehicleCells(self._cells, vocabulary)
        self._offers = OfferCells(self._cells)
        self._attributes, self._pairs = mapping.attributes, mapping.pairs
        self._says = {one: self._cells.has(one) for one in _OPTIONAL}
        self._seen: dict[Mention, int] = {}
        self._words_at = self._cells.places(*_DESCRIBING)
        self._described: dict[tuple[str, ...], tuple[str, str, str]] = {}
        """By the cells that describe a part: lists repeat their words."""

    def emptied(self) -> Batch:
        """The batch filled so far; the next rows go into a new one."""
        full, self.batch = self.batch, Batch()
        self._seen.clear()
        full.readings = list(map(as_read, full.mentions))
        return full

    def read(self, line: Line) -> bool:
        """Take in one row; False when it is blank.

        Raises `RejectedError`, or `SetAsideError` for a heading or total, and takes in nothing of the row then.
        """
        cells = self._cells
        if not cells.take(line):
            return False
        if not is_ordinary(cells.get("number")) or cells.has_one_cell:
            cells.check_is_part(self._vocabulary.is_vehicle)
        self._makers.begin_row()
        numbers = numbers_of(cells, "number", self._makers.own_number, self._vocabulary.named)
        if not numbers:
            cells.reject("number", cells.get("number"), "a part number", "Write the number in, or take the row out.")
        if self._says["kind"]:
            numbers = self._of_stated_kind(numbers)
        others = self._links.others(numbers)
        fits = self._vehicles.fits(numbers[0].maker, others)
        status, note = self._status_and_note()
        properties = self._properties()
        action = self._action() if self._says["action"] else "A"
        if action in {"C", "D"}:
            self._take_back(action, numbers, others, fits, properties)
        if action != "D":
            self._take(numbers, others, fits, status, note, properties)
        return True

    def as_written(self, line: Line) -> list[str]:
        """The cells of a row just read, for the rejects file."""
        return self._cells.as_written(line)

    def _take(
        self,
        numbers: tuple[Number, ...],
        others: list[Other],
        fits: Fits,
        status: str,
        note: str,
        properties: list[Property],
    ) -> None:
        """Into the batch, now that all is understood. A note is of the fitment if there is one, else of the link."""
        batch = self.batch
        described, offer = self._description(), self._offers.offer()
        own_note, link_note = ("" if fits.vehicles or others else note), ("" if fits.vehicles else note)
        fit_note = "; ".join(filter(None, (note, fits.beside))) if fits.vehicles else ""
        theirs = [
            self._mention(
                Mention(o.maker.name, o.number.text, o.maker.kind, slip=o.number.slip, as_number=o.number.whole)
            )
            for o in others
        ]
        older = -1
        chained = says_replaced(self._cells.get("number"), numbers)
        for number in numbers:
            own = self._mention(
                Mention(
                    number.maker.name,
                    number.text,
                    number.maker.kind,
                    *described,
                    status,
                    own_note,
                    number.slip,
                    number.whole,
                )
            )
            if chained and older >= 0:
                batch.links.append((older, own, "superseded_by", link_note, False))
            older = own
            for other, at in zip(others, theirs, strict=True):
                ends = (at, own) if other.backward else (own, at)
                batch.links.append((*ends, other.relation, other.guess or link_note, bool(other.guess)))
            for vehicle in fits.vehicles:
                batch.fitments.append((own, vehicle, fits.position, fit_note))
            for name, value, unit in properties:
                batch.attributes.append((own, name, value, unit))
            if offer:
                batch.offers.append((own, offer))

    def _take_back(
        self,
        action: str,
        numbers: tuple[Number, ...],
        others: list[Other],
        fits: Fits,
        properties: list[Property],
    ) -> None:
        """What the source said of this before goes: the facts the row names, or all of the part if it names none."""
        batch = self.batch
        for number in numbers:
            own = (number.maker.name, number.whole or number.text)
            for other in others:
                theirs = (other.maker.name, other.number.whole or other.number.text)
                batch.retractions.append(Retraction("link", *own, *theirs))
            for vehicle in fits.vehicles:
                batch.retractions.append(Retraction("fitment", *own, vehicle=vehicle, position=fits.position))
            for name, _, _ in properties:
                batch.retractions.append(Retraction("attribute", *own, name=name))
            if not (others or fits.vehicles or properties):
                batch.retractions.append(Retraction("part" if action == "D" else "claims", *own))

    def _action(self) -> str:
        said = self._cells.stated("action")
        action = ACTIONS.get(said.lower(), "") if said else "A"
        if not action:
            self._cells.reject("action", said, "A, C, D or N", "Write one of these, or leave it empty.")
        return action

    def _mention(self, mention: Mention) -> int:
        if (at := self._seen.get(mention)) is None:
            at = self._seen[mention] = len(self.batch.mentions)
            self.batch.mentions.append(mention)
        return at

    def _of_stated_kind(self, numbers: tuple[Number, ...]) -> tuple[Number, ...]:
        if not (said := self._cells.stated("kind")):
            return numbers
        if not (kind := meaning(KINDS, said)):
            advice = "Write one of these, or leave it empty."
            self._cells.reject("kind", said, "oem, aftermarket or standard", advice)
        return tuple(one._replace(maker=KnownMaker(one.maker.name, cast("Kind", kind))) for one in numbers)

    def _description(self) -> tuple[str, str, str]:
        """(English name, Japanese name, category of the vocabulary)."""
        cells = self._cells
        said = tuple(map(cells.at, self._words_at))
        if (found := self._described.get(said)) is None:
            if len(self._described) >= _REMEMBERED:
                self._described.clear()
            found = self._described[said] = self._named(*map(cells.stated, _DESCRIBING))
        return found

    def _named(self, name: str, name_ja: str, category: str) -> tuple[str, str, str]:
        known = next(filter(None, map(self._vocabulary.category, filter(None, (category, name, name_ja)))), "")
        if not name and not name_ja and not known:
            name = category
        if torn := _TORN_LETTERS.search(name) or _TORN_LETTERS.search(name_ja):
            advice = (
                "Loaded as it stands: these were letters of UTF-8 once. Save all of the list anew, or say --encoding."
            )
            self._cells.warn("name", torn.string, "letters that mean something", advice)
        if name and not name_ja and _JAPANESE.search(name):
            name, name_ja = "", name
        return name, name_ja, known

    def _status_and_note(self) -> tuple[str, str]:
        cells = self._cells
        note = cells.joined("note") if self._says["note"] else ""
        if not self._says["status"] or not (said := cells.stated("status")):
            # A list of renumbered parts says in its new number's place that there is none.
            return (meaning(STATUSES, cells.get("new_number")) if cells.has("new_number") else ""), note
        if status := meaning(STATUSES, said):
            return status, note
        cells.warn("status", said, "current, superseded, out_of_stock or discontinued", "Kept as a note.")
        return "", "; ".join(filter(None, (said, note)))

    def _properties(self) -> list[Property]:
        found = [
            (name, text, unit)
            for at, (name, unit) in self._attributes.items()
            if not is_nothing(text := self._cells.at(at))
        ]
        for at, value in self._pairs.items():
            if (name := self._cells.at(at)) and not is_nothing(text := self._cells.at(value)):
                named, unit = property_of(name)
                found.append((named, text, unit))
        if self._says["attribute"] and (name := self._cells.stated("attribute")):
            named, unit = property_of(name)
            found.append((named, self._cells.stated("value"), self._cells.stated("unit") or unit))
        stated = self._cells.stated("unit") if self._says["unit"] and not self._says["attribute"] else ""
        return [
            (name, *measure(name, words(value), unit or (unit_of(stated) if name in LENGTHS else "")))
            for name, value, unit in found
            if value
        ]
