"""`partsref export`: everything as a folder, or what one source said as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran


@pytest.fixture
def loaded(fresh_db: Path, tmp_path: Path, partsref: Callable[..., Ran]) -> Path:
    (tmp_path / "list.csv").write_text("part number,name,oe number,oe brand\nKF-1,Oil filter,16510-61A01,Suzuki\n")
    assert partsref("load", tmp_path / "list.csv", "--source", "Kanto", "--db", fresh_db).status == 0
    return fresh_db


@pytest.mark.parametrize(("form", "ending"), [("flat", "csv"), ("pies", "xml")])
def test_what_a_source_said_becomes_a_file_that_loads(
    loaded: Path, tmp_path: Path, partsref: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, form: str, ending: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert partsref("export", "--source", "Kanto", "--as", form, "--db", loaded).status == 0
    again = partsref("load", f"Kanto.{ending}", "--source", "Kanto 2", "--db", loaded)
    assert (again.status, "0 rejected" in again.out + again.err) == (0, True)


def test_no_file_is_written_over_unless_asked(loaded: Path, tmp_path: Path, partsref: Callable[..., Ran]) -> None:
    path = tmp_path / "kanto.csv"
    path.write_text("mine")
    refused = partsref("export", "--source", "Kanto", path, "--db", loaded)
    assert (refused.status, "--force" in refused.err, path.read_text()) == (2, True, "mine")
    assert partsref("export", "--source", "Kanto", path, "--force", "--db", loaded).status == 0
    assert "KF-1" in path.read_text(encoding="utf-8")


def test_an_unknown_source_is_told(loaded: Path, tmp_path: Path, partsref: Callable[..., Ran]) -> None:
    ran = partsref("export", "--source", "nobody", tmp_path / "x.csv", "--db", loaded)
    assert (ran.status, "partsref loads" in ran.err) == (1, True)
