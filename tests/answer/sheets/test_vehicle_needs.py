"""What a vehicle needs besides parts, asked for in words and shown on its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran
from web.browsing import ask

from partsref.api import Catalog
from partsref.words.vehicle_questions import QUESTIONS, Need, about_parts, needs_in

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


@pytest.mark.parametrize("need", QUESTIONS, ids=lambda need: need.facts[0])
def test_each_phrase_asks_for_its_facts_and_leaves_the_vehicle_and_the_part(need: Need) -> None:
    for phrase in need.phrases:
        assert need in needs_in(f"{phrase} acty ha4"), phrase
        assert about_parts(f"{phrase.upper()} acty ha4") == f"{need.part} acty ha4".strip()


@pytest.mark.parametrize(
    ("asked", "need", "japanese"),
    [
        ("oil capacity ha4", "engine oil capacity", "ホンダ アクティ HA4 オイル量"),
        ("DA63T wheel pcd", "wheel PCD", "スズキ キャリイ DA63T PCD"),
        ("torque wheel nut ks4", "torque", "スバル サンバー KS4 締め付けトルク"),
    ],
)
def test_what_is_not_known_of_a_vehicle_is_said_so_and_put_in_japanese(
    catalog: Catalog, asked: str, need: str, japanese: str
) -> None:
    answer = catalog.search(asked)
    assert not answer.answered
    assert answer.notes[0].code == "need_not_known"
    assert need in str(answer.notes[0])
    assert answer.understood.corrected == (), "capacity is no capacitor"
    assert answer.elsewhere is not None
    assert answer.elsewhere.words_ja == japanese


def test_a_need_of_no_vehicle_asks_for_it(catalog: Catalog) -> None:
    for asked in ("oil capacity", "オイル量"):
        answer = catalog.search(asked)
        assert (answer.hits, [note.code for note in answer.notes]) == ((), ["need_of_what"])


def test_what_is_known_is_the_answer_and_nothing_is_said_missing(partsref: Run, seed_db: Path) -> None:
    ran = partsref("search", "oil capacity pajero mini h58a", "--db", seed_db)
    assert (ran.status, ran.err) == (0, "")
    (page,) = ask(seed_db, "/?q=oil+capacity+pajero+mini+h58a")
    assert "engine oil capacity" in page.text
    assert 'class="empty"' not in page.text


def test_every_question_is_about_facts_there_are(catalog: Catalog) -> None:
    known = {name for (name,) in catalog.connection.execute("SELECT DISTINCT name FROM vehicle_fact")}
    assert {name for need in QUESTIONS for name in need.facts} <= known


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
