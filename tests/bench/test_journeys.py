"""The three journeys on a phone, in taps and seconds. `pytest -m bench -s tests/bench/test_journeys.py`"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from bench.figures import note
from bench.journeys import JOURNEYS, Journey
from web.browser import PHONE, chromium
from web.serving import serving

SECONDS = 2.0
"""Waited for pages over a whole journey, on this machine without a network between."""
TIMES = 5


@pytest.fixture(scope="module")
def context(seed_db: Path) -> Iterator[Any]:
    with serving(seed_db) as running, chromium() as browser:
        yield browser.new_context(base_url=running.url, viewport=PHONE, locale="en-US")


@pytest.mark.parametrize("name", JOURNEYS)
def test_a_journey_takes_few_taps_and_little_waiting(context: Any, full: bool, name: str) -> None:
    way, end, most = JOURNEYS[name]
    walked = []
    for _ in range(TIMES if full else 1):
        walked.append(Journey(context.new_page()))
        assert end in way(walked[-1])
        walked[-1].page.close()
    assert {one.taps for one in walked} == {walked[0].taps}
    taps = note(f"{name}'s journey", walked[0].taps, "taps", goal=most)
    seconds = note(f"{name}'s journey", median(one.seconds for one in walked), "seconds waited", goal=SECONDS)
    assert taps <= most
    if full:
        assert seconds <= SECONDS
