"""How fast a supplier's list loads. Run with `pytest -m bench -s tests/bench/test_load.py`.

The peer copies the same file into a bare table (`sqlite-utils insert --csv`); partsref also reads, checks and links
each row, and keeps both indexes.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from .articles import ARTICLES, needs_articles
from .catalogue import numbers

pytestmark = [pytest.mark.bench]

ROWS, FEW, MANY = 500_000, 50_000, 1_000_000
TIMES_THE_PEER, MEGABYTES, GROWTH, ADDED_SECONDS, ARTICLE_SECONDS = 2.0, 300, 1.3, 3.0, 15.0
NAMES = "Oil filter,Air filter,Fuel filter,Brake pad set,Brake shoe set,Wheel cylinder,Timing belt,Fan belt".split(",")
CHASSIS = "DC51T,DD51T,DA52T,DB52T,DA62T,DA63T,S82P,S83P,S100P,S110P,S200P,S210P,HA3,HA4,KS3,KS4,U42T,U62T".split(",")
BRANDS = [f"Brand {n}" for n in range(40)]


class Cost(NamedTuple):
    seconds: float
    megabytes: float


def write_list(path: Path, rows: int, seed: int = 1) -> None:
    """Brand, number, name, OE brand, OE number, chassis: each OE number a maker's, some named by several brands."""
    rng = random.Random(seed)
    oe = [pair for pair in islice(numbers(rows // 2, seed), rows // 2) if pair[0] != "Aftermarket"]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["brand", "number", "name", "oe brand", "oe number", "chassis"])
        for row in range(rows):
            maker, number = rng.choice(oe)
            own = f"{rng.choice('ABCDEFGH')}{rng.randrange(10)}{row:07}"
            writer.writerow([rng.choice(BRANDS), own, rng.choice(NAMES), maker, number, rng.choice(CHASSIS)])


def cost(*command: object) -> Cost:
    """Wall time, and the most memory of one process: the loader's reader, which ends first, is smaller."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([str(part) for part in command], stdout=said, stderr=said)
        _, status, used = os.wait4(process.pid, 0)
        taken = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        assert process.returncode == 0, said.read().decode(errors="replace")
    return Cost(taken, used.ru_maxrss / 1024)


def load(path: Path, db: Path, *options: object) -> Cost:
    return cost(sys.executable, "-m", "partsref", "load", path, "--source", path.stem, "--db", db, *options)


def peer(path: Path, db: Path) -> Cost:
    return cost(sys.executable, "-m", "sqlite_utils", "insert", db, "rows", path, "--csv")


def test_half_a_million_rows(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_list(path, ROWS)
    bare = peer(path, tmp_path / "bare.db")
    ours = load(path, tmp_path / "ours.db", "--empty")
    more = tmp_path / "more.csv"
    write_list(more, 1_000, seed=2)
    added = load(more, tmp_path / "ours.db")
    print(f"\n{ROWS:,} rows: {ours.seconds:.1f} s, {ours.megabytes:.0f} MB; bare table {bare.seconds:.1f} s", end="")
    print(f" = {ours.seconds / bare.seconds:.2f}x; 1,000 rows more: {added.seconds:.1f} s")
    assert ours.megabytes <= MEGABYTES
    assert added.seconds <= ADDED_SECONDS
    assert ours.seconds <= TIMES_THE_PEER * bare.seconds


def test_time_per_row_hardly_grows(tmp_path: Path) -> None:
    each = []
    for rows in (FEW, MANY):
        path = tmp_path / f"{rows}.csv"
        write_list(path, rows)
        each.append(load(path, tmp_path / f"{rows}.db", "--empty").seconds / rows)
    print(f"\na row of {FEW:,}: {each[0] * 1e6:.0f} us, of {MANY:,}: {each[1] * 1e6:.0f} us = {each[1] / each[0]:.2f}x")
    assert each[1] <= GROWTH * each[0]


@needs_articles
def test_article_records(tmp_path: Path) -> None:
    ours = load(ARTICLES, tmp_path / "ours.db", "--empty")
    print(f"\nthe article records: {ours.seconds:.1f} s, {ours.megabytes:.0f} MB")
    assert ours.seconds <= ARTICLE_SECONDS
