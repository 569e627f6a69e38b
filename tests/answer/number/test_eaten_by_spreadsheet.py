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
