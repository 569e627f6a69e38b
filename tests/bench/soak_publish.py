"""Every request of every kind of publish fails in every way: what was said, what was read, what stayed.

    PYTHONPATH=$PWD:tests python tests/bench/soak_publish.py --port 9201 --most 200

takes a running cluster (tests/cluster/cluster.sh) and prints a line for each difference, and a table.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from cluster.failing_proxy import KINDS, Failing  # noqa: E402
from cluster.publish_trials import SCENES, PublishTrials  # noqa: E402
from faults.injected import WHERE, Fault, Server, compiled  # noqa: E402


def main() -> int:
    """Have them fail; 1 where anything was said that was not so, or stayed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--port", type=int, required=True, help="Where a node of the cluster answers.")
    asked.add_argument("--most", type=int, default=0, help="Failures a scene at most, drawn by --seed; 0: all.")
    asked.add_argument("--kinds", nargs="*", default=[*KINDS], choices=[*KINDS])
    asked.add_argument("--files", type=int, default=0, help="So many faults of the file system besides, a scene.")
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    luck = random.Random(options.seed)
    total: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name).resolve()
        server = Server(compiled(folder), folder)
        trials = PublishTrials(server, folder / "trials", options.port)
        try:
            for scene in SCENES:
                total += _soaked(trials, scene, options, luck)
        finally:
            trials.close()
            server.close()
    print(f"all: {dict(total)}")
    return 1 if total["wrong"] or total["left"] else 0


def _soaked(trials: PublishTrials, scene: str, options: argparse.Namespace, luck: random.Random) -> Counter[str]:
    requests = trials.requests(scene)
    failures: list[Failing | Fault] = [*trials.failures(len(requests), tuple(options.kinds))]
    if options.most and len(failures) > options.most:
        failures = luck.sample(failures, options.most)
    letters = trials.calls(scene)
    faults = [Fault(at, kind, sticky) for at, letter in enumerate(letters, 1) for kind in WHERE
              if letter in WHERE[kind] for sticky in ((False,) if kind == "kill" else (False, True))]  # fmt: skip
    failures += luck.sample(faults, min(options.files, len(faults)))
    row: Counter[str] = Counter()
    for failing in failures:
        verdict = trials.tried(scene, failing)
        row.update(("failures", f"said {verdict.said}"))
        row["wrong"] += bool(verdict.wrong)
        row["left"] += bool(verdict.left)
        if verdict.wrong or verdict.left:
            print(f"{scene} | {failing} | {verdict.request} | {verdict.wrong} | {verdict.left}"
                  f" | {verdict.came.err.strip()[-200:]!r}", flush=True)  # fmt: skip
    print(f"{scene}: {len(requests)} requests, {len(letters)} calls, {dict(row)}", flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main())
