"""The tables for Arrow hold what the catalogue folder holds, row for row."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet
from support import Ran

from partsref.answer.sheets.arrow_tables import TABLES
from partsref.api import Catalog
from partsref.errors import InputError


def test_each_table_has_the_rows_of_its_csv(catalog: Catalog, tmp_path: Path) -> None:
    catalog.export(tmp_path)
    for name in TABLES:
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        told = catalog.to_arrow(name).to_pylist()
        assert [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in told] == rows, name


def test_years_are_numbers_and_part_numbers_are_not(catalog: Catalog) -> None:
    table = catalog.to_arrow("fitments")
    assert table.schema.field("year_from").type == pyarrow.int64()
    assert table.schema.field("number").type == pyarrow.string()


def test_pandas_takes_a_table(catalog: Catalog) -> None:
    frame = catalog.to_dataframe("parts")
    assert set(frame[frame.number == "16510-61A20"].maker) == {"Suzuki"}


def test_parquet_files_hold_the_tables(partsref: Callable[..., Ran], seed_db: Path, tmp_path: Path) -> None:
    ran = partsref("export", "--as", "parquet", tmp_path / "tables", "--db", seed_db)
    assert ran.status == 0
    with Catalog(seed_db) as catalog:
        assert parquet.read_table(tmp_path / "tables" / "links.parquet").equals(catalog.to_arrow("links"))
    assert sorted(path.stem for path in (tmp_path / "tables").iterdir()) == sorted(TABLES)


def test_what_is_no_table_is_named(catalog: Catalog) -> None:
    with pytest.raises(InputError, match="expected one of sources"):
        catalog.to_arrow("garage")


def test_without_arrow_it_is_said_what_to_install(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"partsref\[arrow\]"):
        catalog.to_arrow("parts")
