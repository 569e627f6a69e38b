"""Cells that say more than one number: an older one, one that is not meant, the row above. Made-up rows, one load."""

from __future__ import annotations

from pathlib import Path

from loading import load, load_text, said_by

S = "Lister"


def links(db: Path) -> set[tuple[str, ...]]:
    return {(row[1], row[2], row[4]) for row in said_by(db, S, "links")}


def test_a_number_the_cell_says_is_not_meant_replaces_nothing(fresh_db: Path) -> None:
    cells = {
        "VE-1": "16510-61A20 not 16510-61A21", "VE-2": "16510-61A20 (16510-61A21は不可)",
        "VE-3": "replaces 16510-61A20, except 16510-61A21", "VE-4": "not 16510-61A21", "VE-5": "16510-61A21以外",
    }  # fmt: skip
    rows = "".join(f'Velda,{number},Suzuki,"{cell}"\n' for number, cell in cells.items())
    report = load_text(fresh_db, f"brand,part number,oe brand,oe number\n{rows}", source=S)
    assert report.loaded == 5
    assert links(fresh_db) == {("16510-61A20", "equivalent", number) for number in ("VE-1", "VE-2", "VE-3")}
    assert report.warned == 5, "each cell of which a number was not taken is told"


def test_an_arrow_parts_the_old_number_from_the_new_one(fresh_db: Path) -> None:
    cells = ("VE-1601→VE-1602,16510-61A00->16510-61A20", "VE-1603,16510-61A00から16510-61A20へ変更", "VE-1604⇒VE-1605,")
    load_text(fresh_db, "\n".join(("part number,oe number", *cells, "")), source=S, brand="Velda")
    assert links(fresh_db) == {
        ("VE-1601", "superseded_by", "VE-1602"), ("VE-1604", "superseded_by", "VE-1605"),
        *((oe, "equivalent", ve) for oe in ("16510-61A00", "16510-61A20") for ve in ("VE-1601", "VE-1602", "VE-1603")),
    }  # fmt: skip


def test_ditto_marks_reach_over_what_is_no_part_but_not_over_a_heading(fresh_db: Path) -> None:
    rows = (
        "VE-1,ブレーキパッド,Velda,500", "小計,,,500", ",,,", "1/3ページ,,,", "品番,品名,メーカー,単価",
        "VE-2,〃,Ditto,700", "送料,,,300", "VE-3,-do-,idem,700", "エンジン,,,", "VE-4,〃,Velda,700",
    )  # fmt: skip
    report = load_text(fresh_db, "\n".join(("品番,品名,メーカー,単価", *rows, "")), source=S)
    assert {(row[0], row[1], row[4]) for row in said_by(fresh_db, S, "parts")} == {
        ("Velda", f"VE-{at}", "ブレーキパッド") for at in (1, 2, 3)
    }
    assert report.rejected == 1
    assert report.aside == {"total": 1, "page number": 1, "header repeated": 1, "charge": 1, "heading": 1}


def test_nought_and_a_column_too_narrow_are_no_part_numbers(fresh_db: Path) -> None:
    rows = "0,Belt,16510-61A20\n########,Hose,\nVE-1,Filter,0\nVE-2,Filter,#####\n"
    report = load_text(fresh_db, f"part number,name,oe number\n{rows}", source=S)
    assert (report.loaded, report.rejected) == (1, 3)
    assert links(fresh_db) == set()


def test_the_same_as_to_the_left_is_not_what_stands_above(fresh_db: Path) -> None:
    rows = "VE-1,Belt,ベルト\nVE-2,Hose,同左\n←,Clamp,x\n"
    report = load_text(fresh_db, f"part number,name,note\n{rows}", source=S)
    assert {row[1]: row[7] for row in said_by(fresh_db, S, "parts")} == {"VE-1": "ベルト", "VE-2": "Hose"}
    assert report.rejected == 1


def test_a_word_in_the_place_of_a_new_number_says_how_the_part_stands(fresh_db: Path) -> None:
    rows = "VE-1,VE-2\nVE-3,廃番\nVE-4,NLA\nVE-5,変更なし\nVE-6,→\nVE-7,現行\n"
    report = load_text(fresh_db, f"旧品番,新品番\n{rows}", source=S)
    assert report.loaded == 6
    assert links(fresh_db) == {("VE-1", "superseded_by", "VE-2")}
    status = {row[1]: row[6] for row in said_by(fresh_db, S, "parts") if row[6]}
    assert status == {"VE-3": "discontinued", "VE-4": "discontinued", "VE-7": "current"}


def test_a_toyota_number_on_a_row_for_a_suzuki_makes_no_suzuki_part(fresh_db: Path) -> None:
    rows = "VE-1,Suzuki,Carry,15601-87204\nVE-2,Suzuki,Carry,16510-61A20\nVE-3,Suzuki,Carry,16510-99Q99\n"
    report = load_text(fresh_db, f"part number,make,model,oem number\n{rows}", source=S, brand="Velda")
    stated = {(row[0], row[1], row[4]) for row in said_by(fresh_db, S, "links")}
    assert ("Suzuki", "15601-87204", "VE-1") not in stated
    assert {("Suzuki", "16510-61A20", "VE-2"), ("Suzuki", "16510-99Q99", "VE-3")} <= stated
    assert any("Suzuki is not known to" in str(one) for one in report.warnings)


def test_letters_torn_by_a_wrong_encoding_are_told(fresh_db: Path) -> None:
    mixed = "品番,品名\nVE-1,オイル\n".encode("cp932") + "VE-2,フィルター\n".encode()
    file = fresh_db.parent / "mixed.csv"
    file.write_bytes(mixed + "VE-3,縺れた紐\n".encode("cp932"))
    report = load(fresh_db, file, source=S)
    assert [one.row for one in report.warnings] == [3]
    western = load_text(fresh_db, "part number,name\nVE-4,Ressort arriÃ©re\nVE-5,Ressort arrière\n", source=f"{S} 2")
    assert [one.row for one in western.warnings] == [2]
