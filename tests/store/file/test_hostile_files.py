"""A database from somewhere else, and what may lie beside it: a question reads it and does nothing more."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support import ROOT, Ran

from partsref.errors import DatabaseError
from partsref.store.file.database import open_reader, open_writer

Run = Callable[..., Ran]
_MAGIC = bytes.fromhex("d9d505f920a163d7")


def _half_written(db: Path) -> None:
    """Leave the file as a writer that was ended leaves it: half of a change in it, a journal beside it."""
    aside = db.with_name("aside.db")
    shutil.copy(db, aside)
    with closing(sqlite3.connect(aside, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 5")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE part SET number = 'torn' || number")
        shutil.copy(aside, db)
        shutil.copy(f"{aside}-journal", f"{db}-journal")
        writer.execute("ROLLBACK")
    aside.unlink()


def _name_in_journal(db: Path, victim: Path) -> None:
    name = os.fsencode(victim.absolute())
    check = sum(byte if byte < 128 else byte - 256 for byte in name) & 0xFFFFFFFF
    with Path(f"{db}-journal").open("ab") as journal:
        journal.write(struct.pack(">I", 0x40000000 // 4096 + 1) + name + struct.pack(">II", len(name), check) + _MAGIC)


def test_a_journal_that_names_another_file_has_nothing_deleted(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    _half_written(fresh_db)
    _name_in_journal(fresh_db, victim)
    for command in (["find", "16510-61A20"], ["search", "oil filter"], ["stats"], ["unload", "1"], ["build"]):
        ran = partsref(*command, "--db", fresh_db)
        assert ran.status == 2
        assert "names another file to delete" in ran.err
    assert victim.read_text() == "mine"


def test_a_change_left_half_is_undone_by_the_next_question(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    _half_written(fresh_db)
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(fresh_db)
    ran = partsref("find", "16510-61A20", "--db", link, "--json")
    assert ran.status == 0
    assert ran.json["hits"][0]["number"] == "16510-61A20"
    assert not Path(f"{fresh_db}-journal").exists()


def test_half_a_change_in_a_folder_nobody_may_write_is_never_read_torn(fresh_db: Path, tmp_path: Path) -> None:
    """The journal stands beside the file, not beside the link to it."""
    _half_written(fresh_db)
    link = tmp_path / "elsewhere" / "link.db"
    link.parent.mkdir()
    link.symlink_to(fresh_db)
    probe = f"from partsref.api import Catalog; Catalog({str(link)!r})"
    drop = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", "--")
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may write everywhere, and there is nothing to take that right away")
    before = drop if os.geteuid() == 0 else ()
    fresh_db.chmod(0o444)
    fresh_db.parent.chmod(0o555)
    try:
        ran = subprocess.run([*before, sys.executable, "-c", probe], cwd=ROOT, capture_output=True, check=False)
    finally:
        fresh_db.parent.chmod(0o755)
    assert b"DatabaseError" in ran.stderr


def test_a_reader_neither_writes_nor_trusts_the_file(fresh_db: Path) -> None:
    with closing(open_reader(fresh_db)) as reader:
        (trusted,) = reader.execute("PRAGMA trusted_schema").fetchone()
        (checked,) = reader.execute("PRAGMA cell_size_check").fetchone()
        (mapped,) = reader.execute("PRAGMA mmap_size").fetchone()
        assert (trusted, checked, mapped) == (0, 1, 0)
        reader.execute("PRAGMA query_only = off")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.execute("DELETE FROM part")
        with pytest.raises(sqlite3.DataError):
            reader.execute("SELECT zeroblob(900000000)")


def test_a_file_cut_short_while_it_is_read_ends_no_process(fresh_db: Path) -> None:
    """Mapped into memory, the pages that are gone would end the process with SIGBUS."""
    program = f"""
import sqlite3
from pathlib import Path
from partsref.store.file.database import open_reader
path = Path({str(fresh_db)!r})
reader = open_reader(path)
reader.execute("SELECT count(*) FROM part").fetchone()
with path.open("r+b") as file:
    file.truncate(path.stat().st_size // 3)
try:
    reader.execute("SELECT sum(length(note)) FROM claim").fetchall()
    reader.execute("SELECT * FROM part JOIN spelling ON part_id = id").fetchall()
    reader.execute("PRAGMA integrity_check").fetchall()
except sqlite3.Error as error:
    print("told:", error.sqlite_errorname)
"""
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran
    assert "told:" in ran.stdout


def test_a_trigger_in_somebody_elses_file_does_nothing_to_a_question(partsref: Run, fresh_db: Path) -> None:
    """A view of the same name as a table's, calling what is not safe: refused by the schema's own word."""
    with closing(sqlite3.connect(fresh_db)) as made, made:
        made.execute("CREATE TABLE log (what)")
        made.execute("CREATE TRIGGER spy AFTER INSERT ON load BEGIN INSERT INTO log VALUES ('ran'); END")
    assert partsref("find", "16510-61A20", "--db", fresh_db).status == 0
    with closing(sqlite3.connect(fresh_db)) as after:
        assert after.execute("SELECT count(*) FROM log").fetchone() == (0,)


def test_a_write_leaves_one_file_and_says_it_is_in_only_when_it_is(fresh_db: Path) -> None:
    open_writer(fresh_db).close()
    assert sorted(path.name for path in fresh_db.parent.glob("fresh.db*")) == ["fresh.db", "fresh.db.words"]


def test_an_older_python_message_is_not_what_decides(tmp_path: Path) -> None:
    """A damaged file is told by SQLite's code: its own words may name anything, such as a table called `locked`."""
    path = tmp_path / "x.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE locked (readonly)")
    with pytest.raises(DatabaseError, match="not a partsref database"):
        open_reader(path)


@pytest.mark.parametrize("ending", ["", "-journal", "-wal", "-shm"])
def test_a_pipe_for_a_database_or_beside_one_is_refused_and_not_waited_for(
    partsref: Run, fresh_db: Path, tmp_path: Path, ending: str
) -> None:
    db = fresh_db if ending else tmp_path / "pipe.db"
    os.mkfifo(f"{db}{ending}")
    for command in (["find", "16510-61A20"], ["unload", "1"], ["garage", "add", "HA4-1234567"], ["build"]):
        ran = partsref(*command, "--db", db)
        assert ran.status == 2
        assert f"{db}{ending}: is a pipe, not a file." in ran.err
