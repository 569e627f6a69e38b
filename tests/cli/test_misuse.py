"""Strange input and broken files: a clear line and the contract's exit status, never a traceback."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran

Run = Callable[..., Ran]

NONSENSE = [
    "zzzzqqqq9999xxxx",
    "%%%",
    "' OR 1=1; --",
    "SELECT * FROM part",
    "\x07\x1b[31m",
    "🚚🚚",
    "NEAR(",
    "*",
    "x" * 10_000,
]


@pytest.mark.parametrize("command", ["find", "xref", "search"])
@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_gets_one_clear_line(partsref: Run, seed_db: Path, command: str, query: str) -> None:
    ran = partsref(command, "--db", seed_db, "--", query)
    assert ran.status in (0, 1, 2)
    assert "Traceback" not in ran.err
    assert "internal error" not in ran.err
    if ran.status:
        assert ran.err.strip()
        assert len(ran.err) < 1_000


@pytest.mark.parametrize("command", ["find", "xref", "search"])
def test_an_empty_question_is_wrong_use(partsref: Run, seed_db: Path, command: str) -> None:
    assert partsref(command, "--db", seed_db).status == 2
    assert partsref(command, "", "--db", seed_db).status == 2


def test_a_number_nobody_knows_is_exit_status_1(partsref: Run, seed_db: Path) -> None:
    ran = partsref("xref", "QQQQ-WWWW-9", "--db", seed_db)
    assert ran.status == 1
    assert ran.out == ""


def test_a_reading_command_builds_the_missing_database_and_says_so(partsref: Run, in_tmp: Path) -> None:
    ran = partsref("find", "16510-61A20", "--json")
    assert ran.status == 0
    assert "building" in ran.err
    assert (in_tmp / "partsref.db").exists()
    assert ran.json["hits"][0]["number"] == "16510-61A20"


def test_a_foreign_database_is_refused_and_untouched(partsref: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "other.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = foreign.read_bytes()
    for command in (["find", "16510-61A20"], ["build"], ["stats"]):
        ran = partsref(*command, "--db", foreign)
        assert ran.status == 2
        assert "not a partsref database" in ran.err
    assert foreign.read_bytes() == before


@pytest.mark.parametrize("content", [b"hello, this is no database at all" * 100, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_refused(partsref: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    ran = partsref("find", "16510-61A20", "--db", path)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert path.read_bytes() == content


def test_a_truncated_database_gets_one_line(partsref: Run, fresh_db: Path) -> None:
    fresh_db.write_bytes(fresh_db.read_bytes()[: fresh_db.stat().st_size // 2])
    for command in (["find", "16510-61A20"], ["xref", "15601 87204"], ["stats"], ["check"], ["search", "oil filter"]):
        ran = partsref(*command, "--db", fresh_db)
        assert ran.status in (0, 1, 2)
        assert "Traceback" not in ran.err
        assert "internal error" not in ran.err


def test_a_folder_in_the_databases_place_is_wrong_use(partsref: Run, tmp_path: Path) -> None:
    ran = partsref("find", "16510-61A20", "--db", tmp_path)
    assert ran.status == 2


def test_an_unknown_command_is_wrong_use(partsref: Run) -> None:
    ran = partsref("fnid", "x")
    assert ran.status == 2
    assert "fnid" in ran.err


def test_a_missing_index_of_numbers_mends_itself(partsref: Run, fresh_db: Path) -> None:
    connection = sqlite3.connect(fresh_db)
    names = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'near\\_%' ESCAPE '\\'")
    ]
    assert names
    for name in names:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
    connection.commit()
    connection.close()
    ran = partsref("find", "16510-61A0l", "--db", fresh_db, "--json")
    assert ran.status == 0
    assert "mending" in ran.err
    assert "16510-61A01" in [hit["number"] for hit in ran.json["hits"]]
    assert partsref("find", "16510-61A0l", "--db", fresh_db).err == ""


def test_a_database_in_a_read_only_folder_still_answers(partsref: Run, fresh_db: Path) -> None:
    fresh_db.chmod(0o444)
    fresh_db.parent.chmod(0o555)
    try:
        assert partsref("find", "16510-61A20", "--db", fresh_db).status == 0
        assert partsref("search", "sambar oil filter", "--db", fresh_db).status == 0
    finally:
        fresh_db.parent.chmod(0o755)
