"""A supplier's list of bearings is found by size, however its measures are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading import load

from partsref.api import Catalog


def of_size_35x64x37(catalog: Catalog) -> list[str]:
    found = catalog.reader.sizes.measuring((35, 64, 37), 0.25, 100)
    return [part.number for part in catalog.reader.parts([part_id for part_id, _ in found]).values()]


@pytest.mark.parametrize(("header", "cells"), [
    ("Inner Diameter (mm),Outer Diameter (mm),Width (mm)", "35,64,37"),
    ("ID (mm),OD (mm),W (mm)", "35,64,37.0"),
    ("Inner dia. mm,Outer dia. mm,Width mm", "35,64,37"),
    ("Inner Diameter,Outer Diameter,Width", "35mm,64 mm,φ37 mm"),
    ("Inner Diameter,Outer Diameter,Width,Unit", "35,64,37,mm"),
    ("内径,外径,幅", "35,64,37"),
    ("内径,外径,幅", "３５,φ64,37mm"),
    ("内径[ミリ],外径ｍｍ,幅(mm)", "35,64,37"),
    ("Inner Diameter (cm),Outer Diameter (cm),Width (cm)", "3.5,6.4,3.7"),
    ("Inner Diameter (in),Outer Diameter (in),Width (in)", "1.378,2.52,1.457"),
    ("Inner Diameter (mm),Outer Diameter (mm),Width (mm)", '"35,0","64,0","37,0"'),
])  # fmt: skip
def test_a_bearing_of_a_list_is_found_by_its_size(fresh_db: Path, tmp_path: Path, header: str, cells: str) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f"brand,part number,name,{header}\nAcme,ZZ-100,Bearing,{cells}\n", encoding="utf-8")
    report = load(fresh_db, file, source="Acme")
    assert (report.rows, report.rejected) == (1, 0)
    with Catalog(fresh_db) as catalog:
        assert "ZZ-100" in of_size_35x64x37(catalog)


@pytest.mark.parametrize("cell", ["35-36", "35±0.1", "35/40", "1e2", "about 35", "35 to 36", "nan", "-35"])
def test_what_is_not_one_length_is_kept_but_not_taken_for_one(fresh_db: Path, tmp_path: Path, cell: str) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "brand,part number,name,inner diameter (mm),outer diameter (mm),width (mm)\n"
        f"Acme,ZZ-100,Bearing,{cell},64,37\n",
        encoding="utf-8",
    )
    load(fresh_db, file, source="Acme")
    with Catalog(fresh_db) as catalog:
        assert "ZZ-100" not in of_size_35x64x37(catalog)
        kept = {a.value for a in catalog.cross_reference("ZZ-100").attributes if a.name == "inner diameter"}
    assert kept == {cell}
