"""`read` says plainly what it needs and what it cannot read."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran

from partsref.photo import read_lines, read_photo
from partsref.photo.read_photo import ReadPhoto
from partsref.photo.text_line import Character, TextLine

Run = Callable[..., Ran]


def test_without_what_reads_photos_the_command_says_how_to_have_it(
    partsref: Run, seed_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_lines, "is_installed", lambda: False)
    ran = partsref("read", tmp_path / "label.jpg", "--db", seed_db)
    assert ran.status == 2
    assert "pip install 'partsref[photo]'" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(not read_lines.is_installed(), reason=read_lines.TO_INSTALL)
def test_a_file_that_is_not_there_is_one_clear_line(partsref: Run, seed_db: Path, tmp_path: Path) -> None:
    ran = partsref("read", tmp_path / "none.jpg", "--db", seed_db)
    assert ran.status == 2
    assert "found no such file" in ran.err


@pytest.fixture
def label_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever photo is given, this is read on it."""
    lines = tuple(
        TextLine(tuple(Character(c, 1.0) for c in text), row=row)
        for row, text in enumerate(["SUZUKI", "P/N 16510-61A20", "OIL FILTER"])
    )
    monkeypatch.setattr(read_lines, "is_installed", lambda: True)
    monkeypatch.setattr(read_photo, "read_photos", lambda files: iter([ReadPhoto(str(file), lines) for file in files]))


@pytest.mark.usefixtures("label_read")
def test_what_was_read_stands_beside_what_was_found(partsref: Run, seed_db: Path) -> None:
    ran = partsref("read", "label.jpg", "--db", seed_db)
    assert ran.status == 0
    assert "Read: SUZUKI | P/N 16510-61A20 | OIL FILTER" in ran.out
    assert "read from the photo: compare with the label" in ran.out
    assert "Exactly this number" in ran.out


@pytest.mark.usefixtures("label_read")
def test_a_spreadsheet_has_a_row_for_each_part_with_what_was_read(partsref: Run, seed_db: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(partsref("read", "a.jpg", "b.jpg", "--csv", "--db", seed_db).out)))
    assert {(row["photo"], row["read"]) for row in rows} == {("a.jpg", "16510-61A20"), ("b.jpg", "16510-61A20")}
    assert {row["note"] for row in rows} == {"read from the photo: compare with the label"}
