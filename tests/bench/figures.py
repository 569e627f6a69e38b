"""A figure of a bench: printed as a ratio beside its goal, and kept as JSON where PARTSREF_BENCH_JSON names a file."""

from __future__ import annotations

import json
import os
from pathlib import Path

KEPT = "PARTSREF_BENCH_JSON"
"""Names a file that takes one JSON object a line: the runner reads it, and two commits can be compared by it."""


def note(work: str, ours: float, unit: str, *, peer: str = "", theirs: float = 0.0, goal: float | None = None) -> float:
    """Print and keep a figure of ours; returns what is held to `goal`: our ratio to the peer's, where there is one."""
    held = ours / theirs if theirs else ours
    said = f"{work}: {ours:.4g} {unit}"
    if theirs:
        said += f" against {theirs:.4g} of {peer} = {held:.2f}x"
    if goal is not None:
        said += f" (goal {goal:.4g}{'x' if theirs else ''})"
    print(f"\n{said}", end="")
    if kept := os.environ.get(KEPT):
        row = {"work": work, "ours": ours, "unit": unit, "peer": peer, "theirs": theirs, "held": held, "goal": goal}
        with Path(kept).open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    return held
