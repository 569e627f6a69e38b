"""What a vehicle's page leads with: groups whose rows share the room there is, codes in the order of years."""

from __future__ import annotations

from partsref.api import Catalog
from partsref.model import Vehicle
from partsref.web.shapes.part_groups import MOST_CHIPS, MOST_ROWS, codes, groups


def test_parts_of_twins_stand_in_the_group_they_are_of_after_its_own(catalog: Catalog) -> None:
    sheet = catalog.vehicle_sheet("Suzuki", "Every", "DA64V")
    for group in groups(sheet):
        whole = groups(sheet, group.name)[0]
        labelled = [bool(row.reasons) for row in whole.rows]
        assert labelled == [False] * whole.own + [True] * (whole.count - whole.own)
    assert "16510-82703" in {row.part.number for group in groups(sheet, "engine lubrication") for row in group.rows}
    assert sheet.others


def test_every_part_is_counted_though_few_are_shown(catalog: Catalog) -> None:
    sheet = catalog.vehicle_sheet("Suzuki", "Carry")
    shown = groups(sheet)
    assert sum(group.count for group in shown) == sum(map(len, sheet.groups.values())) + len(sheet.others)
    assert all(group.rows for group in shown)
    assert sum(len(group.rows) for group in shown) <= max(MOST_ROWS, len(shown))


def test_a_vehicle_nobody_has_parts_for_but_its_relatives_leads_with_theirs(catalog: Catalog) -> None:
    """Its page said that no part is known where a search found some."""
    bare = [
        sheet
        for vehicle in catalog.vehicles("Sambar")
        if vehicle.chassis and not vehicle.parts
        for sheet in [catalog.vehicle_sheet(vehicle.make, vehicle.model, vehicle.chassis)]
        if sheet.others
    ]
    assert bare
    assert all(row.reasons for group in groups(bare[0]) for row in group.rows)


def _made(code: str, first: int | None, last: int | None, parts: int = 0) -> Vehicle:
    return Vehicle("Suzuki", "Carry", code, year_from=first, year_to=last, parts=parts)


def test_codes_come_in_the_order_of_years_with_the_span_of_all_their_rows() -> None:
    first, rest = codes([_made("DC51T", 1991, 1999), _made("ST30", 1979, None), _made("DC51T", 1990, 1995)])
    assert [(code.code, code.year_from, code.year_to) for code in first] == [
        ("ST30", 1979, None),
        ("DC51T", 1990, 1999),
    ]
    assert rest == ()


def test_a_year_leaves_the_codes_made_then_and_those_of_which_nobody_knows() -> None:
    first, _ = codes([_made("DC51T", 1991, 1999), _made("DA63T", 2002, 2013), _made("X1", None, None)], 1995)
    assert [code.code for code in first] == ["DC51T", "X1"]


def test_of_many_codes_those_with_the_most_parts_are_not_folded_away() -> None:
    first, rest = codes([_made(f"DA{n}T", 1950 + n, None, parts=n) for n in range(30)])
    assert len(first) == MOST_CHIPS
    assert first[-1].code == "DA29T"
    assert len(rest) == 30 - MOST_CHIPS
