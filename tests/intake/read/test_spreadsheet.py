"""Excel and OpenDocument files, with what spreadsheets do to numbers."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from loading import fingerprint, load, said_by

from partsref.errors import InputError
from partsref.intake.columns.mapfile import MapFile

ROWS: list[list[Any]] = [
    ["価格表", None, None, None],
    ["品番", "品名", "純正メーカー", "純正品番"],
    ["AB-1", "オイルフィルター", "スズキ", "16510-61A01"],
    ["AB-2", "プーリー", "ダイハツ", 449197217],
    ["AB-3", "ブレーキシュー", "スズキ", 5320068400.0],
    ["AB-4", "ワイパー", "スズキ", datetime.date(2012, 1, 10)],
    ["AB-5", "ベルト", "スズキ", 12345678901234567],
    ["〃", "同じ番号", "スズキ", "16510-61A02"],
    [None, None, None, None],
    [1000, "数字の品番", None, None],
]


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    book.close()
    return path


def test_a_sheet_is_read_with_its_own_row_numbers(fresh_db: Path) -> None:
    report = load(fresh_db, workbook(fresh_db.parent / "list.xlsx", 価格=ROWS))
    assert (report.format, report.loaded, report.rejected) == ("spreadsheet, sheet 価格", 5, 2)
    assert [(p.row, p.column, p.expected) for p in report.problems] == [
        (6, "純正品番", "a part number, not a date"),
        (7, "純正品番", "a part number stored as text"),
    ]
    assert ("Daihatsu", "04491-97217", "equivalent", "Kanto", "AB-2", "", "0") in said_by(fresh_db, "Kanto", "links")
    numbers = [row[1] for row in said_by(fresh_db, "Kanto", "parts") if row[0] == "Kanto"]
    assert numbers == ["1000", "AB-1", "AB-2", "AB-3", "AB-5"]
    assert any("leading zeros may be lost" in str(warning) for warning in report.warnings)


def test_every_sheet_with_a_header_is_read_or_the_one_asked_for(fresh_db: Path) -> None:
    file = workbook(fresh_db.parent / "list.xlsx", 表紙=[["ご案内"]], 一=ROWS[1:3], 二=[ROWS[1], ["ZZ-9", "x"]])
    every = load(fresh_db, file, source="one")
    assert (every.format, every.left_out) == ("spreadsheet, sheets 一, 二", ["sheet 表紙: no header with part numbers"])
    assert load(fresh_db, file, source="two", given=MapFile(sheet="二")).loaded == 1
    with pytest.raises(InputError, match=r"there is no visible sheet '三'\. The sheets are 表紙, 一, 二"):
        load(fresh_db, file, given=MapFile(sheet="三"))
    with pytest.raises(InputError, match="no sheet has a header"):
        load(fresh_db, workbook(fresh_db.parent / "none.xlsx", a=[["x"]], b=[["y"]]))


def test_rejected_rows_of_a_sheet_load_once_corrected(fresh_db: Path) -> None:
    report = load(fresh_db, workbook(fresh_db.parent / "list.xlsx", 価格=ROWS))
    assert report.rejects is not None
    text = (
        report.rejects.read_text("utf-8-sig")
        .replace("2012-01-10", "38340-60B00")
        .replace("1.234567890123457e+16", "38340-60B01")
    )
    report.rejects.write_text(text, encoding="utf-8")
    assert load(fresh_db, report.rejects).loaded == 2


def test_a_stray_cell_far_out_ends_the_reading_and_not_the_program(fresh_db: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "品番"  # type: ignore[index]
    book.active.cell(1_048_576, 16_384).value = 1  # type: ignore[union-attr]
    book.save(fresh_db.parent / "far.xlsx")
    before = fingerprint(fresh_db)
    with pytest.raises(InputError, match="stray cell far out"):
        load(fresh_db, fresh_db.parent / "far.xlsx")
    assert fingerprint(fresh_db) == before


@pytest.mark.parametrize("content", [b"PK\x03\x04 rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600])
def test_what_only_begins_like_a_spreadsheet_is_refused(fresh_db: Path, content: bytes) -> None:
    file = fresh_db.parent / "x.xlsx"
    file.write_bytes(content)
    with pytest.raises(InputError, match="cannot be"):
        load(fresh_db, file)


def test_an_opendocument_sheet_tells_merged_cells_hidden_rows_and_formulas_without_a_result(fresh_db: Path) -> None:
    def cell(text: str, said: str = "") -> str:
        return f'<table:table-cell office:value-type="string" {said}><text:p>{text}</text:p></table:table-cell>'

    spanned = cell("Velda", 'table:number-rows-spanned="2" table:number-columns-spanned="1"')
    empty = '<table:table-cell table:formula="of:=[.A9]"/>'
    rows = (
        f"<table:table-row>{cell('Brand')}{cell('Part No.')}{cell('Description')}</table:table-row>"
        f"<table:table-row>{spanned}{cell('VE-1')}{empty}</table:table-row>"
        f'<table:table-row table:visibility="collapse"><table:covered-table-cell/>{cell("VE-2")}{cell("Belt")}'
        "</table:table-row>"
    )
    xmlns = "urn:oasis:names:tc:opendocument:xmlns"
    names = "".join(f' xmlns:{one}="{xmlns}:{one}:1.0"' for one in ("office", "table", "text"))
    sheet = f'<office:spreadsheet><table:table table:name="One">{rows}</table:table></office:spreadsheet>'
    body = f"<office:body>{sheet}</office:body>"
    file = fresh_db.parent / "list.ods"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content{names}>{body}</office:document-content>")
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
    report = load(fresh_db, file, source="Lister")
    assert {(row[0], row[1]) for row in said_by(fresh_db, "Lister", "parts")} == {("Velda", "VE-1"), ("Velda", "VE-2")}
    assert [(problem.row, problem.column) for problem in report.warnings] == [(2, "Description")]
    assert "sheet One: hidden rows were read too: 3 (1 in all)" in report.notes
