"""Which column means what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from partsref.errors import InputError
from partsref.intake.columns.fields import attribute_of, field_of
from partsref.intake.columns.mapfile import MapFile, as_yaml, mapping_from, read_mapfile
from partsref.intake.columns.mapping import Mapping, find_mapping, with_choice
from partsref.intake.columns.questions import AmbiguousError
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.line import Line
from partsref.store.file.database import open_reader


@pytest.fixture
def vocabulary(seed_db: Path) -> Iterator[CatalogueNames]:
    connection = open_reader(seed_db)
    yield CatalogueNames(connection)
    connection.close()


def found(vocabulary: CatalogueNames, *rows: str, given: MapFile | None = None) -> Mapping:
    lines = [Line(number, row.split(",")) for number, row in enumerate(rows, 1)]
    return find_mapping("x.csv", lines, given or MapFile(), vocabulary)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("品番", "number"), ("純正品番①", "oe_number"), ("純正部番2", "oe_number"),
        ("互換品番", "cross_number"), ("旧品番", "old_number"), ("新品番", "new_number"), ("型式", "chassis"),
        ("車種", "model"), ("年式", "year"), ("備考", "note"), ("メーカー", "maker"), ("ﾒｰｶｰ名", "maker"),
        ("ブランド", "brand"), ("品名（和）", "name_ja"), ("エンジン型式", "engine"), ("定価(税抜)", "price"),
        ("在庫", "stock"),
        ("Part No.", "number"), ("PART NUMBER", "number"), ("OEM Number", "oe_number"), ("OE Brand", "oe_brand"),
        ("Superseded by", "new_number"), ("Chassis Code", "chassis"), ("Year From", "year_from"), ("Qty", "stock"),
        ("Make", "make"), ("Brand", "brand"), ("ほげ", None), ("", None),
        # Not in the table as a whole: read by their words.
        ("№ детали", "number"), ("Кросс-номера", "cross_number"), ("Prix unitaire HT", "price"),
        ("Núm. de parte", "number"), ("Vergl.-Nr.", "cross_number"), ("他社相当品番", "cross_number"),
        ("oem_equivalent_part_number", "oe_number"), ("O.E.M. NO", "oe_number"), ("Číslo dílu", "number"),
        ("Mã phụ tùng", "number"), ("Omschrijving", "description"), ("Genuine item", None),
        ("Number plate lamp", None), ("OE hose", None), ("New part for old", None), ("Brake part", None),
    ],
)  # fmt: skip
def test_headers_of_both_languages_are_known(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_measures_have_units_in_their_headers() -> None:
    assert attribute_of("高さ(mm)") == ("height", "mm")
    assert attribute_of("Outer Diameter [mm]") == ("outer diameter", "mm")
    assert attribute_of("ID (mm)") == ("inner diameter", "mm")
    assert attribute_of("内径[ミリ]") == ("inner diameter", "mm")
    assert attribute_of("内径ｍｍ") == ("inner diameter", "mm")
    assert attribute_of("Inner dia. mm") == ("inner diameter", "mm")
    assert attribute_of("W (mm)") == ("width", "mm")
    assert attribute_of("外径") == ("outer diameter", "mm"), "Japan prints no other"
    assert attribute_of("Outer Diameter") == ("outer diameter", ""), "it may be inches"
    assert attribute_of("ID") is None, "a row number, as like as not"
    assert attribute_of("W") is None


def test_titles_above_the_header_are_passed_over(vocabulary: CatalogueNames) -> None:
    mapping = found(vocabulary, "価格表 2024年版,,", "株式会社カントー,,", "品番,品名,純正品番", "AB-1,フィルター,X")
    assert mapping.header_rows == (3,)
    assert mapping.columns == {"number": (0,), "name": (1,), "oe_number": (2,)}


def test_a_header_in_two_rows_is_read_as_one(vocabulary: CatalogueNames) -> None:
    mapping = found(
        vocabulary, "自社,,純正,,適合,", "品番,品名,メーカー,品番,車種,型式", "AB-1,x,スズキ,Y,キャリイ,DA63T"
    )
    assert mapping.header_rows == (1, 2)
    assert mapping.columns == {
        "number": (0,), "name": (1,), "oe_number": (3,), "oe_brand": (2,), "model": (4,), "chassis": (5,),
    }  # fmt: skip


def test_a_vehicle_maker_column_is_told_from_a_brand_column_by_what_stands_in_it(vocabulary: CatalogueNames) -> None:
    header = "メーカー,品番,純正品番,型式"
    assert found(vocabulary, header, "スズキ,AB-1,X,DA63T", "ダイハツ,AB-2,Y,S200P").place("make") == 0
    assert found(vocabulary, header, "NGK,AB-1,X,DA63T").place("brand") == 0
    assert found(vocabulary, "メーカー,品番,車種", "スズキ,16510-61A01,キャリイ").place("brand") == 0


def test_what_the_values_of_a_makers_column_decide_is_said(vocabulary: CatalogueNames) -> None:
    brand = found(vocabulary, "Stok Kodu,Marka,OEM No", "AB-1,Orla,16510-61A20")
    assert brand.place("brand") == 1
    assert brand.assumed == (
        "Marka is taken for who makes the parts: none of its values (Orla) is a vehicle maker known here",
    )
    make = found(vocabulary, "Stok Kodu,Marka,OEM No", "AB-1,Suzuki,16510-61A20", "AB-2,Daihatsu,15601-87204")
    assert make.place("make") == 1
    assert "all its values are vehicle makers (Suzuki, Daihatsu)" in make.assumed[0]
    theirs = found(vocabulary, "Maker,Part No.,Model", "Suzuki,16510-61A20,Carry")
    assert theirs.place("brand") == 0
    supplier = found(vocabulary, "Maker,Part No.,Model", "Suzuki,OR-771,Carry")
    assert supplier.place("make") == 0


def test_a_running_number_is_the_parts_own_where_it_alone_holds_codes(vocabulary: CatalogueNames) -> None:
    assert found(vocabulary, "Ref,Desc,Cost", "OR-1,Belt,10", "OR-2,Pump,20").place("number") == 0
    assert found(vocabulary, "No.,Part No.,Name", "1,OR-1,Belt", "2,OR-2,Pump").columns == {
        "number": (1,),
        "name": (2,),
    }
    own = found(vocabulary, "Código interno,Descripción,Nº OEM", "OR-1,Filtro,16510-61A20")
    assert own.columns == {"number": (0,), "name": (1,), "oe_number": (2,)}


def test_an_ambiguous_column_stops_with_the_choices_and_a_choice_settles_it(vocabulary: CatalogueNames) -> None:
    rows = ("メーカー,品番,純正品番,型式", "ほげほげ,AB-1,X,DA63T", "スズキ,AB-2,Y,DA64V")
    with pytest.raises(AmbiguousError, match=r"メーカー.*brand.*make.*--map") as caught:
        found(vocabulary, *rows)
    chosen = with_choice(MapFile(), caught.value.place, "make")
    assert found(vocabulary, *rows, given=chosen).place("make") == 0
    with pytest.raises(AmbiguousError, match="品番"):
        found(vocabulary, "品番,商品コード,品名", "A1,B1,x")


def test_two_columns_of_one_kind_of_number_add_up(vocabulary: CatalogueNames) -> None:
    mapping = found(vocabulary, "品番,純正メーカー,純正品番1,純正品番2", "A1,スズキ,X,Y")
    assert mapping.columns["oe_number"] == (2, 3)


def test_lists_of_one_kind_of_number_have_it_as_their_own(vocabulary: CatalogueNames) -> None:
    assert found(vocabulary, "メーカー,純正品番,品名", "スズキ,X,y").columns == {
        "number": (1,),
        "brand": (0,),
        "name": (2,),
    }
    assert found(vocabulary, "旧品番,新品番", "A,B").columns == {"number": (0,), "new_number": (1,)}


def test_a_file_without_numbers_is_refused_with_what_was_seen(vocabulary: CatalogueNames) -> None:
    with pytest.raises(InputError, match=r"no column of part numbers.*品番.*品名 \| 価格"):
        found(vocabulary, "品名,価格", "フィルター,100")


def test_the_users_mapping_wins_and_saved_mappings_come_back(vocabulary: CatalogueNames, tmp_path: Path) -> None:
    given = mapping_from(
        {
            "columns": {"number": "コード", "name": 2},
            "ignore": ["品番"],
            "defaults": {"brand": "Acme"},
            "attributes": {"高": {"name": "height", "unit": "mm"}},
        },
        "map.yml",
    )
    rows = ("コード,ことば,品番,高", "A1,フィルター,9,80")
    mapping = found(vocabulary, *rows, given=given)
    assert mapping.columns == {"number": (0,), "name": (1,)}
    assert mapping.attributes == {3: ("height", "mm")}
    saved = tmp_path / "saved.yml"
    saved.write_text(as_yaml(mapping.as_mapfile()), encoding="utf-8")
    again = found(vocabulary, *rows, given=read_mapfile(saved))
    assert (again.columns, again.attributes, again.defaults) == (
        mapping.columns,
        mapping.attributes,
        mapping.defaults,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("columns: [a]", "columns: expected a table"),
        ("colums: {number: a}", "colums: not known"),
        ("columns: {numbr: a}", "numbr: no such field"),
        ("columns: {number: [[a]]}", "number: expected a column"),
        ("header: [1, 2, 3]", "one row or two"),
        ("header: x", "row numbers from 1"),
        ("delimiter: ab", "one character"),
        ("attributes: {a: {unit: mm}}", "expected name"),
        ("[", "not readable as YAML"),
        ("- a", "expected keys"),
        ("a: &a [*a, *a]", "not"),
        (
            "columns: {number: a}\ndefaults:\n  brand: Acme\n  price: [1]",
            "map.yml, row 4, defaults, price: expected text, came [1]",
        ),
        ("columns:\n  number: a\n  numbr: b", "row 3, columns: numbr: no such field. Fields are number, brand"),
        ("columns: {number: a}\n\ncolums: {name: b}", "row 3: colums: not known. Known are columns, ignore"),
        ("header:\n- 1\n- 0", "row 3, header: expected row numbers from 1, of one row or two, came 0"),
        ("fill_down: [model, modle]", "row 1, fill_down: modle: no such field"),
        (
            "attributes:\n  高:\n    nam: height",
            "row 3, attributes, 高: expected name: and unit:, or the name alone",
        ),
        ("sheet: true", "row 1, sheet: expected text, came True"),
        ("makers: {3: [a]}", "makers, 3: expected text"),
        ("ids: {make: 54}", "ids, make: expected a table"),
        ("columns: {number: !!python/object/apply:os.system [ls]}", "not readable as YAML"),
    ],
)
def test_a_mapping_that_is_not_understood_says_where(text: str, expected: str, tmp_path: Path) -> None:
    file = tmp_path / "map.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_mapfile(file)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mapping_that_says_nothing_asks_nothing(tmp_path: Path) -> None:
    file = tmp_path / "map.yml"
    file.write_text(
        "columns:\nheader:\ndelimiter: ';'\nmakers: {3: Suzuki}\nfill_down: model\ncolumns: {number: [1, Code]}\n",
        encoding="utf-8",
    )
    assert read_mapfile(file) == MapFile(
        {"number": [1, "Code"]}, fill_down=["model"], delimiter=";", makers={"3": "Suzuki"}
    )


def test_a_mapping_that_names_no_column_of_the_file_says_which_there_are(vocabulary: CatalogueNames) -> None:
    with pytest.raises(InputError, match=r"'コード', which is there 0 times.*品番, 品名"):
        found(vocabulary, "品番,品名", "A,b", given=MapFile(columns={"number": ["コード"]}))
    with pytest.raises(InputError, match="column 7; the file has 2"):
        found(vocabulary, "品番,品名", "A,b", given=MapFile(columns={"number": [7]}))


def test_a_row_of_parts_is_no_header_though_its_words_are_those_of_headers(vocabulary: CatalogueNames) -> None:
    rows = ("Part No.,Description,OEM No,Price", "VE-1,16510-61A20,,Part No.,Description")
    assert found(vocabulary, *rows).header_rows == (1,)
