"""Most numbers take a short way through a cell; none that a spreadsheet damaged does."""

from __future__ import annotations

import pytest

from partsref.intake.rows.number_cells import is_ordinary, may_be_date
from partsref.numbers.cells.spreadsheet_damage import damage

DATES = ["2004-10-05", "1999-1-5", "5-Jan", "05-JAN-2020", "31-dec-99", "Jan-05", "SEP-2004"]


@pytest.mark.parametrize("text", DATES)
def test_a_date_that_looks_like_an_ordinary_number_is_looked_at_again(text: str) -> None:
    assert is_ordinary(text)
    assert damage(text)
    assert may_be_date(text)


@pytest.mark.parametrize("text", ["40151-K6G11", "16510-61A01", "2004-10A05", "A0000001", "6203 25"])
def test_an_ordinary_number_is_no_damaged_one(text: str) -> None:
    assert is_ordinary(text)
    assert damage(text) is None


@pytest.mark.parametrize("text", ["FILTER", "16510/61A01", "", "16510-", "AB 100", "品番1"])
def test_what_has_to_be_taken_apart_is_not_ordinary(text: str) -> None:
    assert not is_ordinary(text)
