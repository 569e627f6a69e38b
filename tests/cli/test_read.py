"""`read` says plainly what it needs and what it cannot read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support import Ran

from partsref.photo import read_lines

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
