"""Killed at any moment, a load is in or out, and a word index is made whole by the next question.

Eight kills in the suite; 300 with `PARTSREF_SOAK=300 pytest tests/faults/test_kills.py`.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from faults.trouble import SOAKING, cases, copied, made_up_list, run, seed, start, with_word
from loading import fingerprint, load, sound
from support import Ran

from partsref.store.file.database import exists, open_writer

Run = Callable[..., Ran]
ROWS, DESCRIPTIONS = (2000 if SOAKING else 500), 100
OLD, NEW = "quasar", "zephyr"


class Stage:
    """A database with one load, complete; a list to load into it, and what it says when that is in."""

    def __init__(self, folder: Path) -> None:
        self.old = made_up_list(folder / "old.csv", 100, OLD, "OL", DESCRIPTIONS)
        self.new = made_up_list(folder / "new.csv", ROWS, NEW, "NE", DESCRIPTIONS)
        self.before, alone = (folder / name / "x.db" for name in ("before", "alone"))
        self.before.parent.mkdir()
        open_writer(self.before).close()
        load(self.before, self.old, source="old")
        assert with_word(self.before, OLD) == DESCRIPTIONS
        alone.parent.mkdir()
        began = time.monotonic()
        status, _, err = run("load", self.new, "--source", "new", "--empty", "--db", alone, cwd=alone.parent)
        assert status == 0, err
        self.load_seconds = time.monotonic() - began
        # Loaded, the words not caught up yet: as if the process had died between the two.
        self.wordless = copied(self.before, folder / "wordless")
        load(self.wordless, self.new, source="new")
        self.digests = {name: fingerprint(folder / name / "x.db") for name in ("before", "alone", "wordless")}
        again = copied(self.wordless, folder / "again")
        began = time.monotonic()
        assert run("search", NEW, "--db", again, cwd=again.parent)[0] == 0
        self.search_seconds = time.monotonic() - began


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(tmp_path_factory.mktemp("stage"))


def test_a_load_killed_at_any_moment_is_in_or_out(stage: Stage, tmp_path: Path, partsref: Run) -> None:
    began_with, outcomes = seed(), {"in": 0, "out": 0}
    luck = random.Random(began_with)
    for kill in range(cases(8) * 5 // 8):
        from_nothing = kill % 3 == 2
        folder = tmp_path / str(kill)
        db = folder / "x.db"
        folder.mkdir() if from_nothing else copied(stage.before, folder)
        moment = luck.uniform(0.3, 1.05) * stage.load_seconds
        told = f"seed {began_with}, kill {kill} after {moment:.3f} s{', from nothing' * from_nothing}"
        killed(start("load", stage.new, "--source", "new", "--empty", "--db", db, cwd=folder), moment)
        outcome = _after_load(stage, db, partsref, from_nothing, told)
        outcomes[outcome] += 1
        shutil.rmtree(folder)
    print(f"seed {began_with}: killed while loading {outcomes}")


def _after_load(stage: Stage, db: Path, partsref: Run, from_nothing: bool, told: str) -> str:
    outcome = "out"
    if exists(db):
        checked = partsref("check", "--db", db)
        assert checked.status == 0, f"{told}: {checked}"
        digest = fingerprint(db)
        entirely = {stage.digests["alone" if from_nothing else "wordless"]: "in"}
        if not from_nothing:
            entirely[stage.digests["before"]] = "out"
        outcome = entirely.get(digest, "neither")
        if from_nothing and outcome == "neither" and partsref("loads", "--db", db).status == 1:
            outcome = "out"  # Made, and nothing in it.
        assert outcome != "neither", f"{told}: half loaded"
        sound(db)
        found = partsref("find", "NE-00007", "--db", db, "--json")
        assert ("NE-00007" in {hit["number"] for hit in found.json["hits"]}) == (outcome == "in"), f"{told}: {found}"
        assert partsref("search", NEW, "--db", db).status == (0 if outcome == "in" else 1), told
        assert with_word(db, NEW) == (DESCRIPTIONS if outcome == "in" else 0), told
        assert with_word(db, OLD) == (0 if from_nothing else DESCRIPTIONS), told
    again = partsref("load", stage.new, "--source", "new", "--empty", "--db", db)
    assert again.status == 0, f"{told}: {again}"
    assert ("Nothing has changed" in again.err) == (outcome == "in"), f"{told}: {again}"
    assert fingerprint(db) == stage.digests["alone" if from_nothing else "wordless"], told
    assert with_word(db, NEW) == DESCRIPTIONS, told
    return outcome


def test_a_catch_up_of_the_words_killed_at_any_moment_is_done_by_the_next(
    stage: Stage, tmp_path: Path, partsref: Run
) -> None:
    began_with = seed()
    luck = random.Random(began_with)
    for kill in range(cases(8) - cases(8) * 5 // 8):
        db = copied(stage.wordless, tmp_path / str(kill))
        if kill % 3 == 2:  # The index was never made.
            shutil.rmtree(f"{db}.words")
        moment = luck.uniform(0.3, 1.05) * stage.search_seconds
        told = f"seed {began_with}, kill {kill} after {moment:.3f} s"
        killed(start("search", NEW, "--db", db, cwd=db.parent), moment)
        searched = partsref("search", NEW, "--db", db, "--json")
        assert searched.status == 0, f"{told}: {searched}"
        assert (with_word(db, NEW), with_word(db, OLD)) == (DESCRIPTIONS, DESCRIPTIONS), told
        folders = [path.name for path in Path(f"{db}.words").glob("v*")]
        assert len(folders) == 1, f"{told}: what the killed one left is swept away, but there is {folders}"
        assert partsref("check", "--db", db).status == 0, told
        assert fingerprint(db) == stage.digests["wordless"], told
        shutil.rmtree(db.parent)
    print(f"seed {began_with}: killed while the words were caught up")


def killed(process: subprocess.Popen[str], moment: float) -> None:
    """SIGKILL after so many seconds, unless the process has ended well by then."""
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.kill()
    _, err = process.communicate()
    assert process.returncode in (0, -signal.SIGKILL), err
