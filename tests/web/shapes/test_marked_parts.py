"""Marks in an address: each is one part, or is said to be none; nothing is guessed and nothing goes on for ever."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from partsref.api import Catalog
from partsref.web.shapes.marked_parts import LONGEST, mark, marked, marked_parts


@given(st.text(min_size=1), st.text())
def test_a_mark_is_read_as_it_was_made(maker: str, number: str) -> None:
    assert marked(mark(maker, number)) == (maker, number)


def test_marks_are_read_in_their_order_and_each_part_once(catalog: Catalog) -> None:
    asked = ["Suzuki/16510-61A20", "Bosch/0 451 103 276", "スズキ/1651061a20", ""]
    found = marked_parts(catalog, asked, 9, 9.0)
    assert [sheet.part.number for sheet in found.sheets] == ["16510-61A20", "0 451 103 276"]
    assert (found.unknown, found.left) == ((), 0)


def test_a_number_by_itself_is_the_part_that_carries_it_and_a_slip_is_none(catalog: Catalog) -> None:
    found = marked_parts(catalog, ["16510-61A20", "16510-61A0l"], 9, 9.0)
    assert [sheet.part.number for sheet in found.sheets] == ["16510-61A20"]
    assert found.unknown == ("16510-61A0l",)


def test_what_is_too_many_or_too_late_is_counted(catalog: Catalog) -> None:
    asked = [f"Nobody/{n}" for n in range(9)]
    assert marked_parts(catalog, asked, 4, 9.0).left == 5
    assert marked_parts(catalog, asked, 4, -1.0).left == 9


def test_a_mark_without_end_is_cut(catalog: Catalog) -> None:
    (unknown,) = marked_parts(catalog, ["9" * 9_000], 4, 9.0).unknown
    assert len(unknown) == LONGEST
