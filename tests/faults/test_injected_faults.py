"""A call of the system fails, or the process ends before it: what the command says is what happened, nothing stays.

Two faults a command in the suite; with `PARTSREF_SOAK=200` so many each, and tests/bench/soak_faults.py draws a table.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from faults.injected import Server, Trial, compiled, compiler
from faults.scenes import scenes
from faults.trouble import cases, seed


@pytest.mark.skipif(compiler() is None, reason="faults are put in by a library made with cc, preloaded by Linux")
def test_what_is_said_is_what_happened_and_nothing_stays_behind(tmp_path: Path) -> None:
    began_with = seed()
    luck = random.Random(began_with)
    met: Counter[str] = Counter()
    server = Server(compiled(tmp_path), tmp_path)
    try:
        for scene in scenes(server, tmp_path / "scenes"):
            trial = Trial(server, scene, tmp_path)
            for fault in luck.sample(trial.faults(), cases(2)):
                verdict = trial.put_in(fault)
                told = f"seed {began_with}, {scene.name}, {fault}: {verdict}"
                assert verdict.differences == [], told
                assert verdict.left == [], told
                met[fault.kind] += verdict.came.fired > 0
    finally:
        server.close()
    assert met.total() >= 2 * cases(2), "faults are put in"
    print(f"seed {began_with}: faults met {dict(met)}")
