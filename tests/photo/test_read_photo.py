"""Pictures are read by a process with limits: one that ends it takes nothing else with it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from partsref.errors import InputError
from partsref.photo import read_photo
from partsref.photo.read_photo import read_photos, read_sent

LINE = '{"lines": [[1, 0, 40.0, [["A", 1.0, 0.0, []]]]]}'


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_photo, "refuse_without", lambda: None)


def reads_by(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pictures read by a program of one line, which is given their names."""
    monkeypatch.setattr(read_photo, "_command", lambda _seconds, names: [sys.executable, "-c", program, *names])


def test_each_photo_is_answered_though_one_of_them_ends_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / name for name in ("a.jpg", "bomb.jpg", "c.jpg")]
    for file in files:
        file.write_bytes(b"x")
    reads_by(
        f"import sys, os\nfor n in sys.argv[1:]:\n if 'bomb' in n: os.abort()\n print('{LINE}', flush=True)",
        monkeypatch,
    )
    a, bomb, c = read_photos(files)
    assert [line.text for read in (a, c) for line in read.lines] == ["A", "A"]
    assert "too much memory or time" in bomb.error


def test_a_missing_file_is_said_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jpg").write_bytes(b"x")
    reads_by(f"import sys\nfor n in sys.argv[1:]: print('{LINE}')", monkeypatch)
    missing, a = read_photos([tmp_path / "none.jpg", tmp_path / "a.jpg"])
    assert "no such file" in missing.error
    assert a.lines


def test_a_sent_picture_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_photo, "PATIENCE_SECONDS", 0.2)
    reads_by("import time; time.sleep(60)", monkeypatch)
    assert "too much memory or time" in read_sent(b"x").error


def test_a_sent_picture_that_ends_the_process_before_it_is_taken_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    reads_by("import os; os.abort()", monkeypatch)
    assert "too much memory or time" in read_sent(b"x" * 3_000_000).error


def test_without_the_extra_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise InputError("pip install 'partsref[photo]'")

    monkeypatch.setattr(read_photo, "refuse_without", refuse)
    with pytest.raises(InputError, match="partsref"):
        list(read_photos([Path("a.jpg")]))
