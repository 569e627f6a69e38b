"""One file of each format the README promises: the same list, however it is written, says the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from loading import facts, load
from support import ROOT

from partsref.intake.columns.mapfile import read_mapfile
from partsref.store.file.database import open_writer

SAMPLES = Path(__file__).parents[1] / "samples"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"\(tests/intake/samples/([\w.-]+)\)", README)


@pytest.mark.parametrize("name", sorted({file.name for file in SAMPLES.iterdir()}))
def test_every_sample_is_shown_in_the_readme(name: str) -> None:
    assert name in SHOWN


@pytest.mark.parametrize("name", [name for name in SHOWN if not name.endswith(".yml")])
def test_a_file_the_readme_shows_loads_whole(name: str, fresh_db: Path) -> None:
    given = read_mapfile(SAMPLES / "ids.yml") if name.endswith(".xml") else None
    report = load(fresh_db, SAMPLES / name, given=given)
    assert report.loaded == report.rows > 0
    assert any(row[1] == "KF-100" for row in facts(fresh_db, "parts")["parts"])


@pytest.mark.parametrize(("first", "other"), [
    ("list.csv", "list.csv.gz"), ("list.csv", "list.zip"),
    ("list-cp932.csv", "list.xlsx"), ("list-cp932.csv", "list.xls"), ("list-cp932.csv", "list.ods"),
])  # fmt: skip
def test_the_same_list_says_the_same_in_every_format(first: str, other: str, tmp_path: Path) -> None:
    said = []
    for name in (first, other):
        db = tmp_path / f"{name}.db"
        open_writer(db).close()
        load(db, SAMPLES / name)
        said.append(facts(db))
    assert said[0] == said[1]
    assert len(said[0]["fitments"]) == 3
