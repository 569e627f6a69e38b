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


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("DA63T/V", "DA63T DA63V"), ("DA17V/W, DG17V/W", "DA17V DA17W DG17V DG17W"),
        ("DA62/63/64V", "DA62V DA63V DA64V"),
        ("S200P・210P", "S200P S210P"), ("S321/331V", "S321V S331V"), ("DA62T DA63T", "DA62T DA63T"),
        ("HA3~HA5", "HA3 HA4 HA5"), ("HA3-HA4", "HA3 HA4"), ("HA6～9", "HA6 HA7 HA8 HA9"),
        # Between S200P and S210P stands the S201P, which has another engine.
        ("S200P-210P", "S200P S210P"), ("S500P~S510P", "S500P S510P"),
        ("S200系", "S200"), ("TT系", "TT"), ("DA6#T", "DA6_T"), ("S2**P", "S2__P"),
        ("DA63T-400001~", "DA63T"), ("HBD-DA17V-100001～150000", "DA17V"), ("DA64V-100001以降", "DA64V"),
        ("DA52T (not DA62T)", "DA52T"), ("DA63T（4WD）", "DA63T"), ("DA63T（DA65T）", "DA63T DA65T"),
        # A class of exhaust is no code before a range, and blanks in a code are of it.
        ("V-S83P", "S83P"), ("3BD-S500P", "S500P"), ("TC-DA62V", "DA62V"), ("S 80 P", "S80P"),
    ],
)  # fmt: skip
def test_the_codes_of_a_cell_as_catalogues_shorten_them(cell: str, codes: str) -> None:
    assert patterns(cell) == tuple(codes.split())


def test_a_cell_that_excludes_a_code_does_not_name_it() -> None:
    assert not any(covers(pattern, "DA63T") for cell in ("DA63T以外", "not DA63T") for pattern in patterns(cell))
    assert [covers(pattern, "DA62T") for pattern in patterns("DA52T, not DA62T")] == [False, False]


def test_two_letters_are_a_series_of_one_digit() -> None:
    assert covers("TT", "TT2")
    assert covers("KV", "KV4")
    assert not covers("DA", "DA63T")
    assert not covers("EF", "EF21")


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
