"""The next step for a number the catalogue lacks: what to type, and the places that take it."""

from __future__ import annotations

from partsref.answer.elsewhere.filled_places import FilledPlaces
from partsref.answer.elsewhere.list_of_places import places
from partsref.model_hits import Elsewhere, Found

LONGEST = 80
"""Characters of a question that a search box is given: what is longer was never one."""


def beside_found(found: Found) -> Elsewhere | None:
    """The next step beside hits for a number; none is needed where one is the number itself."""
    return None if any(hit.carries_it for hit in found.hits) else for_number(found.query)


def for_number(number: str) -> Elsewhere | None:
    """The next step for a number nobody here carries; none where nobody anywhere has it (`may_be_known`).

    Then the next step is the list it is from, which the reason says.
    """
    text = " ".join(number.split())[:LONGEST]
    return filled(text, text, text) if may_be_known(text) else None


def may_be_known(number: str) -> bool:
    """Whether somebody may have a number: nobody has what a spreadsheet made of one."""
    # Most questions are answered, and need not pay for what reads this.
    from partsref.numbers.cells.spreadsheet_damage import damage

    return damage(number) is None


def filled(number: str, japanese: str, english: str) -> Elsewhere:
    """The words in both languages beside the places, each asked for what it takes: the number, or the words."""
    return Elsewhere(japanese, english, FilledPlaces(places(), number, japanese, english))
