"""Parts side by side: what is alike, what differs, and what rules a pair out."""

from __future__ import annotations

from pathlib import Path

import pytest
from catalogues import Small

from partsref.answer.sheets.comparison import Comparison, comparison
from partsref.answer.sheets.part_sheet import part_sheet


@pytest.fixture
def compared(tmp_path: Path) -> Comparison:
    small = Small(tmp_path / "small.db")
    small.equivalents("Bosch 1", ["Suzuki 16510-61A20"])
    small.part("Bosch 2", category="oil filter")
    small.part("Denso 3", category="air filter")
    small.measure("Bosch 1", height="66 mm", thread="M20x1.5", valve="yes")
    small.measure("Bosch 2", height="87 mm", thread="M20x1,5", valve="no")
    reader = small.reader()
    named = (("Suzuki", "16510-61A20"), ("Bosch", "1"), ("Bosch", "2"), ("Denso", "3"))
    return comparison([part_sheet(reader, *one) for one in named])


def test_each_measure_says_whether_the_parts_agree(compared: Comparison) -> None:
    assert {row.name: row.agreement for row in compared.measures} == {
        "height": "apart",
        "thread": "differs",
        "valve": "differs",
    }
    height = next(row for row in compared.measures if row.name == "height")
    assert [[a.value for a in cell] for cell in height.cells] == [[], ["66"], ["87"], []]


def test_each_pair_says_how_sure_it_is_and_what_speaks_against_it(compared: Comparison) -> None:
    pairs = {(pair.one, pair.other): pair for pair in compared.pairs}
    assert len(pairs) == 6
    assert pairs[0, 1].certainty == "stated"
    assert pairs[0, 1].against == ()
    assert pairs[1, 2].certainty == ""
    assert "66 mm" in str(pairs[1, 2].against[0])
    assert [reason.code for reason in pairs[2, 3].against] == ["other_kind"]


def test_of_one_part_or_none_there_is_nothing_to_compare() -> None:
    assert comparison([]) == Comparison((), (), ())
