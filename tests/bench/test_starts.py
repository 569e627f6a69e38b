"""What a command costs from start to end, in processor time: `pytest -m bench -s tests/bench/test_starts.py`."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from bench.figures import note
from support import ROOT

_TIMES = 15
_COMMANDS = {
    "import partsref": (("-c", "import partsref"), 0.015),
    "find": (("-m", "partsref", "find", "16510-61A20"), 0.12),
    "search": (("-m", "partsref", "search", "acty ha4 oil filter"), 0.22),
    "xref": (("-m", "partsref", "xref", "15601-87204"), 0.22),
}
_BARE = ("-c", "pass")


def _cpu(arguments: tuple[str, ...], db: Path, times: int) -> float:
    """The least processor time in seconds of `times` runs."""
    least = float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, *arguments],
            cwd=db.parent,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PARTSREF_DB": str(db)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        least = min(least, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    return least


@pytest.mark.parametrize("command", _COMMANDS)
def test_a_command_starts_quickly(seed_db: Path, full: bool, command: str) -> None:
    if not full and command != "find":
        pytest.skip("the small form takes one command")
    arguments, goal = _COMMANDS[command]
    times = _TIMES if full else 2
    bare = _cpu(_BARE, seed_db, times)
    taken = _cpu(arguments, seed_db, times)
    if command.startswith("import"):
        taken -= bare
    assert note(f"process: {command} (a bare Python: {bare:.3f} s)", taken, "s CPU", goal=goal) < goal or not full
