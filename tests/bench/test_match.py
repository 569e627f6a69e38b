"""A list of numbers through `match --csv`, at several shares of slips.

pytest -m bench -s tests/bench/test_match.py
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from bench.figures import note
from bench.slip_model import slipped

from partsref.api import Catalog

FULL, SMALL = 10_000, 60
LINES_A_MINUTE = 100_000
"""Of one core."""


def _lines(db: Path, count: int, share: float) -> list[str]:
    """Numbers of the catalogue as printed, `share` of them with a slip."""
    rng = random.Random(f"match {share}")
    with Catalog(db) as catalog:
        known = catalog.connection.execute("SELECT number, key FROM part ORDER BY id").fetchall()
    drawn = (rng.choice(known) for _ in range(count))
    return [slipped(rng, key, 1)[0] if rng.random() < share else number for number, key in drawn]


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0])
def test_a_list_is_matched_quickly(seed_db: Path, tmp_path: Path, full: bool, share: float) -> None:
    if not full and share != 0.3:
        pytest.skip("the small form takes one mix")
    lines = _lines(seed_db, FULL if full else SMALL, share)
    path, out = tmp_path / "list.txt", tmp_path / "out.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with out.open("w") as said:
        command = [sys.executable, "-m", "partsref", "match", path, "--csv", "--db", seed_db]
        subprocess.run(command, stdout=said, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    assert len({row.split(",")[0] for row in out.read_text().splitlines()[1:]}) >= 1
    speed = note(
        f"match --csv, {share:.0%} with a slip", len(lines) / seconds * 60, "lines a minute", goal=LINES_A_MINUTE
    )
    if full:
        assert speed >= LINES_A_MINUTE
