"""Web pages as people save them: made-up tables with the faults of real ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from loading import load_text, said_by, sound

from partsref.errors import InputError
from partsref.intake.columns.mapfile import MapFile

HEAD = "<tr><th>Part No</th><th>Brand</th><th>Name</th></tr>"


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def page(*tables: str, head: str = "") -> str:
    body = "\n".join(f"<p>text</p><table>{table}</table>" for table in tables)
    return f"<!DOCTYPE html><html><head>{head}<style>td {{ color: red }}</style></head><body>{body}</body></html>"


def own(db: Path) -> list[tuple[str, ...]]:
    return [row[:5] for row in said_by(db, "Kanto", "parts")]


def test_a_saved_table_is_read(fresh_db: Path) -> None:
    report = load_text(
        fresh_db, page(HEAD + row("OR-1", "Orla", "Oil&nbsp;filter &amp; <b>seal</b><br>new")), "list.html"
    )
    assert (report.format, report.loaded, report.rejected) == ("web page, table 1", 1, 0)
    assert own(fresh_db)[0][:2] == ("Orla", "OR-1")
    assert "Oil filter & seal" in own(fresh_db)[0][3]
    sound(fresh_db)


def test_a_table_called_xls_is_read_as_what_it_is(fresh_db: Path) -> None:
    assert load_text(fresh_db, page(HEAD + row("OR-1", "Orla", "Belt")), "list.xls").loaded == 1


def test_a_cell_that_spans_holds_for_its_whole_area(fresh_db: Path) -> None:
    table = (
        "<tr><th>Part No<th>Brand<th>Name"
        "<tr><td>OR-1<td rowspan=2>Orla<td>Belt"
        "<tr><td>OR-2<td>Pump"
        "<tr><td>OR-3<td colspan=2>Sora"
    )
    assert load_text(fresh_db, page(table), "list.html").loaded == 3
    assert {row[:2] for row in own(fresh_db)} == {("Orla", "OR-1"), ("Orla", "OR-2"), ("Sora", "OR-3")}


def test_like_tables_are_one_list_and_others_are_named(fresh_db: Path) -> None:
    other = "<tr><th>Shop<th>Street</tr>" + row("Kanto", "1-2")
    text = page(HEAD + row("OR-1", "Orla", "Belt"), other, HEAD + row("OR-2", "Orla", "Pump"))
    report = load_text(fresh_db, text, "list.html")
    assert (report.loaded, report.rejected, report.aside) == (2, 0, {})
    assert report.left_out == ["table 2 (Shop | Street): no header with part numbers"]


def test_tables_that_differ_are_read_each_by_its_header(fresh_db: Path) -> None:
    text = page(HEAD + row("OR-1", "Orla", "Belt"), "<tr><th>品番<th>純正品番</tr>" + row("OR-2", "16510-61A20"))
    report = load_text(fresh_db, text, "list.html", brand="Orla")
    assert report.loaded == 2
    assert {row[1] for row in own(fresh_db) if row[0] == "Orla"} == {"OR-1", "OR-2"}


def test_a_table_for_layout_is_not_in_the_way(fresh_db: Path) -> None:
    inner = f"<table>{HEAD}{row('OR-1', 'Orla', '<table><tr><td>Belt</td></tr></table>')}</table>"
    report = load_text(fresh_db, page(row("menu", inner)), "list.html")
    assert (report.loaded, own(fresh_db)[0][:4]) == (1, ("Orla", "OR-1", "aftermarket", "Belt"))


def test_lists_side_by_side_are_read_one_below_the_other(fresh_db: Path) -> None:
    table = "<tr>" + "<th>Part No<th>Name" * 2 + "</tr>" + row("OR-1", "Belt", "OR-3", "Pump")
    table += row("OR-2", "Cap", "", "")
    report = load_text(fresh_db, page(table), "list.html", brand="Orla")
    assert (report.loaded, report.rejected) == (3, 0)
    assert {row[1] for row in own(fresh_db)} == {"OR-1", "OR-2", "OR-3"}


@pytest.mark.parametrize(
    ("declared", "encoding"), [("Shift_JIS", "cp932"), ("euc-jp", "euc_jp"), ("utf-8", "cp932"), ("", "utf-16")]
)
def test_the_encoding_is_what_the_page_declares_unless_that_is_wrong(
    fresh_db: Path, declared: str, encoding: str
) -> None:
    text = page(HEAD + row("OR-1", "Orla", "オイルフィルター"), head=f'<meta charset="{declared}">' if declared else "")
    load_text(fresh_db, text, "list.html", encoding=encoding)
    assert own(fresh_db)[0][4] == "オイルフィルター"


def test_one_table_is_picked_by_its_place(fresh_db: Path) -> None:
    text = page(HEAD + row("OR-1", "Orla", "Belt"), HEAD + row("OR-2", "Orla", "Pump"))
    report = load_text(fresh_db, text, "list.html", given=MapFile(sheet="2"))
    assert [row[1] for row in own(fresh_db)] == ["OR-2"], report


def test_a_page_without_a_list_is_refused(fresh_db: Path) -> None:
    with pytest.raises(InputError, match="no table on the page"):
        load_text(fresh_db, "<html><p>Part No: OR-1</p></html>", "list.html")
    shops = "<tr><th>Shop<th>Street</tr>" + row("Kanto", "1-2")
    with pytest.raises(InputError, match=r"none of its 2 tables .*1: Shop \| Street"):
        load_text(fresh_db, page(shops, shops), "list.html")
