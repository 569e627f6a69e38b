"""`partsref check` of a catalogue folder: what a contributor runs before a pull request."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from support import ROOT, Ran

Run = Callable[..., Ran]


def test_the_shipped_folder_has_no_fault_and_no_database_is_made(partsref: Run, in_tmp: Path) -> None:
    ran = partsref("check", "--catalog", ROOT / "catalog")
    assert (ran.status, "0 faults" in ran.out) == (0, True)
    assert list(in_tmp.iterdir()) == []


def test_a_row_without_a_known_source_is_named_with_its_file_and_line(partsref: Run, in_tmp: Path) -> None:
    folder = in_tmp / "mine"
    shutil.copytree(ROOT / "catalog", folder)
    with (folder / "parts.csv").open("a", encoding="utf-8") as file:
        file.write("Suzuki,99999-99Z99,oem,Made-up part,,,,,nobody\n")
    ran = partsref("check", "--catalog", folder)
    assert ran.status == 2
    assert "parts.csv" in ran.err
    assert "nobody" in ran.err


def test_a_folder_that_is_no_catalogue_is_said_so(partsref: Run, in_tmp: Path) -> None:
    ran = partsref("check", "--catalog", in_tmp)
    assert ran.status == 2
    assert "expected parts.csv" in ran.err
