"""The main job, as its three users would say it, on the shipped catalogue."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import Ran

Run = Callable[..., Ran]


def numbers(hits: list[dict[str, Any]]) -> list[str]:
    return [hit["number"] for hit in hits]


def found(partsref: Run, db: Path, query: str) -> list[dict[str, Any]]:
    ran = partsref("find", query, "--db", db, "--json")
    assert ran.status == 0, ran.err
    hits: list[dict[str, Any]] = ran.json["hits"]
    return hits


def xref(partsref: Run, db: Path, *query: str) -> dict[str, Any]:
    ran = partsref("xref", *query, "--db", db, "--json")
    assert ran.status == 0, ran.err
    answer: dict[str, Any] = ran.json
    return answer


def test_a_number_typed_without_dashes_and_with_the_empty_suffix_is_the_same_number(
    partsref: Run, seed_db: Path
) -> None:
    first = found(partsref, seed_db, "1651061A20000")[0]
    assert (first["maker"], first["number"], first["block"]) == ("Suzuki", "16510-61A20", "exact")


def test_a_lost_leading_zero_is_named(partsref: Run, seed_db: Path) -> None:
    hit = next(h for h in found(partsref, seed_db, "449197217") if h["number"] == "04491-97217")
    assert hit["maker"] == "Daihatsu"
    assert hit["block"] == "near"
    assert "zero" in hit["why"]


@pytest.mark.parametrize(
    ("typed", "block"), [("16510-61A0l", "near"), ("１６５１０－６１Ａ０１", "exact"), ("61A01", "contains")]
)
def test_a_slip_full_width_and_a_fragment_all_lead_to_the_number(
    partsref: Run, seed_db: Path, typed: str, block: str
) -> None:
    hit = next(h for h in found(partsref, seed_db, typed) if h["number"] == "16510-61A01" and h["maker"] == "Suzuki")
    assert hit["block"] == block
    assert hit["why"]


def test_near_hits_never_stand_above_others(partsref: Run, seed_db: Path) -> None:
    order = ["exact", "base", "contains", "near"]
    for query in ("16510-61A20", "16510", "61A0", "1651061A2O", "0 986 452 058"):
        blocks = [order.index(hit["block"]) for hit in found(partsref, seed_db, query)]
        assert blocks == sorted(blocks), query


def test_an_oil_filter_is_cross_referenced_with_its_paths_and_fitments(partsref: Run, seed_db: Path) -> None:
    answer = xref(partsref, seed_db, "15601 87204")
    assert (answer["part"]["maker"], answer["part"]["number"]) == ("Daihatsu", "15601-87204")
    assert answer["part"]["category"] == "oil filter"
    by_number = {(e["maker"], e["number"]): e for e in answer["equivalents"]}
    assert by_number["Bosch", "0 986 452 058"]["certainty"] == "stated"
    assert by_number["ACDelco", "PF308J"]["certainty"] == "stated"
    derived = {e["maker"]: e for e in answer["equivalents"] if e["certainty"] == "derived"}
    assert {"Suzuki", "Subaru", "Mazda", "Nissan"} <= derived.keys()
    for maker in ("Suzuki", "Subaru", "Mazda", "Nissan"):
        path = derived[maker]["path"]
        assert len(path) == 2
        assert all(step["sources"] for step in path)
    assert {"Hijet Cargo", "Mira", "Move"} & {fit["model"] for fit in answer["fits"]}
    assert "Move" in {fit["model"] for fit in answer["fits"]}


def test_every_source_an_answer_mentions_is_explained_in_it(partsref: Run, seed_db: Path) -> None:
    answer = xref(partsref, seed_db, "15601 87204")
    mentioned = {s for e in answer["equivalents"] for step in e["path"] for s in step["sources"]}
    mentioned |= {s for fit in answer["fits"] for s in fit["sources"]}
    assert mentioned
    assert mentioned <= answer["sources"].keys()


def test_two_filters_that_cannot_both_be_right_are_shown_with_a_warning(partsref: Run, seed_db: Path) -> None:
    answer = xref(partsref, seed_db, "15601-87705")
    stated = {e["number"]: e for e in answer["equivalents"] if e["certainty"] == "stated"}
    assert {"0 986 452 058", "0 451 103 276"} <= stated.keys()
    told = " ".join([*answer["conflicts"], *(c for e in stated.values() for c in e["conflicts"])])
    assert "66" in told
    assert "87" in told
    assert not [e for e in answer["equivalents"] if e["certainty"] == "derived"]


def test_the_groups_of_contradicting_filters_do_not_mix(partsref: Run, seed_db: Path) -> None:
    # Suzuki 16510-61A20 stands on the tall filter's record only, 16510-82703 on the short one's.
    sure = ("stated", "derived")
    tall = {e["number"] for e in xref(partsref, seed_db, "16510-61A20")["equivalents"] if e["certainty"] in sure}
    short = {e["number"] for e in xref(partsref, seed_db, "16510-82703")["equivalents"] if e["certainty"] in sure}
    assert "0 451 103 276" in tall
    assert "0 986 452 058" in short
    assert "16510-82703" not in tall
    assert "16510-61A20" not in short


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("sambar tt2 oil filter", "15208KA012"),
        ("サンバー TT2 オイルフィルター", "15208KA012"),
        ("sanbar oil element", "15208KA012"),
        ("pajero mini h58a oil filter", "MD134953"),
        ("every da64v oil filter", "16510-82703"),
    ],
)
def test_words_lead_to_the_part(partsref: Run, seed_db: Path, query: str, number: str) -> None:
    ran = partsref("search", query, "--db", seed_db, "--json")
    assert ran.status == 0
    assert number in numbers(ran.json["hits"])[:3]


def test_the_wagons_filter_is_offered_as_kin_after_the_vans(partsref: Run, seed_db: Path) -> None:
    hits = partsref("search", "every da64v oil filter", "--db", seed_db, "--json", "--limit", 50).json["hits"]
    order = numbers(hits)
    assert order.index("16510-82703") < order.index("16510-81403")
    kin = hits[order.index("16510-81403")]
    assert "DA64W" in kin["why"]


@pytest.mark.parametrize("model", ["Carry", "Every", "Hijet", "Acty", "Street", "Sambar", "Minicab", "Pajero Mini"])
def test_every_family_is_among_the_vehicles_with_its_count_even_when_it_is_zero(
    partsref: Run, seed_db: Path, model: str
) -> None:
    known = partsref("vehicles", model, "--db", seed_db, "--json").json
    assert known
    assert any(vehicle["chassis"] for vehicle in known)
    assert all(isinstance(vehicle["parts"], int) for vehicle in known)


def test_a_number_nobody_carries_is_answered_with_candidates_and_never_with_a_page(
    partsref: Run, seed_db: Path
) -> None:
    ran = partsref("xref", "14400-PFB-004", "--db", seed_db)
    assert ran.status == 1
    assert "No part carries 14400-PFB-004" in ran.err
    assert "another kind of part (15400, not 14400)" in ran.out
    ran = partsref("xref", "14400-PFB-004", "--db", seed_db, "--json")
    assert ran.status == 1
    assert (ran.json["part"], ran.json["equivalents"], ran.json["fits"]) == (None, [], [])
    assert ran.json["candidates"][0]["reasons"][0] == {"code": "other_kind_of_part", "typed": "14400", "meant": "15400"}


def test_two_parts_of_one_number_are_told_apart_by_the_maker(partsref: Run, seed_db: Path) -> None:
    ran = partsref("xref", "16510-81420", "--db", seed_db, "--json")
    assert (ran.status, ran.json["part"], ran.json["matched"]) == (1, None, "ambiguous")
    chosen = partsref("xref", "16510-81420", "--maker", "Suzuki", "--db", seed_db, "--json")
    assert (chosen.status, chosen.json["part"]["maker"]) == (0, "Suzuki")
