"""A bearing or seal asked for by its size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from catalogues import Small
from notes import said

from partsref.answer.search.run_search import search
from partsref.api import Catalog
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_search import Searched

MEASURES = "inner diameter 25, outer diameter 52, width 15 mm"


def numbers(answer: Searched) -> list[str]:
    return [hit.number for hit in answer.hits]


@pytest.mark.parametrize("query", [
    "bearing 25x52x15", "25 x 52 x 15", "ベアリング 25×52×15", "２５＊５２＊１５ベアリング", "25-52-15 bearing",
    "φ25×φ52×15", "内径25 外径52 幅15", "25mm x 52mm x 15mm bearing", "2x 25x52x15", "25 52 15 bearing",
])  # fmt: skip
def test_every_part_of_a_size_is_found_and_says_its_measures(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert answer.answered
    assert not answer.notes
    assert answer.understood.sizes == ("25 x 52 x 15 mm",)
    assert not {"25x52x15", "mm"} & set(answer.understood.words)
    assert {("Koyo", "6205"), ("Suzuki", "09262-25129")} <= {(hit.maker, hit.number) for hit in answer.hits}
    assert {hit.why for hit in answer.hits} == {MEASURES}


def test_what_a_caliper_reads_a_little_off_is_found_too(catalog: Catalog) -> None:
    assert {"6205", "09262-25129"} <= set(numbers(catalog.search("bearing 25.1x51.9x15")))


def test_a_size_nobody_has_is_told_and_nothing_of_another_size_answers(catalog: Catalog) -> None:
    answer = catalog.search("bearing 25x52x77")
    assert not answer.answered
    assert said(answer) == ("no part of 25 x 52 x 77 mm is known; the sizes of what follows are others, or not known",)


def test_a_size_alone_that_nobody_has_finds_nothing(catalog: Catalog) -> None:
    answer = catalog.search("25x52x77")
    assert not answer.hits
    assert not answer.answered
    assert said(answer) == ("no part of 25 x 52 x 77 mm is known",)


def test_of_two_sizes_the_one_nobody_has_is_told(catalog: Catalog) -> None:
    answer = catalog.search("9x99x999 25x52x15")
    assert "6205" in numbers(answer)
    assert "no part of 9 x 99 x 999 mm is known" in said(answer)
    assert not answer.answered


@pytest.mark.parametrize("query", ["52x52x15", "37x37", "42x42"])
def test_one_measure_is_not_taken_twice(catalog: Catalog, query: str) -> None:
    assert not catalog.search(query).hits


def test_the_size_of_a_bearing_with_a_wider_inner_ring(catalog: Catalog) -> None:
    hit = catalog.search("40x72x36/33").hits[0]
    assert hit.number == "DAC40720036/33"
    assert hit.why == "inner diameter 40, outer diameter 72, width 36, outer ring width 33 mm"


def test_the_plain_width_is_named_before_that_of_the_outer_ring(catalog: Catalog) -> None:
    hit = catalog.search("35x64x37").hits[0]
    assert hit.why == "inner diameter 35, outer diameter 64, width 37 mm"


@pytest.mark.parametrize("query", ["brake shoe 180x30", "oil filter 25x52x15", "ブレーキシュー 180×30"])
def test_another_part_of_that_size_is_no_answer(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert answer.hits
    assert "of this size, but not called" in said(answer)[0]
    assert not answer.answered


@pytest.mark.parametrize(
    "query", ["street hh4 bearing 25x52x15", "carry dd51t 25x52x15", "every da64v wheel bearing 36x68x33"]
)
def test_of_that_size_is_not_known_to_fit(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert answer.hits
    assert "not known to fit" in said(answer)[-1]
    assert not answer.answered


def test_what_fits_the_vehicle_comes_first_and_says_both(catalog: Catalog) -> None:
    answer = catalog.search("cappuccino bearing 25x52x15")
    assert answer.answered
    assert answer.hits[0].number == "09262-25129"
    assert answer.hits[0].why.startswith(f"{MEASURES}; fits Cappuccino EA11R")


def test_what_replaces_the_vehicles_part_says_so(catalog: Catalog) -> None:
    answer = catalog.search("n-box jf5 oil filter 66x86")
    assert answer.answered
    assert "equivalent of Honda 15400-RTA-003" in answer.hits[0].why


def test_the_maker_named_comes_first_or_is_missed(catalog: Catalog) -> None:
    assert catalog.search("suzuki bearing 25x52x15").hits[0].maker == "Suzuki"
    missed = catalog.search("NTN bearing 25x52x15")
    assert said(missed) == ("no part of this size is known from NTN",)
    assert not missed.answered


def test_a_known_number_comes_before_what_has_the_size(catalog: Catalog) -> None:
    answer = catalog.search("16510-61A20 25x52x15")
    assert answer.hits[0].number == "16510-61A20"
    assert {"6205", "09262-25129"} < set(numbers(answer))


def test_a_greasy_number_beside_a_size_is_still_looked_for(catalog: Catalog) -> None:
    answer = catalog.search("449197217 25x52x15")
    assert "04491-97217" in numbers(answer)
    assert "no part carries 449197217" in said(answer)


@pytest.mark.parametrize("query", ["hijet 4x4 oil filter", "sambar 4x4 brake", "10x1.25 drain plug"])
def test_a_drive_or_a_thread_is_no_size(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query)
    assert not answer.understood.sizes
    assert answer.hits


@pytest.mark.parametrize("fewer", [1, 2, 3])
@pytest.mark.parametrize("query", ["bearing 25x52x15", "cappuccino 25x52x15", "20x47", "449197217 25x52x15"])
def test_fewer_hits_are_the_first_of_more(catalog: Catalog, query: str, fewer: int) -> None:
    assert catalog.search(query, limit=fewer).hits == catalog.search(query, limit=50).hits[:fewer]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqliteReader, Path]]:
    """300 bearings a little thicker than 30x62x16, one of exactly that size, and one seal; one called by its size."""
    path = tmp_path_factory.mktemp("many") / "many.db"
    small = Small(path)
    size = {"inner_diameter": "30.2 mm", "outer_diameter": "62 mm", "width": "16 mm"}
    for number in range(300):
        small.part(f"Koyo A{number}", category="wheel bearing")
        small.measure(f"Koyo A{number}", **size)
    small.part("Koyo EXACT", category="wheel bearing")
    small.measure("Koyo EXACT", **size | {"inner_diameter": "30 mm"})
    small.part("Musashi SEAL", category="oil seal")
    small.measure("Musashi SEAL", **size)
    small.writer.part("Shop", "NAMED", "s1", kind="aftermarket", name="Bearing 30x62x16", category="bearing")
    for number in range(60):
        small.part(f"Hostile H{number}")
        for place in range(8):
            small.writer.attribute(small.ids[f"Hostile H{number}"], "width", f"77.{place}", "mm", "s1")
            small.writer.attribute(small.ids[f"Hostile H{number}"], "height", f"77.{place}", "mm", "s1")
    yield small.reader(), path


def test_exactly_that_size_comes_before_nearly(many: tuple[SqliteReader, Path]) -> None:
    found = numbers(search(many[0], "30x62x16", index_path=many[1]))
    assert set(found[:2]) == {"EXACT", "NAMED"}


def test_the_part_named_comes_before_others_of_its_size(many: tuple[SqliteReader, Path]) -> None:
    assert numbers(search(many[0], "oil seal 30x62x16", index_path=many[1]))[0] == "SEAL"


def test_a_size_that_stands_in_a_name_only_is_found(many: tuple[SqliteReader, Path]) -> None:
    hits = search(many[0], "30 x 62 x 16", index_path=many[1]).hits
    assert next(hit.why for hit in hits if hit.number == "NAMED") == "30x62x16 in its name"


def test_a_part_with_many_figures_for_one_measure_costs_no_minutes(many: tuple[SqliteReader, Path]) -> None:
    assert not search(many[0], "77x77x77x77", index_path=many[1]).hits
    assert search(many[0], "77x77", index_path=many[1]).hits
