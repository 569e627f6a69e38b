"""A maker named beside a part is heard, and a limit only cuts what is shown."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notes import said

from partsref.api import Catalog


@pytest.mark.parametrize("limit", [1, 4, 20])
@pytest.mark.parametrize(("query", "maker"), [
    ("suzuki oil filter", "Suzuki"), ("スズキ オイルフィルター", "Suzuki"), ("honda oil filter", "Honda"),
    ("ngk spark plug", "NGK"), ("mitsubishi oil filter", "Mitsubishi"),
])  # fmt: skip
def test_the_maker_named_comes_first_at_any_limit(catalog: Catalog, query: str, maker: str, limit: int) -> None:
    hits = catalog.search(query, limit=limit).hits
    own = [hit.maker == maker for hit in hits]
    assert own[0]
    assert own == sorted(own, reverse=True)


def test_what_fits_the_vehicles_of_a_make_comes_after_its_own_parts(catalog: Catalog) -> None:
    hits = catalog.search("suzuki oil filter", limit=100).hits
    hits = tuple(hit for hit in hits if not hit.doubtful)  # What its own source speaks against stands last.
    groups = [0 if hit.maker == "Suzuki" else 1 if hit.why.startswith("fits Suzuki") else 2 for hit in hits]
    assert {0, 1, 2} == set(groups)
    assert groups == sorted(groups)


def test_a_maker_without_such_a_part_is_said_to_have_none(catalog: Catalog) -> None:
    answer = catalog.search("tokico oil filter")
    assert "no oil filter of Tokico is known" in said(answer)
    assert not answer.answered


QUERIES = [
    "oil filter", "suzuki oil filter", "brake", "ngk", "hijet", "every da64v oil filter", "16510-61A20", "166",
    "wheel bearing koyo", "sambar", "belt", "15601-87204 denso", "rear brake", "minica spark plug", "gasket seal",
    "every da64v front brake pad", "hijet 1999 oil filter", "sambar tt2 oil filter", "carry 94 spark plug", "suzuki",
]  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.sampled_from(QUERIES), fewer=st.integers(1, 150), more=st.integers(1, 150))
def test_fewer_hits_are_the_first_of_more(catalog: Catalog, query: str, fewer: int, more: int) -> None:
    fewer, more = sorted((fewer, more))
    some, many = (catalog.search(query, limit=limit).hits for limit in (fewer, more))
    assert [(h.maker, h.number, h.why) for h in some] == [(h.maker, h.number, h.why) for h in many[:fewer]]


def test_of_another_vehicle_the_maker_named_comes_after_what_fits(catalog: Catalog) -> None:
    answer = catalog.search("denso iridium plug da64v")
    assert answer.hits[0].fits == "Every DA64V"
    assert any("spark plug of Denso" in note and "DA64V" in note for note in said(answer))


@pytest.mark.parametrize("query", ["suzuki", "スズキ", "suzuki parts"])
def test_a_maker_alone_shows_any_of_its_parts_and_says_so(catalog: Catalog, query: str) -> None:
    answer = catalog.search(query, limit=30)
    assert {(hit.maker, hit.why) for hit in answer.hits} == {("Suzuki", "a part of Suzuki")}
    assert len({hit.part_id for hit in answer.hits}) == 30
    assert answer.understood.words == ()
    assert said(answer) == ("these are all kinds of parts of Suzuki: name a vehicle or a part as well",)


def test_beside_a_number_a_maker_alone_asks_for_no_other_parts(catalog: Catalog) -> None:
    assert {hit.block for hit in catalog.search("16510-61A2X suzuki").hits} <= {"near", "contains"}


def test_a_number_nobody_has_is_not_answered_by_any_part_of_the_vehicle(catalog: Catalog) -> None:
    answer = catalog.search("42b19r sambar")
    assert not answer.answered
    assert (answer.hits[0].number, answer.hits[0].block) == ("42B19L", "near")
