"""The stem table: what a maker's leading digits say, held against the catalogue's own parts."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from partsref.numbers.number_key import key

CATALOG = Path(__file__).parents[2] / "catalog"
Row = dict[str, str]

STEM_LENGTH = {"Daihatsu": 5, "Honda": 5, "Nissan": 5, "Subaru": 5, "Suzuki": 5, "Toyota": 5}

KNOWN_EXCEPTIONS = {
    ("Suzuki", "09352", "coolant hose"): "a hose by its size: coolant is what this one carries",
    ("Suzuki", "09401", "boot band"): "a clip by its size: the boot is where this one sits",
}
"""Parts that the catalogue places by their use, where the stem says the shape alone."""

MOST_DISAGREE = 0.03


@cache
def table(name: str) -> tuple[Row, ...]:
    with (CATALOG / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


@cache
def stems() -> dict[tuple[str, str], str]:
    return {(row["maker"], row["stem"]): row["category"] for row in table("stems")}


def stem_of(part: Row) -> str:
    length = STEM_LENGTH.get(part["maker"], 0)
    return key(part["number"])[:length]


def covered() -> list[Row]:
    return [part for part in table("parts") if part["category"] and (part["maker"], stem_of(part)) in stems()]


def disagreeing() -> list[Row]:
    return [part for part in covered() if stems()[part["maker"], stem_of(part)] != part["category"]]


@pytest.mark.parametrize(("column", "names"), [("maker", "makers"), ("category", "categories"), ("source", "sources")])
def test_a_row_names_what_the_catalogue_knows(column: str, names: str) -> None:
    known = {row["id" if names == "sources" else column] for row in table(names)}
    assert [row for row in table("stems") if row[column] not in known] == []


def test_a_stem_has_the_length_of_its_makers_layout() -> None:
    assert [
        row
        for row in table("stems")
        if not (row["stem"].isdigit() and len(row["stem"]) == STEM_LENGTH.get(row["maker"], 0))
    ] == []


def test_a_stem_stands_once() -> None:
    assert [stem for stem, times in Counter((r["maker"], r["stem"]) for r in table("stems")).items() if times > 1] == []


def test_names_are_told_and_differ() -> None:
    for row in table("stems"):
        names = row["names"].split("|")
        assert all(name and name == name.strip() for name in names), row
        assert len({name.casefold() for name in names}) == len(names), row


def test_the_parts_of_the_catalogue_agree_with_their_stem() -> None:
    assert [
        (part["maker"], part["number"], part["category"])
        for part in disagreeing()
        if (part["maker"], stem_of(part), part["category"]) not in KNOWN_EXCEPTIONS
    ] == []


@pytest.mark.parametrize("maker", sorted(STEM_LENGTH))
def test_few_parts_of_a_maker_are_exceptions(maker: str) -> None:
    parts = [part for part in covered() if part["maker"] == maker]
    apart = [part for part in disagreeing() if part["maker"] == maker]
    assert parts, "no part of this maker is covered"
    assert len(apart) / len(parts) <= MOST_DISAGREE


def test_an_exception_is_still_one() -> None:
    found = {(part["maker"], stem_of(part), part["category"]) for part in disagreeing()}
    assert set(KNOWN_EXCEPTIONS) - found == set()
