"""Lists as people have them, one small made-up list for each kind of fault, with what is right."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from loading import load, load_text, said_by, sound

from partsref.api import Catalog
from partsref.errors import InputError
from partsref.intake.columns.mapfile import MapFile, mapping_from
from partsref.model import MAKER_NOT_SAID

S = "Lister"


def parts(db: Path) -> dict[str, tuple[str, str]]:
    """Number to (maker, name) of what the source says."""
    return {row[1]: (row[0], row[3] or row[4]) for row in said_by(db, S, "parts")}


def links(db: Path) -> set[tuple[str, str, str]]:
    """(maker, number, own number) of the numbers of others."""
    found = set()
    for maker, number, _, other, own, *_ in said_by(db, S, "links"):
        found |= {(maker, number, own), (other, own, number)}
    return found


def test_a_part_is_found_by_the_vehicle_its_name_names_and_said_to_be_no_more(fresh_db: Path) -> None:
    load_text(fresh_db, "brand,part number,description\nVelda,VE-31,Bonnet stay Every DA64V\n", source=S)
    with Catalog(fresh_db) as catalog:
        hits = catalog.search("bonnet stay every DA64V").hits
        assert [(hit.number, hit.fits) for hit in hits if hit.maker == "Velda"] == [("VE-31", "")]
        assert "no source lists it as fitting" in next(hit.why for hit in hits if hit.maker == "Velda")
        assert not [hit for hit in catalog.search("bonnet stay carry DA16T").hits if hit.maker == "Velda"]


def test_numbers_of_others_go_to_who_carries_them_or_to_nobody(fresh_db: Path) -> None:
    load_text(fresh_db, 'brand,part number,cross reference\nVelda,VE-1,"16510-61A20, ZQ-9981"\n', source=S)
    assert {("Suzuki", "16510-61A20", "VE-1"), (MAKER_NOT_SAID, "ZQ-9981", "VE-1")} <= links(fresh_db)
    assert {maker for maker, _ in parts(fresh_db).values()} == {"Velda", "Suzuki", MAKER_NOT_SAID}
    sound(fresh_db)


def test_a_column_of_oem_numbers_is_not_the_suppliers_own(fresh_db: Path) -> None:
    rows = "Regalcode;OEM No;Preis\nVE-1;16510-61A20;1,50\nVE-2;13780-54G00;2\n"
    with pytest.raises(InputError, match=r"it may be 'Regalcode'.*columns: \{number: 'Regalcode'.*Fields are number"):
        load_text(fresh_db, rows, source=S)
    load_text(fresh_db, rows, source=S, given=MapFile(columns={"number": ["Regalcode"]}))
    assert ("Suzuki", "16510-61A20", "VE-1") in links(fresh_db)
    assert parts(fresh_db)["VE-1"][0] == S


@pytest.mark.parametrize(
    "header",
    [
        "零件号,品牌,名称,互换号,价格", "품번,브랜드,품명,호환번호,가격", "Артикул,Бренд,Наименование,Аналоги,Цена",
        "Referencia,Marca,Nombre,Equivalencias,Precio", "Código do produto,Marca,Nome,Equivalências,Preço",
        "Référence article,Marque,Désignation,Équivalences,Prix",
        "Artikelnummer,Marke,Bezeichnung,Vergleichsnummer,Preis",
        "รหัสสินค้า,ยี่ห้อ,ชื่อสินค้า,เบอร์เทียบ,ราคา", "Nomor Part,Merek,Nama Barang,Persamaan,Harga",
        "رقم القطعة,الماركة,اسم القطعة,رقم بديل,السعر", "品番,ブランド,品名,互換品番,価格",
        "vendor_pn,Brand,Product Title,Interchange,Unit Price", "Mfr Part #,Brand,Title,Cross Ref,MSRP",
    ],
)  # fmt: skip
def test_headers_of_the_trades_languages_are_read(fresh_db: Path, header: str) -> None:
    report = load_text(fresh_db, f"{header}\nVE-1,Velda,Belt,ZQ-9981,12.50\n", source=S)
    assert not report.notes
    assert parts(fresh_db)["VE-1"] == ("Velda", "Belt")
    assert (MAKER_NOT_SAID, "ZQ-9981", "VE-1") in links(fresh_db)
    assert said_by(fresh_db, S, "offers")[0][2] == "12.50"


def test_an_oem_number_without_a_maker_is_kept_with_the_maker_not_said(fresh_db: Path) -> None:
    load_text(fresh_db, "part number,description,oem number\nVE-1,Filter,13780-54G00\nVE-2,Arm,38399-70X98\n", source=S)
    assert {("Suzuki", "13780-54G00", "VE-1"), (MAKER_NOT_SAID, "38399-70X98", "VE-2")} <= links(fresh_db)


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return book


HEADER: list[object] = ["Brand", "Part No.", "Description"]


def test_every_sheet_is_read_and_one_withdraws_no_other(fresh_db: Path) -> None:
    file = fresh_db.parent / "list.xlsx"
    sheets: dict[str, list[list[object]]] = {
        "Alto": [HEADER, ["Velda", "VE-1", "Lamp"]],
        "Notes": [["Ask for", "anything"]],
        "Minicab": [["Part No.", "Description", "Price"], ["VE-2", "Hinge", 5]],
    }
    workbook(file, sheets)
    report = load(fresh_db, file, source=S)
    assert (report.loaded, report.left_out) == (2, ["sheet Notes: no header with part numbers"])
    assert set(parts(fresh_db)) == {"VE-1", "VE-2"}
    other = fresh_db.parent / "other.xlsx"
    workbook(other, sheets)
    load(fresh_db, other, source="Two", given=MapFile(sheet="Alto"))
    load(fresh_db, other, source="Two", given=MapFile(sheet="Minicab"))
    assert {row[1] for row in said_by(fresh_db, "Two", "parts")} == {"VE-1", "VE-2"}
    assert load(fresh_db, other, source="Two").replaced, "all sheets take the place of some of them"
    sound(fresh_db)


def test_a_sheet_of_fitments_is_of_the_parts_of_the_sheet_before_it(fresh_db: Path) -> None:
    file = fresh_db.parent / "list.xlsx"
    fitments: list[list[object]] = [["Part No.", "Model", "Chassis"], ["VE-1", "Carry", "DA63T"], ["VE-9", "Every", ""]]
    workbook(file, {"Parts": [HEADER, ["Velda", "VE-1", "Lamp"]], "Fitment": fitments})
    load(fresh_db, file, source=S)
    assert {number: maker for number, (maker, _) in parts(fresh_db).items()} == {"VE-1": "Velda", "VE-9": S}


def test_a_row_of_a_sheet_that_is_longer_than_its_header_is_refused(fresh_db: Path) -> None:
    file = fresh_db.parent / "list.xlsx"
    workbook(
        file, {"S": [HEADER, ["Velda", "VE-1", "Hose"], ["Velda", "VE-2", "Hose", "rubber"], ["Velda", "VE-3", "Hose"]]}
    )
    report = load(fresh_db, file, source=S)
    assert (report.loaded, report.rejected) == (2, 1)
    assert "VE-2" not in parts(fresh_db)


def test_a_row_with_one_header_word_is_no_header(fresh_db: Path) -> None:
    text = "List of May\n\nCode,Item,Grade,Price\nVE-1,Belt,Generic,10\nVE-2,Pump,OEM,40\nVE-3,Hose,Genuine,7\n"
    report = load_text(fresh_db, text, source=S)
    assert (report.loaded, report.above) == (3, 1)
    assert any("the header is row 3, 1 row above it not read" in note for note in report.notes)


def test_a_row_longer_than_its_header_keeps_every_cell_and_is_refused_again(fresh_db: Path) -> None:
    rows = ("Velda,VE-1,Hose,17851-60A00", "Velda,VE-2,Hose, 12 mm, long,17852-60A00")
    text = "\n".join(("brand,part number,description,oe number", *rows, ""))
    report = load_text(fresh_db, text, source=S)
    assert (report.loaded, report.rejected) == (1, 1)
    assert report.rejects is not None
    with report.rejects.open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file))[1]
    assert {"Velda", "VE-2", "Hose", "12 mm", "long", "17852-60A00"} <= {cell.strip() for cell in row}
    again = load(fresh_db, report.rejects, source="Again")
    assert (again.loaded, again.rejected) == (0, 1)


def test_headings_pages_totals_and_repeated_headers_are_put_aside_and_counted(fresh_db: Path) -> None:
    text = (
        "Part No.,Description,Price\nBODY,,\nVE-1,Lamp,5\n3. Cooling system,,\nVE-2,Hose,7\nSubtotal,,12\n- 2 -,,\n"
        "Part No.,Description,Price\nVE-3,Cable,9\nAll prices without tax until 2025-01-01,,\nPage 2 of 2,,\n"
    )
    report = load_text(fresh_db, text, source=S)
    assert set(parts(fresh_db)) == {"VE-1", "VE-2", "VE-3"}
    assert report.aside == {"heading": 2, "total": 1, "page number": 2, "header repeated": 1, "remark": 1}
    assert (report.rows, report.loaded, report.rejected) == (10, 3, 0)


@pytest.mark.parametrize("between", [" - ", "<br>", " & ", " + ", "\\", " y ", "\n", ", ", " / ", "/"])
def test_each_number_of_a_cell_is_by_itself(fresh_db: Path, between: str) -> None:
    text = f'brand,part number,oe brand,oe number\nVelda,VE-1,Suzuki,"16510-61A20{between}16510-61A21"\n'
    load_text(fresh_db, text, source=S)
    assert set(parts(fresh_db)) == {"VE-1", "16510-61A20", "16510-61A21"}


def test_a_maker_in_the_numbers_cell_is_told_apart(fresh_db: Path) -> None:
    text = "brand,part number,cross reference\nVelda,VE-1,Bosch 0 986 452 058\nVelda,VE-2,13780-54G00 (Suzuki)\n"
    load_text(fresh_db, text, source=S)
    assert {("Bosch", "0 986 452 058", "VE-1"), ("Suzuki", "13780-54G00", "VE-2")} <= links(fresh_db)


def test_an_own_number_that_names_another_maker_than_its_row_is_refused(fresh_db: Path) -> None:
    report = load_text(fresh_db, "brand,part number\nVelda,Bosch 0 986 452 058\nVelda,Velda VE-2\n", source=S)
    assert (report.loaded, report.rejected) == (1, 1)
    assert "a number of Velda, as the row says" in str(report.problems[0])


@pytest.mark.parametrize("cell", ["-", "N/A", "なし", "none", "?", "Generic", "нет"])
def test_a_word_for_nothing_makes_no_maker(fresh_db: Path, cell: str) -> None:
    report = load_text(fresh_db, f"brand,part number\n{cell},VE-1\n", source=S)
    assert parts(fresh_db)["VE-1"][0] == S
    assert report.warned == 1


def test_several_makers_in_a_cell_are_told(fresh_db: Path) -> None:
    report = load_text(fresh_db, "brand,part number\nVelda / Kardo,VE-1\n", source=S)
    assert "expected one maker" in str(report.warnings[0])
    assert parts(fresh_db)["VE-1"][0] == MAKER_NOT_SAID


def test_a_list_without_a_header_loses_no_row(fresh_db: Path) -> None:
    given = mapping_from({"columns": {"number": 1, "name": 2, "oe_brand": 3, "oe_number": 4}}, "map.yml")
    report = load_text(
        fresh_db, "VE-1,Filter,Suzuki,16510-61A20\nVE-2,Belt,Suzuki,17521-61A99\n", source=S, given=given
    )
    assert report.loaded == 2
    assert any("no header" in note for note in report.notes)


@pytest.mark.parametrize(("maker", "number"), [("Honda", "12345-67890"), ("Honda", "123-4567890")])
def test_a_number_with_a_dash_that_does_not_fit_stays_as_printed(fresh_db: Path, maker: str, number: str) -> None:
    load_text(fresh_db, f"brand,part number,oe brand,oe number\nVelda,VE-1,{maker},{number}\n", source=S)
    assert (maker, number, "VE-1") in links(fresh_db)


def test_a_merged_cell_holds_for_its_whole_area(fresh_db: Path) -> None:
    file = fresh_db.parent / "merged.xlsx"
    rows: list[list[object]] = [HEADER, ["Velda", "VE-1", "Lamp"], [None, "VE-2", None], ["Kardo", "VE-3", "Hose"]]
    book = workbook(file, {"List": rows})
    book["List"].merge_cells("A2:A3")
    book["List"].merge_cells("C2:C3")
    book.save(file)
    load(fresh_db, file, source=S)
    assert parts(fresh_db) == {"VE-1": ("Velda", "Lamp"), "VE-2": ("Velda", "Lamp"), "VE-3": ("Kardo", "Hose")}


def test_formulas_without_a_result_and_hidden_rows_are_told(fresh_db: Path) -> None:
    file = fresh_db.parent / "formula.xlsx"
    book = workbook(file, {"List": [[*HEADER, "OE number"], ["Velda", "VE-1", "Lamp", '="84701"&"-60A00"'], HEADER]})
    book["List"].append(["Velda", "VE-2", "Hose", ""])
    book["List"].row_dimensions[4].hidden = True
    book.save(file)
    report = load(fresh_db, file, source=S)
    assert (report.loaded, report.aside) == (2, {"header repeated": 1})
    assert [(p.row, p.column) for p in report.warnings] == [(2, "OE number")]
    assert "sheet List: hidden rows were read too: 4 (1 in all)" in report.notes


def test_the_ending_of_a_second_number_stands_for_it(fresh_db: Path) -> None:
    load_text(fresh_db, "brand,part number,oe brand,oe number\nVelda,VE-1,Suzuki,17851-60A00/60A10\n", source=S)
    assert {number for _, number, own in links(fresh_db) if own == "VE-1"} == {"17851-60A00", "17851-60A10"}


def test_a_description_beside_a_name_is_a_note(fresh_db: Path) -> None:
    load_text(fresh_db, 'SKU,Name,Description,Brand\nVE-1,Filter,"<p>Short, for <b>Every</b></p>",Velda\n', source=S)
    assert [(row[1], row[3], row[7]) for row in said_by(fresh_db, S, "parts")] == [
        ("VE-1", "Filter", "Short, for Every"),
    ]


def test_a_column_headed_by_a_maker_holds_its_numbers(fresh_db: Path) -> None:
    text = "Brand,Part No,Suzuki,Daihatsu No.,NGK\nVelda,VE-1,16510-61A20,15601-87204,\nVelda,VE-2,,,BKR6E\n"
    report = load_text(fresh_db, text, source=S)
    assert {("Suzuki", "16510-61A20", "VE-1"), ("Daihatsu", "15601-87204", "VE-1"), ("NGK", "BKR6E", "VE-2")} <= links(
        fresh_db
    )
    saved = fresh_db.parent / "saved.yml"
    saved.write_text(report.mapping_yaml, encoding="utf-8")
    from partsref.intake.columns.mapfile import read_mapfile

    again = load_text(fresh_db, text, source="Again", given=read_mapfile(saved))
    assert again.mapping_yaml == report.mapping_yaml


def test_a_comma_within_a_number_makes_no_part_of_a_piece(fresh_db: Path) -> None:
    report = load_text(fresh_db, 'brand,part number\nVelda,"QZ54H,115"\n', source=S)
    assert set(parts(fresh_db)) == {"QZ54H,115"}
    assert report.warned == 1


def test_look_alike_letters_are_read_as_latin_and_said(fresh_db: Path) -> None:
    report = load_text(fresh_db, "brand,part number,oe brand,oe number\nVelda,VE-1,Suzuki,16510-61\u041020\n", source=S)
    assert ("Suzuki", "16510-61A20", "VE-1") in links(fresh_db)
    assert "Read as 16510-61A20" in str(report.warnings[0])


def test_a_lock_file_is_named_as_such(fresh_db: Path) -> None:
    (fresh_db.parent / "~$list.xlsx").write_bytes(b"\x05owner")
    with pytest.raises(InputError, match=r"a lock file of a spreadsheet that is open; close it, and load list\.xlsx"):
        load(fresh_db, fresh_db.parent / "~$list.xlsx", source=S)


def test_offers_are_kept_by_source_newest_first_and_go_with_their_load(fresh_db: Path) -> None:
    from partsref.intake.supplier.withdraw_load import unload

    header = "brand,part number,oe brand,oe number,price,currency,stock,pack,order code,price date,link\n"
    for day, price in (("2024-05-01", "10,50"), ("2024-06-01", "11,00")):
        row = f'Velda,VE-1,Suzuki,16510-61A20,"{price}",eur,4,2,77-1,{day},https://velda.example/1\n'
        report = load_text(fresh_db, header + row, name=f"{day}.csv", source=S)
    with Catalog(fresh_db) as catalog:
        offers = catalog.cross_reference("16510-61A20", maker="Suzuki").offers
    assert [(o.number, o.price, o.currency, o.stock, o.pack, o.order_code, o.date) for o in offers] == [
        ("VE-1", "11.00", "EUR", "4", "2", "77-1", "2024-06-01"),
        ("VE-1", "10.50", "EUR", "4", "2", "77-1", "2024-05-01"),
    ]
    assert not said_by(fresh_db, S, "attributes")
    unload(fresh_db, report.load_id)
    assert [row[2] for row in said_by(fresh_db, S, "offers")] == ["10.50"]
    sound(fresh_db)
