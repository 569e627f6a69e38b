"""The places with what each is to be asked, filled in when somebody looks: most who ask for a number never do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import overload

from partsref.answer.elsewhere.list_of_places import Place
from partsref.model_hits import PlaceLink
from partsref.numbers.number_key import key


class FilledPlaces(Sequence[PlaceLink]):
    """Links in the order of `places`, without those that take a number where there is none."""

    def __init__(self, places: tuple[Place, ...], number: str, japanese: str, english: str) -> None:
        self._places = places
        self._asked = number, japanese, english

    @overload
    def __getitem__(self, place: int) -> PlaceLink: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[PlaceLink, ...]: ...
    def __getitem__(self, place: int | slice) -> PlaceLink | tuple[PlaceLink, ...]:
        return self._links[place]

    def __len__(self) -> int:
        return len(self._links)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, FilledPlaces):
            return (self._places, self._asked) == (other._places, other._asked)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._asked)

    @cached_property
    def _links(self) -> tuple[PlaceLink, ...]:
        return tuple(link for place in self._places if (link := _link(place, *self._asked)))


def _link(place: Place, number: str, japanese: str, english: str) -> PlaceLink | None:
    """The place with what it is to be asked; None where it takes only numbers and there is none."""
    # What fills addresses in is imported when one is shown: it would be a fiftieth of the start of a command.
    from urllib.parse import quote

    shown = key(number) if place.number_form == "plain" else number
    asked = {"number": shown, "words_en": english, "words_ja": japanese, "either": shown or japanese}[place.wants]
    if not asked:
        return None
    address = place.address.replace("{number}", quote(asked, safe="")).replace("{words}", quote(asked, safe=""))
    return PlaceLink(place.name, place.name_ja, place.good_for, address)
