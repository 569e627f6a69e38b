"""The same faults as people write them elsewhere: other words, languages, signs. One load each, made-up rows."""

from __future__ import annotations

from pathlib import Path

from loading import load_text, said_by

from partsref.api import Catalog
from partsref.intake.columns.mapfile import mapping_from
from partsref.model import MAKER_NOT_SAID

S = "Lister"


def makers(db: Path) -> dict[str, str]:
    return {row[1]: row[0] for row in said_by(db, S, "parts")}


def test_one_list_of_cells_that_name_makers_and_numbers_in_many_ways(fresh_db: Path) -> None:
    cells = {
        "VE-1": "Suzuki/16510-61A20", "VE-2": "Suzuki|16510-61A20", "VE-3": "Suzuki_16510-61A20",
        "VE-4": "Suzuki No. 16510-61A20", "VE-5": "OEM 16510-61A20", "VE-6": "スズキ16510-61A20",
        "VE-7": "16510-61A20 • 15601-87703", "VE-8": "13780-54G00 → 16510-61A20",
        "VE-9": "Suzuki\n16510-61A20\n16510-61A21",
    }  # fmt: skip
    rows = "".join(f'Velda,{number},"{cell}"\n' for number, cell in cells.items())
    report = load_text(fresh_db, f"brand,part number,cross reference\n{rows}", source=S)
    assert report.loaded == len(cells)
    others = {number: maker for number, maker in makers(fresh_db).items() if number not in cells}
    assert others == {
        "16510-61A20": "Suzuki", "16510-61A21": "Suzuki", "15601-87703": "Daihatsu", "13780-54G00": "Suzuki",
    }  # fmt: skip


def test_words_for_no_maker_in_one_list(fresh_db: Path) -> None:
    words = (
        "—", "???", "...", "не указан", "unbekannt", "Generic/Aftermarket", "指定なし", "-ไม่มี-", "NaN", "unknown brand",
        "0", "sin marca", "No Marca", "Generic Brand", "None specified", "ブランド不明",
        "해당없음", "غير معروف", "n / a",
    )  # fmt: skip
    rows = "".join(f"{word},VE-{at}\n" for at, word in enumerate(words))
    report = load_text(fresh_db, f"brand,part number\n{rows}", source=S)
    assert set(makers(fresh_db).values()) == {S}
    assert report.warned == len(words)


def test_among_several_makers_a_number_goes_to_the_one_who_carries_it(fresh_db: Path) -> None:
    rows = (
        "Bosch & NGK,BKR6E,,", "Velda / Kardo,VE-1,,", 'Velda,VE-2,"Suzuki, Daihatsu","15601-87703; 16510-61A20"',
        "Velda/Kardo,VE-3,,",
    )  # fmt: skip
    report = load_text(fresh_db, "\n".join(("brand,part number,oe brand,oe number", *rows, "")), source=S)
    assert makers(fresh_db) == {
        "BKR6E": "NGK", "VE-1": MAKER_NOT_SAID, "VE-2": "Velda", "15601-87703": "Daihatsu", "16510-61A20": "Suzuki",
        "VE-3": "Velda/Kardo",
    }  # fmt: skip
    assert report.warned == 5, "one of them for each cell with several, one for the slash"


def test_a_number_that_several_makers_carry_is_nobodys_and_theirs_only_possibly(fresh_db: Path) -> None:
    report = load_text(fresh_db, "brand,part number,cross reference\nVelda,VE-1,96565412\n", source=S)
    assert "its maker is taken as not said, theirs as possible only" in str(report.warnings[0])
    with Catalog(fresh_db) as catalog:
        found = {one.maker: one.certainty for one in catalog.cross_reference("VE-1").equivalents}
    assert found[MAKER_NOT_SAID] == "stated"
    assert {found[maker] for maker in ("Chevrolet", "Daewoo", "GMC")} == {"possible"}
    assert "stated" not in {one for maker, one in found.items() if maker != MAKER_NOT_SAID}


