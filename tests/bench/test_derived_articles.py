"""The pairs judged by hand in tests/answer/derived_articles.csv, asked of the article records they were drawn from.

Run with `pytest -m bench tests/bench/test_derived_articles.py`.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from partsref.answer.xref import cross_reference
from partsref.numbers.fold import key
from partsref.store.database import open_reader
from partsref.store.reader import Reader

from .articles import Named, articles, fill, needs_articles

SAMPLE = Path(__file__).parents[1] / "answer" / "derived_articles.csv"
pytestmark = [pytest.mark.bench]


@needs_articles
def test_what_was_judged(tmp_path: Path) -> None:
    """What was judged right is still derived, from either end; what was judged wrong no more."""
    path = tmp_path / "articles.db"
    ids = fill(path, articles())
    reader = Reader(open_reader(path))

    def derived(one: Named, other: Named) -> bool:
        equivalents = cross_reference(reader, ids[one], max_equivalents=20_000).equivalents
        return any((e.maker, key(e.number)) == other and e.certainty == "derived" for e in equivalents)

    called: dict[str, list[bool]] = defaultdict(list)
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one, other = (row["maker"], key(row["number"])), (row["other_maker"], key(row["other_number"]))
            called[row["verdict"]].append(derived(one, other) and derived(other, one))
    print({verdict: f"{sum(found)} of {len(found)} derived" for verdict, found in called.items()})
    assert all(called["right"])
    assert not any(called["wrong"])
