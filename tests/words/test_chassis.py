"""Chassis codes read as plates, papers and people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partsref.words.chassis import covering, covers, is_code, normal, patterns, series

LETTERS = st.text(alphabet="ABDHKSU", min_size=1, max_size=2)
DIGITS = st.text(alphabet="012345", min_size=1, max_size=3)
CODES = st.builds("{}{}{}".format, LETTERS, DIGITS, st.sampled_from(["", "V", "T", "GT"]))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("EBD-DA63T", "DA63T"),
        ("da63t", "DA63T"),
        ("ＤＡ６３Ｔ", "DA63T"),
        ("DA63T-123456", "DA63T"),
        ("V-S110P", "S110P"),
        ("3BD-S510P", "S510P"),
        ("ABA‐JB23W", "JB23W"),
        ("H58A-0012345", "H58A"),
    ],
)
def test_one_code_however_written(typed: str, code: str) -> None:
    assert normal(typed) == code
    assert is_code(typed)


@pytest.mark.parametrize("typed", ["16510-61A01", "filter", "2004", "MD134953", "15208KA012", ""])
def test_other_things_are_no_codes(typed: str) -> None:
    assert not is_code(typed)


def test_a_series_code_covers_its_bodies_but_not_the_reverse() -> None:
    assert covers("S80", "S80P")
    assert covers("S20_", "S200P")
    assert not covers("S80P", "S80")
    assert not covers("S8", "S80P")
    assert patterns("L251, L250_/L260_") == ("L251", "L250_", "L260_")


def test_series_of_a_code() -> None:
    assert [series(code) for code in ("DA64V", "S80", "PP1", "DR16T")] == ["DA64", "S80", "PP1", "DR16"]


@given(CODES)
def test_covering_lists_exactly_the_patterns_that_cover(code: str) -> None:
    listed = covering(code)
    assert code in listed
    assert all(covers(pattern, code) for pattern in listed)


@given(CODES, CODES, st.data())
def test_no_pattern_that_covers_is_left_out(code: str, other: str, data: st.DataObject) -> None:
    blanks = data.draw(st.lists(st.booleans(), min_size=len(other), max_size=len(other)))
    pattern = "".join("_" if blank else c for c, blank in zip(other, blanks, strict=True))
    assert covers(pattern, code) == (pattern in covering(code))
