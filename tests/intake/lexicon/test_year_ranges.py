"""Years as lists write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partsref.intake.lexicon.year_ranges import FIRST_YEAR, LAST_YEAR, has_month, year, years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H3.9～H10.12", (1991, 1998)),
        ("Ｈ３.９〜Ｈ１０.１２", (1991, 1998)),
        ("平成11年1月～", (1999, None)),
        ("昭和63年～平成2年", (1988, 1990)),
        ("令和元年", (2019, 2019)),
        ("〜H5", (None, 1993)),
        ("99/1-05/8", (1999, 2005)),
        ("99-05", (1999, 2005)),
        ("1999/01-2005/08", (1999, 2005)),
        ("1999-01 - 2003-05", (1999, 2003)),
        ("1999-2001", (1999, 2001)),
        ("1991-98", (1991, 1998)),
        ("'98-'03", (1998, 2003)),
        ("199109-199812", (1991, 1998)),
        ("2004", (2004, 2004)),
        ("2005以降", (2005, None)),
        ("2005-", (2005, None)),
        ("-2005", (None, 2005)),
        ("1998 to 2002", (1998, 2002)),
        ("1990〜1998年式", (1990, 1998)),
        ("", (None, None)),
    ],
)
def test_what_a_cell_of_years_says(text: str, expected: tuple[int | None, int | None]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize("text", ["ほげ", "9903", "2002-1999", "後期", "1999-2001-2003", "H99", "3001", "-", "～"])
def test_what_is_no_year_is_not_guessed(text: str) -> None:
    assert years(text) is None


def test_single_years_and_months() -> None:
    assert (year("平成3年9月"), year("S63"), year("199109"), year("'05"), year("x")) == (1991, 1988, 1991, 2005, None)
    assert [has_month(text) for text in ("H3.9～", "1999-01", "1999-2001", "2004")] == [True, True, False, False]


@given(st.text(max_size=40))
def test_no_text_breaks_it_and_every_year_found_is_plausible(text: str) -> None:
    found = years(text)
    assert found is None or all(one is None or FIRST_YEAR - 25 <= one <= LAST_YEAR + 10 for one in found)
    if found and None not in found:
        assert found[0] <= found[1]  # type: ignore[operator]


@given(st.integers(FIRST_YEAR, LAST_YEAR), st.integers(0, 30), st.sampled_from(["～", "-", " - ", "〜", " to "]))
def test_western_ranges_come_back(first: int, length: int, dash: str) -> None:
    last = min(first + length, LAST_YEAR)
    assert years(f"{first}{dash}{last}") == (first, last)
