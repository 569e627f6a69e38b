"""Tables in the columns there are: words stay whole, wide characters stand in line, long rows become cards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from partsref.cli.terminal.cell_text import width, words, wrapped
from partsref.cli.terminal.table import drawn

_TEXT = st.text(alphabet="ab 0-9ア部の、 W/.", max_size=40)


@given(_TEXT, st.integers(4, 60))
def test_wrapping_loses_nothing_and_breaks_no_word(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    longest = max((width(word.rstrip()) for word in words(text)), default=0)
    assert all(width(line) <= max(columns, longest) for line in lines)


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=1, max_size=4), st.integers(20, 120))
def test_a_table_is_as_wide_as_there_is_room_or_one_word(rows: list[tuple[str, str, str]], columns: int) -> None:
    lines = list(drawn(("maker", "number", "why"), rows, columns))
    longest = max(width(word.rstrip()) for row in rows for cell in (*row, "x") for word in (*words(cell), "x"))
    assert all(width(line) <= max(columns, longest + len(" maker  ")) for line in lines)


@pytest.mark.parametrize("text", ["オイルフィルター", "e\u0301", "①", "ｱｲｳ", "部品 A-1", "─"])
def test_a_width_is_that_of_a_terminal(text: str) -> None:
    assert width(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("through Bosch 0 986 452 058 and more", "0 986 452 058"),
        ("height 66 mm against 87 mm", "66 mm"),
        ("see https://example.com/a-b_c?d=%E3%83%9B for it", "https://example.com/a-b_c?d=%E3%83%9B"),
        ("フロントブレーキパッドの左側用です", "フロントブレーキパッドの"),
    ],
)
def test_a_number_an_address_and_a_word_stay_in_one_piece(text: str, whole: str) -> None:
    assert any(whole in line for line in wrapped(text, 12))


def test_a_number_in_a_column_of_numbers_stays_whole_and_columns_stand_in_line() -> None:
    rows = [("Bosch", "0 986 452 058", "オイルフィルター 一個"), ("Daihatsu", "15601-87204", "short")]
    lines = list(drawn(("maker", "number", "part"), rows, 60))
    assert [width(line[: line.index("part")]) for line in lines[:1]] == [
        width(line[: line.index(cell)]) for line, cell in ((lines[3], "short"),)
    ]
    assert "0 986 452 058" in lines[2]


def test_where_there_is_no_room_a_row_is_a_card() -> None:
    rows = [("Bosch", "0 986 452 058", "equivalent of Daihatsu 15601-87204 as one record names both of them", "s160")]
    assert list(drawn(("maker", "number", "why", "source"), rows, 30)) == [
        " Bosch 0 986 452 058",
        "   equivalent of Daihatsu",
        "   15601-87204 as one record",
        "   names both of them",
        "   source  s160",
    ]


def test_nothing_to_show_is_no_table() -> None:
    assert list(drawn(("maker",), [], 80)) == list(drawn((), [()], 80)) == []
