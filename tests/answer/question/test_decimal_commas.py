"""A comma before a unit stands for a point; elsewhere it parts two things."""

from __future__ import annotations

import pytest

from partsref.answer.question.read_tokens import readable


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hub nut 10,5mm", "hub nut 10.5mm"),
        ("hub nut 10,5 mm", "hub nut 10.5mm"),
        ("battery 12,6V", "battery 12.6V"),
        ("shaft 1,200mm", "shaft 1200mm"),
        ("oil 1,5 l", "oil 1.5 l"),
        ("16510,61A20 mm", "16510,61A20mm"),
        ("DA63T,DA65T", "DA63T,DA65T"),
        ("bulb 12,24 variants", "bulb 12,24 variants"),
    ],
)
def test_a_comma_before_a_unit_is_a_point(typed: str, read: str) -> None:
    assert readable(typed) == read
