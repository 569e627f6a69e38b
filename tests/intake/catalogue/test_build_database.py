"""The shipped catalogue comes in whole, quickly, and goes out and in again unchanged."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support import ROOT, Ran

from partsref.errors import DatabaseError, InputError
from partsref.intake.catalogue.build_database import build
from partsref.model import Source
from partsref.store.file.database import open_reader, open_writer, writing
from partsref.store.read import dump
from partsref.store.write.writer import Writer

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


PARTS = "maker,number,kind,name,name_ja,category,status,note,source\n"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ("maker,number\nSuzuki,16510-61A20\n", ["missing", "source"]),
        (PARTS + "Suzuki,16510-61A20,oem,,,,,,s1,too many\n", ["row 2", "9 cells"]),
        (PARTS + "Suzuki,16510-61A20,oem,,,,,,nosuch\n", ["row 2", "source", "'nosuch'"]),
        (PARTS + "Suzuki,16510-61A20,oem,,,,,,\n", ["row 2", "source", "''"]),
        (PARTS + "Suzuki,16510-61A20,genuine,,,,,,s1\n", ["row 2", "kind", "oem", "'genuine'"]),
        (PARTS + "Suzuki,16510-61A20,oem,,,,gone,,s1\n", ["row 2", "status", "discontinued", "'gone'"]),
    ],
)
def test_a_build_that_fails_says_where_and_leaves_the_old_database(
    partsref: Run, fresh_db: Path, tmp_path: Path, parts: str, said: list[str]
) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "sources.csv").write_text("id,kind,title,url,trust\ns1,page,A page,,C\n", encoding="utf-8")
    (bad / "parts.csv").write_text(parts, encoding="utf-8")
    before = fresh_db.read_bytes()
    ran = partsref("build", "--catalog", bad, "--db", fresh_db)
    assert ran.status == 2
    assert all(words in ran.err for words in ["parts.csv", *said]), ran.err
    assert fresh_db.read_bytes() == before
    assert [path.name for path in fresh_db.parent.iterdir() if path.name.startswith(".")] == []


def test_a_build_never_swallows_what_another_program_is_writing(fresh_db: Path) -> None:
    """A loader holds the file when the build comes to the swap: the build waits, sees the load and gives way."""
    loader = f"""
import sys, time
from pathlib import Path
from partsref.model import Source
from partsref.store.file.database import open_writer, writing
from partsref.store.write.writer import Writer
path = Path({str(fresh_db)!r})
connection = open_writer(path)
with writing(connection, path):
    writer = Writer(connection)
    writer.begin(Source("acme", "Acme"), "acme.csv")
    writer.part("Acme", "AC-1", "acme", kind="aftermarket")
    writer.finish(1)
    print("writing", flush=True)
    time.sleep(4)
"""
    loading = subprocess.Popen([sys.executable, "-c", loader], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert loading.stdout is not None
    assert loading.stdout.readline() == "writing\n"
    with pytest.raises(DatabaseError, match=r"acme\.csv"):
        build(fresh_db)
    assert loading.wait() == 0
    loading.stdout.close()
    with closing(open_reader(fresh_db)) as connection:
        assert connection.execute("SELECT count(*) FROM part WHERE key = 'AC1'").fetchone() == (1,)


def test_what_a_killed_build_left_is_swept_away(partsref: Run, fresh_db: Path) -> None:
    old = fresh_db.with_name(f".{fresh_db.name}.deadbeef.new")
    young = fresh_db.with_name(f".{fresh_db.name}.cafecafe.new")
    for path in (old, young):
        path.write_bytes(b"half a file")
    os.utime(old, (0, 0))
    assert partsref("build", "--db", fresh_db).status == 0
    assert not old.exists()
    assert young.exists(), "another build may be at work on it"


def test_a_folder_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"parts\.csv"):
        build(tmp_path / "x.db", tmp_path)
