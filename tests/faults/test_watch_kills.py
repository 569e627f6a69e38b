"""A watched folder whose watcher is killed at any moment: the next one goes on, and nothing is loaded twice.

Four kills in the suite; 100 with `PARTSREF_SOAK=100 pytest tests/faults/test_watch_kills.py`.
"""

from __future__ import annotations

import random
import signal
import subprocess
import time
from pathlib import Path

from faults.trouble import cases, made_up_list, run, seed, start
from loading import fingerprint, sound

FILES = 3


def _filled(folder: Path) -> Path:
    (folder / "incoming").mkdir(parents=True)
    for at in range(FILES):
        made_up_list(folder / "incoming" / f"{at}.csv", 300, f"word{at}", f"W{at}")
    with (folder / "incoming" / "1.csv").open("a") as file:
        file.write("1.651E+09,Pump,,,\n")
    return folder / "x.db"


def _command(db: Path) -> tuple[object, ...]:
    return "watch", db.parent / "incoming", "--source", "new", "--once", "--empty", "--db", db


def test_a_watcher_killed_at_any_moment_loads_each_file_once(tmp_path: Path) -> None:
    whole = _filled(tmp_path / "whole")
    began = time.monotonic()
    status, _, err = run(*_command(whole), cwd=whole.parent)
    seconds = time.monotonic() - began
    assert status == 1, err  # A row is rejected.
    expected = fingerprint(whole)
    began_with = seed()
    luck = random.Random(began_with)
    for kill in range(cases(4)):
        db = _filled(tmp_path / str(kill))
        moment = luck.uniform(0.5, 1.0) * seconds
        told = f"seed {began_with}, kill {kill} after {moment:.3f} s"
        process = start(*_command(db), cwd=db.parent)
        try:
            process.wait(moment)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        assert process.returncode in (0, 1, -signal.SIGKILL), told
        status, _, err = run(*_command(db), cwd=db.parent)
        assert status in (0, 1), f"{told}: {err}"
        incoming = db.parent / "incoming"
        left = {path.relative_to(incoming).as_posix() for path in incoming.rglob("*") if path.is_file()}
        assert left == {"done/0.csv", "done/1.csv", "done/1.csv.rejects.csv", "done/2.csv"}, told
        assert fingerprint(db) == expected, told
        sound(db)
