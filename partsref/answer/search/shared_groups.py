"""Which parts a relative of the vehicle asked for has in common with it: one row a service group.

The same engine in another vehicle shares the engine's own parts, never a bulb or a tie rod. Another vehicle of the
family shares what does not differ between the two, as far as both are known.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from partsref.model import Related


class Sharing(NamedTuple):
    """One service group.

    `by_engine`: shared by vehicles with the same engine. `unless`: what, known and different, parts the vehicles of
    one family or series.
    """

    group: str
    by_engine: bool
    unless: Literal["", "engine", "body", "brakes"]


TABLE: tuple[Sharing, ...] = (
    Sharing("engine", True, "engine"),
    Sharing("ignition", True, "engine"),
    Sharing("cooling", True, "engine"),
    Sharing("belts", True, "engine"),
    Sharing("intake", True, "engine"),
    Sharing("fuel", True, "engine"),
    Sharing("engine lubrication", True, "engine"),
    Sharing("timing", True, "engine"),
    Sharing("exhaust", True, "engine"),
    Sharing("clutch", False, "engine"),
    Sharing("transmission and driveline", False, "engine"),
    Sharing("electrical and charging", False, ""),
    Sharing("fluids", False, ""),
    Sharing("fasteners and seals", False, ""),
    Sharing("heating and air conditioning", False, "body"),
    Sharing("body", False, "body"),
    Sharing("lighting", False, "body"),
    Sharing("interior", False, "body"),
    Sharing("wipers and glass", False, "body"),
    Sharing("brakes", False, "brakes"),
    Sharing("suspension", False, ""),
    Sharing("steering", False, ""),
    Sharing("wheels and bearings", False, ""),
    Sharing("tools", False, ""),
)

OF_THE_VEHICLE = frozenset(
    {
        "accelerator cable", "engine mount", "exhaust hanger", "exhaust pipe", "expansion tank", "heater hose",
        "muffler", "radiator", "radiator hose", "radiator mount",
    }
)  # fmt: skip
"""Categories of the engine's groups that are made to the body they sit in: the same engine does not share them."""
OF_THE_ENGINE = frozenset(
    {"alternator", "alternator part", "engine control unit", "starter motor", "voltage regulator"}
)
"""Categories of other groups that are made to the engine."""

_BY_GROUP = {row.group: row for row in TABLE}
_UNKNOWN = Sharing("", False, "")


def shares(relation: Related, group: str, category: str, differs: frozenset[str]) -> bool:
    """Whether a part of this group and category may be offered from a relative.

    `differs` names what of "engine", "body" and "brakes" is known of both vehicles and is not the same.
    """
    if relation in ("", "twin"):
        return True
    row = _BY_GROUP.get(group, _UNKNOWN)
    if relation == "engine":
        return row.by_engine and category not in OF_THE_VEHICLE
    unless = "engine" if category in OF_THE_ENGINE else row.unless
    return unless not in differs or not unless
