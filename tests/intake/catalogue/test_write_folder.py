"""An export takes its place in one step: whoever is killed leaves the old one or the new one, whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, Ran

from partsref.errors import InputError
from partsref.intake.catalogue import write_folder
from partsref.intake.catalogue.seed import seed_mark
from partsref.store.file import swap_folder

Run = Callable[..., Ran]
IN_ONE_STEP = sys.platform == "linux"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def exported(partsref: Run, fresh_db: Path, tmp_path: Path) -> Path:
    """An export of the database as it was before one fact more."""
    folder = tmp_path / "out"
    assert partsref("export", folder, "--db", fresh_db).status == 0
    fact = ("add", "measure", "Suzuki", "16510-61A20", "height", "64.5", "mm", "--source", "my caliper")
    assert partsref(*fact, "--db", fresh_db).status == 0
    return folder


@pytest.mark.skipif(not IN_ONE_STEP, reason="folders change places in one step on Linux only")
@pytest.mark.parametrize("after", [False, True])
def test_killed_in_its_last_step_it_is_the_old_one_or_the_new_one(
    partsref: Run, fresh_db: Path, exported: Path, after: bool
) -> None:
    old = contents(exported)
    program = f"""
import os, signal, sys
from partsref.store.file import swap_folder
exchange = swap_folder._exchange
def killed(one, other):
    if {after}:
        exchange(one, other)
    os.kill(os.getpid(), signal.SIGKILL)
swap_folder._exchange = killed
from partsref.cli.main import main
sys.argv = ["partsref", "export", {str(exported)!r}, "--force", "--db", {str(fresh_db)!r}]
main()
"""
    ran = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert ran.returncode == -signal.SIGKILL
    killed = contents(exported)
    assert partsref("export", exported, "--force", "--db", fresh_db).status == 0
    assert killed == (contents(exported) if after else old)
    assert old != contents(exported)
    assert [path for path in exported.parent.iterdir() if path.name.startswith(".out.")] == []


@pytest.mark.parametrize("in_one_step", [True, False])
def test_what_is_somebodys_stays_and_what_an_older_export_had_goes(
    partsref: Run, fresh_db: Path, exported: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    (exported / "notes.txt").write_text("mine")
    (exported / "links.csv").unlink()
    facts = exported.with_name("facts")
    assert partsref("export", facts, "--mine", "--db", fresh_db).status == 0
    (facts / "links.csv").write_text("an older fact, taken back since\n")
    (facts / "notes.txt").write_text("mine")
    if not in_one_step:
        monkeypatch.setattr(swap_folder, "_exchange", lambda *_: False)
    for folder, option in ((exported, ()), (facts, ("--mine",))):
        assert partsref("export", folder, *option, "--force", "--db", fresh_db).status == 0
        assert (folder / "notes.txt").read_text() == "mine"
        assert not (folder / ".incomplete").exists()
    assert (exported / "links.csv").exists()
    assert not (facts / "links.csv").exists()


def test_a_folder_within_which_we_stand_stays_the_same_folder(
    partsref: Run, fresh_db: Path, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(exported)
    before = exported.stat().st_ino
    assert partsref("export", ".", "--force", "--db", fresh_db).status == 0
    assert exported.stat().st_ino == before


def test_what_cannot_be_written_leaves_the_old_one(exported: Path) -> None:
    def full(_draft: Path) -> dict[str, int]:
        raise OSError(28, "No space left on device")

    old = contents(exported)
    with pytest.raises(InputError, match="No space left"):
        write_folder.write_folder(exported, full)
    assert contents(exported) == old
    assert [path for path in exported.parent.iterdir() if path.name.startswith(".out.")] == []


def test_a_seed_that_cannot_be_listed_is_not_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refused)
    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(PermissionError):
        seed_mark(tmp_path)
