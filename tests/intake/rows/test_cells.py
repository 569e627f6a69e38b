"""Cells without their packaging, and numbers a spreadsheet damaged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partsref.formulas import guarded, text_in
from partsref.intake.lexicon.nothing_words import is_nothing
from partsref.intake.report.rejects import in_rejects
from partsref.intake.rows.cells import bare
from partsref.numbers.cells.spreadsheet_damage import damage, with_lost_zero


@given(st.text(alphabet=st.sampled_from("'=+-@ab1, "), max_size=12))
def test_a_guarded_cell_comes_back_and_runs_as_no_formula(cell: str) -> None:
    cell = cell.strip()
    assert not guarded(cell).startswith(("=", "+", "-", "@"))
    assert bare(guarded(cell)) == cell


@given(st.text(alphabet=st.sampled_from("'=\"+-@ab1&, "), max_size=12))
def test_a_rejected_cell_runs_as_no_formula_and_says_the_same_when_it_comes_back(cell: str) -> None:
    kept = in_rejects(cell)
    assert not kept.startswith(("=", "+", "-", "@")) or text_in(kept) is not None
    assert bare(kept) == bare(cell)


def test_a_formula_behind_a_text_is_a_formula() -> None:
    assert in_rejects('="00123"') == '="00123"'
    assert in_rejects('="a"&HYPERLINK(A1)') == '\'="a"&HYPERLINK(A1)'


def test_a_value_for_which_the_column_was_too_narrow_is_not_nothing() -> None:
    assert not is_nothing("########")
    assert is_nothing("#")


@pytest.mark.parametrize("cell", ["-", "－", "なし", "N/A", "#N/A", "不明", "", "ー", "?"])
def test_nothing_is_said_in_many_ways(cell: str) -> None:
    assert is_nothing(cell)


@pytest.mark.parametrize(
    "text",
    [
        "1.651E+09", "1.65106E+11", "1,651E+09", "1E+05", "16510.0", "16510.00", "1,651,061", "2012/01/10", "2012-1-10",
        "10-Jan", "Jan-10", "10-Jan-2012", "1月10日", "2012-01-10 00:00:00", "#REF!", "#VALUE!", "########",
        "=A1&B1", "=1+1", "15. Apr", "15.Mai", "Mrz 12", "15-avr", "15-abr", "авг.15", "15 déc. 2012",
    ],
)  # fmt: skip
def test_damaged_numbers_are_recognised(text: str) -> None:
    assert damage(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "16510-61A01", "1651061A01", "0 986 452 058", "12E5", "1E9", "90915-YZZE1", "2012-10", "MD134953",
        "AP1-1023456", "38B19L", "DCPR7EIX-P", "15400-PLM-A02", "1.5", "5PK1650", "MAR10", "10-JAN99X", "4-12-1990X",
        "102211-5760", "1990-01-23X", "SEP12-3", "1.651", "09283-50002", "SET-10", "12 SET", "OUT-12", "MEI-22",
    ],
)  # fmt: skip
def test_numbers_that_only_look_odd_are_left_alone(text: str) -> None:
    assert damage(text) is None


def test_a_lost_zero_is_told_by_the_makers_layout_alone() -> None:
    assert with_lost_zero("Daihatsu", "449197217") == "0449197217"
    assert with_lost_zero("Daihatsu", "4491-97217") == "0449197217"
    assert with_lost_zero("Daihatsu", "0449197217") == ""
    assert with_lost_zero("Suzuki", "9471A60J") == "", "a letter makes the cell text"
    assert with_lost_zero("Bosch", "986452058") == "", "no layout, no proof"
