"""Which known vehicles a few words name: make, model, chassis codes, engine, year, class, in any script."""

from __future__ import annotations

import re

from partsref.model import Vehicle
from partsref.reads.sheet_reader import SheetReader
from partsref.words.chassis import is_code, patterns, same_code
from partsref.words.fold import fold
from partsref.words.years import year

_CLASS = re.compile(r"(\d{3})\s?cc", re.IGNORECASE)
_ENGINES = re.compile(r"[\s/,・]+")


def vehicles(reader: SheetReader, query: str = "") -> tuple[Vehicle, ...]:
    """The vehicles every word of `query` speaks of; all of them for an empty query."""
    names = reader.model_names()
    return tuple(
        vehicle
        for vehicle in reader.vehicles()
        if all(_speaks_of(word, vehicle, names) for word in query.split() if word.strip())
    )


def _speaks_of(word: str, vehicle: Vehicle, names: dict[tuple[str, str], tuple[str, ...]]) -> bool:
    codes = [code for code in patterns(word) if is_code(code) or word.endswith("系")]
    if vehicle.chassis and any(same_code(code, vehicle.chassis) for code in codes):
        return True
    if (made := year(word)) and vehicle.year_from and vehicle.year_from <= made <= (vehicle.year_to or made):
        return True
    if (size := _CLASS.fullmatch(word)) and vehicle.displacement_cc == int(size[1]):
        return True
    if word.upper() in _ENGINES.split(vehicle.engine.upper()):
        return True
    wanted = fold(word)
    known = (vehicle.make, vehicle.model, vehicle.model_ja, *names.get((vehicle.make, vehicle.model), ()))
    return bool(wanted) and any(wanted in fold(name) for name in known if name)
