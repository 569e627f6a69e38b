"""Strange input and broken files: a clear line and the contract's exit status, never a traceback."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, Ran

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


@pytest.mark.parametrize("command", ["find", "xref", "search"])
def test_a_number_that_begins_with_a_dash_is_told_from_an_option(partsref: Run, seed_db: Path, command: str) -> None:
    refused = partsref(command, "-16510-61A20", "--db", seed_db)
    assert refused.status == 2
    assert f"{command} -- -16510-61A20" in refused.err
    assert partsref(command, "--db", seed_db, "--", "-16510-61A20").status == 0


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
    assert "repairing" in ran.err
    assert "16510-61A01" in [hit["number"] for hit in ran.json["hits"]]
    assert partsref("find", "16510-61A0l", "--db", fresh_db, "--json").err == ""


def test_a_database_in_a_read_only_folder_still_answers(partsref: Run, fresh_db: Path) -> None:
    fresh_db.chmod(0o444)
    fresh_db.parent.chmod(0o555)
    try:
        assert partsref("find", "16510-61A20", "--db", fresh_db).status == 0
        assert partsref("search", "sambar oil filter", "--db", fresh_db).status == 0
    finally:
        fresh_db.parent.chmod(0o755)


def test_a_file_somebody_has_to_himself_is_said_to_be_busy(
    partsref: Run, fresh_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("partsref.store.file.database.READER_WAIT_SECONDS", 0.2)
    holder = sqlite3.connect(fresh_db, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    ran = partsref("find", "16510-61A20", "--db", fresh_db)
    holder.close()
    assert ran.status == 2
    assert "another program is writing" in ran.err


@pytest.mark.parametrize("command", [["find", "16510-61A20"], ["build"], ["check"], ["stats"]])
def test_a_damaged_file_is_named_with_what_to_do(partsref: Run, fresh_db: Path, command: list[str]) -> None:
    fresh_db.write_bytes(fresh_db.read_bytes()[:150])
    ran = partsref(*command, "--db", fresh_db)
    assert ran.status == 2
    assert str(fresh_db) in ran.err
    assert "Move it away" in ran.err


def test_check_goes_on_past_damage_and_says_it(partsref: Run, fresh_db: Path) -> None:
    with fresh_db.open("r+b") as file:
        file.seek(fresh_db.stat().st_size // 2)
        file.write(b"\xa5" * 40_000)
    ran = partsref("check", "--db", fresh_db, "--json")
    assert ran.status == 1
    assert "damage" in {finding["kind"] for finding in ran.json}


@pytest.mark.parametrize("lost", ["DELETE FROM application_code", "DROP INDEX part_key", "DROP VIEW parts"])
def test_check_sees_what_a_file_has_lost(partsref: Run, fresh_db: Path, lost: str) -> None:
    with sqlite3.connect(fresh_db) as connection:
        connection.execute(lost)
    connection.close()
    ran = partsref("check", "--db", fresh_db)
    assert ran.status == 1


@pytest.mark.parametrize("option", ["--repair", "--mend"])
def test_check_repairs_what_is_derived(partsref: Run, fresh_db: Path, option: str) -> None:
    with sqlite3.connect(fresh_db) as connection:
        connection.execute("DELETE FROM application_code")
        connection.execute("DELETE FROM application_vehicle")
    connection.close()
    assert partsref("check", "--db", fresh_db).status == 1
    assert partsref("check", option, "--db", fresh_db).status == 0
    hits = partsref("search", "sambar tt2 oil filter", "--db", fresh_db, "--json").json["hits"]
    assert hits[0]["number"] == "15208KA012"


def test_an_export_does_not_write_over_files_unasked(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    (tmp_path / "parts.csv").write_text("mine", encoding="utf-8")
    assert partsref("export", tmp_path, "--db", seed_db).status == 2
    assert (tmp_path / "parts.csv").read_text(encoding="utf-8") == "mine"
    assert partsref("export", tmp_path, "--force", "--db", seed_db).status == 0


def test_a_database_without_a_name_is_wrong_use(partsref: Run) -> None:
    assert partsref("find", "1", "--db", "").status == 2


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}, {"COLUMNS": "0"}]
)
@pytest.mark.parametrize(
    "arguments", [["find", "16510-61A20"], ["find", "16510-61A20", "--json"], ["vehicles", "サンバー"]]
)
def test_any_terminal_gets_an_answer(seed_db: Path, environment: dict[str, str], arguments: list[str]) -> None:
    run = [sys.executable, "-m", "partsref", *arguments, "--db", str(seed_db)]
    ran = subprocess.run(run, capture_output=True, cwd=ROOT, env={**os.environ, **environment}, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout


def test_a_closed_output_and_bytes_that_are_no_text_are_no_traceback(seed_db: Path) -> None:
    ask = f"{sys.executable} -m partsref"
    for command in (f"{ask} vehicles --db {seed_db} >&-", f"{ask} find --db {seed_db} $'16510\\xff-61A20' --json"):
        ran = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
        assert b"internal error" not in ran.stderr
        assert b"Traceback" not in ran.stderr


def test_what_was_typed_cannot_drive_the_terminal(partsref: Run, seed_db: Path) -> None:
    for command in ("find", "xref", "search", "vehicles"):
        assert "\x1b" not in partsref(command, "\x1b[31mqqqq99", "--db", seed_db).err


def test_match_does_not_guess_where_xref_would_not(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("16510\nMD\n16510-61A20\n", encoding="utf-8")
    answers = partsref("match", path, "--db", seed_db, "--json").json
    assert [answer["part"] and answer["part"]["number"] for answer in answers] == [None, None, "16510-61A20"]
    assert answers[0]["state"] == "contains"
    assert answers[0]["why"] == "no part carries 16510"
    assert answers[0]["candidates"]
    assert answers[0]["equivalents"] == []
