"""Questions in nine languages, judged by what was understood and by what is shown for it.

languages.csv: what is asked, the term or terms it asks for, and the model named (empty: an engine alone).
pytest tests/relevance/test_languages.py -s     shows the figures and what was missed
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from partsref.answer.question.understand import understand
from partsref.answer.search.run_search import search
from partsref.index.sqlite_reader import SqliteReader
from partsref.index.words.word_index import WhooshWords, ensure
from partsref.model_search import Searched
from partsref.store.file.database import open_reader

QUESTIONS = Path(__file__).with_name("languages.csv")
LEAST_UNDERSTOOD = {"en": 0.9, "ja": 0.9}
LEAST_ELSEWHERE = 0.75
MOST_MISLEADING = 0.02


class Asked(NamedTuple):
    """One row; `parts` are terms, any of which will do."""

    language: str
    query: str
    parts: frozenset[str]
    model: str


@pytest.fixture(scope="module")
def reader(seed_db: Path) -> Iterator[SqliteReader]:
    connection = open_reader(seed_db)
    yield SqliteReader(connection)
    connection.close()


@pytest.fixture(scope="module")
def index(seed_db: Path, reader: SqliteReader) -> WhooshWords:
    return ensure(seed_db, reader.connection)


def _asked() -> list[Asked]:
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Asked(row["language"], row["query"], frozenset(row["part"].split("|")), row["model"]) for row in rows]


def _is_understood(asked: Asked, index: WhooshWords, reader: SqliteReader) -> bool:
    reading = understand(asked.query, index.vocabulary, index, reader)
    terms = index.vocabulary.terms
    named = {terms[meaning].name for part in reading.wanted for meaning in part.meanings if meaning in terms}
    models = [vehicle.model for vehicle in reading.understood(index.vocabulary).vehicles]
    there = not asked.model or any(model.startswith(asked.model) for model in models)
    return bool(named & asked.parts) and there and not reading.unknown


@pytest.mark.parametrize("language", sorted({asked.language for asked in _asked()}))
def test_a_question_is_understood_in_its_language(language: str, index: WhooshWords, reader: SqliteReader) -> None:
    asked = [one for one in _asked() if one.language == language]
    missed = [one.query for one in asked if not _is_understood(one, index, reader)]
    share = 1 - len(missed) / len(asked)
    print(f"\n{language}: {len(asked)} questions, understood {share:.3f}")
    assert share >= LEAST_UNDERSTOOD.get(language, LEAST_ELSEWHERE), missed


def _is_misleading(asked: Asked, answer: Searched, index: WhooshWords) -> bool:
    """Whether the first part shown as the answer is of another kind than was asked for."""
    kinds = {term.category for term in index.vocabulary.terms.values() if term.name in asked.parts} - {""}
    return bool(answer.answered and answer.hits and kinds and answer.hits[0].category not in kinds)


def test_hardly_an_answer_shows_another_kind_of_part_first(index: WhooshWords, reader: SqliteReader) -> None:
    asked = _asked()
    misleading = [one.query for one in asked if _is_misleading(one, search(reader, one.query), index)]
    print(f"\n{len(asked)} questions, misleading {len(misleading) / len(asked):.3f}")
    assert len(misleading) <= MOST_MISLEADING * len(asked), misleading


def test_there_are_questions_enough_and_none_twice() -> None:
    asked = _asked()
    assert len(asked) >= 250
    assert len({one.query for one in asked}) == len(asked)
    assert {one.language for one in asked} >= {"en", "ja", "ru", "es", "pt", "id", "hi", "th"}
