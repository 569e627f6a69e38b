"""A chassis code and a year asked for together: where they disagree, or no source settles it."""

from __future__ import annotations

import pytest

from partsref.answer.scope.model_years import doubts
from partsref.store.read.names import KnownVehicle


def vehicle(first: int | None, last: int | None, chassis: str = "DA63T") -> KnownVehicle:
    return KnownVehicle(1, "Suzuki", "Carry", chassis, "キャリイ", "K6A", first, last)


@pytest.mark.parametrize(
    ("first", "last", "asked", "code"),
    [
        # A model year and a calendar year differ by one.
        (2002, 2013, 2001, ""),
        (2002, 2013, 2000, "code_made"),
        (2002, 2013, 2014, ""),
        (2002, 2013, 2015, "code_made"),
        # Without an end: 15 years are usual, past 25 nobody made one.
        (1990, None, 2006, ""),
        (1990, None, 2007, "code_made_no_end"),
        (1990, None, 2016, "code_made_no_end"),
        (1990, None, 2017, "code_made"),
        (None, 2013, 1997, ""),
        (None, 2013, 1996, "code_made_no_start"),
        (None, 2013, 1987, "code_made_no_start"),
        (None, 2013, 1986, "code_made"),
        (None, None, 1950, ""),
    ],
)
def test_a_code_of_other_years_is_doubted(first: int | None, last: int | None, asked: int, code: str) -> None:
    assert [reason.code for reason in doubts(["DA63T"], [asked], [vehicle(first, last)])] == ([code] if code else [])


def test_without_a_year_or_with_a_code_nobody_knows_nothing_is_doubted() -> None:
    assert doubts(["DA63T"], [], [vehicle(2002, 2013)]) == []
    assert doubts(["DA16T"], [1950], [vehicle(2002, 2013)]) == []
    # One of several rows has no years: it may be that one.
    assert doubts(["DA63T"], [1950], [vehicle(2002, 2013), vehicle(None, None)]) == []
    assert doubts(["DA63T"], [1950, 2005], [vehicle(2002, 2013)]) == []
