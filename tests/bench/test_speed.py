"""How fast an answer comes at a million parts. Run with `pytest -m bench -s tests/bench/test_speed.py`."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

import pytest

from partsref.answer.crossref.cross_reference import cross_reference
from partsref.index.sqlite_reader import SqliteReader
from partsref.store.file.database import open_reader

from .large import fill_large

pytestmark = [pytest.mark.bench]

HUNDRED_LINKS_MS, HUB_MS, HUB_MEGABYTES = 10, 150, 50


def milliseconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def test_an_answer_at_a_million_parts(tmp_path: Path) -> None:
    asked, hub, links = fill_large(tmp_path / "large.db")
    reader = SqliteReader(open_reader(tmp_path / "large.db"))
    cross_reference(reader, asked[0])
    times = [milliseconds(lambda part=part: cross_reference(reader, part)) for part in asked[1:]]  # type: ignore[misc]
    few = [milliseconds(lambda part=part: cross_reference(reader, part)) for part in range(2, 20_002, 100)]  # type: ignore[misc]
    at_hub = [milliseconds(lambda: cross_reference(reader, hub)) for _ in range(5)]
    tracemalloc.start()
    cross_reference(reader, hub)
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    print(f"\n{links:,} links; 100 links: p50 {median(times):.1f} ms, p95 {quantiles(times, n=20)[-1]:.1f} ms;")
    print(f"some 6 links: p50 {median(few):.1f} ms; hub of 5,000: {median(at_hub):.0f} ms, {peak:.0f} MB")
    assert median(times) <= HUNDRED_LINKS_MS
    assert median(at_hub) <= HUB_MS
    assert peak <= HUB_MEGABYTES
