"""What a source said goes out as a flat list or PIES, and comes back the same."""

from __future__ import annotations

import csv
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loading import load, load_text, said_by, sound

from partsref.api import Catalog
from partsref.errors import InputError, NotFoundError
from partsref.intake.write.source_file import Form
from partsref.intake.write.write_pies import FORBIDDEN, is_allowed

LIST = """\
品番,品名,メーカー,純正品番,純正メーカー,互換品番,互換メーカー,車種,型式,年式,高さ(mm),新品番,備考
KF-100,オイルフィルター,Kanto,16510-61A01,Suzuki,,,キャリイ,DC51T,H3-H10,65.5,,
KF-100,オイルフィルター,Kanto,26300-35503,Nobody Motors,,,,,,,,
KF-200,Oil filter,Kanto,,,0 986 452 058,Bosch,,,,,KF-300,short thread
'+KF-400,Belt,Kanto,,,,,,,,,,
@KF-9,"Belt, ""long"", thin",Kanto,449197217,Daihatsu,,,,,,,,
"""
"""Made up, with what a spreadsheet would run, and a number that lost its zero."""

TABLES = ("parts", "spellings", "links", "fitments", "attributes")


def said(db: Path) -> dict[str, list[tuple[str, ...]]]:
    return {table: said_by(db, "Kanto", table) for table in TABLES}


def exported(db: Path, path: Path, form: Form = "flat") -> list[str]:
    with Catalog(db) as catalog:
        return catalog.export_source("Kanto", path, form)


def again(seed: Path, path: Path, tmp_path: Path) -> Path:
    """Another catalogue, with the file loaded into it."""
    fresh = tmp_path / "again.db"
    fresh.write_bytes(seed.read_bytes())
    report = load(fresh, path, brand="Kanto")
    assert report.rejected == 0
    sound(fresh)
    return fresh


def test_a_flat_list_comes_back_the_same(fresh_db: Path, seed_db: Path, tmp_path: Path) -> None:
    load_text(fresh_db, LIST, brand="Kanto")
    path = tmp_path / "out.csv"
    assert exported(fresh_db, path) == []
    assert said(again(seed_db, path, tmp_path)) == said(fresh_db)
    assert all(said(fresh_db).values()), "the list says something of every kind"


def test_no_cell_of_a_flat_list_runs_in_a_spreadsheet(fresh_db: Path, tmp_path: Path) -> None:
    load_text(fresh_db, LIST, brand="Kanto")
    path = tmp_path / "out.csv"
    exported(fresh_db, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "'@KF-9" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_pies_comes_back_the_same_but_for_what_it_cannot_say(fresh_db: Path, seed_db: Path, tmp_path: Path) -> None:
    # PIES does not say what kind of maker one is that the catalogue does not know.
    known = "".join(line for line in LIST.splitlines(keepends=True) if "Nobody Motors" not in line)
    load_text(fresh_db, known, brand="Kanto")
    path = tmp_path / "out.xml"
    assert exported(fresh_db, path, "pies") == ["1 fitments", "1 links that say superseded_by"]
    before, after = said(fresh_db), said(again(seed_db, path, tmp_path))
    assert after["attributes"] == before["attributes"]
    assert after["links"] == [link for link in before["links"] if link[2] != "superseded_by"]
    named = [row for row in before["parts"] if row[3] or row[4]]
    assert [row for row in after["parts"] if row[3] or row[4]] == named


def test_pies_is_well_formed_and_counts_its_items(fresh_db: Path, tmp_path: Path) -> None:
    load_text(fresh_db, LIST, brand="Kanto")
    path = tmp_path / "out.xml"
    exported(fresh_db, path, "pies")
    root = ElementTree.parse(path).getroot()
    space = {"p": "http://www.autocare.org"}
    items = root.findall("p:Items/p:Item", space)
    assert root.findtext("p:Header/p:PIESVersion", namespaces=space) == "7.2"
    assert root.findtext("p:Trailer/p:ItemCount", namespaces=space) == str(len(items))
    assert [item.findtext("p:PartNumber", namespaces=space) for item in items] == [
        "+KF-400",
        "@KF-9",
        "KF-100",
        "KF-200",
    ]


@given(st.text(max_size=60))
def test_numbers_pies_does_not_allow_are_told_apart(number: str) -> None:
    assert is_allowed(number) == (1 <= len(number) <= 48 and not set(number) & FORBIDDEN)


def test_what_is_only_inferred_is_not_handed_on_as_said(seed_db: Path, tmp_path: Path) -> None:
    with Catalog(seed_db) as catalog:
        (source, count) = catalog.connection.execute(
            "SELECT source.code, count(DISTINCT link_id) FROM link_evidence JOIN source ON source.id = source_id"
            " WHERE inferred = 1 GROUP BY 1 ORDER BY 2 DESC, 1"
        ).fetchone()
        assert catalog.export_source(source, tmp_path / "x.csv") == [f"{count} links it only infers"]


def test_an_unknown_source_and_a_place_that_cannot_be_written_are_refused(seed_db: Path, tmp_path: Path) -> None:
    with Catalog(seed_db) as catalog:
        with pytest.raises(NotFoundError, match="nothing was loaded from 'nobody'"):
            catalog.export_source("nobody", tmp_path / "x.csv")
        with pytest.raises(InputError, match="cannot be written"):
            catalog.export_source("s001", tmp_path / "no" / "x.csv")
    assert list(tmp_path.iterdir()) == []
