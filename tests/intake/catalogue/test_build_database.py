"""The shipped catalogue comes in whole, quickly, and goes out and in again unchanged."""

from __future__ import annotations

import filecmp
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, Ran

from partsref.errors import DatabaseError, InputError
from partsref.intake.catalogue import build_database
from partsref.intake.catalogue.build_database import build
from partsref.model import Source
from partsref.store.file.database import generation, open_reader, open_writer, writing
from partsref.store.file.drafts import draft_folder
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


def test_a_build_never_swallows_what_another_program_is_writing(
    fresh_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A loader holds the file when the build comes to the swap: the build waits, sees the load and gives way."""
    put_in_place = build_database.put_in_place
    loader = f"""
import sys
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
    sys.stdin.read()
"""
    loading = subprocess.Popen(
        [sys.executable, "-c", loader], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert loading.stdin is not None
    assert loading.stdout is not None
    assert loading.stdout.readline() == "writing\n"

    def at_the_swap(*given: Any) -> None:
        assert loading.poll() is None, "it still writes"
        threading.Timer(0.3, loading.stdin.close).start()
        put_in_place(*given)

    monkeypatch.setattr(build_database, "put_in_place", at_the_swap)
    with pytest.raises(DatabaseError, match=r"acme\.csv"):
        build(fresh_db)
    assert loading.wait() == 0
    loading.stdout.close()
    with closing(open_reader(fresh_db)) as connection:
        assert connection.execute("SELECT count(*) FROM part WHERE key = 'AC1'").fetchone() == (1,)


def test_what_a_killed_build_left_is_swept_away(partsref: Run, fresh_db: Path) -> None:
    """Dead is whose lock nobody holds, however young."""
    dead_file = fresh_db.with_name(f".{fresh_db.name}.deadbeef.new")
    dead_file.write_bytes(b"half a file")
    dead_folder = fresh_db.with_name(f".{fresh_db.name}.deadcafe.new")
    dead_folder.mkdir()
    (dead_folder / "db").write_bytes(b"half a file")
    named = [finding["text"] for finding in partsref("check", "--db", fresh_db, "--json").json]
    assert {True} == {any(dead.name in text for text in named) for dead in (dead_file, dead_folder)}
    with draft_folder(fresh_db, "other") as living_folder:
        living = living_folder.rename(fresh_db.with_name(f".{fresh_db.name}.cafecafe.new"))
        (living / "db").write_bytes(b"half a file")
        os.utime(living, (0, 0))
        assert living.name not in partsref("check", "--db", fresh_db).out
        dead_file.write_bytes(b"half a file")
        assert partsref("build", "--db", fresh_db).status == 0
        assert not dead_file.exists()
        assert not dead_folder.exists()
        assert (living / "db").exists(), "another build is at work on it"
        living.rename(living_folder)
    assert [path.name for path in fresh_db.parent.iterdir() if path.name.startswith(".")] == []


def test_a_build_over_a_database_in_use_leaves_its_readers_what_they_have(fresh_db: Path, tmp_path: Path) -> None:
    """The file stays the same file: put in its place, a new one would stand beside the log of the old one."""
    with closing(sqlite3.connect(fresh_db)) as other:
        other.execute("PRAGMA journal_mode = wal")
    with closing(open_reader(fresh_db)) as reader:
        reader.execute("BEGIN")
        identity, parts = generation(reader), reader.execute("SELECT count(*) FROM part").fetchone()
        number = fresh_db.stat().st_ino
        folder = _small_folder(tmp_path)
        build(fresh_db, folder)
        assert fresh_db.stat().st_ino == number
        assert (generation(reader), reader.execute("SELECT count(*) FROM part").fetchone()) == (identity, parts)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM part").fetchone() == (1,)
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_build_killed_amid_the_swap_leaves_the_old_catalogue(fresh_db: Path, tmp_path: Path) -> None:
    """Killed while the new pages go in: the next question finds the old ones, whole."""
    folder = _small_folder(tmp_path)
    killed = f"""
import os, signal
from pathlib import Path
from partsref.intake.catalogue import build_database
def die(connection, path):
    os.kill(os.getpid(), signal.SIGKILL)
calls = []
refuse = build_database._refuse_to_lose
def counted(connection, path):
    calls.append(1)
    refuse(connection, path) if len(calls) == 1 else die(connection, path)
build_database._refuse_to_lose = counted
build_database.build(Path({str(fresh_db)!r}), Path({str(folder)!r}))
"""
    with closing(open_reader(fresh_db)) as before:
        parts = before.execute("SELECT count(*) FROM part").fetchone()
    ended = subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    with closing(open_reader(fresh_db)) as after:
        assert after.execute("SELECT count(*) FROM part").fetchone() == parts
        assert after.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    build(fresh_db, folder)
    assert [path.name for path in fresh_db.parent.iterdir() if path.name.startswith(".")] == []


def _small_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "sources.csv").write_text("id,kind,title,url,trust\ns1,page,A page,,C\n", encoding="utf-8")
    (folder / "parts.csv").write_text(PARTS + "Suzuki,16510-61A20,oem,,,,,,s1\n", encoding="utf-8")
    return folder


def test_a_folder_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"parts\.csv"):
        build(tmp_path / "x.db", tmp_path)
