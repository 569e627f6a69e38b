"""How well hidden links are guessed back. Run with `pytest -m bench -s tests/bench/test_leave_one_out.py`."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path

import pytest

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.index.sqlite_reader import SqliteReader
from partsref.numbers.number_key import key
from partsref.store.file.database import open_reader

from .articles import Link, Named, articles, fill, links, needs_articles
from .hiding import average_precision, closure, hide

SEEDS = [int(seed) for seed in os.environ.get("PARTSREF_SEEDS", "1 2 3").split()]
pytestmark = [pytest.mark.bench]


def guessed(reader: SqliteReader, ids: dict[Named, int], records: set[Named]) -> dict[str, dict[Link, float]]:
    """By certainty, the OEM numbers each record is said to replace without being stated to."""
    found: dict[str, dict[Link, float]] = defaultdict(dict)
    for record in sorted(records):
        for guess in cross_reference(reader, ids[record], max_equivalents=20_000).equivalents:
            if guess.kind == "oem" and guess.certainty != "stated":
                found[guess.certainty][record, (guess.maker, key(guess.number))] = guess.score
    return found


@needs_articles
@pytest.mark.parametrize("seed", SEEDS)
def test_article_records(seed: int, tmp_path: Path) -> None:
    found = articles()
    every = links(found)
    hidden = hide(every, seed)
    kept = [link for link in every if link not in hidden]
    ids = fill(tmp_path / "kept.db", found, hidden)
    guesses = guessed(SqliteReader(open_reader(tmp_path / "kept.db")), ids, {record for record, _ in kept})

    joined = closure(kept)
    naive = average_precision(dict.fromkeys(joined, 0.0), hidden)
    jaccard = average_precision(joined, hidden)
    scores = {link: guesses["possible"].get(link, 0.0) for link in joined}
    ranked = average_precision(scores, hidden)
    recall = {name: sum(link in hidden for link in links_) / len(hidden) for name, links_ in guesses.items()}
    print(f"\nseed {seed}: {len(hidden)} links hidden, {len(joined)} guesses by joining whatever touches")
    print(f"average precision: naive {naive:.3f}, Jaccard {jaccard:.3f}, ranked {ranked:.3f} = {ranked / naive:.1f}x")
    for certainty, links_ in sorted(guesses.items()):
        right = sum(link in hidden for link in links_)
        print(
            f"{certainty}: {len(links_)} guesses, recall {recall[certainty]:.2f}, precision {right / len(links_):.2f}"
        )
    for low in (0.0, 0.1, 0.25, 0.5, 0.75):
        bucket = [link for link, score in guesses["possible"].items() if low <= score]
        right = sum(link in hidden for link in bucket)
        print(f"  possible, score from {low}: {len(bucket)} guesses, precision {right / max(1, len(bucket)):.2f}")
    assert ranked >= 5 * naive
