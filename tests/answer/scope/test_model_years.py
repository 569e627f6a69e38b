"""A chassis code and a year asked for together: where they disagree, or no source settles it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

import pytest

from partsref.answer.scope.model_years import InYears, doubts, made_together
from partsref.reads.application_reader import Applications
from partsref.reads.vehicle_rows import Application, Span
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


class Made:
    """The years in which vehicles that an application covers were made, by the application's id."""

    def __init__(self, **made: Span) -> None:
        self._made = {int(name.removeprefix("of_")): [span] for name, span in made.items()}

    def made(self, ids: Iterable[int]) -> dict[int, list[Span]]:
        return {i: self._made[i] for i in ids if i in self._made}


def in_years(year: int, made: Made, *vehicles: KnownVehicle) -> InYears:
    return InYears([year], [1], vehicles, cast(Applications, made))


def application(chassis: str = "", first: int | None = None, last: int | None = None) -> Application:
    return Application(1, "Suzuki", "Carry", chassis, "", first, last)


OLD, NEW = vehicle(1969, 1985), vehicle(1985, 2001)


def test_a_model_of_other_years_rules_out_what_names_no_chassis_code_alone() -> None:
    dated = in_years(2010, Made(), OLD, NEW)
    assert dated.excluded(application(), coded=False) == "1969-1985, 1985-2001"
    assert dated.excluded(application("DD51T"), coded=False) == ""
    assert dated.excluded(application(), coded=True) == ""
    assert in_years(1990, Made(), OLD, NEW).excluded(application(), coded=False) == ""
    assert in_years(2010, Made(), OLD, vehicle(None, None)).excluded(application(), coded=False) == ""


def test_what_an_application_says_of_years_counts_first_and_always() -> None:
    stated = application("DD51T", 1991, 1998)
    assert in_years(2005, Made()).excluded(stated, coded=True) == "1991-1998"
    assert in_years(2005, Made()).excluded(stated, coded=False) == "1991-1998"
    assert in_years(1995, Made(of_1=(2001, 2005))).excluded(stated, coded=False) == "2001-2005"
    assert in_years(1995, Made(of_1=(2001, 2005))).excluded(stated, coded=True) == ""


def test_years_are_confirmed_by_what_is_said_or_made_and_not_by_the_model() -> None:
    def unsaid(of: Application, made: Made) -> str:
        reason = in_years(1995, made, NEW).unsaid(of)
        return reason.code if reason else ""

    assert unsaid(application(), Made()) == "years_not_given"
    assert unsaid(application(first=1991, last=1998), Made()) == ""
    assert unsaid(application(), Made(of_1=(1991, 1998))) == ""
    assert unsaid(application(first=1975), Made()) == "end_not_given"
    assert unsaid(application(last=2015), Made()) == "start_not_given"


@pytest.mark.parametrize(
    ("first", "last", "together"),
    [(None, None, True), (2002, 2010, True), (2014, None, True), (2015, None, False), (None, 2001, True),
     (None, 2000, False)],
)  # fmt: skip
def test_an_application_is_of_the_vehicle_s_years_give_or_take_one(
    first: int | None, last: int | None, together: bool
) -> None:
    assert made_together(application(first=first, last=last), [vehicle(2002, 2013)]) is together
    assert made_together(application(first=first, last=last), [])
