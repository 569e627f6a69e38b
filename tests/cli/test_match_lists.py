"""`match` takes lists as people have them."""

from __future__ import annotations

import csv
import io
import json
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


_CELLS = [["Кол-во", "Артикул", "Наименование"], ["4", "BKR6E", "Свеча"], ["1", "16510-61A20", "Фильтр"]]
_CYRILLIC = "\n".join(map(";".join, _CELLS)).encode
_PAGE = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _CELLS)
_RECORDS = [dict(zip(_CELLS[0], row, strict=True)) for row in _CELLS[1:]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", _CYRILLIC("cp1251")), ("b.csv", _CYRILLIC("utf-16")),
        ("c.html", f"<table>{_PAGE}</table>".encode()), ("d.json", json.dumps(_RECORDS).encode()),
        ("e.jsonl", "\n".join(map(json.dumps, _RECORDS)).encode()),
    ],
)  # fmt: skip
def test_a_list_of_any_format_and_encoding_keeps_its_columns(
    partsref: Run, seed_db: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    found = rows(partsref("match", tmp_path / name, "--csv", "--db", seed_db))
    assert [(row["Кол-во"], row["Наименование"], row["number"]) for row in found] == [
        ("4", "Свеча", "BKR6E"),
        ("1", "Фильтр", "16510-61A20"),
    ]


def test_letters_read_without_certainty_are_told_and_an_encoding_settles_them(
    partsref: Run, seed_db: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_bytes("Part No,For\nBKR6E,\xe9\n".encode("cp1252"))
    assert "say --encoding" in partsref("match", tmp_path / "list.csv", "--db", seed_db).err
    found = rows(partsref("match", tmp_path / "list.csv", "--encoding", "cp1252", "--csv", "--db", seed_db))
    assert [(row["For"], row["number"]) for row in found] == [("é", "BKR6E")]


def test_sheets_with_the_same_columns_are_one_list_and_others_are_named(
    partsref: Run, seed_db: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for title, lines in {
        "May": [["Part No", "For"], ["BKR6E", "plug"]], "June": [["Part No", "For"], ["16510-61A20", "filter"]],
        "Old": [["Code", "Part No", "Shelf"], ["1", "BKR6E-11", "7"]],
    }.items():  # fmt: skip
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(tmp_path / "order.xlsx")
    ran = partsref("match", tmp_path / "order.xlsx", "--csv", "--db", seed_db)
    assert [(row["For"], row["number"]) for row in rows(ran)] == [("plug", "BKR6E"), ("filter", "16510-61A20")]
    assert "not read: sheet Old: its columns are others" in ran.err


def test_what_a_part_is_sold_for_stands_beside_it(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "brand,part number,oe number,price,currency,stock,price date\nVelda,VE-1,16510-61A20,9.50,EUR,4,2024-06-01\n"
    )
    partsref("load", tmp_path / "list.csv", "--source", "Lister", "--db", fresh_db)
    (tmp_path / "order.txt").write_text("16510-61A20\n")
    found = rows(partsref("match", tmp_path / "order.txt", "--csv", "--db", fresh_db))
    assert [row["offers"] for row in found] == ["Velda VE-1: 9.50 EUR, stock 4 (Lister, 2024-06-01)"]


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
