"""From a question the catalogue cannot answer to the words a parts shop would type, and where to type them."""

from __future__ import annotations

import sqlite3

from partsref.answer.elsewhere.number_step import LONGEST, filled, may_be_known
from partsref.model_hits import Elsewhere
from partsref.model_search import Searched, Understood
from partsref.store.read import japanese_names
from partsref.words import positions
from partsref.words.vehicle_questions import needs_in

_MOST_WORDS = 12
_FEW = 3
"""Parts for the very vehicle below which an answer is thin."""


def beside_searched(connection: sqlite3.Connection, searched: Searched) -> Elsewhere | None:
    """The next step beside the hits of a search; none is needed where the question is answered by several parts."""
    fitting = sum(not hit.related for hit in searched.hits)
    if searched.facts or (searched.answered and fitting >= _FEW):
        return None
    return for_words(connection, searched.understood, searched.query)


def for_words(connection: sqlite3.Connection, understood: Understood, query: str) -> Elsewhere | None:
    """The next step for a question in words: its vehicle and part in both languages, and places that take them.

    What is asked of a vehicle besides parts is put so, in the place of the part. Of what says neither, the words
    themselves are left. None where it is but a number, and no place could know it (`may_be_known`).
    """
    numbers = tuple(number[:LONGEST] for number in understood.numbers[:1] if may_be_known(number))
    needs = needs_in(query)
    part = [need.japanese.split("|")[0] for need in needs] or _part(connection, understood)
    of_part = [need.english.split("|")[0] for need in needs] or [*understood.positions, *understood.words]
    japanese = _cut([*numbers, *_vehicle(connection, understood, japanese=True), *part])
    english = _cut([*numbers, *_vehicle(connection, understood, japanese=False), *of_part])
    asked = " ".join(query.split())[:LONGEST]
    if understood.numbers and not numbers and not english:
        return None
    return filled(numbers[0] if numbers else "", japanese or asked, english or asked)


def _vehicle(connection: sqlite3.Connection, understood: Understood, *, japanese: bool) -> list[str]:
    """Maker, model and chassis code of the vehicles named, each said once."""
    words: list[str] = []
    for vehicle in understood.vehicles:
        make, model = vehicle.make, vehicle.model
        if japanese:
            model = japanese_names.model_ja(connection, make, model) or model
            make = japanese_names.maker_ja(connection, make) or make
        words += (make, model, vehicle.chassis)
    return [*words, *understood.engines]


def _part(connection: sqlite3.Connection, understood: Understood) -> list[str]:
    sides = [positions.IN_JAPANESE.get(position, position) for position in understood.positions]
    parts = [_part_ja(connection, word) for word in understood.words]
    return [*sides, *parts, *understood.sizes]


def _part_ja(connection: sqlite3.Connection, name: str) -> str:
    """A part in Japanese: by its whole name, else by the longest pieces that have one (supercharger | belt)."""
    words = name.split()
    for end in range(len(words), 0, -1):
        if found := japanese_names.part_ja(connection, " ".join(words[:end])):
            return " ".join([found, _part_ja(connection, " ".join(words[end:]))]).strip()
    return " ".join([*words[:1], _part_ja(connection, " ".join(words[1:]))]).strip() if words else ""


def _cut(words: list[str]) -> str:
    return " ".join([word for word in dict.fromkeys(words) if word][:_MOST_WORDS])[:LONGEST]
