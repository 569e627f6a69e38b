"""The seed catalogue holds what its datapackage says, and no row that the rules of the data forbid."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from datapackages import wrong_in

from partsref.numbers.canonical import canonical
from partsref.numbers.number_key import key
from partsref.store.read import dump
from partsref.words.fold import fold

CATALOG = Path(__file__).parents[2] / "catalog"
Row = dict[str, str]
SHIPPED_ONLY = {"stems", "places"}
"""Tables read from the package as they are, never from a database."""
NOT_SEEDED = {"offers"}
"""Tables the seed has no rows of."""
RANK = {"oem": 2, "standard": 1, "aftermarket": 0}


@cache
def resources() -> dict[str, dict[str, Any]]:
    package = json.loads((CATALOG / "datapackage.json").read_text("utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


@cache
def table(name: str) -> list[Row]:
    with (CATALOG / resources()[name]["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def values(row: Row, fields: list[str]) -> tuple[str, ...]:
    return tuple(row[field] for field in fields)


def kinds() -> dict[str, str]:
    return {row["maker"]: row["kind"] for row in table("makers")}


NAMES = sorted(resources())


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    assert {p.name for p in CATALOG.glob("*.csv")} == {r["path"] for r in resources().values()}


@pytest.mark.parametrize("name", NAMES)
def test_rows_have_the_described_columns_and_stand_sorted_once_each(name: str) -> None:
    raw = (CATALOG / resources()[name]["path"]).read_bytes()
    assert b"\r" not in raw and raw.endswith(b"\n") and not raw.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(raw.decode("utf-8").splitlines(keepends=True), strict=True)
    assert header == [field["name"] for field in resources()[name]["schema"]["fields"]]
    assert rows or name in NOT_SEEDED, "an empty table"
    assert [row for row in rows if len(row) != len(header)] == []
    assert rows == sorted(rows)
    assert len(set(map(tuple, rows))) == len(rows)


def test_cells_keep_to_their_types_constraints_and_keys() -> None:
    assert wrong_in(CATALOG) == []


@pytest.mark.parametrize("name", NAMES)
def test_cells_hold_no_stray_white_space(name: str) -> None:
    cells = {cell for row in table(name) for cell in row.values()}
    assert [cell for cell in cells if cell != cell.strip() or "\n" in cell or "  " in cell] == []


def test_a_fitment_of_a_named_model_is_of_a_known_one() -> None:
    """No foreign key: a fitment for "Suzuki", no model named, points nowhere by intent."""
    assert all(row["make"] for row in table("fitments"))
    models = {values(row, ["make", "model"]) for row in table("models")}
    assert {values(row, ["make", "model"]) for row in table("fitments") if row["model"]} - models == set()


def test_the_tables_of_a_database_are_those_described() -> None:
    described = {name: tuple(f["name"] for f in one["schema"]["fields"]) for name, one in resources().items()}
    held = {name: header for name, (header, _) in dump.TABLES.items()}
    assert {name: header for name, header in described.items() if name not in SHIPPED_ONLY} == held


def test_every_source_is_cited() -> None:
    cited = {row["source"] for name in NAMES if name != "sources" for row in table(name) if "source" in row}
    notes = " ".join(row["note"] for row in table("vehicles"))
    assert [row["id"] for row in table("sources") if row["id"] not in cited and row["id"] not in notes] == []


def test_a_source_nobody_can_look_up_again_counts_as_unverified() -> None:
    lost = [row for row in table("sources") if not row["url"] and "not named" in row["title"]]
    assert lost and [row["id"] for row in lost if row["trust"] != "D"] == []


def test_the_package_says_under_which_terms_it_is_given() -> None:
    licences = json.loads((CATALOG / "datapackage.json").read_text("utf-8"))["licenses"]
    assert [(one["name"], one["path"]) for one in licences] == [
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
    ]
    assert all(one["title"] for one in licences)


def test_a_name_means_one_maker() -> None:
    """An alias that two makers share would settle by chance whose number a supplier's row is."""
    owners: dict[str, set[str]] = {}
    for row in table("makers"):
        for name in filter(None, (row["maker"], row["maker_ja"], *row["aliases"].split("|"))):
            owners.setdefault(fold(name), set()).add(row["maker"])
    assert {name: makers for name, makers in owners.items() if len(makers) > 1} == {}


def test_twins_are_known_vehicles() -> None:
    known = {values(row, ["make", "model", "chassis"]) for row in table("vehicles")}
    sides = [["make", "model", "chassis"], ["twin_make", "twin_model", "twin_chassis"]]
    assert [row for row in table("twins") for side in sides if values(row, side) not in known] == []


def test_numbers_stand_as_their_maker_prints_them() -> None:
    wrong = {
        (row["maker"], row["number"])
        for row in table("parts")
        if canonical(row["maker"], row["number"]).printed != row["number"]
    }
    assert wrong == set()


def test_one_part_has_one_number() -> None:
    by_key: dict[tuple[str, str], set[str]] = {}
    for row in table("parts"):
        by_key.setdefault((row["maker"], key(row["number"])), set()).add(row["number"])
    assert {part: numbers for part, numbers in by_key.items() if len(numbers) > 1} == {}


def test_a_part_has_the_kind_of_its_maker_and_one_category() -> None:
    assert [row for row in table("parts") if row["kind"] != kinds()[row["maker"]]] == []
    categories: dict[tuple[str, str], set[str]] = {}
    for row in table("parts"):
        categories.setdefault((row["maker"], row["number"]), set()).add(row["category"])
    assert {part: names for part, names in categories.items() if len(names) > 1} == {}


