"""The parts of a vehicle's page by group: its own first, then those found by its model, a twin or a relative."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.answer.sheets.vehicle_sheet import VehicleSheet
from partsref.model import Fitment, Part, Related, Vehicle
from partsref.reasons import Reason
from partsref.values import frozen

MOST_ROWS = 24
"""Rows over all groups of one page; a page of one group shows it whole."""
MOST_OF_GROUP = 300
MOST_CHIPS = 12
"""Chassis codes before the rest is folded away."""


@frozen
class Row:
    """A part for the vehicle. `reasons` are empty for its own; `related` says whose it is otherwise."""

    part: Part
    category_ja: str
    fits: tuple[Fitment, ...]
    related: Related = ""
    reasons: tuple[Reason, ...] = ()


@frozen
class Group:
    """A part group: how many parts it has, of which `own` are named for the vehicle itself, and the rows shown."""

    name: str
    count: int
    own: int
    rows: tuple[Row, ...]


@frozen
class Code:
    """A chassis code to choose: over all its rows when it was made, and how many parts it has."""

    code: str
    year_from: int | None
    year_to: int | None
    parts: int


def groups(sheet: VehicleSheet, only: str | None = None) -> tuple[Group, ...]:
    """Every group with some of its rows, or one whole group. The biggest own group first, the nameless last."""
    rows: dict[str, list[Row]] = {
        name: [Row(f.part, f.category_ja, f.fits) for f in parts] for name, parts in sheet.groups.items()
    }
    for f in sheet.others:
        rows.setdefault(f.group, []).append(Row(f.part, f.category_ja, f.fits, f.related, f.reasons))
    own = {name: len(sheet.groups.get(name, ())) for name in rows}
    order = sorted(rows, key=lambda name: (name == "", -own[name], -len(rows[name]), name))
    if only is not None:
        order = [name for name in order if name == only]
    most = MOST_OF_GROUP if only is not None else _share([len(rows[name]) for name in order], MOST_ROWS)
    return tuple(Group(name, len(rows[name]), own[name], tuple(rows[name][:most])) for name in order)


def _share(sizes: Sequence[int], most: int) -> int:
    """The most rows each group may show so that together they show `most`; at least one.

    >>> _share([9, 2, 1], 6)
    3
    """
    return next((each for each in range(most, 1, -1) if sum(min(size, each) for size in sizes) <= most), 1)


def codes(vehicles: Sequence[Vehicle], year: int | None = None) -> tuple[tuple[Code, ...], tuple[Code, ...]]:
    """The chassis codes to choose from, made in `year` if that is given: those with the most parts, and the rest.

    Both stand in the order of years, for owners know their vehicle's age before its code.
    """
    spans: dict[str, Code] = {}
    for vehicle in vehicles:
        if vehicle.chassis and (year is None or _made_in(vehicle, year)):
            known = spans.get(vehicle.chassis)
            spans[vehicle.chassis] = _joined(known, vehicle) if known else _code(vehicle)
    most_first = sorted(spans.values(), key=lambda code: (-code.parts, code.year_from or 9999, code.code))
    return _by_year(most_first[:MOST_CHIPS]), _by_year(most_first[MOST_CHIPS:])


def _by_year(some: Sequence[Code]) -> tuple[Code, ...]:
    return tuple(sorted(some, key=lambda code: (code.year_from or 9999, code.code)))


def _made_in(vehicle: Vehicle, year: int) -> bool:
    """Of a vehicle without years nobody knows: it is not kept from whoever owns it."""
    return (vehicle.year_from or year) <= year <= (vehicle.year_to or year)


def _code(vehicle: Vehicle) -> Code:
    return Code(vehicle.chassis, vehicle.year_from, vehicle.year_to, vehicle.parts)


def _joined(known: Code, vehicle: Vehicle) -> Code:
    first = [year for year in (known.year_from, vehicle.year_from) if year]
    # One row that is still made makes the whole so.
    last = max(known.year_to, vehicle.year_to) if known.year_to and vehicle.year_to else None
    return Code(known.code, min(first, default=None), last, max(known.parts, vehicle.parts))
