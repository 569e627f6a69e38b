"""How whole questions are read, as people type them: numbers, vehicles, years, parts, and what nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from partsref.answer.question.reading import Reading
from partsref.answer.question.understand import understand
from partsref.api import Catalog
from partsref.index.terms.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def read(seed_db: Path) -> Iterator[Callable[[str], str]]:
    with Catalog(seed_db) as opened:
        index = opened.reader.words(seed_db)
        known = index.vocabulary
        yield lambda query: told(understand(query, known, index, opened.reader), known)


def told(reading: Reading, known: Vocabulary) -> str:
    """What a reading says, field by field, in a line."""
    said = {field.name: getattr(reading, field.name) for field in fields(reading)}
    said["wanted"] = reading.part_names(known) if reading.wanted else []
    said["sizes"] = ["x".join(f"{length:g}" for length in size) for size in reading.sizes]
    said["corrected"] = [">".join(pair) for pair in reading.corrected]
    said["kind"] = [reading.kind] if reading.kind else []
    del said["place_words"], said["models"]
    said["vehicles"] = [
        " ".join(filter(None, (v.make, v.model, v.chassis))) for v in reading.understood(known).vehicles
    ]
    return "; ".join(f"{name} {', '.join(map(str, values))}" for name, values in said.items() if values)


def cases() -> Iterator[tuple[str, str]]:
    """(question, reading) of each line of readings.txt."""
    for line in Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").splitlines():
        query, _, expected = line.partition(" => ")
        yield query, expected


@pytest.mark.parametrize(("query", "expected"), list(cases()))
def test_a_question_says(read: Callable[[str], str], query: str, expected: str) -> None:
    assert read(query) == expected