def test_a_named_part_has_a_category() -> None:
    assert [row for row in table("parts") if row["name"] and not row["category"]] == []


def test_spellings_differ_from_the_printed_number_and_say_how_they_were_damaged() -> None:
    for row in table("spellings"):
        assert row["spelling"] != row["number"]
        if not row["slip"]:
            meant = canonical(row["maker"], row["number"]).key
            seen = canonical(row["maker"], row["spelling"]).key
            # "-000" is no colour at Suzuki and Daihatsu, and stays on their numbers under other makers' names.
            assert seen in (meant, f"{meant}000"), row


def test_no_link_runs_to_itself_and_no_equivalent_runs_backwards() -> None:
    for row in table("links"):
        assert values(row, ["maker_from", "number_from"]) != values(row, ["maker_to", "number_to"]), row
        if row["relation"] == "equivalent":
            assert RANK[kinds()[row["maker_from"]]] > RANK[kinds()[row["maker_to"]]], row


def test_what_a_source_of_hobby_data_alone_infers_stays_marked() -> None:
    """An inferred link carries its reason, so that a reader can judge it."""
    assert [row for row in table("links") if row["inferred"] == "1" and not row["note"]] == []


def test_years_and_serials_run_forwards() -> None:
    for name, first, last in [
        ("vehicles", "year_from", "year_to"),
        ("fitments", "year_from", "year_to"),
        ("frames", "serial_from", "serial_to"),
    ]:
        assert [r for r in table(name) if r[first] and r[last] and int(r[first]) > int(r[last])] == [], name


def test_what_is_said_of_a_vehicle_names_its_source_a_known_vehicle_and_a_word_of_the_vocabulary() -> None:
    fields = {field["name"]: field for field in resources()["vehicle_facts"]["schema"]["fields"]}
    sources = {row["id"] for row in table("sources")}
    known = {values(row, ["make", "model"]) for name in ("models", "vehicles") for row in table(name)}
    for row in table("vehicle_facts"):
        assert row["source"] in sources, row
        assert values(row, ["make", "model"]) in known, row
        assert row["name"] in fields["name"]["constraints"]["enum"], row


def test_amounts_and_lengths_of_a_vehicle_are_numbers_with_a_unit() -> None:
    measured = {"capacity": {"L"}, "length": {"mm", "inch"}, "gap": {"mm", "inch"}, "torque": {"Nm", "lbf ft"}}
    for row in table("vehicle_facts"):
        units = {unit for word, allowed in measured.items() if word in row["name"].split() for unit in allowed}
        units |= {"mm"} if row["name"].startswith("wheel ") and not row["name"].endswith("thread") else set()
        assert (row["unit"] in units) if units else not row["unit"], row
        if row["unit"]:
            assert all(end.replace(".", "", 1).isdecimal() for end in row["value"].lstrip("-").split("-")), row


@pytest.mark.parametrize(
    ("maker", "number", "facts"),
    [
        ("Daihatsu", "15601-87204", {("ACDelco", "PF308J"), ("Bosch", "0 986 452 058")}),
        ("Daihatsu", "15601-87705", {("Bosch", "0 451 103 276"), ("Bosch", "0 986 452 058")}),
    ],
)
def test_known_equivalents_are_there(maker: str, number: str, facts: set[tuple[str, str]]) -> None:
    found = {
        (r["maker_to"], r["number_to"])
        for r in table("links")
        if (r["maker_from"], r["number_from"], r["relation"]) == (maker, number, "equivalent")
    }
    assert facts <= found


@pytest.mark.parametrize(
    ("maker", "number", "chassis"),
    [
        ("Subaru", "15208KA012", "TT2"),
        ("Mitsubishi", "MD134953", "H58A"),
        ("Suzuki", "16510-82703", "DA64V"),
        ("Suzuki", "16510-81403", "DA64W"),
    ],
)
def test_known_fitments_are_there(maker: str, number: str, chassis: str) -> None:
    assert any(values(r, ["maker", "number", "chassis"]) == (maker, number, chassis) for r in table("fitments"))


def test_the_lost_zero_is_kept_as_a_spelling() -> None:
    rows = {values(r, ["maker", "number", "spelling", "slip"]) for r in table("spellings")}
    assert ("Daihatsu", "04491-97217", "449197217", "a leading zero is missing") in rows


def test_two_filters_that_claim_one_number_can_be_told_apart() -> None:
    heights = {r["number"]: r["value"] for r in table("attributes") if r["maker"] == "Bosch" and r["name"] == "height"}
    claimed = [
        r["number_to"] for r in table("links") if values(r, ["number_from", "maker_to"]) == ("15601-87705", "Bosch")
    ]
    assert {number: heights[number] for number in claimed} == {"0 451 103 276": "87", "0 986 452 058": "66"}


@pytest.mark.parametrize(
    ("make", "model"),
    [
        ("Suzuki", "Carry"),
        ("Suzuki", "Every"),
        ("Daihatsu", "Hijet"),
        ("Honda", "Acty"),
        ("Honda", "Street"),
        ("Subaru", "Sambar"),
        ("Mitsubishi", "Minicab"),
        ("Mitsubishi", "Pajero Mini"),
    ],
)
def test_the_families_owners_ask_for_are_known_with_their_chassis_codes(make: str, model: str) -> None:
    row = next(r for r in table("models") if (r["make"], r["model"]) == (make, model))
    assert row["model_ja"] and row["family"] and row["aliases"]
    assert [v for v in table("vehicles") if v["make"] == make and v["model"] == model and v["chassis"]]
