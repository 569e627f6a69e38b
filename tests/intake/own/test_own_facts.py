"""What a user adds stays his, has its source, can be taken back, given on, and survives an update."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, Ran

Run = Callable[..., Ran]
PART = ("Suzuki", "16510-61A20")
ONE = ("16510-61A20", "--maker", "Suzuki")


def test_a_fitment_of_one_s_own_is_found_with_its_source(partsref: Run, fresh_db: Path) -> None:
    ran = partsref("add", "fitment", *PART, "Honda", "Acty", "HA4", "--source", "my truck, tried", "--db", fresh_db)
    assert ran.status == 0, ran.err
    shape = partsref("xref", *ONE, "--json", "--db", fresh_db).json
    fits = [fit for fit in shape["fits"] if fit["chassis"] == "HA4"]
    assert [shape["sources"][code]["title"] for code in fits[0]["sources"]] == ["my truck, tried"]
    assert "16510-61A20" in partsref("search", "acty ha4 oil filter", "--db", fresh_db).out


def test_a_part_nobody_named_is_added_with_the_link_and_said(partsref: Run, fresh_db: Path) -> None:
    other = ("Bosch", "F 00M AD3 UP1")
    ran = partsref("add", "link", *PART, "equivalent", *other, "--source", "https://example.com/p", "--db", fresh_db)
    assert ran.status == 0, ran.err
    assert "Added with it" in ran.err
    found = partsref("xref", *ONE, "--json", "--db", fresh_db).json["equivalents"]
    assert [e["certainty"] for e in found if e["number"] == other[1]] == ["stated"]


def test_what_is_missing_is_named_and_nothing_is_added(partsref: Run, fresh_db: Path) -> None:
    assert partsref("add", "fitment", *PART, "Honda", "--source", "x", "--db", fresh_db).status == 2
    assert partsref("add", "fitment", *PART, "Honda", "Acty", "--db", fresh_db).status == 2
    assert partsref("add", "link", *PART, "fits", *PART, "--source", "x", "--db", fresh_db).status == 2
    assert partsref("mine", "--db", fresh_db).status == 1


def test_it_is_listed_and_taken_back(partsref: Run, fresh_db: Path) -> None:
    partsref("add", "measure", *PART, "height", "65", "mm", "--source", "my caliper", "--db", fresh_db)
    [fact] = partsref("mine", "--json", "--db", fresh_db).json
    assert fact["source"]["title"] == "my caliper"
    assert partsref("mine", "--undo", fact["load_id"], "--db", fresh_db).status == 0
    assert partsref("mine", "--db", fresh_db).status == 1
    assert partsref("mine", "--undo", 1, "--db", fresh_db).status == 1, "the seed is nobody's own fact"


def test_an_own_vehicle_is_known_and_gone_when_taken_back(partsref: Run, fresh_db: Path) -> None:
    assert partsref("add", "vehicle", "Honda", "Acty", "HA99", "--source", "its plate", "--db", fresh_db).status == 0
    assert "HA99" in partsref("vehicles", "HA99", "--db", fresh_db).out
    [fact] = partsref("mine", "--json", "--db", fresh_db).json
    assert partsref("mine", "--undo", fact["load_id"], "--db", fresh_db).status == 0
    assert partsref("vehicles", "HA99", "--db", fresh_db).status == 1


def test_own_facts_go_out_as_catalogue_rows_and_in_again(
    partsref: Run, fresh_db: Path, seed_db: Path, tmp_path: Path
) -> None:
    partsref("add", "fitment", *PART, "Honda", "Acty", "HA4", "--source", "my truck", "--db", fresh_db)
    assert partsref("export", tmp_path / "mine", "--mine", "--db", fresh_db).status == 0
    with (tmp_path / "mine" / "fitments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["number"], row["chassis"]) for row in rows] == [("16510-61A20", "HA4")]
    header = (ROOT / "catalog" / "fitments.csv").read_text("utf-8").splitlines()[0]
    assert (tmp_path / "mine" / "fitments.csv").read_text("utf-8").splitlines()[0] == header
    again = tmp_path / "again.db"
    shutil.copy(seed_db, again)
    assert partsref("add", "--from", tmp_path / "mine", "--db", again).status == 0
    assert len(partsref("mine", "--json", "--db", again).json) == 1
    assert "HA4" in partsref("xref", *ONE, "--json", "--db", again).out


def test_a_disputed_link_is_only_possible_and_says_why(partsref: Run, fresh_db: Path) -> None:
    def equivalents() -> list[dict[str, object]]:
        found: list[dict[str, object]] = partsref("xref", *ONE, "--json", "--db", fresh_db).json["equivalents"]
        return found

    other = next(e for e in equivalents() if e["certainty"] == "stated" and len(e["path"]) == 1)  # type: ignore[arg-type]
    named = (str(other["maker"]), str(other["number"]))
    ran = partsref("dispute", "link", *PART, *named, "--why", "thread is M18", "--db", fresh_db)
    assert ran.status == 0, ran.err
    [doubted] = [e for e in equivalents() if (e["maker"], e["number"]) == named]
    assert doubted["certainty"] == "possible"
    assert "thread is M18" in str(doubted)
    [fact] = partsref("mine", "--json", "--db", fresh_db).json
    partsref("mine", "--undo", fact["load_id"], "--db", fresh_db)
    assert [e["certainty"] for e in equivalents() if (e["maker"], e["number"]) == named] == ["stated"]


def test_a_disputed_fitment_stays_and_shows_the_doubt(partsref: Run, fresh_db: Path) -> None:
    values = (*PART, "Honda", "Acty", "HA4")
    partsref("add", "fitment", *values, "--source", "somebody's list", "--db", fresh_db)
    assert partsref("dispute", "fitment", *values, "--why", "hits the frame", "--db", fresh_db).status == 0
    [fit] = [f for f in partsref("xref", *ONE, "--json", "--db", fresh_db).json["fits"] if f["chassis"] == "HA4"]
    assert "disputed: hits the frame" in fit["note"]
    assert "disputed: hits the frame" in partsref("search", "acty ha4 oil filter", "--db", fresh_db).out


def test_what_nobody_says_cannot_be_disputed(partsref: Run, fresh_db: Path) -> None:
    ran = partsref("dispute", "fitment", *PART, "Honda", "Acty", "HA4", "--why", "no", "--db", fresh_db)
    assert (ran.status, "nothing to dispute" in ran.err) == (1, True)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A seed in which one part is gone and one is new."""
    folder = tmp_path / "newer"
    shutil.copytree(ROOT / "catalog", folder)
    lines = (folder / "parts.csv").read_text("utf-8").splitlines(keepends=True)
    gone = next(line for line in lines[1:] if _stands_alone(folder, line))
    lines.remove(gone)
    lines.append("Suzuki,99999-99Z99,oem,Made-up part,,,,,s001\n")
    (folder / "parts.csv").write_text("".join([lines[0], *sorted(lines[1:])]), "utf-8")
    (folder / "gone.txt").write_text(gone.split(",")[1], "utf-8")
    return folder


