"""`partsref export`: everything as a folder, or what one source said as a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from datapackages import wrong_in
from loading import facts
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


@pytest.mark.parametrize("empty", [True, False])
def test_an_exported_folder_is_what_it_says_it_is_and_builds_the_same_catalogue(
    loaded: Path, tmp_path: Path, partsref: Callable[..., Ran], empty: bool
) -> None:
    db = tmp_path / "own.db" if empty else loaded
    (tmp_path / "prices.csv").write_text(
        "part number,brand,name,price,currency,chassis\nKF-1,Kanto,Oil filter,980,JPY,DA64V\nQX-77,,Belt,12.50,EUR,\n",
        encoding="utf-8",
    )
    options = ("--empty",) if empty else ()
    ran = partsref("load", tmp_path / "prices.csv", "--source", "Miyako", *options, "--db", db)
    assert ran.status == 0, ran.err
    folder, again = tmp_path / "folder", tmp_path / "again.db"
    assert partsref("export", folder, "--db", db).status == 0
    assert wrong_in(folder) == []
    assert partsref("build", "--catalog", folder, "--db", again).status == 0
    before, after = facts(db), facts(again)
    sources, built = set(before.pop("sources")), set(after.pop("sources"))
    assert after == before
    assert {row[0] for row in built - sources} <= {"catalog"}, "a build is a load of its own"
    assert sources <= built
    assert facts(db, "offers")["offers"]


def test_every_export_says_its_terms(loaded: Path, tmp_path: Path, partsref: Callable[..., Ran]) -> None:
    whole = partsref("export", tmp_path / "all", "--db", loaded)
    assert "CC0-1.0" in whole.err
    described = (tmp_path / "all" / "datapackage.json").read_text(encoding="utf-8")
    assert "CC0-1.0" in described
    assert "the licence of the seed does not cover them" in described
    assert "terms of Kanto" in partsref("export", "--source", "Kanto", tmp_path / "k.csv", "--db", loaded).err