def test_a_number_in_the_form_of_one_of_its_carriers_is_that_ones(fresh_db: Path) -> None:
    report = load_text(fresh_db, "brand,part number,cross reference\nVelda,VE-1,16510-61A20\n", source=S)
    assert makers(fresh_db)["16510-61A20"] == "Suzuki"
    assert "Suzuki, Holden have this number: read as Suzuki's, whose form it has" in str(report.warnings[0])


def test_headings_of_vehicles_and_ends_of_pages_are_put_aside(fresh_db: Path) -> None:
    rows = (
        "DA63T,,", "VE-1,Belt,5", "S83P HIJET,,", "HIJET S210P 2004-2007,,", "VE-2,Hose,7",
        "1/2ページ,,", "Page: 2/3,,",
        "Pág. 1,,", "以上,,", "printed 2024-05-01 10:22,,", "VE-3,,",
        "SECTION 1,,", "GROUP 09 - FUEL,,", "Tel. 555-0123-456,,",
    )  # fmt: skip
    report = load_text(fresh_db, "\n".join(("品番,品名,価格", *rows, "")), source=S)
    assert set(makers(fresh_db)) == {"VE-1", "VE-2", "VE-3"}
    assert report.aside == {"heading": 5, "page number": 3, "remark": 3}


def test_a_first_row_without_a_digit_in_its_number_is_a_part_where_it_names_no_column(fresh_db: Path) -> None:
    given = mapping_from({"columns": {"number": 1, "name": 2, "oe_brand": 3, "oe_number": 4}}, "map.yml")
    rows = "BELT-A,Belt,Suzuki,17521-61A99\nVE-2,Filter,Suzuki,16510-61A20\n"
    assert load_text(fresh_db, rows, source=S, given=given).loaded == 2
    headed = load_text(fresh_db, "Teil,Text,Wer,Was\nVE-3,Filter,Suzuki,16510-61A20\n", source=S, given=given)
    assert headed.loaded == 1
    assert any("row 1 (Teil, Text, Wer) is taken for the header" in note for note in headed.notes)


def test_a_brand_written_with_look_alike_letters_is_that_brand(fresh_db: Path) -> None:
    load_text(fresh_db, "brand,part number\nNG\u041a,BKR6E\nΝGΚ,BKR6E-11\n", source=S)
    assert set(makers(fresh_db).values()) == {"NGK"}


def test_further_rows_of_a_shops_product_say_what_its_first_row_says(fresh_db: Path) -> None:
    rows = (
        "Handle,Title,Body (HTML),Vendor,Variant SKU,Variant Price,Image Src",
        "oil-filter,Oil filter,<p>Short</p>,Velda,VE-1,12.00,a.jpg", "oil-filter,,,,VE-2,13.00,",
        "oil-filter,,,,,,b.jpg", "belt,Belt,,Kardo,KA-1,5,", "hose,,,,KA-2,6,",
    )  # fmt: skip
    report = load_text(fresh_db, "\n".join((*rows, "")), source=S)
    said = {row[1]: (row[0], row[3], row[7]) for row in said_by(fresh_db, S, "parts")}
    assert said == {
        "VE-1": ("Velda", "Oil filter", "Short"), "VE-2": ("Velda", "Oil filter", "Short"),
        "KA-1": ("Kardo", "Belt", ""), "KA-2": (S, "", ""),
    }  # fmt: skip
    assert report.aside == {"more of the row above": 1}


def test_properties_in_pairs_of_columns_are_fields_or_properties(fresh_db: Path) -> None:
    rows = (
        "SKU,Name,Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 2 name,Attribute 2 value(s)",
        "VE-1,Filter,Brand,Velda,1,Colour,black", "VE-2,Belt,Brand,Kardo,1,Height (mm),12",
    )  # fmt: skip
    load_text(fresh_db, "\n".join((*rows, "")), source=S)
    assert makers(fresh_db) == {"VE-1": "Velda", "VE-2": "Kardo"}
    assert {row[1:5] for row in said_by(fresh_db, S, "attributes")} == {
        ("VE-1", "colour", "black", ""),
        ("VE-2", "height", "12", "mm"),
    }
