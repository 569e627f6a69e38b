"""What search may not pass off as an answer: the wrong end of the vehicle, wrong years, hearsay, another vehicle."""

from __future__ import annotations

import pytest
from notes import said

from partsref.api import Catalog


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("rear brake pad hijet s331v", "front, not the rear asked for"),
        ("ハイゼット S331V リヤ ブレーキパッド", "front, not the rear asked for"),
        ("alto ha36s front brake shoe", "rear, not the front asked for"),
    ],
)
def test_a_part_for_the_opposite_place_says_so_and_is_no_answer(catalog: Catalog, query: str, says: str) -> None:
    answer = catalog.search(query)
    assert says in answer.hits[0].why
    assert not answer.answered
    place = says.split()[-3]
    assert any(f"no {place} " in note for note in said(answer))


def test_both_places_asked_for_are_both_answered(catalog: Catalog) -> None:
    answer = catalog.search("hijet s331v front and rear brake pad")
    assert answer.answered
    assert "asked for" not in answer.hits[0].why


@pytest.mark.parametrize(
    ("query", "not_of_those_years"),
    [("sambar 1995 oil filter", ("S500J", "S510P")), ("carry 1985 oil filter", ("DA16T",))],
)
def test_a_vehicle_of_other_years_is_no_fit(catalog: Catalog, query: str, not_of_those_years: tuple[str, ...]) -> None:
    """Sambar Truck S500J has no years of its own, its twin has; Super Carry DA16T has none, Carry DA16T has."""
    hits = catalog.search(query).hits
    of_others = [hit for hit in hits if hit.fits.endswith(not_of_those_years)]
    assert of_others
    assert all(hit.related and f", not {query.split()[1]}" in hit.why for hit in of_others)


def test_what_says_nothing_of_years_comes_below_and_says_so(catalog: Catalog) -> None:
    hits = [hit for hit in catalog.search("carry 1985 oil filter").hits if not hit.related]
    assert [hit.fits for hit in hits if "years not given" in hit.why] == ["Carry", "Bolan"]
    assert "years not given" in hits[-1].why


@pytest.mark.parametrize("query", ["hijet oil filter", "hijet s83p oil filter", "ハイゼット オイルフィルター"])
def test_hearsay_comes_last_and_says_so(catalog: Catalog, query: str) -> None:
    hits = catalog.search(query).hits
    for number in ("90915-10001", "C-1109", "C-1139"):
        assert "unverified source" in next(hit.why for hit in hits if hit.number == number)
    assert "unverified source" not in hits[0].why
    same = [hit for hit in hits if hit.category == "oil filter"]
    assert ["unverified source" in hit.why for hit in same] == sorted("unverified source" in hit.why for hit in same)


def test_hearsay_for_a_model_is_no_answer_for_a_chassis_code(catalog: Catalog) -> None:
    answer = catalog.search("hijet s83p oil filter")
    assert not answer.answered
    assert all(hit.related for hit in answer.hits)


@pytest.mark.parametrize(
    ("query", "code", "never"),
    [
        ("minicab u43t oil filter", "U43T", "U72T"),
        ("minicab u12t oil filter", "U12T", "U72T"),
        ("bravo u45v oil filter", "U45V", "U44V"),
        ("every db32w oil filter", "DB32W", "DA32W"),
    ],
)
def test_an_unknown_chassis_code_is_not_taken_for_another(catalog: Catalog, query: str, code: str, never: str) -> None:
    answer = catalog.search(query)
    assert answer.understood.vehicles[0].chassis == code
    assert not answer.understood.corrected
    assert any(f"no vehicle {code} is known" in note for note in said(answer))
    assert all(hit.related or "no chassis code given" in hit.why for hit in answer.hits if hit.fits)
    assert not any(hit.fits.endswith(never) and not hit.related for hit in answer.hits)


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("hijet S32IV oil filter", "S321V"),
        ("every DAG4V oil filter", "DA64V"),
        ("minicab u6lt oil filter", "U61T"),
        ("DA6AV oil filter", "DA64V"),
    ],
)
def test_a_misread_chassis_code_is_read_for_what_it_looks_like(catalog: Catalog, query: str, meant: str) -> None:
    answer = catalog.search(query)
    assert answer.understood.vehicles[0].chassis == meant
    assert answer.hits[0].fits.endswith(meant)


def test_a_misread_code_never_crosses_the_make_that_was_named(catalog: Catalog) -> None:
    """U7IT looks like U71T, but that is Nissan's Clipper and no Minicab."""
    assert catalog.search("u7It oil filter").understood.vehicles[0].chassis == "U71T"
    assert catalog.search("mitsubishi minicab u7It oil filter").understood.vehicles[0].chassis == "U7IT"


@pytest.mark.parametrize(
    ("query", "alike"),
    [
        ("clutch kit hijet s83p", "clutch"),
        ("clutch kit da63t", "clutch"),
        ("ハイゼット シュー", "brake"),
    ],
)
def test_what_is_nearest_is_alike_in_more_than_a_word_of_all_kits(catalog: Catalog, query: str, alike: str) -> None:
    answer = catalog.search(query)
    assert not answer.answered
    assert all(alike in hit.name.lower() for hit in answer.hits)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("KR1 2005 oil filter", "KR1 was made 1982- (end of production not given)"),
        ("s110p 2015 clutch cable", "S110P was made 1994-1998, not in 2015"),
        ("KR1 2015 oil filter", "KR1 was made 1982-, not in 2015"),
    ],
)
def test_a_year_a_chassis_code_was_not_made_in_is_said(catalog: Catalog, query: str, says: str) -> None:
    assert says in said(catalog.search(query))


@pytest.mark.parametrize("query", ["KR1 1984 oil filter", "s110p 1995 clutch cable", "da16t 2020 oil filter"])
def test_a_year_a_chassis_code_was_made_in_needs_no_word(catalog: Catalog, query: str) -> None:
    assert not any("was made" in note for note in said(catalog.search(query)))


def test_a_span_without_an_end_confirms_no_late_year(catalog: Catalog) -> None:
    """The Vamos HM1 is listed from 1999, and no source says until when."""
    assert "end of production not given" in catalog.search("vamos 2016 oil filter").hits[0].why
    assert "not given" not in catalog.search("vamos 2005 oil filter").hits[0].why


def test_a_span_without_a_start_confirms_no_early_year(catalog: Catalog) -> None:
    """The Minicab Van U61V is listed until 2014, and no source says since when."""
    hits = catalog.search("昭和63年 ミニキャブ オイルフィルター").hits
    assert [hit.why for hit in hits if hit.fits.endswith("U61V")]
    assert all("start of production not given" in hit.why for hit in hits if hit.fits.endswith("U61V"))


def test_what_only_shares_an_engine_is_not_nearest(catalog: Catalog) -> None:
    assert not any("same engine" in hit.why for hit in catalog.search("every da64v battery").hits)


def test_an_engine_with_nothing_is_named(catalog: Catalog) -> None:
    assert "no timing belt is known for engine E05A" in said(catalog.search("e05a timing belt"))[0]


def test_a_code_of_another_model_than_the_one_named_is_told(catalog: Catalog) -> None:
    assert "DA64V is known as Suzuki Every, not as Hijet" in said(catalog.search("hijet da64v oil filter"))


@pytest.mark.parametrize("query", ["every da64v oil filter", "scrum dg64v oil filter", "atrai s320g", "hijet s200p"])
def test_a_code_of_the_model_named_is_not_questioned(catalog: Catalog, query: str) -> None:
    assert not any("is known as" in note for note in said(catalog.search(query)))
