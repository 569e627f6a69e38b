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
        ("Suzuki Carry 1.3 16V", []),
        ("Universal", []),
        ("", []),
    ],
)
def test_a_cell_is_read_whole_or_left_as_it_is(
    catalog: Catalog, cell: str, vehicles: list[tuple[str, str, str]]
) -> None:
    assert [tuple(one) for one in whole_vehicles(cell, "", CatalogueNames(catalog.connection))] == vehicles


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
