"""A bearing or seal asked for by its size."""

from __future__ import annotations

import pytest

from partsref.api import Catalog


@pytest.mark.parametrize(
    "query",
    ["bearing 25x52x15", "25 x 52 x 15", "ベアリング 25×52×15", "２５＊５２＊１５ベアリング", "25-52-15 bearing"],
)
def test_every_part_of_a_size_is_found_and_says_its_measures(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert answer.answered
    assert answer.understood.sizes == ("25 x 52 x 15 mm",)
    assert {("Koyo", "6205"), ("Suzuki", "09262-25129")} <= {(hit.maker, hit.number) for hit in answer.hits}
    assert {hit.why for hit in answer.hits} == {"inner diameter 25, outer diameter 52, width 15 mm"}


def test_what_a_caliper_reads_a_little_off_is_found_too(catalog: Catalog) -> None:
    numbers = [hit.number for hit in catalog.search("bearing 25.1x51.9x15").hits]
    assert {"6205", "09262-25129"} <= set(numbers)


def test_a_size_nobody_has_is_told_and_nothing_of_another_size_answers(catalog: Catalog) -> None:
    answer = catalog.search("bearing 25x52x77")
    assert not answer.answered
    assert answer.notes[0].startswith("no part of 25 x 52 x 77 mm is known")


def test_a_size_alone_that_nobody_has_finds_nothing(catalog: Catalog) -> None:
    answer = catalog.search("25x52x77")
    assert not answer.hits
    assert not answer.answered
    assert answer.notes == ("no part of 25 x 52 x 77 mm is known",)


def test_one_measure_is_not_taken_twice(catalog: Catalog) -> None:
    assert not catalog.search("52x52x15").hits


def test_the_part_named_comes_before_others_of_its_size(catalog: Catalog) -> None:
    assert catalog.search("cabin filter 180x186x30").hits[0].category == "cabin filter"


@pytest.mark.parametrize("query", ["hijet 4x4 oil filter", "sambar 4x4 brake", "10x1.25 drain plug"])
def test_a_drive_or_a_thread_is_no_size(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert not answer.understood.sizes
    assert answer.hits
