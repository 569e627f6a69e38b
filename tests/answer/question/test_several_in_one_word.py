"""Several chassis codes or numbers in one word of a question are each of them."""

from __future__ import annotations

import pytest

from partsref.api import Catalog


@pytest.mark.parametrize(
    ("question", "codes"),
    [
        ("DA63T/DA65T oil filter", "DA63T DA65T"),
        ("DA64V/W oil filter", "DA64V DA64W"),
        ("HA3-HA4 oil filter", "HA3 HA4"),
        ("S200P-210P oil filter", "S200P S210P"),
        ("TT系 オイルフィルター", "TT1 TT2"),
        ("EBD-DA63T oil filter", "DA63T"),
        ("DA63T-123456 oil filter", "DA63T"),
    ],
)
def test_each_chassis_code_of_a_word_is_asked_for(catalog: Catalog, question: str, codes: str) -> None:
    understood = catalog.search(question, limit=1).understood
    assert [vehicle.chassis for vehicle in understood.vehicles] == codes.split()
    assert not understood.numbers


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("BKR6E/DCPR7E", ("BKR6E", "DCPR7E")),
        ("16510-61A20/61A21", ("16510-61A20", "16510-61A21")),
        ("BKR6E/QQPR7QQ-9", ("BKR6E", "QQPR7QQ-9")),
    ],
)
def test_each_number_of_a_word_is_asked_for(catalog: Catalog, question: str, numbers: tuple[str, ...]) -> None:
    assert catalog.search(question, limit=1).understood.numbers == numbers


@pytest.mark.parametrize(
    ("query", "codes"),
    [("HA3-HA4", {"HA3", "HA4"}), ("TT系", {"TT1", "TT2"}), ("carry k6a", {"DA62T", "DA63T", "DA65T"})],
)
def test_vehicles_are_listed_by_several_codes_series_and_engines(catalog: Catalog, query: str, codes: set[str]) -> None:
    assert codes >= {vehicle.chassis for vehicle in catalog.vehicles(query)} > set()


def test_vehicles_are_listed_by_a_year_they_were_made_in(catalog: Catalog) -> None:
    listed = catalog.vehicles("carry 2002")
    assert listed
    assert all((one.year_from or 9999) <= 2002 <= (one.year_to or 2002) for one in listed)