def _stands_alone(folder: Path, line: str) -> bool:
    number = line.split(",")[1]
    twice = (folder / "parts.csv").read_text("utf-8").count(f",{number},") > 1
    names = ("links", "fitments", "attributes", "spellings")
    return not twice and all(f",{number}," not in (folder / f"{name}.csv").read_text("utf-8") for name in names)


def test_an_update_takes_the_seed_in_and_keeps_all_that_is_the_user_s(
    partsref: Run, fresh_db: Path, newer: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("part number,name,oe number,oe brand\nKF-1,Oil filter,16510-61A01,Suzuki\n")
    assert partsref("load", tmp_path / "list.csv", "--source", "Kanto", "--db", fresh_db).status == 0
    partsref("add", "fitment", *PART, "Honda", "Acty", "HA4", "--source", "my truck", "--db", fresh_db)
    partsref("garage", "add", "HA4-1234567", "the farm truck", "--db", fresh_db)
    gone = (newer / "gone.txt").read_text("utf-8")
    ran = partsref("update", "--catalog", newer, "--all", "--db", fresh_db)
    assert ran.status == 0, ran.err
    assert "99999-99Z99" in ran.out
    assert gone in ran.out
    blocks = {hit["block"] for hit in partsref("find", gone, "--json", "--db", fresh_db).json["hits"]}
    assert "exact" not in blocks
    assert partsref("find", "99999-99Z99", "--db", fresh_db).status == 0
    assert partsref("xref", "KF-1", "--db", fresh_db).status == 0
    assert "HA4" in partsref("xref", *ONE, "--json", "--db", fresh_db).out
    assert "farm truck" in partsref("garage", "--db", fresh_db).out
    assert partsref("check", "--db", fresh_db).status == 0


def test_an_update_from_the_very_seed_changes_nothing(partsref: Run, fresh_db: Path) -> None:
    ran = partsref("update", "--db", fresh_db)
    assert (ran.status, "nothing to do" in ran.err) == (0, True)


def test_a_seed_with_a_bad_row_changes_nothing(partsref: Run, fresh_db: Path, newer: Path) -> None:
    with (newer / "links.csv").open("a", encoding="utf-8") as file:
        file.write("Suzuki,1,equivalent,Bosch,2,,0,s001\n")
    before = partsref("stats", "--json", "--db", fresh_db).json["counts"]
    ran = partsref("update", "--catalog", newer, "--db", fresh_db)
    assert (ran.status, "links.csv" in ran.err) == (2, True)
    assert partsref("stats", "--json", "--db", fresh_db).json["counts"] == before


def test_the_vehicle_in_the_garage_is_meant_where_none_is_named(partsref: Run, fresh_db: Path) -> None:
    partsref("garage", "add", "DA64V-123456", "the farm van", "--db", fresh_db)
    ran = partsref("search", "oil filter", "--db", fresh_db)
    assert 'For your vehicle "the farm van" (DA64V).' in ran.err
    assert "DA64V" in ran.out
    assert "For your" not in partsref("search", "sambar tt2 oil filter", "--db", fresh_db).err
    assert "For your" in partsref("search", "oil filter", "--for", "farm van", "--db", fresh_db).err
    assert partsref("search", "oil filter", "--for", "nobody's", "--db", fresh_db).status == 2


@pytest.mark.parametrize("written", ["no truck", "16510-61A20", "!!"])
def test_only_a_frame_number_or_chassis_code_goes_into_the_garage(partsref: Run, fresh_db: Path, written: str) -> None:
    assert partsref("garage", "add", written, "--db", fresh_db).status == 2


@pytest.mark.parametrize(
    ("written", "frame", "chassis"),
    [
        ("S320V-0042956", "S320V-0042956", "S320V"),
        ("GD-S320V-0042956", "S320V-0042956", "S320V"),
        ("車台番号 ＨＡ４－１０１２３４５", "HA4-1012345", "HA4"),
        ("V-HA4", "", "HA4"),
    ],
)
def test_the_garage_keeps_a_frame_number_as_the_plate_has_it(
    partsref: Run, fresh_db: Path, written: str, frame: str, chassis: str
) -> None:
    assert partsref("garage", "add", written, "it", "--db", fresh_db).status == 0
    [own] = partsref("garage", "--json", "--db", fresh_db).json
    assert (own["frame"], own["chassis"]) == (frame, chassis)


def test_what_was_said_already_is_not_said_twice(partsref: Run, fresh_db: Path) -> None:
    add = ("add", "fitment", *PART, "Honda", "Acty", "HA4", "--source", "my truck", "--db", fresh_db)
    dispute = ("dispute", "fitment", *PART, "Honda", "Acty", "HA4", "--why", "hits the frame", "--db", fresh_db)
    for command in (add, add, dispute, dispute):
        ran = partsref(*command)
        assert ran.status == 0, ran.err
    assert "You said so already" in partsref(*add).err
    assert len(partsref("mine", "--json", "--db", fresh_db).json) == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (("part", "Hnoda", "42753-S1A-000"), "Hnoda is a new maker here: is it Honda?"),
        (("fitment", *PART, "Honda", "Atcy", "HA4"), "Honda Atcy is a new model here: is it Honda Acty?"),
        (("fitment", *PART, "Honda", "Acty", "HAA4"), "no Honda Acty HAA4 is known here: is it HA4?"),
    ],
)
def test_a_name_nobody_knows_is_taken_and_pointed_at(
    partsref: Run, fresh_db: Path, values: tuple[str, ...], said: str
) -> None:
    ran = partsref("add", *values, "--source", "my truck", "--db", fresh_db)
    assert (ran.status, f"Please check: {said}" in ran.err) == (0, True), ran.err
    known = partsref("add", "fitment", *PART, "Honda", "Acty", "HA4", "--source", "my truck", "--db", fresh_db)
    assert "Please check" not in known.err


