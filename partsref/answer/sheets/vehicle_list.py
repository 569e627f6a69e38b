"""Which known vehicles a few words name: make, model, chassis code, in any script."""

from __future__ import annotations

from partsref.model import Vehicle
from partsref.reads.sheet_reader import SheetReader
from partsref.words.chassis import is_code, normal, same_code
from partsref.words.fold import fold


def vehicles(reader: SheetReader, query: str = "") -> tuple[Vehicle, ...]:
    """The vehicles every word of `query` speaks of; all of them for an empty query."""
    names = reader.model_names()
    return tuple(
        vehicle
        for vehicle in reader.vehicles()
        if all(_speaks_of(word, vehicle, names) for word in query.split() if word.strip())
    )


def _speaks_of(word: str, vehicle: Vehicle, names: dict[tuple[str, str], tuple[str, ...]]) -> bool:
    code = normal(word)
    if is_code(word) and vehicle.chassis and same_code(code, vehicle.chassis):
        return True
    wanted = fold(word)
    known = (vehicle.make, vehicle.model, vehicle.model_ja, *names.get((vehicle.make, vehicle.model), ()))
    return bool(wanted) and any(wanted in fold(name) for name in known if name)
