from __future__ import annotations

import pytest

from partsref.words.lengths import UNITS, figure, in_mm, unit_of_length


@pytest.mark.parametrize(("unit", "mm"), [("mm", 1), ("cm", 10), ("m", 1000), ("in", 25.4)])
def test_every_way_to_write_a_unit_is_that_many_millimetres(unit: str, mm: float) -> None:
    for written in UNITS[unit][1].split("|"):
        assert unit_of_length(written) == unit
        assert in_mm("2", written) == 2 * mm


@pytest.mark.parametrize(
    ("text", "plain"),
    [("1,200", "1200"), ("12,345", "12345"), ("17,5", "17.5"), ("0,125", "0.125"), ("1,2000", "1.2000")],
)
def test_three_digits_after_a_comma_are_thousands(text: str, plain: str) -> None:
    assert figure(text) == plain
