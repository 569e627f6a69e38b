"""Questions as people typed them, in nine languages, and how each is taken apart."""

from __future__ import annotations

import csv
from pathlib import Path

from partsref.api import Catalog
from partsref.model_search import Understood

READINGS = Path(__file__).with_name("readings.csv")
FIELDS = ("numbers", "vehicles", "years", "positions", "words", "engines", "makers", "corrected", "sizes", "unknown",
          "trims")  # fmt: skip


def said(understood: Understood) -> str:
    told = {name: [str(value) for value in getattr(understood, name)] for name in FIELDS}
    told["vehicles"] = [" ".join(filter(None, (v.make, v.model, v.chassis))) for v in understood.vehicles]
    told["corrected"] = [f"{meant} for {typed}" for typed, meant in understood.corrected]
    return " | ".join(f"{name}: {', '.join(values)}" for name, values in told.items() if values)


def test_questions_are_taken_apart_as_these_were(catalog: Catalog) -> None:
    with READINGS.open(encoding="utf-8", newline="") as file:
        expected = {row["query"]: row["understood"] for row in csv.DictReader(file)}
    assert {query: said(catalog.search(query, limit=1).understood) for query in expected} == expected
