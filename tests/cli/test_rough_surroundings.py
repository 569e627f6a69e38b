"""Whatever the streams, the locale and the system do: the work is done or refused, in a line, and never half told."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from support import ROOT, Ran

Run = Callable[..., Ran]
LIST = "part number,name\nAB-10001,Oil filter\nAB-10002,Air filter\n"
BAD = "part number,name\nAB-10001,Oil filter\n1.651E+09,Air filter\n"


def _shell(command: str, db: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    line = command.replace("PARTSREF", f"{sys.executable} -m partsref").replace("DB", str(db))
    return subprocess.run(
        ["bash", "-c", line], capture_output=True, cwd=ROOT, env={**os.environ, **environment}, check=False
    )


@pytest.fixture
def price_list(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_full_standard_error_loads_all_the_same(partsref: Run, fresh_db: Path, price_list: Path) -> None:
    ran = _shell(f"PARTSREF load {price_list} --source acme --db DB 2>/dev/full", fresh_db)
    assert ran.returncode == 0
    assert partsref("find", "AB-10001", "--db", fresh_db).status == 0


def test_a_full_standard_output_is_said(seed_db: Path) -> None:
    ran = _shell("PARTSREF vehicles --db DB >/dev/full", seed_db)
    assert ran.returncode == 2
    assert ran.stderr.startswith(b"partsref: standard output: cannot be written")
    assert len(ran.stderr.splitlines()) == 1


def test_a_reader_who_has_seen_enough_is_no_failure(seed_db: Path) -> None:
    for command in ("vehicles", "vehicles --json", "search oil --limit 1000 --csv", "stats --coverage"):
        ran = _shell(f"set -o pipefail; PARTSREF {command} --db DB | true", seed_db)
        assert (ran.returncode, ran.stderr.count(b"Traceback"), ran.stderr.count(b"Broken")) == (0, 0, 0), ran


@pytest.mark.parametrize("command", ["match - --db DB <&-", "load - --source acme --db DB <&-"])
def test_a_closed_standard_input_is_an_empty_one(fresh_db: Path, command: str) -> None:
    ran = _shell(f"PARTSREF {command}", fresh_db)
    assert ran.returncode in (1, 2)
    assert b"empty" in ran.stderr
    assert b"internal error" not in ran.stderr


def test_a_load_beyond_all_numbers_is_wrong_use(partsref: Run, fresh_db: Path) -> None:
    for command in (["unload", "9" * 30], ["loads", "--diff", "1", "9" * 30]):
        ran = partsref(*command, "--db", fresh_db)
        assert ran.status == 2
        assert "internal error" not in ran.err


def test_a_c_locale_finds_japanese_file_names(fresh_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "部品.csv"
    path.write_text(LIST, encoding="utf-8")
    ran = _shell(
        f"PARTSREF load {path} --source acme --db DB", fresh_db, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert ran.returncode == 0, ran.stderr


def test_records_nested_without_end_are_refused_in_a_line(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    for deep in (500, 100_000):
        path.write_text('{"number": ' + "[" * deep + "]" * deep + "}", encoding="utf-8")
        ran = partsref("load", path, "--source", "acme", "--db", fresh_db)
        assert ran.status in (1, 2)
        assert "internal error" not in ran.err
        assert "Traceback" not in ran.err


def test_names_from_outside_cannot_drive_the_terminal(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    import zipfile

    import openpyxl

    evil = "\x1b]0;owned\x07\x1b[2J\x9b31m"
    header = tmp_path / "header.csv"
    header.write_text(f"part number,{evil} name,price {evil}\nAB-1,x,1\n", encoding="utf-8")
    two = tmp_path / "two.zip"
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr(f"a{evil}.csv", LIST)
        archive.writestr(f"b{evil}.csv", LIST)
    named = tmp_path / f"name{evil.replace('/', '')}.csv"
    named.write_text(LIST, encoding="utf-8")
    book = openpyxl.Workbook()
    book.active.append(["nothing", "known"])
    book.create_sheet("plain").append(["also", "nothing"])
    sheet = tmp_path / "sheet.xlsx"
    book.save(sheet)
    for path in (header, two, named, sheet):
        for more in ([], ["--sheet", evil], ["--dry-run"]):
            ran = partsref("load", path, "--source", "acme", "--db", fresh_db, *more)
            assert not {"\x1b", "\x07", "\x9b"} & set(ran.err), (path, ran.err)


def test_ended_by_the_system_a_question_stops_at_once(fresh_db: Path) -> None:
    """Amid SQLite's own work no Python runs: what was asked used to go on until it was answered."""
    program = """
from partsref.cli.main import main
import partsref.api
def endless(self):
    print("asking", flush=True)
    return self.connection.execute(
        "with recursive r(n) as (select 1 union all select n + 1 from r limit 4000000000) select count(*) from r"
    ).fetchone()
partsref.api.Catalog.stats = endless
main()
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program, "stats", "--db", str(fresh_db)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "asking\n"
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=120)
    assert (process.returncode, err) == (128 + signal.SIGTERM, "")


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("dry", [[], ["--dry-run"]])
@pytest.mark.parametrize("option", ["--rejects", "--save-map"])
def test_what_a_load_writes_beside_never_takes_the_databases_place(
    partsref: Run, fresh_db: Path, tmp_path: Path, ending: str, dry: list[str], option: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(BAD, encoding="utf-8")
    target = Path(f"{fresh_db}{ending}")
    before = fresh_db.read_bytes()
    alias = tmp_path / "alias"
    alias.symlink_to(target)
    for name in (target, alias):
        ran = partsref("load", path, "--source", "acme", "--db", fresh_db, option, name, *dry)
        assert ran.status == 2
        assert "is the database" in ran.err
    assert fresh_db.read_bytes() == before


@pytest.mark.parametrize("option", ["--rejects", "--save-map"])
def test_nor_the_inputs_nor_a_devices(partsref: Run, fresh_db: Path, tmp_path: Path, option: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(BAD, encoding="utf-8")
    hard = tmp_path / "hard.csv"
    hard.hardlink_to(path)
    device = tmp_path / "null"
    device.symlink_to("/dev/null")
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as made, made:
        made.execute("CREATE TABLE mine (x)")
    for target, said in ((path, "to be read"), (hard, "to be read"), (device, "a device"), (tmp_path, "a folder"),
                         (other, "is a database")):  # fmt: skip
        ran = partsref("load", path, "--source", "acme", "--db", fresh_db, option, target)
        assert ran.status == 2
        assert said in ran.err
    assert path.read_text(encoding="utf-8") == BAD
    assert partsref("loads", "--source", "acme", "--db", fresh_db).status == 1, "refused before anything was loaded"


def test_an_export_never_takes_the_databases_place(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    db = fresh_db.rename(folder / "parts.csv")
    before = db.read_bytes()
    assert partsref("export", folder, "--force", "--db", db).status == 2
    assert partsref("export", "--source", "catalog", db, "--force", "--db", db).status == 2
    assert partsref("export", "--source", "catalog", "/dev/null", "--force", "--db", db).status == 2
    assert db.read_bytes() == before


def test_corrected_rejects_are_kept(partsref: Run, fresh_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(BAD, encoding="utf-8")
    assert partsref("load", path, "--source", "acme", "--db", fresh_db).status == 1
    rejects = tmp_path / "list.csv.rejects.csv"
    corrected = rejects.read_text(encoding="utf-8-sig").replace("1.651E+09", "16510-82703")
    rejects.write_text(corrected, encoding="utf-8")
    path.write_text(BAD + "AB-10003,Belt\n", encoding="utf-8")
    ran = partsref("load", path, "--source", "acme", "--db", fresh_db)
    assert ran.status == 1
    assert f"kept as {rejects}.1" in ran.err
    assert Path(f"{rejects}.1").read_text(encoding="utf-8") == corrected
    assert "1.651E+09" in rejects.read_text(encoding="utf-8-sig")


def test_an_export_killed_amid_it_leaves_the_one_before_or_says_so(
    partsref: Run, seed_db: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "export"
    assert partsref("export", folder, "--db", seed_db).status == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    program = f"""
import os, signal
from pathlib import Path
from partsref.api import Catalog
from partsref.intake.catalogue import write_folder
write = write_folder._write
def killed(connection, folder, name):
    if name == "links":
        os.kill(os.getpid(), signal.SIGKILL)
    return write(connection, folder, name)
write_folder._write = killed
Catalog(Path({str(seed_db)!r})).export({str(folder)!r})
"""
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(list(tmp_path.glob(".export.*"))) == 1
    assert partsref("export", folder, "--force", "--db", seed_db).status == 0
    assert list(tmp_path.glob(".export.*")) == [], "the next one takes away what the killed one left"
    (folder / ".incomplete").touch()
    ran = partsref("build", "--catalog", folder, "--db", tmp_path / "x.db")
    assert ran.status == 2
    assert "ended half way" in ran.err
