"""From what was typed to the one part meant, or a clear refusal to guess."""

from __future__ import annotations

import pytest

from partsref.answer.number.resolve import resolve
from partsref.api import Catalog
from partsref.errors import NotFoundError


@pytest.mark.parametrize(
    ("typed", "maker", "number"),
    [
        ("15601 87204", "Daihatsu", "15601-87204"),
        ("1651061A20000", "Suzuki", "16510-61A20"),
        ("449197217", "Daihatsu", "04491-97217"),
        ("ngk bkr6e", "NGK", "BKR6E"),
        ("スズキ 16510-61A01", "Suzuki", "16510-61A01"),
    ],
)
def test_the_part_meant(catalog: Catalog, typed: str, maker: str, number: str) -> None:
    hit = resolve(catalog.reader, typed)
    assert (hit.maker, hit.number) == (maker, number)


def test_the_maker_may_be_chosen_by_any_of_its_names(catalog: Catalog) -> None:
    assert resolve(catalog.reader, "1560187204", "toyota").maker == "Toyota"
    assert resolve(catalog.reader, "1560187204", "トヨタ").maker == "Toyota"


def test_a_fragment_of_several_numbers_is_not_guessed(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match=r"Which is meant: Suzuki 16510-81"):
        resolve(catalog.reader, "16510-81")


def test_a_maker_that_does_not_print_the_number_is_said(catalog: Catalog) -> None:
    with pytest.raises(NotFoundError, match="Bosch"):
        resolve(catalog.reader, "15601-87204", "Bosch")
