"""How far a load is shows on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys
from typing import cast

import pytest

from partsref.cli.terminal import progress
from partsref.cli.terminal.streams import SafeErrors


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class GoneTerminal(Terminal):
    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_SECONDS", 0.0)
    monkeypatch.setenv("TERM", "xterm")


def told(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, name: str = "list.csv") -> str:
    monkeypatch.setattr(sys, "stderr", cast("io.StringIO", SafeErrors(stream)))
    shown = progress.Progress(name)
    shown(1200, 0.5)
    before = stream.getvalue()
    shown.clear()
    assert stream.getvalue() == before or stream.getvalue().endswith("\x1b[2K"), "the line is taken off again"
    return before


def test_a_terminal_shows_the_file_its_rows_and_the_share_done(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = told(monkeypatch, Terminal())
    assert "list.csv" in seen and "1,200 rows" in seen and "50%" in seen


def test_a_pipe_or_a_log_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, io.StringIO()) == ""


def test_a_name_of_a_file_does_not_drive_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = told(monkeypatch, Terminal(), "[red]a\x1b[2Jb.csv")
    assert "\x1b[2J" not in seen and "[red]a" in seen


def test_a_terminal_that_went_away_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    told(monkeypatch, GoneTerminal())


def test_standard_error_takes_text_alone() -> None:
    """An empty write of bytes is how click asks: taken for binary, every message of wrong use would fail."""
    with pytest.raises(TypeError, match="expected text"):
        SafeErrors(io.StringIO()).write(b"")  # type: ignore[arg-type]
