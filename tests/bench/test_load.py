"""How fast a supplier's list loads. Run with `pytest -m bench -s tests/bench/test_load.py`.

The peer copies the same file into a bare table (`sqlite-utils insert --csv`); partsref also reads, checks and links
each row, and keeps both indexes.
"""

from __future__ import annotations

import csv
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest
from bench.articles import ARTICLES, needs_articles
from bench.catalogue import numbers
from bench.figures import note

ROWS, SMALL_ROWS, FEW, MANY = 500_000, 300, 50_000, 1_000_000
TIMES_THE_PEER, MEGABYTES, GROWTH, ADDED_SECONDS, ARTICLE_SECONDS = 1.8, 300, 1.3, 3.0, 15.0
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


def test_half_a_million_rows(tmp_path: Path, full: bool) -> None:
    rows = ROWS if full else SMALL_ROWS
    path = tmp_path / "list.csv"
    write_list(path, rows)
    bare = peer(path, tmp_path / "bare.db")
    ours = load(path, tmp_path / "ours.db", "--empty")
    with closing(sqlite3.connect(tmp_path / "ours.db")) as loaded:
        assert loaded.execute("SELECT count(*) FROM part WHERE kind = 'aftermarket'").fetchone() == (rows,)
    times = note(
        f"load {rows:,} rows, all indexes", ours.seconds, "s",
        peer="sqlite-utils insert --csv", theirs=bare.seconds, goal=TIMES_THE_PEER,
    )  # fmt: skip
    note(f"load {rows:,} rows, memory", ours.megabytes, "MB", goal=MEGABYTES)
    if full:
        more = tmp_path / "more.csv"
        write_list(more, 1_000, seed=2)
        added = note("load 1,000 rows into those", load(more, tmp_path / "ours.db").seconds, "s", goal=ADDED_SECONDS)
        assert ours.megabytes <= MEGABYTES
        assert added <= ADDED_SECONDS
        assert times <= TIMES_THE_PEER


@pytest.mark.bench
def test_time_per_row_hardly_grows(tmp_path: Path) -> None:
    each = []
    for rows in (FEW, MANY):
        path = tmp_path / f"{rows}.csv"
        write_list(path, rows)
        each.append(load(path, tmp_path / f"{rows}.db", "--empty").seconds / rows)
    few, many = (1e6 * one for one in each)
    grown = note(f"load, a row of {MANY:,}", many, "us", peer=f"a row of {FEW:,}", theirs=few, goal=GROWTH)
    assert grown <= GROWTH


@pytest.mark.bench
@needs_articles
def test_article_records(tmp_path: Path) -> None:
    ours = load(ARTICLES, tmp_path / "ours.db", "--empty")
    assert note("load the article records", ours.seconds, "s", goal=ARTICLE_SECONDS) <= ARTICLE_SECONDS
