"""An answer fits a screen, says how much there is, and how to see the rest."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from support import Ran

Run = Callable[..., Ran]

SCREEN = [
    ["xref", "15601-87204"], ["xref", "15601-87705"], ["xref", "16510-61A20"], ["search", "ha4 oil filter"],
    ["search", "hijet s110p battery"], ["search", "oil filter"], ["find", "15601"], ["find", "16510-61A0l"],
    ["vehicles"], ["vehicles", "acty"], ["vehicles", "hijet"], ["stats"], ["check"], ["explain", "13780-67H00"],
]  # fmt: skip


@pytest.mark.parametrize("command", SCREEN, ids=" ".join)
def test_an_answer_fits_a_screen_of_80_columns(
    partsref: Run, seed_db: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = partsref(*command, "--db", seed_db).out.splitlines()
    assert 4 < len(lines) <= 30
    assert max(map(cell_len, lines)) <= 80


@pytest.mark.parametrize("command", SCREEN, ids=" ".join)
def test_no_word_number_or_address_is_broken_in_40_columns(
    partsref: Run, seed_db: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    wide = set(_tokens(partsref(*command, "--limit", "4", "--db", seed_db).out)) if command[0] == "find" else None
    monkeypatch.setenv("COLUMNS", "40")
    narrow = partsref(*command, *(["--limit", "4"] if wide else []), "--db", seed_db).out
    assert max(map(cell_len, narrow.splitlines())) <= 40
    if wide:
        assert set(_tokens(narrow)) <= wide


def _tokens(text: str) -> list[str]:
    return re.findall(r"\S+", re.sub("[─]+", " ", text))


@pytest.mark.parametrize("limit", [1, 5, 10, 50, 97, 200])
def test_the_count_of_what_replaces_a_part_is_true_whatever_the_limit(partsref: Run, seed_db: Path, limit: int) -> None:
    number = "15601-87204"
    every = partsref("xref", number, "--json", "--limit", "1000", "--db", seed_db).json
    some = partsref("xref", number, "--json", "--limit", limit, "--db", seed_db).json
    assert (some["known"], some["known_at_least"]) == (len(every["equivalents"]), False)
    assert some["equivalents"] == every["equivalents"][:limit]
    shown = partsref("xref", number, "--limit", limit, "--db", seed_db).out
    assert re.search(rf"\b{len(every['equivalents'])}\b", shown.splitlines()[3])


def test_the_rest_is_one_option_away(partsref: Run, seed_db: Path) -> None:
    short, whole = (partsref("xref", "15601-87204", *more, "--db", seed_db).out for more in ([], ["--all"]))
    assert "88 more: --all" in short
    assert whole.count("derived") > 70
    assert "s159" in short
    assert "http" not in short
    assert (
        "https://github.com/nanana-na/oil_and_filter\n"
        in partsref("xref", "15601-87204", "--sources", "--db", seed_db).out
    )


def test_a_list_that_is_cut_says_of_how_many_and_how_to_see_them(partsref: Run, seed_db: Path) -> None:
    known = len(partsref("search", "oil filter", "--json", "--all", "--db", seed_db).json["hits"])
    assert f"10 of {known} shown. The others: --all" in partsref("search", "oil filter", "--db", seed_db).out
    assert f"5 of {known} shown" in partsref("search", "oil filter", "--limit", "5", "--db", seed_db).out
    assert "shown" not in partsref("search", "oil filter", "--all", "--db", seed_db).out


def test_programs_are_given_what_the_contract_says(partsref: Run, seed_db: Path) -> None:
    assert len(partsref("search", "oil filter", "--json", "--db", seed_db).json["hits"]) == 20
    assert len(partsref("xref", "15601-87204", "--json", "--db", seed_db).json["equivalents"]) == 98
    assert len(partsref("vehicles", "--json", "--db", seed_db).json) > 600
    assert len(partsref("vehicles", "--json", "--limit", "3", "--db", seed_db).json) == 3


def test_a_cross_reference_is_a_spreadsheet_too(partsref: Run, seed_db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(partsref("xref", "15601-87204", "--csv", "--db", seed_db).out)))
    assert len(rows) == 98
    assert (rows[2]["path"], rows[2]["certainty"]) == ("ACDelco PF308J > Daihatsu 15601-87703", "derived")


@pytest.mark.parametrize(
    "command",
    [["find", "61A01"], ["search", "oil filter"], ["xref", "15601-87204"], ["vehicles", "acty"], ["check"]],
    ids=" ".join,
)
def test_a_list_is_one_object_a_line(partsref: Run, seed_db: Path, command: list[str]) -> None:
    ran = partsref(*command, "--nl", "--db", seed_db)
    assert ran.status == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert rows
    whole = partsref(*command, "--json", "--db", seed_db).json
    assert rows == (whole if isinstance(whole, list) else whole.get("hits") or whole["equivalents"])


def test_two_forms_at_once_are_wrong_use(partsref: Run, seed_db: Path) -> None:
    ran = partsref("find", "61A01", "--json", "--csv", "--db", seed_db)
    assert ran.status == 2
    assert "Choose --json or --csv, not both." in ran.err


@pytest.mark.parametrize("form", ["--json", "--csv", "--nl"])
def test_nothing_found_is_still_in_the_form_that_was_asked_for(partsref: Run, seed_db: Path, form: str) -> None:
    ran = partsref("xref", "QQQQ-WWWW-9", form, "--db", seed_db)
    assert ran.status == 1
    if form == "--json":
        assert (ran.json["part"], ran.json["equivalents"]) == (None, [])
    else:
        assert ran.out.splitlines() == ([] if form == "--nl" else [ran.out.splitlines()[0]])
        assert "No part carries" in ran.err


def test_notes_of_whoever_wrote_a_fact_down_stay_out_of_tables(
    partsref: Run, seed_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = " ".join(partsref("search", "ha4 oil filter", "--db", seed_db).out.split())
    assert "for a related vehicle, not yours: Honda Beat PP1 (same engine E07A)" in out
    assert "another source lists" not in out
    assert "source points to" not in out


def test_what_speaks_against_several_parts_is_said_once_below_them(
    partsref: Run, seed_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = partsref("xref", "15601-87705", "--db", seed_db).out
    assert "0 451 103 276   stated: aftermarket part [1]" in out
    assert "[1] beware: Bosch 0 986 452 058: height 87 mm against 66 mm (source s160)" in out
    assert out.count("sources disagree on what replaces") == 1
