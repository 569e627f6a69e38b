"""A folder that is watched: what is put there is loaded once, and lies where its owner looks for it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from loading import facts, said_by, sound

from partsref.errors import DatabaseError, InputError
from partsref.intake.supplier.load_file import LoadOptions
from partsref.intake.watch import arrivals, watch_folder
from partsref.intake.watch.watch_folder import Outcome, Watch

GOOD = "part number,name,oe brand,oe number\nA-1,Oil filter,Suzuki,16510-61A20\nA-2,Belt,,\n"
MIXED = GOOD + "1.651E+09,Pump,,\n"
BAD = "shop,street\nx,y\n"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "SETTLED_SECONDS", 0.1)
    monkeypatch.setattr(watch_folder, "SETTLED_SECONDS", 0.1)
    monkeypatch.setattr(watch_folder, "_LOOK_AGAIN", 0.06)


@pytest.fixture
def incoming(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming"
    folder.mkdir()
    return folder


def once(folder: Path, db: Path, **options: object) -> list[Outcome]:
    return list(Watch(folder, db, LoadOptions("Kanto", **options)).once())  # type: ignore[arg-type]


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_is_loaded_moves_to_done_and_what_cannot_be_to_failed(fresh_db: Path, incoming: Path) -> None:
    for name, text in (("a.csv", GOOD), ("b.csv", BAD), ("c.csv", MIXED)):
        (incoming / name).write_text(text)
    outcomes = once(incoming, fresh_db)
    assert [one.failed for one in outcomes] == [False, True, False]
    assert tree(incoming) == {"done/a.csv", "failed/b.csv", "failed/b.csv.txt", "done/c.csv", "done/c.csv.rejects.csv"}
    assert "no column of part numbers" in (incoming / "failed/b.csv.txt").read_text()
    sound(fresh_db)


def test_a_file_of_which_no_row_loads_has_failed_and_its_rejects_lie_beside(fresh_db: Path, incoming: Path) -> None:
    (incoming / "a.csv").write_text("part number,name\n1.651E+09,Pump\n")
    assert once(incoming, fresh_db)[0].failed
    assert tree(incoming) == {"failed/a.csv", "failed/a.csv.txt", "failed/a.csv.rejects.csv"}


def test_names_that_come_again_overwrite_nothing(fresh_db: Path, incoming: Path) -> None:
    for text in (GOOD, MIXED, BAD, BAD + "z,z\n"):
        (incoming / "a.csv").write_text(text)
        once(incoming, fresh_db)
    assert tree(incoming) == {
        "done/a.csv", "done/a-2.csv", "done/a-2.csv.rejects.csv", "failed/a.csv", "failed/a.csv.txt",
        "failed/a-2.csv", "failed/a-2.csv.txt",
    }  # fmt: skip


def test_a_file_that_grows_is_left_until_it_is_whole(fresh_db: Path, incoming: Path) -> None:
    file = incoming / "a.csv"
    file.write_text(GOOD)
    watch = Watch(incoming, fresh_db, LoadOptions("Kanto"))
    for row in range(4):
        assert list(watch.round()) == []
        time.sleep(0.06)
        with file.open("a") as growing:
            growing.write(f"B-{row},Cap,,\n")
    assert list(watch.round()) == []
    time.sleep(0.15)
    [outcome] = watch.round()
    assert outcome.report is not None
    assert outcome.report.loaded == 6


@pytest.mark.parametrize("name", ["~$a.xlsx", ".~lock.a.ods#", ".hidden.csv", "a.csv.part", "a.csv.crdownload"])
def test_what_is_no_list_yet_is_left_alone(fresh_db: Path, incoming: Path, name: str) -> None:
    (incoming / name).write_text(GOOD)
    (incoming / "folder.csv").mkdir()
    assert once(incoming, fresh_db) == []
    assert tree(incoming) == {name}


def test_a_mapping_beside_a_list_is_used(fresh_db: Path, incoming: Path) -> None:
    (incoming / "a.csv").write_text("shop ref;what\nA-1;Belt\n")
    (incoming / "a.map.yml").write_text("columns: {number: shop ref, name: what}\n")
    assert not once(incoming, fresh_db)[0].failed
    assert tree(incoming) == {"done/a.csv", "a.map.yml"}


def test_ended_after_the_load_and_before_the_move_it_is_moved_by_the_next_and_not_loaded_twice(
    fresh_db: Path, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (incoming / "a.csv").write_text(MIXED)

    def ended(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(watch_folder, "_moved", ended)
        once(incoming, fresh_db)
    assert "a.csv" in tree(incoming)
    before = facts(fresh_db)
    [outcome] = once(incoming, fresh_db)
    assert outcome.report is not None
    assert outcome.report.unchanged
    assert facts(fresh_db) == before
    assert tree(incoming) == {"done/a.csv", "done/a.csv.rejects.csv"}


def test_a_database_that_does_not_answer_is_no_fault_of_the_file(
    fresh_db: Path, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (incoming / "a.csv").write_text(GOOD)

    def locked(*_: object, **__: object) -> None:
        raise DatabaseError("locked")

    with monkeypatch.context() as patched, pytest.raises(DatabaseError):
        patched.setattr(watch_folder, "load_file", locked)
        once(incoming, fresh_db)
    assert tree(incoming) == {"a.csv"}
    assert len(once(incoming, fresh_db)) == 1


def test_a_file_that_changes_while_it_is_read_is_tried_again(
    fresh_db: Path, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = incoming / "a.csv"
    file.write_text(BAD)
    loading = watch_folder.load_file
    calls: Iterator[bool] = iter([True, False])

    def changing(*args: object, **named: object) -> object:
        if next(calls):
            file.write_text(GOOD)
            os.utime(file, ns=(1, 1))
            raise InputError("was changed while it was read")
        return loading(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(watch_folder, "load_file", changing)
    watch = Watch(incoming, fresh_db, LoadOptions("Kanto"))
    outcomes = [*watch.once(), *watch.once()]
    assert [one.failed for one in outcomes] == [False]
    assert len(said_by(fresh_db, "Kanto", "parts")) == 3


def test_a_folder_that_is_not_there_is_said(fresh_db: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        Watch(tmp_path / "nowhere", fresh_db, LoadOptions("Kanto"))


def test_a_file_that_is_in_and_cannot_be_moved_is_told_and_not_loaded_again(
    fresh_db: Path, incoming: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(watch_folder, "warn", told.append)

    def stuck(path: Path, target: Path) -> Path:
        raise InputError(f"{path}: cannot be moved to {target.parent} (Read-only file system).")

    monkeypatch.setattr(watch_folder, "_moved", stuck)
    (incoming / "a.csv").write_text(GOOD)
    watch = Watch(incoming, fresh_db, LoadOptions("Kanto"))
    (outcome,) = watch.once()
    assert (outcome.failed, outcome.moved) == (False, None)
    assert [line.startswith("It is in.") for line in told] == [True]
    assert watch.waiting() == []
    assert list(watch.round()) == [], "it is not read again"
