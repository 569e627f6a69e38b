"""A whole vehicle in one cell is its make, its model and its chassis code."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading import facts, load_text

from partsref.api import Catalog
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.rows.set_aside import TOTAL, set_aside
from partsref.intake.rows.whole_vehicle import whole_vehicles, without_make


@pytest.mark.parametrize(
    ("cell", "vehicles"),
    [
        ("Suzuki Carry DA63T", [("Suzuki", "Carry", "DA63T")]),
        ("スズキ キャリイ DA63T", [("Suzuki", "Carry", "DA63T")]),
        ("Honda Acty Truck HA4", [("Honda", "Acty", "HA4")]),
        ("Daihatsu Hijet S100P", [("Daihatsu", "Hijet", "S100P")]),
        ("Carry DA63T/DA65T", [("Suzuki", "Carry", "DA63T"), ("Suzuki", "Carry", "DA65T")]),
        ("Suzuki Carry DA63T, Every DA64V", [("Suzuki", "Carry", "DA63T"), ("Suzuki", "Every", "DA64V")]),
        ("Subaru Sambar (TT2)", [("Subaru", "Sambar", "TT2")]),
        ("Honda Acty", [("Honda", "Acty", "")]),
        ("Honda Acty Truck", [("Honda", "Acty", "")]),  # An alias of the model.
        ("キャリイ（DA63T）", [("Suzuki", "Carry", "DA63T")]),
        ("ｻﾝﾊﾞｰ TT1・TT2", [("Subaru", "Sambar", "TT1"), ("Subaru", "Sambar", "TT2")]),
        ("スズキ キャリイDA63T系", [("Suzuki", "Carry", "DA63T")]),
        ("アクティ HA3~HA4", [("Honda", "Acty", "HA3"), ("Honda", "Acty", "HA4")]),
        ("Hijet S200P/210P", [("Daihatsu", "Hijet", "S200P"), ("Daihatsu", "Hijet", "S210P")]),
        ("Carry DA63T / Scrum DG63T", [("Suzuki", "Carry", "DA63T"), ("Mazda", "Scrum", "DG63T")]),
        ("Carry DA63T-400001~", [("Suzuki", "Carry", "DA63T-400001~")]),
        ("DA63T", [("Suzuki", "", "DA63T")]),
        ("A4", []),
        ("Carry/Every DA62T/DA62V", []),  # Which code is whose, nobody says.
        ("Carry except DA16T", []),
        ("Carry 4WD DA63T", []),
        ("Suzuki Carry 1.3 16V", []),
        ("Universal", []),
        ("", []),
    ],
)
def test_a_cell_is_read_whole_or_left_as_it_is(
    catalog: Catalog, cell: str, vehicles: list[tuple[str, str, str]]
) -> None:
    assert [tuple(one)[:3] for one in whole_vehicles(cell, "", CatalogueNames(catalog.connection))] == vehicles


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (
            "Suzuki Carry DA63T (02-13), Every DA64V (05-15)",
            [("DA63T", "", 2002, 2013), ("DA64V", "", 2005, 2015)],
        ),
        ("Carry '02-'13 DA63T K6A", [("DA63T", "K6A", 2002, 2013)]),
        ("キャリイDA63T H14.5～H25.8", [("DA63T", "", 2002, 2013)]),
        # What is said of one code is not said of the next.
        ("Hijet S200P 1999-2004 EF-SE, S210P", [("S200P", "EF-SE", 1999, 2004), ("S210P", "", None, None)]),
        ("キャリイ DA63T 14-25", []),
        ("Carry DA63T 02-13 05-06", []),
    ],
)
def test_years_and_engines_of_a_vehicle_are_told_from_its_codes(
    catalog: Catalog, cell: str, told: list[tuple[str, str, int | None, int | None]]
) -> None:
    assert [tuple(one)[2:] for one in whole_vehicles(cell, "", CatalogueNames(catalog.connection))] == told


def test_the_make_of_the_row_is_not_said_again_before_the_model(catalog: Catalog) -> None:
    names = CatalogueNames(catalog.connection)
    assert whole_vehicles("Suzuki Carry DA63T", "Honda", names) == [], "the row says another make"
    assert without_make("Daihatsu Hijet Jumbo", "Daihatsu", names) == "Hijet Jumbo"
    assert without_make("Hijet Jumbo", "Daihatsu", names) == "Hijet Jumbo"


def test_a_column_of_whole_vehicles_loads_as_vehicles(fresh_db: Path) -> None:
    load_text(
        fresh_db,
        "Référence;Marque;Véhicule;Prix HT;Devise\nFR-100;Purflux;Suzuki Carry DA63T;4,50;EUR\nTotal;;;4,50;EUR\n",
        source="Pieces",
    )
    rows = [row for row in facts(fresh_db, "fitments")["fitments"] if "FR-100" in row]
    assert [row[2:5] for row in rows] == [("Suzuki", "Carry", "DA63T")]


@pytest.mark.parametrize(
    "cells",
    [
        ["Total", "", "", "23,40", "EUR"],
        ["TOTAL", "", "", "1.200", "€"],
        ["合計", "", "", "12,000", "円"],
        ["Итого:", "", "", "4 500", "руб."],
    ],
)
def test_a_total_with_its_currency_is_no_part(cells: list[str]) -> None:
    assert set_aside(cells, ["Number", "Name", "Brand", "Price", "Currency"], 0) == TOTAL


def test_a_vehicle_cell_that_is_not_understood_is_told_when_it_has_a_code(fresh_db: Path) -> None:
    rows = "VE-1,キャリイ DA63T ターボ,\nVE-2,Carry except DA16T,\nVE-3,Corolla E120,\nVE-4,Hijet,S200P以外\n"
    report = load_text(fresh_db, f"品番,適合車種,型式\n{rows}", source="Kanto")
    assert [(one.row, one.value) for one in report.warnings] == [
        (2, "キャリイ DA63T ターボ"), (3, "Carry except DA16T"), (5, "S200P以外"),
    ]  # fmt: skip


def test_two_figures_under_a_japanese_header_may_be_years_of_heisei(fresh_db: Path) -> None:
    rows = "VE-1,DA63T,14.5-\nVE-2,DA63T,14-25\nVE-3,DA63T,99-05\nVE-4,DA63T,H14-H25\n"
    report = load_text(fresh_db, f"品番,型式,年式\n{rows}", source="Kanto")
    years = {row[1]: row[6:8] for row in facts(fresh_db, "fitments")["fitments"] if row[1].startswith("VE-")}
    assert years == {"VE-1": ("", ""), "VE-2": ("", ""), "VE-3": ("1999", "2005"), "VE-4": ("2002", "2013")}
    assert report.warned == 2
