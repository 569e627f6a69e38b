"""Killed at any moment, what a user adds or disputes, and a newer seed, is all in or all out; the rest of his stays.

Five kills a command in the suite; more with `PARTSREF_SOAK=60 pytest tests/faults/test_own_kills.py`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from faults.trouble import cases
from loading import fingerprint, load, sound
from support import ROOT, Ran

from partsref.database_file import add_own_fact, add_to_garage, dispute_fact
from partsref.intake.catalogue.build_database import build
from partsref.store.file.database import open_reader

Run = Callable[..., Ran]
SEED = {
    "sources": "id,kind,title,url,trust\ns1,web page,a page,https://example.com/,B\n",
    "makers": "maker,kind,maker_ja,aliases,note\nSuzuki,oem,,,\nAcme,aftermarket,,,\n",
    "parts": "maker,number,kind,name,name_ja,category,status,note,source\n"
    "Suzuki,16510-61A20,oem,Oil filter,,,,,s1\nSuzuki,16510-61A21,oem,Oil filter,,,,,s1\n"
    "Acme,AC-1,aftermarket,Oil filter,,,,,s1\nAcme,AC-2,aftermarket,Oil filter,,,,,s1\n",
    "links": "maker_from,number_from,relation,maker_to,number_to,note,inferred,source\n"
    "Suzuki,16510-61A20,equivalent,Acme,AC-1,,0,s1\nSuzuki,16510-61A21,equivalent,Acme,AC-2,,0,s1\n",
    "fitments": "maker,number,make,model,chassis,engine,year_from,year_to,position,note,source\n"
    "Acme,AC-1,Suzuki,Carry,DA63T,,,,,,s1\n",
}
COMMANDS = {
    "add": "add link Suzuki 16510-61A21 equivalent Acme AC-9 --source mine --db DB",
    "dispute": "dispute link Suzuki 16510-61A21 Acme AC-2 --why thread --db DB",
    "update": "update --catalog NEWER --db DB",
}


@dataclass(frozen=True)
class Stage:
    """A database with something of everybody's in it, and a newer seed."""

    db: Path
    newer: Path


def _seed(folder: Path, **otherwise: str) -> Path:
    folder.mkdir()
    for name, text in {**SEED, **otherwise}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("own")
    db = folder / "x.db"
    build(db, _seed(folder / "seed"))
    prices = folder / "list.csv"
    prices.write_text("part number,name,oe number,oe brand\nKF-1,Oil filter,16510-61A20,Suzuki\n", "utf-8")
    load(db, prices)
    fit = {"maker": "Acme", "number": "AC-1", "make": "Honda", "model": "Acty", "chassis": "HA4"}
    add_own_fact(db, "fitment", fit, "my truck")
    dispute_fact(db, "link", ["Suzuki", "16510-61A20", "Acme", "AC-1"], "its thread is M18", "my caliper")
    add_to_garage(db, "HA4-1234567", "the farm truck")
    parts = SEED["parts"].replace("Acme,AC-2,aftermarket,Oil filter,,,,,s1\n", "")
    parts += "".join(f"Acme,AC-{number},aftermarket,Air filter,,,,,s1\n" for number in range(10, 30))
    links = SEED["links"].replace("Suzuki,16510-61A21,equivalent,Acme,AC-2,,0,s1\n", "")
    return Stage(db, _seed(folder / "newer", parts=parts, links=links))


@pytest.mark.parametrize("name", COMMANDS)
def test_killed_before_any_of_its_steps_it_is_in_or_out(stage: Stage, tmp_path: Path, partsref: Run, name: str) -> None:
    command = COMMANDS[name].replace("NEWER", str(stage.newer)).split()
    died = _dying(stage.db, tmp_path, command)
    before, after = _state(stage.db), _state(tmp_path / "whole" / "x.db")
    assert before != after
    outcomes = set()
    for step in died:
        db = tmp_path / step / "x.db"
        state = _state(db)
        assert state in (before, after), f"{name}, killed before step {step}: neither in nor out"
        outcomes.add("in" if state == after else "out")
        sound(db)
        assert partsref("check", "--db", db).status == 0, step
        if state == before or name == "update":
            again = partsref(*(db if word == "DB" else word for word in command))
            assert again.status == 0, again
        assert _state(db) == after, f"{name}, killed before step {step}: again it is in, once"
        assert partsref("search", "oil filter", "--db", db).status == 0
        assert not [path.name for path in db.parent.iterdir() if path.name.startswith(".")], "nothing is left beside"
    assert outcomes == {"in", "out"}


def _dying(db: Path, folder: Path, command: list[str]) -> list[str]:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    program = [sys.executable, str(Path(__file__).with_name("dying.py")), str(db), str(folder), str(cases(5)), *command]
    ran = subprocess.run(program, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert [how for _, how in lines] == ["killed"] * len(lines), ran.stdout
    return [step for step, _ in lines]


def _state(db: Path) -> object:
    """What the catalogue says, the loads and own facts, disputes, the garage, and which seed it is."""
    with closing(open_reader(db)) as connection:
        asked = (
            "SELECT load.id, code, file, mapping, mode, rows, replaced_by"
            " FROM load JOIN source ON source.id = source_id",
            "SELECT load_id, why, (SELECT count(*) FROM link WHERE id = link_id) FROM link_dispute",
            "SELECT name, frame, chassis FROM garage",
            "SELECT value FROM meta WHERE key = 'seed'",
            "SELECT load_id, change, maker, number, what FROM load_change",
        )
        return (
            fingerprint(db),
            [connection.execute(f"{sql} ORDER BY 1, 2").fetchall() for sql in asked[:2]],
            [sorted(connection.execute(sql).fetchall()) for sql in asked[2:]],
        )
