"""`load`, `loads` and `unload` as typed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran

from partsref.store.file.database import open_writer, writing

Run = Callable[..., Ran]
LIST = "part number,name,oe brand,oe number,chassis\nAB-1,Oil filter,Suzuki,16510-61A01,DA63T\n"


@pytest.fixture
def price_list(in_tmp: Path) -> Path:
    file = in_tmp / "list.csv"
    file.write_text(LIST)
    return file


def test_a_list_is_loaded_found_listed_and_withdrawn(partsref: Run, price_list: Path) -> None:
    ran = partsref("load", price_list, "--source", "Kanto")
    assert (ran.status, ran.out) == (0, "")
    assert "building it from the shipped catalogue" in ran.err
    assert "oe_number: oe number" in ran.err
    assert "1 of 1 row, 0 rejected" in ran.err
    assert partsref("find", "AB-1", "--json").json["hits"][0]["maker"] == "Kanto"
    assert partsref("search", "kanto oil filter da63t").status == 0
    listed = partsref("loads", "--source", "Kanto", "--json").json
    assert [(one["file"], one["rows"], one["replaced_by"]) for one in listed] == [(str(price_list), 1, None)]
    ran = partsref("unload", listed[0]["id"])
    assert ran.status == 0
    assert "Withdrawn" in ran.err
    assert partsref("find", "AB-1", "--json").json["hits"][:1] == []


def test_a_load_can_start_from_nothing(partsref: Run, price_list: Path) -> None:
    assert partsref("load", price_list, "--source", "Kanto", "--empty").status == 0
    assert [one["source"] for one in partsref("loads", "--json").json] == ["Kanto"]


def test_rejected_rows_make_status_1_and_are_told(partsref: Run, price_list: Path) -> None:
    price_list.write_text(LIST + "1.651E+09,x,Suzuki,16510-61A01,\n")
    ran = partsref("load", price_list, "--source", "Kanto", "--empty")
    assert ran.status == 1
    assert "row 3, column part number: expected a part number, not a number in scientific notation" in ran.err
    assert Path(f"{price_list}.rejects.csv").exists()


def test_one_bad_file_does_not_keep_the_others_out(partsref: Run, price_list: Path) -> None:
    ran = partsref("load", "missing.csv", price_list, "--source", "Kanto", "--empty", "--json")
    assert ran.status == 2
    assert "there is no such file" in ran.err
    assert [one["loaded"] for one in ran.json] == [1]


def test_again_says_nothing_has_changed(partsref: Run, price_list: Path) -> None:
    partsref("load", price_list, "--source", "Kanto", "--empty")
    ran = partsref("load", price_list, "--source", "Kanto")
    assert (ran.status, "already loaded, as load 1. Nothing has changed" in ran.err) == (0, True)


def test_a_mapping_is_saved_and_used(partsref: Run, in_tmp: Path) -> None:
    file = in_tmp / "odd.csv"
    file.write_text("a,b\nAB-1,Oil filter\n")
    (in_tmp / "map.yml").write_text("columns: {number: a, name: b}\ndefaults: {brand: Acme}\n")
    ran = partsref(
        "load", file, "--source", "x", "--empty", "--map", in_tmp / "map.yml", "--save-map", in_tmp / "saved.yml"
    )
    assert ran.status == 0
    assert "number: a" in (in_tmp / "saved.yml").read_text()
    assert partsref("find", "AB-1", "--json").json["hits"][0]["maker"] == "Acme"
    ran = partsref("load", file, "--source", "y", "--map", in_tmp / "saved.yml")
    assert (ran.status, partsref("find", "AB-1", "--json").json["hits"][0]["name"]) == (0, "Oil filter")


def test_an_ambiguous_column_stops_where_nobody_can_be_asked(partsref: Run, in_tmp: Path) -> None:
    (in_tmp / "x.csv").write_text("メーカー,品番,純正品番,型式\nほげ,AB-1,X-1,DA63T\n")
    ran = partsref("load", "x.csv", "--source", "x", "--empty")
    assert ran.status == 2
    assert "may be brand (who gives the part its own number) or make (the vehicle's make)" in ran.err


def test_an_ambiguous_column_is_asked_for_on_a_terminal(
    partsref: Run, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (in_tmp / "x.csv").write_text("メーカー,品番,純正品番,型式\nほげ,AB-1,X-1,DA63T\n")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_args, **_more: 2)
    ran = partsref("load", "x.csv", "--source", "x", "--empty")
    assert ran.status == 0
    assert "make: メーカー" in ran.err


def test_what_changed_between_two_editions(partsref: Run, price_list: Path) -> None:
    partsref("load", price_list, "--source", "Kanto", "--empty")
    price_list.write_text(
        "part number,name,oe brand,oe number,chassis\nAB-2,Oil filter,Suzuki,16510-61A01,DA63T\nAB-3,Belt,,,\n"
    )
    partsref("load", price_list, "--source", "Kanto")
    expected = [("added", "AB-3", ""), ("changed", "16510-61A01", "numbers"), ("moved", "AB-1", "AB-2")]
    changes = partsref("loads", "--diff", 1, 2, "--json").json
    assert [(one["change"], one["number"], one["what"]) for one in changes] == expected
    partsref("load", price_list, "--source", "Kanto", "--full", "--brand", "Kanto")
    assert partsref("loads", "--diff", 1, 2).status == 2, "both were replaced by the third"
    ran = partsref("loads", "--diff", 1, 9)
    assert (ran.status, "there is no load 9" in ran.err) == (1, True)


def test_a_replaced_edition_is_compared_from_the_record(partsref: Run, price_list: Path) -> None:
    partsref("load", price_list, "--source", "Kanto", "--empty")
    price_list.write_text(LIST + "AB-2,Belt,,,\n")
    partsref("load", price_list, "--source", "Kanto", "--full")
    changes = partsref("loads", "--diff", 1, 2, "--json").json
    assert [(one["change"], one["number"]) for one in changes] == [("added", "AB-2")]
    assert partsref("unload", 1).status == 1
    assert partsref("unload", 2).status == 0
    assert partsref("loads").status == 1


def test_a_second_writer_is_told_plainly(partsref: Run, price_list: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTSREF_DB", "partsref.db")
    partsref("load", price_list, "--source", "Kanto", "--empty")
    monkeypatch.setattr("partsref.store.file.database.WRITER_WAIT_SECONDS", 0.1)
    other = open_writer(Path("partsref.db"))
    with writing(other, Path("partsref.db")):
        price_list.write_text(LIST + "AB-2,Belt,,,\n")
        ran = partsref("load", price_list, "--source", "Kanto")
    other.close()
    assert ran.status == 2
    assert "another program is writing it" in ran.err
    assert partsref("load", price_list, "--source", "Kanto").status == 0


def test_a_database_that_cannot_be_written_is_told_plainly(partsref: Run, price_list: Path) -> None:
    ran = partsref("load", price_list, "--source", "Kanto", "--db", "/proc/nowhere/x.db")
    assert ran.status == 2
    assert "Traceback" not in ran.err
    assert ran.err.strip().count("\n") == 1, ran.err
