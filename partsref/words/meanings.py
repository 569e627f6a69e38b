"""What a phrase may mean: a letter for the kind of thing, and what it points at. `t12` is the term of row 12."""

from __future__ import annotations

from enum import StrEnum


class MeaningKind(StrEnum):
    """The kinds of things a phrase may mean; each is the letter its meanings begin with, in the index too."""

    MODEL = "m"
    """A model of vehicle, by its place in the vocabulary's `models`."""
    MAKE = "b"
    """A maker of vehicles, by name."""
    MAKER = "a"
    """A maker of parts, by name."""
    TERM = "t"
    """A part of the synonym table, by the term's id."""
    CATEGORY = "c"
    """A category of parts, by its id."""
    NARROWER = "k"
    """In the index only: a description of what is a kind of this term (a release bearing, of bearing)."""
    POSITION = "p"
    """A side, of `words.positions`."""
    GENUINE = "g"
    """Whether genuine or aftermarket parts are asked for, by the kind of part."""
    OTHER_VEHICLE = "o"
    """A vehicle that is not in the catalogue, by name."""
    TRIM = "v"
    """What is said about a vehicle, of `words.vehicle_talk`."""
    NOTHING = "x"
    """A word that says nothing."""

    def of(self, thing: object) -> str:
        """The meaning that points at `thing`.

        >>> MeaningKind.TERM.of(12)
        't12'
        """
        return f"{self.value}{thing}"


PART = (MeaningKind.TERM, MeaningKind.CATEGORY)
"""What names a part."""
NO_MEANING: tuple[str, ...] = (MeaningKind.NOTHING.value,)
"""The meanings of a word that says nothing."""


def kind_of(meaning: str) -> MeaningKind:
    """The kind of thing a meaning points at.

    >>> kind_of("bSuzuki") is MeaningKind.MAKE
    True
    """
    return MeaningKind(meaning[0])


def thing_of(meaning: str) -> str:
    """What a meaning points at.

    >>> thing_of("bSuzuki")
    'Suzuki'
    """
    return meaning[1:]


def part_meanings(meanings: tuple[str, ...]) -> tuple[str, ...]:
    """Those of `meanings` that name a part."""
    return tuple(meaning for meaning in meanings if meaning.startswith(PART))
