"""Faults put into every command that writes, first call to last: what was said, what was true, what stayed.

    PYTHONPATH=$PWD:tests python tests/bench/soak_faults.py --most 200 --only load

writes a line of JSON for each fault to `--log` and a table at the end.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from faults.injected import KINDS, Server, Trial, Verdict, compiled, compiler  # noqa: E402
from faults.scenes import scenes  # noqa: E402


def main() -> int:
    """Put them in; 1 where anything was said that was not so, or stayed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--most", type=int, default=0, help="Faults a command at most, drawn by --seed; 0: all.")
    asked.add_argument("--only", default="", help="Only commands with this in their name.")
    asked.add_argument("--kinds", nargs="*", default=[*KINDS], choices=[*KINDS])
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument(
        "--folder", type=Path, default=_quick_folder(), help="Where to do it: without a disk it is quick."
    )
    asked.add_argument("--log", type=Path, default=Path(tempfile.gettempdir()) / "partsref-faults.jsonl")
    options = asked.parse_args()
    if not compiler():
        print("no C compiler here, so no faults")
        return 0
    with tempfile.TemporaryDirectory(prefix="faults-", dir=options.folder) as name:
        folder = Path(name).resolve()
        found = _soaked(folder, options)
    return _told(found)


def _quick_folder() -> Path | None:
    memory = Path("/dev/shm")
    return memory if memory.is_dir() else None


def _soaked(folder: Path, options: argparse.Namespace) -> list[Verdict]:
    server = Server(compiled(folder), folder)
    luck = random.Random(options.seed)
    found: list[Verdict] = []
    try:
        with options.log.open("w", encoding="utf-8") as log:
            for scene in scenes(server, folder / "scenes"):
                if options.only not in scene.name:
                    continue
                trial = Trial(server, scene, folder)
                faults = trial.faults(tuple(options.kinds))
                if options.most and len(faults) > options.most:
                    faults = sorted(luck.sample(faults, options.most), key=lambda fault: fault.at)
                for fault in faults:
                    verdict = trial.put_in(fault)
                    found.append(verdict)
                    log.write(json.dumps(_line(verdict), ensure_ascii=False) + "\n")
                log.flush()
                wrong = sum(bool(one.differences) for one in found if one.scene == scene.name)
                left = sum(bool(one.left) for one in found if one.scene == scene.name)
                print(f"{scene.name}: {len(trial.letters)} calls, {len(faults)} faults, {wrong} wrong, {left} left",
                      flush=True)  # fmt: skip
    finally:
        server.close()
    return found


def _line(one: Verdict) -> dict[str, object]:
    return {
        "command": one.scene,
        "fault": str(one.fault),
        "call": one.letter,
        "fired": one.came.fired,
        "status": one.came.status,
        "said": one.said,
        "in": one.is_in,
        "wrong": one.differences,
        "left at once": one.left_at_once,
        "left": one.left,
        "err": one.came.err[-600:],
    }


def _told(found: list[Verdict]) -> int:
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        row = table[one.scene]
        row.update((one.fault.kind, "faults"))
        row["met"] += bool(one.came.fired)
        row["wrong"] += bool(one.differences)
        row["not known"] += one.said == "not known"
        row["left at once"] += bool(one.left_at_once)
        row["left"] += bool(one.left)
    columns = ("faults", "met", *KINDS, "wrong", "not known", "left at once", "left")
    print("\n" + " | ".join(("command", *columns)))
    total: Counter[str] = Counter()
    for scene, row in table.items():
        total.update(row)
        print(" | ".join((scene, *(str(row[column]) for column in columns))))
    print(" | ".join(("all", *(str(total[column]) for column in columns))))
    return 1 if total["wrong"] or total["left"] else 0


if __name__ == "__main__":
    sys.exit(main())
