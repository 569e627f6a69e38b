"""What was not understood is named, never dropped; years, threads and lengths are read."""

from __future__ import annotations

import pytest

from partsref.api import Catalog


def test_a_diesel_heater_is_not_just_any_heater(catalog: Catalog) -> None:
    understood = catalog.search("diesel heater for kei truck").understood
    assert understood.unknown == ("diesel",)
    assert "diesel" in understood.words
    assert understood.trims == ("kei truck",)


@pytest.mark.parametrize(("query", "vehicle"), [
    ("bongo brawny oil filter", "Bongo Brawny"),
    ("delica star wagon oil filter", "Delica Star Wagon"),
    ("hiace fuel filter", "Hiace"),
    ("ハイエース オイルフィルター", "ハイエース"),
])  # fmt: skip
def test_a_vehicle_outside_the_catalogue_is_named_and_nothing_else_is_offered_for_it(
    catalog: Catalog, query: str, vehicle: str
) -> None:
    answer = catalog.search(query)
    assert [str(named) for named in answer.understood.vehicles] == [vehicle]
    assert not answer.answered
    assert any(vehicle in str(note) for note in answer.notes)


@pytest.mark.parametrize("query", ["zorbax 900 oil filter", "oil filter wunderwagen"])
def test_a_model_nobody_knows_is_a_word_not_understood(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert answer.understood.unknown
    assert any(answer.understood.unknown[0] in str(note) for note in answer.notes)


@pytest.mark.parametrize(
    ("query", "part"), [("12345-67890 air filter carry", "air filter"), ("99999-ABCDE brake pad", "brake pad")]
)
def test_words_beside_an_unknown_number_are_read(catalog: Catalog, query: str, part: str) -> None:
    understood = catalog.search(query).understood
    assert understood.numbers
    assert list(understood.words) == [part]


@pytest.mark.parametrize("years", [
    "2005-2010", "05-10", "'05-'10", "H17-H22", "平成17年-平成22年", "平成17年～22年", "2005〜2010", "2005 to 2010",
    "2005–10", "H17～H22年", "2005年から2010年",
])  # fmt: skip
def test_a_range_of_years_is_every_year_of_it(catalog: Catalog, years: str) -> None:
    understood = catalog.search(f"carry {years} battery").understood
    assert understood.years == tuple(range(2005, 2011))
    assert list(understood.words) == ["battery"]
    assert not understood.ignored


@pytest.mark.parametrize("query", ["20-47 bearing", "1999-01 carry battery", "12-24v relay", "bearing 20-47-14"])
def test_what_is_no_range_of_years_is_none(catalog: Catalog, query: str) -> None:
    assert len(catalog.search(query).understood.years) <= 1


@pytest.mark.parametrize(("query", "size"), [
    ("M20x1.5 oil filter", "M20x1.5"), ("14mm spark plug", "14mm"), ("14 mm spark plug", "14mm"),
    ("drain plug M21 x 1.25", "M21x1.25"),
])  # fmt: skip
def test_a_thread_or_a_length_is_no_unknown_word(catalog: Catalog, query: str, size: str) -> None:
    understood = catalog.search(query).understood
    assert understood.sizes == (size,)
    assert not understood.unknown
    assert not understood.ignored
