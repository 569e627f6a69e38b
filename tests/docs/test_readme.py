"""The README is true: its commands run, and its terminal session is what the terminal shows."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from docs.coverage import table
from docs.session import BLOCK, README, commands_of, shown
from support import Ran

from partsref.api import Catalog

Run = Callable[..., Ran]

TEXT = README.read_text(encoding="utf-8")
SESSIONS = [match[2] for match in BLOCK.finditer(TEXT)]
COMMANDS = [command for session in SESSIONS for command in commands_of(session)]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_readme_runs(partsref: Run, seed_db: Path, in_tmp: Path, line: str) -> None:
    shutil.copy(seed_db, in_tmp / "partsref.db")
    ran = partsref(*shlex.split(line)[1:])
    assert ran.status == 0, ran.err
    assert ran.out


def test_the_session_shown_first_is_what_the_terminal_shows(seed_db: Path) -> None:
    assert shown(commands_of(SESSIONS[0]), seed_db) == SESSIONS[0], "write it anew: python tests/docs/session.py"


def test_the_coverage_shown_is_that_of_the_catalogue(catalog: Catalog) -> None:
    assert table(catalog) in TEXT, "write it anew: python tests/docs/coverage.py"


def test_the_python_of_the_readme_runs(seed_db: Path, in_tmp: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(seed_db, in_tmp / "partsref.db")
    for code in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
        exec(compile(code, "README.md", "exec"), {})
    told = capsys.readouterr().out
    assert "exact Suzuki 16510-61A20" in told
    assert "wheel bearing" in told.partition("category")[2]
