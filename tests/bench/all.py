"""Run every bench in full, print one table, and keep it as JSON: `python tests/bench/all.py --json figures.json`.

`--only near load` runs some of them. A figure that misses its goal is marked, and nothing stops for it. Compare two
commits by their JSON: each row has `work`, `ours`, `theirs`, `held` (what is held to `goal`).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BENCHES = {path.stem.removeprefix("test_"): path for path in sorted(HERE.glob("test_*.py"))}
_MORE_IS_BETTER = ("of 1", "lines a minute")


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", choices=BENCHES, default=list(BENCHES))
    parser.add_argument("--json", type=Path, help="write the table and the machine here")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "figures.jsonl"
        for bench in given.only:
            print(f"{bench} ...", file=sys.stderr, flush=True)
            _run(BENCHES[bench], kept)
        rows = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept.exists() else []
    for row in rows:
        print(_line(row))
    if given.json:
        shown = {"machine": _machine(), "commit": _commit(), "figures": rows}
        given.json.write_text(json.dumps(shown, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _run(bench: Path, kept: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-m", "bench", "-p", "no:cacheprovider", bench]
    # A missed goal is a failure to pytest, and a row here.
    ran = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PARTSREF_BENCH_JSON": str(kept)},
        capture_output=True,
        text=True,
    )
    print(ran.stdout.strip().splitlines()[-1] if ran.stdout.strip() else ran.stderr[-500:], file=sys.stderr)


def _line(row: dict[str, Any]) -> str:
    beside = f" = {row['held']:.2f}x {row['peer']}" if row["peer"] else ""
    goal = row["goal"]
    if goal is None:
        return f"       {row['work']}: {row['ours']:.4g} {row['unit']}{beside}"
    met = row["held"] >= goal if row["unit"] in _MORE_IS_BETTER else row["held"] <= goal
    return f"{'met' if met else 'MISSED':6} {row['work']}: {row['ours']:.4g} {row['unit']}{beside}, goal {goal:.4g}"


def _machine() -> dict[str, object]:
    return {"system": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count()}


def _commit() -> str:
    said = subprocess.run(["git", "rev-parse", "HEAD"], check=False, cwd=ROOT, capture_output=True, text=True)
    return said.stdout.strip()


if __name__ == "__main__":
    main()
