"""The box on a vehicle's page: a year, a chassis code or a frame number says which of the model it is."""

from __future__ import annotations

from unicodedata import normalize

from partsref.api import Catalog
from partsref.model import Vehicle
from partsref.model_search import FrameAnswer
from partsref.values import frozen
from partsref.words.years import year

LONGEST = 60
"""Characters; no frame number has as many."""
_MOST = 12


@frozen
class Which:
    """What was typed, read as one of three: `year`, the vehicles of a code, or a frame number.

    `nearest` are known vehicles with a code like one that nobody knows.
    """

    text: str
    year: int | None = None
    frame: FrameAnswer | None = None
    vehicles: tuple[Vehicle, ...] = ()
    nearest: tuple[str, ...] = ()


def which(catalog: Catalog, text: str, make: str, model: str) -> Which:
    """Read what was typed. A vehicle of this model is preferred; others are named where it has none of that code."""
    text = normalize("NFKC", " ".join(text.split())[:LONGEST])
    if not text:
        return Which("")
    if (made := year(text)) is not None:
        return Which(text, year=made)
    if frame := catalog.frame(text):
        return Which(text, frame=frame)
    known = catalog.vehicles(text)
    own = tuple(vehicle for vehicle in known if (vehicle.make, vehicle.model) == (make, model))
    found = {(v.make, v.model, v.chassis): v for v in own or known if v.chassis}
    nearest = () if found else catalog.nearest_vehicles(text)
    return Which(text, vehicles=tuple(found.values())[:_MOST], nearest=nearest[:_MOST])
