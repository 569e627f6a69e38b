"""The README is true: its commands run, and its terminal session is what the terminal shows."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support import ROOT, Ran

Run = Callable[..., Ran]

README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
COMMANDS = [line[2:] for block in CONSOLE for line in block.splitlines() if line.startswith("$ partsref")]
SESSION_COLUMNS = "100"


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_runs(partsref: Run, seed_db: Path, in_tmp: Path, line: str) -> None:
    shutil.copy(seed_db, in_tmp / "partsref.db")
    ran = partsref(*shlex.split(line)[1:])
    assert ran.status == 0, ran.err
    assert ran.out


def test_the_session_shown_first_is_what_the_terminal_shows(
    partsref: Run, seed_db: Path, in_tmp: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", SESSION_COLUMNS)
    shutil.copy(seed_db, in_tmp / "partsref.db")
    shown = [
        f"$ {line}\n" + "".join(f"{row.rstrip()}\n" for row in partsref(*shlex.split(line)[1:]).out.splitlines())
        for line in (row[2:] for row in CONSOLE[0].splitlines() if row.startswith("$ "))
    ]
    assert "".join(shown) == CONSOLE[0]


def test_the_python_of_the_readme_runs(seed_db: Path, in_tmp: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(seed_db, in_tmp / "partsref.db")
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "exact Suzuki 16510-61A20" in capsys.readouterr().out
