"""Without `--db` it is partsref.db in this folder, else one of the user's own for every folder; he is told where."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran

import partsref as package

Run = Callable[..., Ran]
KNOWN = ("find", "16510-61A20")


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the user's database is, in a data folder that is not there yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "partsref" / "partsref.db"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder without a database."""
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def test_the_first_question_makes_the_user_s_own_and_says_where_it_is(partsref: Run, own: Path, folder: Path) -> None:
    ran = partsref(*KNOWN)
    assert ran.status == 0
    assert str(own) in ran.err.splitlines()[0]
    assert "building" in ran.err
    assert own.is_file()
    assert list(folder.iterdir()) == []
    again = partsref(*KNOWN)
    assert (again.status, str(own) in again.err) == (0, False)
    with package.open() as catalog:
        assert catalog.path == own


def test_a_database_in_the_folder_is_the_one_meant_there(partsref: Run, own: Path, folder: Path, seed_db: Path) -> None:
    shutil.copy(seed_db, folder / "partsref.db")
    partsref("garage", "add", "HA4", "the farm truck")
    assert "farm truck" in partsref("garage").out
    assert not own.exists()


@pytest.mark.parametrize("named", ["option", "variable"])
def test_a_named_database_is_never_the_user_s_own(
    partsref: Run, own: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, seed_db: Path, named: str
) -> None:
    monkeypatch.setenv("PARTSREF_DB", str(seed_db) if named == "variable" else "")
    ran = partsref(*KNOWN, *(["--db", seed_db] if named == "option" else []))
    assert (ran.status, "Your database" in ran.err) == (0, False)
    assert not own.parent.exists()


def test_what_is_loaded_in_one_folder_is_found_in_another(
    partsref: Run, own: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "list.csv").write_text("part number,name\nAB-1,Oil filter\n")
    ran = partsref("load", "list.csv", "--source", "Kanto", "--empty")
    assert (ran.status, str(own) in ran.err) == (0, True)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert partsref("find", "AB-1").status == 0


def test_without_a_folder_of_one_s_own_it_is_here_and_one_line_says_why(
    partsref: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed_db: Path
) -> None:
    (tmp_path / "data").write_text("a file is in the way")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    ran = partsref("load", "nothing.csv", "--source", "x", "--empty")
    assert [line for line in ran.err.splitlines() if "partsref.db in this folder" in line] == [
        f"No folder of yours for a database ({tmp_path}/data/partsref: Not a directory): it is partsref.db in this"
        " folder."
    ]
    shutil.copy(seed_db, folder / "partsref.db")
    assert "this folder" not in partsref(*KNOWN).err, "said once, not at every question"


def test_who_has_no_home_has_it_in_the_folder(partsref: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_args: object, **_more: object) -> str:
        raise RuntimeError("could not determine the home directory")

    dispute = ("dispute", "link", "Suzuki", "1", "Suzuki", "2", "--why", "it is not")
    monkeypatch.setattr("platformdirs.user_data_dir", nobody)
    assert "home directory): it is partsref.db in this folder" in partsref(*dispute).err
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_args, **_more: "~/share/partsref")
    assert "no home folder): it is partsref.db in this folder" in partsref(*dispute).err
    assert list(folder.iterdir()) == []
