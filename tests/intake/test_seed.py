"""The shipped catalogue comes in whole, quickly, and goes out and in again unchanged."""

from __future__ import annotations

import filecmp
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, Ran

from partsref.errors import InputError
from partsref.intake.seed import build
from partsref.model import Source
from partsref.store import dump
from partsref.store.database import open_reader, open_writer, writing
from partsref.store.writer import Writer

Run = Callable[..., Ran]


def test_building_the_seed_catalogue_takes_under_ten_seconds(tmp_path: Path) -> None:
    started = time.process_time()
    build(tmp_path / "partsref.db")
    assert time.process_time() - started < 10


def test_every_fact_has_evidence_and_every_reference_holds(seed_db: Path) -> None:
    connection = open_reader(seed_db)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for fact in ("link", "fitment", "attribute"):
        orphans = f"SELECT count(*) FROM {fact} WHERE id NOT IN (SELECT {fact}_id FROM {fact}_evidence)"
        assert connection.execute(orphans).fetchone() == (0,), fact
    unclaimed = "SELECT count(*) FROM part WHERE id NOT IN (SELECT part_id FROM claim)"
    assert connection.execute(unclaimed).fetchone() == (0,)
    connection.close()


def test_every_row_of_the_catalogue_is_in_the_database(seed_db: Path) -> None:
    connection = open_reader(seed_db)
    for name in ("parts", "links", "fitments", "attributes", "spellings", "twins", "vehicles", "frames"):
        with (ROOT / "catalog" / f"{name}.csv").open(encoding="utf-8") as file:
            written = sum(1 for _ in file) - 1
        assert len(list(dump.rows(connection, name))) >= written, name
    connection.close()


def test_an_export_builds_the_same_catalogue_again(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    first, second, again = tmp_path / "first", tmp_path / "second", tmp_path / "again.db"
    assert partsref("export", first, "--db", seed_db).status == 0
    assert partsref("build", "--catalog", first, "--db", again).status == 0
    assert partsref("export", second, "--db", again).status == 0
    names = [f"{name}.csv" for name in dump.TABLES]
    assert filecmp.cmpfiles(first, second, names, shallow=False) == (names, [], [])


def test_a_build_never_throws_away_a_suppliers_load(partsref: Run, fresh_db: Path) -> None:
    connection = open_writer(fresh_db)
    with writing(connection, fresh_db):
        writer = Writer(connection)
        writer.begin(Source("acme", "Acme"), "acme.csv")
        writer.part("Acme", "AC-1", "acme", kind="aftermarket")
        writer.finish(1)
    connection.close()
    ran = partsref("build", "--db", fresh_db)
    assert ran.status == 2
    assert "acme.csv" in ran.err
    assert partsref("find", "AC-1", "--db", fresh_db).status == 0


def test_a_build_that_fails_leaves_the_old_database(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "parts.csv").write_text("maker,number\nSuzuki,16510-61A20,too,many\n", encoding="utf-8")
    before = fresh_db.read_bytes()
    ran = partsref("build", "--catalog", bad, "--db", fresh_db)
    assert ran.status == 2
    assert "parts.csv" in ran.err
    assert "row 2" in ran.err
    assert fresh_db.read_bytes() == before
    assert [path.name for path in fresh_db.parent.iterdir() if path.name.startswith(".")] == []


def test_a_folder_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"parts\.csv"):
        build(tmp_path / "x.db", tmp_path)
