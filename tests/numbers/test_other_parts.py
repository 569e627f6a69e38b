"""Whole numbers that differ in what says what the part is are no slips of one another."""

from __future__ import annotations

import pytest

from partsref.numbers.belief import Belief
from partsref.numbers.heat_ranges import SCHEMES, PlugScheme, heat_range
from partsref.numbers.other_parts import difference

OIL = "oil filter"


@pytest.mark.parametrize(
    ("maker", "category", "typed", "meant", "told"),
    [
        ("Suzuki", OIL, "1378061A20", "1651061A20", "another kind of part (16510, not 13780)"),
        ("Daihatsu", OIL, "1560287204", "1560187204", "another kind of part (15601, not 15602)"),
        ("Toyota", OIL, "0446652180", "0446552180", "another kind of part (04465, not 04466)"),
        ("Honda", OIL, "14400PFB004", "15400PFB004", "another kind of part (15400, not 14400)"),
        ("Nissan", OIL, "1520965F00", "1520865F00", "another kind of part (15208, not 15209)"),
        ("Subaru", "camshaft", "13028KA060", "13034KA060", "another kind of part (13034, not 13028)"),
        ("NGK", "spark plug", "BKR7E", "BKR6E", "another heat range (6, not 7)"),
        ("Denso", "spark plug", "K16PRU11", "K20PRU11", "another heat range (20, not 16)"),
        ("Koyo", "wheel bearing", "6204", "6205", "a bearing of another size (6205, not 6204)"),
        ("Koyo", "bearing", "6204ZZ", "6205", "a bearing of another size (6205, not 6204)"),
        ("Suzuki", "oil seal", "0928332D39", "0928332D38", "another shape or size (0928332D38, not 0928332D39)"),
        ("Suzuki", OIL, "1651061A03", "1651061A01", "another version (01, not 03)"),
        ("Honda", OIL, "15400PFB004", "15400PFB014", "another version (014, not 004)"),
        ("Subaru", OIL, "15208KA012", "15208KA011", "another version (11, not 12)"),
        ("Daihatsu", OIL, "15601B2010", "15601B2030", "another version (30, not 10)"),
        ("Toyota", OIL, "1560187204", "1560187203", "another version (03, not 04)"),
        ("Nissan", OIL, "1520865F00", "1520865F01", "another version (01, not 00)"),
        # A letter for a digit, and what is not whole, is a slip.
        ("Suzuki", OIL, "1651O61A20", "1651061A20", ""),
        ("Suzuki", OIL, "1651061A0L", "1651061A01", ""),
        ("Suzuki", OIL, "165161A20", "1651061A20", ""),
        ("Suzuki", OIL, "1651061A20", "1651061A2L", ""),
        ("Suzuki", OIL, "1651061A20", "1651061A2", ""),
        ("Suzuki", OIL, "1651062A20", "1651061A20", ""),
        ("NGK", "spark plug", "BKR6F", "BKR6E", ""),
        ("NGK", "spark plug", "6206", "6205", ""),
        ("Sakura", OIL, "1378061A20", "1651061A20", ""),
    ],
)
def test_what_is_another_part_says_so(maker: str, category: str, typed: str, meant: str, told: str) -> None:
    belief, reason = difference(maker, category, typed, meant)
    assert (str(reason) if reason else "") == told
    assert (belief is Belief.SLIP) == (told == "")
    assert (belief is Belief.OTHER_VERSION) == told.startswith("another version")


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.maker)
def test_every_makers_plugs_tell_their_heat_range(scheme: PlugScheme) -> None:
    number, heat = scheme.example
    assert heat_range(scheme.maker, number) == heat


def test_another_part_is_believed_less_than_another_version_and_that_less_than_a_slip() -> None:
    assert sorted(Belief, reverse=True) == [Belief.OTHER_PART, Belief.OTHER_VERSION, Belief.SLIP]
