"""The sheet of a vehicle: its own parts, then its model's, its twins' and its relatives', as a search has them."""

from __future__ import annotations

import pytest

from partsref.api import Catalog

ORDER = ["", "twin", "series", "family", "engine"]


@pytest.mark.parametrize(
    ("make", "model", "chassis", "part"),
    [
        ("Honda", "Street", "HH4", "oil filter"),
        ("Honda", "Street", "HH4", "distributor cap"),
        ("Honda", "Acty", "HA4", "fuel filter"),
        ("Suzuki", "Carry", "DD51T", "thermostat"),
        ("Daihatsu", "Hijet", "S83P", "wheel bearing"),
        ("Mazda", "Scrum Van", "DG64V", "oil filter"),
        ("Subaru", "Sambar Truck", "S510J", "oil filter"),
    ],
)
def test_what_a_search_finds_first_the_sheet_has_with_the_same_relation(
    catalog: Catalog, make: str, model: str, chassis: str, part: str
) -> None:
    first = catalog.search(f"{make} {model} {chassis} {part}").hits[0]
    sheet = catalog.vehicle_sheet(make, model, chassis)
    own = {f.part.id: "" for parts in sheet.groups.values() for f in parts}
    there = own | {f.part.id: f.related for f in sheet.others}
    assert there[first.part_id] == first.related


@pytest.mark.parametrize(("make", "model", "chassis"), [("Suzuki", "Every", "DA64V"), ("Mazda", "Scrum Van", "DG64V")])
def test_the_nearest_come_first_and_no_part_twice(catalog: Catalog, make: str, model: str, chassis: str) -> None:
    sheet = catalog.vehicle_sheet(make, model, chassis)
    places = [ORDER.index(f.related) for f in sheet.others]
    assert len(set(places)) > 1
    assert places == sorted(places)
    ids = [*(f.part.id for parts in sheet.groups.values() for f in parts), *(f.part.id for f in sheet.others)]
    assert len(ids) == len(set(ids))


def test_a_relatives_part_says_whose_it_is(catalog: Catalog) -> None:
    others = catalog.vehicle_sheet("Honda", "Street", "HH4").others
    beat = next(f for f in others if f.part.category == "distributor cap")
    assert str(beat.reasons[0]) == "for a related vehicle, not yours: Honda Beat PP1 (same engine E07A)"
    assert not [f for f in others if f.related == "engine" and f.part.category in ("bulb", "wheel bearing")]


def test_what_its_source_speaks_against_comes_after_the_others_of_its_kind(catalog: Catalog) -> None:
    others = [f for f in catalog.vehicle_sheet("Honda", "Acty", "HA4").others if not f.related]
    battery = next(place for place, f in enumerate(others) if f.part.category == "battery")
    assert battery == len(others) - 1
    assert "not factory size" in " ".join(map(str, others[battery].reasons))
