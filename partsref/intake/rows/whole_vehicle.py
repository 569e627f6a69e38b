"""A whole vehicle in one cell: `Suzuki Carry DA63T` is a make, a model and a chassis code where no column is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from partsref.intake.lexicon.known_names import OF_VEHICLES, CatalogueNames
from partsref.words.chassis import is_code, normal
from partsref.words.fold import fold

_BETWEEN = re.compile(r"\s*[・、,;\n]\s*|\s+[/+&]\s+")
_BETWEEN_CODES = re.compile(r"[/,・、]")
_LONGEST_NAME = 3
"""Words of the longest name of a make or a model that is tried."""


class WholeVehicle(NamedTuple):
    """What one cell names: empty where it does not say."""

    make: str
    model: str
    chassis: str


def whole_vehicles(text: str, make: str, names: CatalogueNames) -> list[WholeVehicle]:
    """The vehicles in a cell if each is a known model, with its make before or its codes behind it; else none.

    `make` is the row's own, where it says one; a vehicle without a make has that of the one before it.
    """
    found: list[WholeVehicle] = []
    for piece in _BETWEEN.split(text):
        if piece:
            read = list(_read(piece, found[-1].make if found else make, names))
            if not read:
                return []
            found += read
    return list(dict.fromkeys(found))


def without_make(text: str, make: str, names: CatalogueNames) -> str:
    """A model as a file calls it, without its make before it where that is the row's own."""
    words = text.split()
    own = _leading_make(words, names)
    return " ".join(words[own:]) if own and names.named(" ".join(words[:own])) == make else text


def _read(piece: str, make: str, names: CatalogueNames) -> Iterator[WholeVehicle]:
    words = piece.split()
    own = _leading_make(words, names)
    if own:
        named = names.named(" ".join(words[:own]))
        if make and make != named:
            return
        make, words = named, words[own:]
    for most in range(min(_LONGEST_NAME, len(words)), 0, -1):
        model = names.model(make, " ".join(words[:most]))
        if model:
            rest = [word for word in words[most:] if fold(word) not in OF_VEHICLES]
            codes = [normal(code) for word in rest for code in _BETWEEN_CODES.split(word.strip("()[]")) if code]
            if not codes and most < len(words):
                return  # A body without a code: which of the codes it is, nobody says.
            if all(map(is_code, codes)):
                yield from (WholeVehicle(make or names.make(model, code), model, code) for code in codes or [""])
            return


def _leading_make(words: list[str], names: CatalogueNames) -> int:
    """How many words at the start name a vehicle maker, where others follow."""
    for most in range(min(_LONGEST_NAME, len(words) - 1), 0, -1):
        found = names.maker(" ".join(words[:most]))
        if found and found.kind == "oem":
            return most
    return 0
