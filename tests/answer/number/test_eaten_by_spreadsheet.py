"""What a spreadsheet made of a number is no number: who asks for it is told so, and is told nothing of its maker."""

from __future__ import annotations

import pytest

from partsref.api import Catalog


@pytest.mark.parametrize("asked", ["1.56019E+09", "15-Apr", "15. Apr", "4月15日"])
def test_a_date_or_a_rounded_figure_is_said_to_be_one(catalog: Catalog, asked: str) -> None:
    [answer] = catalog.match([asked])
    assert answer.state == "none"
    assert [reason.code for reason in answer.reasons] == ["eaten_by_spreadsheet"]
    assert not answer.forms
    assert not catalog.explain(asked)


def test_a_number_nobody_has_is_not_called_eaten(catalog: Catalog) -> None:
    [answer] = catalog.match(["99999-ZZZZZ"])
    assert [reason.code for reason in answer.reasons] == ["no_part_carries"]


def test_nobody_is_sent_elsewhere_with_what_is_no_number(catalog: Catalog) -> None:
    assert catalog.find("1.56019E+09").elsewhere is None
    assert catalog.cross_reference("1.56019E+09").elsewhere is None
    found = catalog.search("1.56019E+09")
    assert found.elsewhere is None
    assert [reason.code for reason in found.notes] == ["eaten_by_spreadsheet"]


def test_what_stands_beside_it_is_still_looked_for_elsewhere(catalog: Catalog) -> None:
    elsewhere = catalog.search("1.56019E+09 lambda sensor sambar").elsewhere
    assert elsewhere is not None
    assert "E+09" not in elsewhere.words
    assert "Sambar" in elsewhere.words
