"""`match` takes lists as people have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from support import Ran

Run = Callable[..., Ran]


def rows(ran: Ran) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(ran.out)))


def test_quantities_are_no_numbers_and_every_column_is_kept(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "order.csv"
    path.write_text("Qty,Part No,For\n4,BKR6E,plug\n,Subtotal,\n1,16510-61A20 / 15601-87204,filter\n", encoding="utf-8")
    found = rows(partsref("match", path, "--csv", "--db", seed_db))
    assert [(row["Qty"], row["For"], row["line"], row["number"]) for row in found] == [
        ("4", "plug", "2", "BKR6E"),
        ("", "", "3", ""),
        ("1", "filter", "4", "16510-61A20"),
        ("1", "filter", "4", "15601-87204"),
    ]


def test_a_spreadsheet_is_read_by_its_header_or_the_column_named(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Order of May", None], ["Teil", "Wanted"], ["x", "BKR6E"], ["y", "16510-61A20"]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "order.xlsx")
    found = rows(partsref("match", tmp_path / "order.xlsx", "--column", "Wanted", "--csv", "--db", seed_db))
    assert [row["number"] for row in found if row["number"]] == ["BKR6E", "16510-61A20"]
    wrong = partsref("match", tmp_path / "order.xlsx", "--column", "Nope", "--csv", "--db", seed_db)
    assert wrong.status == 2
    assert "no column 'Nope'" in wrong.err


@pytest.mark.parametrize(
    "text", ["BKR6E\t4\n16510-61A20\t2\n", "4;BKR6E\n2;16510-61A20\n", "4x BKR6E\n16510-61A20 x2\n"]
)
def test_pasted_rows_are_read_without_a_header(partsref: Run, seed_db: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text(text, encoding="utf-8")
    answers = partsref("match", path, "--json", "--db", seed_db).json
    assert [answer["part"]["number"] for answer in answers] == ["BKR6E", "16510-61A20"]


def test_the_maker_in_its_own_column_tells_whose_number_it_is(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "order.csv"
    path.write_text("Brand,Part No\nToyota,15601-87204\nDaihatsu,15601-87204\n", encoding="utf-8")
    answers = partsref("match", path, "--json", "--db", seed_db).json
    assert [answer["part"]["maker"] for answer in answers] == ["Toyota", "Daihatsu"]


def test_explain_shows_each_column_and_what_rows_become_and_loads_nothing(
    partsref: Run, fresh_db: Path, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Part No,Brand,OEM No,Fach\nVE-1,Velda,16510-61A20,7\nTotal,,,9\n", encoding="utf-8")
    ran = partsref("load", path, "--source", "L", "--explain", "--db", fresh_db)
    assert ran.status == 0
    assert "  OEM No -> oe_number: '16510-61A20'" in ran.out
    assert "  Fach -> not understood, not used: '7', '9'" in ran.out
    assert "row 2 becomes: Suzuki 16510-61A20 equivalent Velda VE-1" in ran.out
    assert partsref("find", "VE-1", "--db", fresh_db, "--json").json["hits"] == []
