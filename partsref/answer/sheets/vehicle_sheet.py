"""Everything known of one vehicle: its codes, twins, parts by group, and what nobody has named yet."""

from __future__ import annotations

from collections.abc import Iterable

from partsref.answer.sheets.related_parts import RelatedPart, related_parts
from partsref.answer.sheets.vehicle_needs import needs_of
from partsref.errors import NotFoundError
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Fitment, Part, Vehicle, VehicleFact
from partsref.reads.vehicle_rows import Frame
from partsref.values import frozen
from partsref.words.fold import fold

MOST_FITMENTS = 1_000
"""Fitments read for one vehicle; beyond that nobody reads a page."""


@frozen
class FittedPart:
    """A part for the vehicle, and the fitments that say so."""

    part: Part
    category_ja: str
    fits: tuple[Fitment, ...]


@frozen
class Twin:
    """The same vehicle under another badge, with its number of parts by group."""

    make: str
    model: str
    chassis: str
    groups: dict[str, int]


@frozen
class VehicleSheet:
    """The answer for one model, or one chassis code of it.

    `groups` has its own parts by part group, the biggest group first; `others` what a search finds for it beyond
    them: parts named for its model, its twins', then those its relatives share, each with the reason. `missing` are
    the groups in which no part is named for it or its model; `cut` tells that there is more than `MOST_FITMENTS`.
    """

    make: str
    model: str
    model_ja: str
    chassis: str
    vehicles: tuple[Vehicle, ...]
    groups: dict[str, tuple[FittedPart, ...]]
    missing: tuple[str, ...]
    twins: tuple[Twin, ...]
    frames: tuple[Frame, ...]
    cut: bool = False
    others: tuple[RelatedPart, ...] = ()
    needs: tuple[VehicleFact, ...] = ()


@frozen
class ModelParts:
    """A model, and how many parts are said to fit it."""

    make: str
    name: str
    name_ja: str
    parts: int


def models(reader: SqliteReader) -> tuple[ModelParts, ...]:
    """Every model of which a vehicle is known, with its number of parts; zero is said as zero."""
    counts = reader.vehicle_parts.parts_by_model()
    names = reader.vehicle_parts.model_names()
    return tuple(ModelParts(make, name, name_ja, counts[make, name]) for (make, name), name_ja in names.items())


def vehicle_sheet(reader: SqliteReader, make: str, model: str, chassis: str = "") -> VehicleSheet:
    """What is known of a vehicle. Without `chassis`: of the model, with what sources say of it without a code.

    Raises `NotFoundError` when no vehicle has these names.
    """
    vehicles = reader.vehicles_named(make, model, chassis)
    if not vehicles:
        raise NotFoundError(f"No vehicle is known as {' '.join(filter(None, (make, model, chassis)))}.")
    first = vehicles[0]
    ids = list(reader.vehicle_parts.vehicle_ids(make, model, chassis))
    said = (
        reader.vehicle_parts.fitments_of_vehicles(ids, MOST_FITMENTS)
        if chassis
        else reader.vehicle_parts.fitments_of_model(first.make, first.model, MOST_FITMENTS)
    )
    categories = reader.vehicle_parts.part_groups()
    groups = _grouped(reader, said, categories)
    have = reader.vehicle_parts.groups_of_vehicles(ids)
    others = related_parts(reader, first, first.chassis if chassis else "", {part_id for part_id, _ in said})
    of_model = {part.group for part in others if not part.related}
    everything = {group for _, group in categories.values() if group}
    return VehicleSheet(
        make=first.make,
        model=first.model,
        model_ja=first.model_ja,
        chassis=first.chassis if chassis else "",
        vehicles=vehicles,
        groups=groups,
        missing=tuple(sorted(everything - set(have) - set(groups) - of_model)),
        twins=tuple(_twins(reader, vehicles)),
        frames=reader.vehicle_parts.frames(first.chassis) if chassis else (),
        cut=len(said) >= MOST_FITMENTS,
        others=others,
        needs=needs_of(reader, first.make, first.model, first.chassis if chassis else ""),
    )


def _grouped(
    reader: SqliteReader, said: list[tuple[int, Fitment]], categories: dict[str, tuple[str, str]]
) -> dict[str, tuple[FittedPart, ...]]:
    fits: dict[int, list[Fitment]] = {}
    for part_id, fitment in said:
        fits.setdefault(part_id, []).append(fitment)
    groups: dict[str, list[FittedPart]] = {}
    for part_id, part in reader.parts(list(fits)).items():
        category_ja, group = categories.get(part.category, ("", ""))
        groups.setdefault(group, []).append(FittedPart(part, category_ja, tuple(fits[part_id])))
    for parts in groups.values():
        parts.sort(key=lambda f: (f.part.category, f.part.kind != "oem", f.part.maker, f.part.number))
    biggest_first = sorted(groups, key=lambda group: (group == "", -len(groups[group]), group))
    return {group: tuple(groups[group]) for group in biggest_first}


def _twins(reader: SqliteReader, vehicles: Iterable[Vehicle]) -> Iterable[Twin]:
    named = dict.fromkeys(twin for vehicle in vehicles for twin in vehicle.twins)
    for make, model, chassis in sorted(named, key=lambda twin: tuple(map(fold, twin))):
        ids = reader.vehicle_parts.vehicle_ids(make, model, chassis)
        yield Twin(make, model, chassis, reader.vehicle_parts.groups_of_vehicles(list(ids)))