def test_on_a_terminal_it_is_asked_step_by_step(partsref: Run, fresh_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["fitment", *PART, "Honda", "Acty", "HA4", "my truck"])
    asked: list[str] = []

    def prompt(question: str, **_more: object) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", prompt)
    ran = partsref("add", "--db", fresh_db)
    assert ran.status == 0, ran.err
    assert "chassis (Enter for none)" in asked
    [fact] = partsref("mine", "--json", "--db", fresh_db).json
    assert fact["rows"][0][1]["chassis"] == "HA4"


def test_disputes_and_dates_go_out_and_in_again_with_the_terms(
    partsref: Run, fresh_db: Path, seed_db: Path, tmp_path: Path
) -> None:
    fit = (*PART, "Honda", "Acty", "HA4")
    partsref("add", "fitment", *fit, "--source", "my truck", "--date", "2026-01-02", "--db", fresh_db)
    partsref("dispute", "fitment", *fit, "--why", "hits the frame", "--db", fresh_db)
    ran = partsref("export", tmp_path / "mine", "--mine", "--db", fresh_db)
    assert "CC0-1.0" in ran.err
    assert "CC0-1.0" in (tmp_path / "mine" / "TERMS.txt").read_text("utf-8")
    again = Path(shutil.copy(seed_db, tmp_path / "again.db"))
    for made in (2, 0):
        assert f"{made} loads" in partsref("add", "--from", tmp_path / "mine", "--db", again).err
    facts = partsref("mine", "--json", "--db", again).json
    assert [(fact["date"] == "2026-01-02", fact["source"]["title"]) for fact in facts[:1]] == [(True, "my truck")]
    assert facts[1]["dispute"]["why"] == "hits the frame"
    assert partsref("add", "--from", tmp_path, "--db", again).status == 2
