"""What a vehicle needs besides parts, asked for in words and shown on its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran
from web.browsing import ask

from partsref.api import Catalog
from partsref.words.vehicle_questions import QUESTIONS, facts_asked

Run = Callable[..., Ran]


@pytest.mark.parametrize("asked", ["oil capacity s321v", "S321V オイル量", "how much oil hijet cargo s321v"])
def test_an_owner_asks_how_much_oil(catalog: Catalog, asked: str) -> None:
    answer = catalog.search(asked)
    assert answer.answered
    assert {fact.name for fact in answer.facts} == {"engine oil capacity", "engine oil capacity with filter"}
    assert all(fact.source and fact.unit == "L" for fact in answer.facts)


def test_another_chassis_code_s_litres_are_not_given(catalog: Catalog) -> None:
    facts = catalog.search("oil capacity s321v").facts
    assert facts
    assert all("S32" in fact.chassis or not fact.chassis for fact in facts)


def test_a_question_about_a_part_is_no_question_about_litres(catalog: Catalog) -> None:
    assert catalog.search("hijet s321v oil filter").facts == ()


@pytest.mark.parametrize(("names", "phrases"), QUESTIONS)
def test_each_phrase_asks_for_its_facts(names: tuple[str, ...], phrases: tuple[str, ...]) -> None:
    for phrase in phrases:
        assert set(names) <= facts_asked(f"{phrase} acty ha4"), phrase


def test_every_question_is_about_facts_there_are(catalog: Catalog) -> None:
    known = {name for (name,) in catalog.connection.execute("SELECT DISTINCT name FROM vehicle_fact")}
    assert {name for names, _ in QUESTIONS for name in names} <= known


def test_the_terminal_and_the_page_show_them_with_their_source(partsref: Run, seed_db: Path, catalog: Catalog) -> None:
    ran = partsref("search", "oil capacity s321v", "--db", seed_db)
    assert ran.status == 0
    fact = catalog.search("oil capacity s321v").facts[0]
    assert fact.value in ran.out
    assert fact.source in ran.out
    [page, shape] = ask(
        seed_db, f"/vehicle/{fact.make}/{fact.model}/S321V", f"/vehicle/{fact.make}/{fact.model}/S321V.json"
    )
    assert "engine oil capacity" in page.text
    assert fact.source in {need["source"] for need in shape.json()["needs"]}
