"""A supplier's file comes in whole or not at all, and says what came of every row."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from pathlib import Path

import pytest
from loading import facts, fingerprint, load, load_text, said_by, sound

from partsref.errors import DatabaseError, InputError
from partsref.intake.columns.mapfile import MapFile
from partsref.store.file.database import generation, open_reader

LIST = """\
メーカー,品番,品名,純正品番,車種,型式,年式,備考
スズキ,AB-100,オイルフィルター,16510-61A01/16510-61A02,キャリイ,DA63T,H14.5～,
〃,AB-101,ブレーキシュー,53200-68H00,エブリイ,DA64V,2005-2010,前側
ダイハツ,AB-103,プーリー,04491-97217,ハイゼット,S200P,,
"""


def test_a_japanese_list_is_linked_and_fitted(fresh_db: Path) -> None:
    report = load_text(fresh_db, LIST, encoding="cp932")
    assert (report.rows, report.loaded, report.rejected, report.encoding) == (3, 3, 0, "cp932")
    assert [row[:3] for row in said_by(fresh_db, "Kanto", "parts")] == [
        ("Daihatsu", "04491-97217", "oem"),
        ("Kanto", "AB-100", "aftermarket"),
        ("Kanto", "AB-101", "aftermarket"),
        ("Kanto", "AB-103", "aftermarket"),
        ("Suzuki", "16510-61A01", "oem"),
        ("Suzuki", "16510-61A02", "oem"),
        ("Suzuki", "53200-68H00", "oem"),
    ]
    assert ("Kanto", "AB-100", "aftermarket", "", "オイルフィルター", "oil filter", "", "") in said_by(
        fresh_db, "Kanto", "parts"
    )
    assert ("Suzuki", "16510-61A02", "equivalent", "Kanto", "AB-100", "", "0") in said_by(fresh_db, "Kanto", "links")
    assert said_by(fresh_db, "Kanto", "fitments") == [
        ("Kanto", "AB-100", "Suzuki", "Carry", "DA63T", "", "2002", "", "", "H14.5～"),
        ("Kanto", "AB-101", "Suzuki", "Every", "DA64V", "", "2005", "2010", "", "前側"),
        ("Kanto", "AB-103", "Daihatsu", "Hijet", "S200P", "", "", "", "", ""),
    ]
    sound(fresh_db)


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("cp932", "\t"), ("utf-16", ","), ("utf-16-le", "\t"), ("utf-16-be", ";")],
)
def test_encodings_and_delimiters_are_found(fresh_db: Path, encoding: str, delimiter: str) -> None:
    report = load_text(fresh_db, LIST.replace(",", delimiter), encoding=encoding)
    assert (report.loaded, report.rejected) == (3, 0)
    assert said_by(fresh_db, "Kanto", "fitments")[0][3] == "Carry"


def test_other_encodings_are_told_or_taken_as_given(fresh_db: Path) -> None:
    found = load_text(fresh_db, LIST.replace("～", "-"), encoding="euc_jp", dry_run=True)
    assert (found.encoding, "--encoding" in found.notes[-1]) == ("euc_jp", True)
    assert load_text(fresh_db, LIST.replace("～", "-"), encoding="euc_jp", given=MapFile(encoding="euc_jp")).loaded == 3
    with pytest.raises(InputError, match=r"row 2.*not readable as ascii"):
        load_text(fresh_db, "part number,name\nA-1,フィルター\n", given=MapFile(encoding="ascii"))
    with pytest.raises(InputError, match="not known"):
        load_text(fresh_db, LIST, given=MapFile(encoding="nonsense"))
    file = fresh_db.parent / "bad.csv"
    file.write_bytes("品番,品名\nA-1,フィルター\nA-2,".encode("cp932") + b"\x81\xff\n")
    with pytest.raises(InputError, match="row 3: readable neither"):
        load(fresh_db, file)
    with pytest.raises(InputError, match="not known"):
        load_text(fresh_db, LIST, given=MapFile(encoding="zip"))


def test_packed_files_are_unpacked(fresh_db: Path) -> None:
    packed = fresh_db.parent / "list.csv.gz"
    packed.write_bytes(gzip.compress(LIST.encode("cp932")))
    assert load(fresh_db, packed, source="gz").loaded == 3
    archive = fresh_db.parent / "list.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("../../etc/list.csv", LIST)
    assert load(fresh_db, archive, source="zip").loaded == 3
    with zipfile.ZipFile(archive, "a") as made:
        made.writestr("second.csv", LIST)
    with pytest.raises(InputError, match="expected one file inside, found 2"):
        load(fresh_db, archive)


@pytest.mark.parametrize(("flags", "name"), [(0x800, b"\xae.csv"), (0, b"")])
def test_a_zip_file_with_a_damaged_name_inside_is_refused_or_read(fresh_db: Path, flags: int, name: bytes) -> None:
    archive = fresh_db.parent / "list.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("l.csv", LIST)
    before = archive.read_bytes()
    header = before.index(b"PK\x03\x04")
    own = struct.pack("<H", len(name))
    data = bytearray(before[:header] + before[header : header + 26] + own + before[header + 28 : header + 30])
    data[6:8] = struct.pack("<H", flags)
    data += name + before[header + 35 :]
    central = data.index(b"PK\x01\x02")
    data[central + 28 : central + 30] = own
    data[central + 46 : central + 51] = name
    end = data.index(b"PK\x05\x06")
    data[end + 12 : end + 20] = struct.pack("<II", end - central, central)
    archive.write_bytes(data)
    if name:
        with pytest.raises(InputError, match="cannot be unpacked"):
            load(fresh_db, archive)
    else:
        assert load(fresh_db, archive).loaded == 3


def test_bombs_are_refused(fresh_db: Path) -> None:
    bomb = fresh_db.parent / "bomb.csv.gz"
    bomb.write_bytes(gzip.compress(b"0" * (64 << 20)))
    with pytest.raises(InputError, match="more than 200 times"):
        load(fresh_db, bomb)
    twice = fresh_db.parent / "twice.gz"
    twice.write_bytes(gzip.compress(gzip.compress(LIST.encode())))
    with pytest.raises(InputError, match="packed twice"):
        load(fresh_db, twice)
    broken = fresh_db.parent / "broken.gz"
    broken.write_bytes(gzip.compress(LIST.encode())[:-20])
    with pytest.raises(InputError, match="cannot be unpacked"):
        load(fresh_db, broken)


def test_standard_input_is_a_file_too(fresh_db: Path, in_tmp: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO((LIST + "ホンダ,,x,,,,,\n").encode("cp932"))))
    report = load(fresh_db, Path("-"))
    assert (report.file, report.loaded, report.rejects) == ("standard input", 3, Path("stdin.rejects.csv"))
    assert (in_tmp / "stdin.rejects.csv").exists()


def test_loading_the_same_file_again_changes_nothing_and_says_so(fresh_db: Path) -> None:
    first = load_text(fresh_db, LIST)
    before, connection = fingerprint(fresh_db), open_reader(fresh_db)
    stamp = generation(connection)
    again = load_text(fresh_db, LIST, name="renamed.csv")
    assert again.unchanged == first.load_id
    assert (fingerprint(fresh_db), generation(connection)) == (before, stamp)
    connection.close()
    assert load_text(fresh_db, LIST, source="Another").unchanged == 0, "another source says it for itself"


def test_the_order_of_loads_never_matters(seed_db: Path, tmp_path: Path) -> None:
    import shutil

    other = (
        LIST.replace("オイルフィルター", "オイルエレメント").replace("AB-103", "AB103").replace("H14.5～", "2001-2004")
    )
    digests = []
    for order in (("A", "B"), ("B", "A")):
        db = tmp_path / f"{order[0]}.db"
        shutil.copy(seed_db, db)
        for source in order:
            load_text(db, LIST if source == "A" else other, source=source, brand="Kanto")
        digests.append(fingerprint(db))
        sound(db)
    assert digests[0] == digests[1]


def test_a_load_withdrawn_leaves_no_trace(fresh_db: Path) -> None:
    from partsref.intake.supplier.withdraw_load import unload

    before = fingerprint(fresh_db)
    report = load_text(fresh_db, LIST)
    assert fingerprint(fresh_db) != before
    unload(fresh_db, report.load_id)
    assert fingerprint(fresh_db) == before
    sound(fresh_db)


def test_full_takes_the_place_of_what_the_source_said(fresh_db: Path) -> None:
    load_text(fresh_db, LIST)
    newer = LIST.replace("AB-101", "AB-201")
    report = load_text(fresh_db, newer, full=True)
    assert report.replaced
    numbers = [row[1] for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Kanto"]
    assert numbers == ["AB-100", "AB-103", "AB-201"]
    alone = facts(fresh_db)
    load_text(fresh_db, LIST, full=True)
    load_text(fresh_db, newer, full=True)
    assert facts(fresh_db) == alone
    assert load_text(fresh_db, newer, full=True).unchanged
    sound(fresh_db)


def test_an_update_adds(fresh_db: Path) -> None:
    load_text(fresh_db, LIST)
    load_text(fresh_db, LIST.replace("AB-101", "AB-201"))
    numbers = [row[1] for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Kanto"]
    assert numbers == ["AB-100", "AB-101", "AB-103", "AB-201"]
    sound(fresh_db)


def test_a_dry_run_tells_and_changes_nothing(fresh_db: Path) -> None:
    before = fingerprint(fresh_db)
    report = load_text(fresh_db, LIST + "ホンダ,,x,,,,,\n", dry_run=True)
    assert (report.loaded, report.rejected, report.added["parts"] > 0) == (3, 1, True)
    assert fingerprint(fresh_db) == before
    assert not (fresh_db.parent / "list.csv.rejects.csv").exists()


def test_rejected_rows_stand_beside_the_file_and_load_once_corrected(fresh_db: Path) -> None:
    text = LIST + "〃,AB-104,プーリー,1.651E+09,ハイゼット,S200P,,\nスズキ,,空,,,,,\n"
    report = load_text(fresh_db, text, encoding="cp932")
    assert (report.loaded, report.rejected) == (3, 2)
    assert [(p.row, p.column) for p in report.problems] == [(5, "純正品番"), (6, "品番")]
    rejects = fresh_db.parent / "list.csv.rejects.csv"
    assert report.rejects == rejects
    lines = rejects.read_text("utf-8-sig").splitlines()
    assert lines[0] == "メーカー,品番,品名,純正品番,車種,型式,年式,備考,partsref row,partsref reason"
    assert lines[1].startswith("ダイハツ,AB-104,プーリー,1.651E+09,ハイゼット,S200P,,,5,"), "the ditto mark is resolved"
    corrected = rejects.read_text("utf-8").replace("1.651E+09", "04491-97218").replace("スズキ,,空", "スズキ,AB-105,空")
    rejects.write_text(corrected, encoding="utf-8")
    second = load(fresh_db, rejects)
    assert (second.loaded, second.rejected) == (2, 0)
    whole = facts(fresh_db, "links", "fitments")
    assert ("Daihatsu", "04491-97218", "equivalent", "Kanto", "AB-104", "", "0", "Kanto") in whole["links"]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1.651E+09", "scientific notation"), ("16510.0", "without .0"), ("2012/01/10", "not a date"),
        ("#REF!", "spreadsheet's error"), ("=A1&B1", "not a formula"), ("オイルフィルター", "These are words"),
        ("", "a part number"), ("なし", "a part number"), ("A" * 65, "1 to 64 characters"), ("-/-", "a part number"),
        ("AB\x00-1", "printable"), ("AB\x1b[31m1", "printable"),
    ],
)  # fmt: skip
def test_what_is_no_number_is_rejected_with_place_and_reason(fresh_db: Path, cell: str, reason: str) -> None:
    report = load_text(fresh_db, f"part number,name\nAB-1,one\n{cell},two\n")
    assert (report.loaded, report.rejected) == (1, 1)
    problem = report.problems[0]
    assert (problem.row, problem.column) == (3, "part number")
    assert reason in str(problem)


def test_a_lost_zero_is_restored_and_warned_of(fresh_db: Path) -> None:
    report = load_text(fresh_db, "メーカー,品番,品名\nダイハツ,449197217,プーリー\n")
    assert (report.loaded, report.warned) == (1, 1)
    assert "0449197217" in str(report.warnings[0])
    assert ("Daihatsu", "04491-97217", "449197217", "a leading zero is missing") in said_by(
        fresh_db, "Kanto", "spellings"
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("AB-1,AB 1,Kanto,", "cannot replace itself"),
        ("AB-1,,,foo", "expected equivalent, same"),
    ],
)
def test_links_that_cannot_be_are_refused(fresh_db: Path, row: str, reason: str) -> None:
    report = load_text(fresh_db, f"part number,cross number,cross brand,relation\n{row}\n")
    assert report.rejected == 1
    assert reason in str(report.problems[0])


def test_a_supersession_told_both_ways_round_is_refused(fresh_db: Path) -> None:
    report = load_text(fresh_db, "旧品番,新品番\nAB-1,AB-2\nAB-3,AB-4\nAB-2,AB-1\n")
    assert (report.loaded, report.rejected) == (2, 1)
    assert "Row 2 has the older and the newer number the other way round" in str(report.problems[0])
    assert [row[:5] for row in said_by(fresh_db, "Kanto", "links")] == [
        ("Kanto", "AB-1", "superseded_by", "Kanto", "AB-2"),
        ("Kanto", "AB-3", "superseded_by", "Kanto", "AB-4"),
    ]


def test_how_numbers_relate_follows_from_who_gives_them(fresh_db: Path) -> None:
    load_text(
        fresh_db,
        "brand,part number,oe brand,oe number,cross brand,cross number,old number,new number\n"
        "Kanto,K-1,Suzuki,16510-61A01,Bosch,0 986 452 058,K-0,K-2\n"
        "Suzuki,16510-61A02,Mazda,1A03-14-300,Bosch,0 451 103 276,,\n",
    )
    assert [row[:5] for row in said_by(fresh_db, "Kanto", "links")] == [
        ("Bosch", "0 986 452 058", "alternative", "Kanto", "K-1"),
        ("Kanto", "K-0", "superseded_by", "Kanto", "K-1"),
        ("Kanto", "K-1", "superseded_by", "Kanto", "K-2"),
        ("Mazda", "1A03-14-300", "alternative", "Suzuki", "16510-61A02"),
        ("Suzuki", "16510-61A01", "equivalent", "Kanto", "K-1"),
        ("Suzuki", "16510-61A02", "equivalent", "Bosch", "0 451 103 276"),
    ]


def test_states_positions_and_measures_are_understood(fresh_db: Path) -> None:
    load_text(
        fresh_db,
        "品番,品名,供給状況,高さ(mm),ねじ,型式,位置,メーカー\n"
        'AB-1,オイルフィルター,廃番,"65,5",M20x1.5,DA63T,フロント,スズキ\n'
        "AB-2,オイルフィルター,要確認,66,,,,スズキ\n",
        given=MapFile(columns={"make": ["メーカー"]}),
    )
    parts = said_by(fresh_db, "Kanto", "parts")
    assert [(row[1], row[6], row[7]) for row in parts] == [("AB-1", "discontinued", ""), ("AB-2", "", "要確認")]
    assert said_by(fresh_db, "Kanto", "attributes") == [
        ("Kanto", "AB-1", "height", "65.5", "mm"),
        ("Kanto", "AB-1", "thread", "M20x1.5", ""),
        ("Kanto", "AB-2", "height", "66", "mm"),
    ]
    assert said_by(fresh_db, "Kanto", "fitments")[0][8] == "front"


def test_years_not_understood_stay_as_a_note(fresh_db: Path) -> None:
    report = load_text(fresh_db, "品番,車種,型式,年式\nAB-1,キャリイ,DA63T,後期\nAB-2,キャリイ,DA63T,2010～2005\n")
    assert (report.loaded, report.warned) == (2, 2)
    assert {row[-1] for row in said_by(fresh_db, "Kanto", "fitments")} == {"後期", "2010～2005"}


def test_quotes_that_are_not_closed_reject_their_row_and_no_other(fresh_db: Path) -> None:
    report = load_text(fresh_db, 'part number,name\nA-1,one\nA-2,"5 hose\nA-3,6" hose\nA-4,"a ""b"" c"\nA-5,"x\n')
    assert [p.row for p in report.problems] == [3, 6]
    assert [row[1:4] for row in said_by(fresh_db, "Kanto", "parts")] == [
        ("A-1", "aftermarket", "one"),
        ("A-3", "aftermarket", '6" hose'),
        ("A-4", "aftermarket", 'a "b" c'),
    ]


def test_a_row_of_other_width_is_rejected_if_it_says_more_than_the_header(fresh_db: Path) -> None:
    report = load_text(fresh_db, "part number,name\nA-1\nA-2,two,,\nA-3,three,four\n")
    assert (report.loaded, report.rejected) == (2, 1)
    assert "2 cells, as the header has" in str(report.problems[0])


def test_ditto_above_nothing_is_rejected(fresh_db: Path) -> None:
    report = load_text(fresh_db, "part number,name\nA-1,〃\n")
    assert "a value above the ditto mark" in str(report.problems[0])


def test_formulas_and_text_guards_are_taken_off(fresh_db: Path) -> None:
    load_text(fresh_db, 'part number,name\n="00123",\'=HYPERLINK("x")\n', name="guard.csv")
    assert ("Kanto", "00123", "aftermarket", '=HYPERLINK("x")', "", "", "", "") in said_by(fresh_db, "Kanto", "parts")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\n\n\n", "is empty"),
        (b"%PDF-1.4 ...", "a PDF that cannot be read: it is damaged"),
        (b"<html><table><tr><td>A-1</td></tr></table>", "no column of part numbers"),
        (b"\x80\x81\x82\xff\xfe rubbish", "row 1.*--encoding"),
        (b"name,price\nfilter,100\n", "no column of part numbers"),
        (
            b"PART NO      NAME        PRICE\n16510-61A20  OIL FILTER  12.00\n17220-P36-000            3.00\n",
            "no column of part numbers.*parted by blanks.*Save the list as CSV",
        ),
    ],
)
def test_what_is_no_list_is_refused_in_one_line(fresh_db: Path, content: bytes, message: str) -> None:
    file = fresh_db.parent / "x.csv"
    file.write_bytes(content)
    before = fingerprint(fresh_db)
    with pytest.raises(InputError, match=message) as caught:
        load(fresh_db, file)
    assert "\n" not in str(caught.value)
    assert fingerprint(fresh_db) == before


def test_a_missing_file_a_folder_and_a_nameless_source_are_refused(fresh_db: Path) -> None:
    for file, message in ((fresh_db.parent / "none.csv", "no such file"), (fresh_db.parent, "is a folder")):
        with pytest.raises(InputError, match=message):
            load(fresh_db, file)
    with pytest.raises(InputError, match="needs a name"):
        load_text(fresh_db, LIST, source=" ")


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("not a database at all, but somebody's notes")
    with pytest.raises(DatabaseError, match="not a partsref database"):
        load_text(tmp_path / "notes.db", LIST)
    assert (tmp_path / "notes.db").read_text().startswith("not a database")


def test_an_open_catalogue_loads_and_sees_what_it_loaded(fresh_db: Path) -> None:
    import partsref

    (fresh_db.parent / "list.csv").write_text(LIST, encoding="utf-8")
    with partsref.open(fresh_db) as catalog:
        assert catalog.load(fresh_db.parent / "list.csv", source="Kanto").loaded == 3
        assert catalog.find("AB-103").hits[0].maker == "Kanto"
        assert catalog.cross_reference("AB-103").equivalents[0].number == "04491-97217"


def test_a_state_told_in_a_second_row_is_kept(fresh_db: Path) -> None:
    load_text(fresh_db, "part number,name,status\nA-1,Belt,\nA-1,Belt,discontinued\n")
    assert [row[6] for row in said_by(fresh_db, "Kanto", "parts")] == ["", "discontinued"]
