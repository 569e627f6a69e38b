"""The right part first, or an honest word that it is not there. A regression below these figures fails.

pytest tests/relevance -s     shows the figures and what was missed
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from relevance.score import questions, score

from partsref.answer.search.run_search import search
from partsref.index.sqlite_reader import SqliteReader
from partsref.model_search import Searched
from partsref.store.file.database import open_reader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def reader(seed_db: Path) -> Iterator[SqliteReader]:
    connection = open_reader(seed_db)
    yield SqliteReader(connection)
    connection.close()


@pytest.mark.parametrize(
    ("asked_by", "in_three", "first"),
    [("collected", 0.95, 0.78), ("owner", 0.95, 0.88), ("mechanic", 0.95, 0.88), ("supplier", 0.95, 0.85)],
)
def test_the_wanted_part_is_among_the_first(reader: SqliteReader, asked_by: str, in_three: float, first: float) -> None:
    asked = [question for question in questions() if question.asked_by == asked_by]
    measured = score(asked, lambda query: search(reader, query))
    print(f"\n{asked_by}: {measured}")
    assert measured.in_three >= in_three, measured.missed
    assert measured.first >= first, measured.missed


def test_what_the_catalogue_lacks_is_said_to_be_lacking(reader: SqliteReader) -> None:
    asked = [question for question in questions() if question.answerable == "no"]
    measured = score(asked, lambda query: search(reader, query))
    print(f"\nlacking: {measured}")
    assert len(asked) >= 50
    assert measured.honest >= 0.95, measured.missed


def test_there_are_questions_enough() -> None:
    asked = questions()
    assert sum(question.asked_by == "collected" for question in asked) >= 150
    assert sum(question.asked_by != "collected" for question in asked) >= 250
    assert len({question.query for question in asked}) == len(asked)


FORMS = ("{model} {chassis} {part}", "{part} {model} {chassis}", "{chassis} {part}", "{part} for my {model} {chassis}",
         "{make} {model} {chassis} {part}", "{model}{chassis} {part} 品番")  # fmt: skip


def test_every_part_is_found_by_its_vehicle_and_any_of_its_names(reader: SqliteReader) -> None:
    """Questions made from the catalogue itself: a vehicle by any of its names, a part by any of its synonyms."""
    choose = random.Random(20260101)
    made = list(_made(reader, choose))
    missed = [query for query, wants in made if not _found(search(reader, query), wants)]
    print(f"\nmade: {len(made)} questions, success@3 {1 - len(missed) / len(made):.3f}")
    assert len(made) >= 300
    assert len(missed) <= 0.05 * len(made), missed


def _found(answer: Searched, wants: set[int]) -> bool:
    return any(hit.part_id in wants for hit in answer.hits[:3])


def _made(reader: SqliteReader, choose: random.Random) -> Iterator[tuple[str, set[int]]]:
    names = {row[0]: [*row[1:3], *row[3].split("|")] for row in reader.connection.execute(
        "SELECT category, name, name_ja, synonyms FROM term WHERE category = name"
    )}  # fmt: skip
    models = {row[:2]: [row[1], row[2], *row[3].split("|")] for row in reader.connection.execute(
        "SELECT make, name, name_ja, aliases FROM model"
    )}  # fmt: skip
    fits: dict[tuple[str, str, str, str], set[int]] = {}
    for *vehicle, category, part_id in reader.connection.execute(
        "SELECT a.make, a.model, a.chassis, category.name, part.id FROM fitment JOIN part ON part.id = part_id"
        " JOIN application AS a ON a.id = application_id JOIN description ON description.id = description_id"
        " JOIN category ON category.id = category_id WHERE a.chassis GLOB '[A-Z]*[0-9]*'"
        " AND NOT a.chassis GLOB '*[,_]*' AND a.model <> '' ORDER BY 1, 2, 3, 4, 5"
    ):
        fits.setdefault((vehicle[0], vehicle[1], vehicle[2], category), set()).add(part_id)
    chosen = sorted(fits.items())
    choose.shuffle(chosen)
    for (make, model, chassis, category), wants in chosen[:400]:
        if category not in names or (make, model) not in models:
            continue
        part = choose.choice([name for name in names[category] if name])
        called = choose.choice([name for name in models[make, model] if name])
        code = chassis if choose.random() < 0.6 else chassis.lower()
        yield choose.choice(FORMS).format(make=make, model=called, chassis=code, part=part), wants
