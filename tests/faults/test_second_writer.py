"""Two who write one database at once: each has his turn or is refused plainly, and no row is lost."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from faults.trouble import cases, finish, made_up_list, seed, start, with_word
from loading import facts, load, sound
from support import Ran

from partsref.store.file.database import open_writer, writing

Run = Callable[..., Ran]
ROWS, DESCRIPTIONS = 300, 100
LISTS = {"east": "quasar", "west": "zephyr"}


@pytest.fixture
def lists(tmp_path: Path) -> dict[str, Path]:
    """Two suppliers' lists: parts of their own, for the same original numbers and vehicles."""
    return {
        source: made_up_list(tmp_path / f"{source}.csv", ROWS, word, source[0].upper() + "X", DESCRIPTIONS)
        for source, word in LISTS.items()
    }


@pytest.fixture
def expected(lists: dict[str, Path], tmp_path: Path) -> dict[str, list[tuple[str, ...]]]:
    """What the catalogue says when the two were loaded one after the other."""
    db = tmp_path / "one-after-the-other.db"
    open_writer(db).close()
    for source, file in lists.items():
        load(db, file, source=source)
    return facts(db)


def test_two_loaders_at_once_lose_nothing(
    lists: dict[str, Path], expected: dict[str, list[tuple[str, ...]]], tmp_path: Path, partsref: Run
) -> None:
    began_with = seed()
    luck = random.Random(began_with)
    for case in range(max(cases(2), 2)):
        db = tmp_path / str(case) / "x.db"
        db.parent.mkdir()
        if case % 2:  # Else both of them make it.
            open_writer(db).close()
        told = f"seed {began_with}, case {case}"
        running = {}
        for source, file in lists.items():
            running[source] = start("load", file, "--source", source, "--empty", "--db", db, cwd=db.parent)
            time.sleep(luck.choice((0, luck.uniform(0, 0.5))))
        ended = {source: Ran(*finish(process)) for source, process in running.items()}
        for source, ran in ended.items():
            assert ran.status == 0 or refused_plainly(ran), f"{told}: {ran}"
            if ran.status != 0:
                again = partsref("load", lists[source], "--source", source, "--db", db)
                assert again.status == 0, f"{told}: {again} after {ran}"
        assert any(ran.status == 0 for ran in ended.values()), f"{told}: {ended}"
        sound(db)
        assert facts(db) == expected, f"{told}: {ended}"
        assert [with_word(db, word) for word in LISTS.values()] == [DESCRIPTIONS, DESCRIPTIONS], told
        assert partsref("check", "--db", db).status == 0, told


def refused_plainly(ran: Ran) -> bool:
    last = ran.err.splitlines()[-1]
    said = ("another program is writing it", "was built anew meanwhile; nothing was written")
    return ran.status == 2 and "Traceback" not in ran.err and any(text in last for text in said)


def test_a_loader_waits_for_its_turn(lists: dict[str, Path], tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    with closing(open_writer(db)) as other:
        with writing(other, db):
            process = start("load", lists["east"], "--source", "east", "--db", db, cwd=tmp_path)
            time.sleep(1)
            assert process.poll() is None, "it waits"
        status, _, err = finish(process)
    assert status == 0, err
    assert with_word(db, LISTS["east"]) == DESCRIPTIONS
    sound(db)


def test_questions_are_answered_while_somebody_writes(lists: dict[str, Path], tmp_path: Path, partsref: Run) -> None:
    db = tmp_path / "x.db"
    open_writer(db).close()
    load(db, lists["east"], source="east")
    with closing(open_writer(db)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE part SET number = 'x'")
        found = partsref("find", "EX-00007", "--db", db, "--json")
        assert "EX-00007" in {hit["number"] for hit in found.json["hits"]}
        assert partsref("search", LISTS["east"], "--db", db).status == 0
