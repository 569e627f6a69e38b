"""Mutants of the rules, and how many of them the tests of their own room kill.

    python tests/bench/mutants.py --sample 60 --seed 1 --json mutants.json

takes as many mutants from each folder (numbers/, answer/, index/near/), writes each into a copy of the project and
runs the mirrored tests and the module's own examples there. The survivors again: `--again mutants.json`; one module or
line: `--only partsref/numbers/slips.py:40`. A survivor is a rule that no test reads, or a change that changes nothing:
tell which, then write the test. What the suite runs every time is the fixed list of test_mutants.py.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.mutations import Mutation, mutations

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("partsref/numbers", "partsref/answer", "partsref/index/near")
CPU_SECONDS = 60
"""A mutant that computes past this is killed too: whoever waits for the tests sees it. A busy machine kills none."""
SECONDS = 900
"""Past this, something waits for ever."""
_COPIED = ("partsref", "tests", "catalog", "metadata.yml", "pyproject.toml", "README.md", "CHANGELOG.md")
_PROFILE = """import os, shutil
from pathlib import Path
import hypothesis
hypothesis.settings.register_profile("mutants", deadline=None, derandomize=True, database=None,
    phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate))

if seed := os.environ.get("MUTANTS_SEED"):
    from partsref.intake.catalogue import build_database

    built = build_database.build

    def build(path, folder=None):
        if folder not in (None, Path.cwd() / "catalog"):
            return built(path, folder)
        shutil.copy(seed, path)
        shutil.copytree(f"{seed}.words", f"{path}.words")

    build_database.build = build
"""
"""The same examples each time, and no time spent on the smallest that fails; the seed catalogue copied where it may."""
_NO_PART_IN_BUILDING = "partsref/answer/"
"""Mutants of these modules do not change how a catalogue is built: the seed is built once for all of them."""
_PLUGINS = ("-p", "_hypothesis_pytestplugin", "-p", "mutants_profile")
_QUICKLY = {
    # What else is installed is of no use to these tests, and to look for it takes longer than they do.
    "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    "PYTEST_ADDOPTS": "",
    # No new compiled files: two mutants of one size in one second would be taken for one another.
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One mutated module; `module` is its path from the root."""

    module: str
    mutation: Mutation

    def as_dict(self) -> dict[str, object]:
        """Where, the line as it is, and what stands in its place."""
        source = (ROOT / self.module).read_text()
        was = source[self.mutation.start : self.mutation.end]
        changed = self.mutation.applied(source).splitlines()
        shown = changed[source.count("\n", 0, self.mutation.start)].strip()
        return {
            "at": f"{self.module}:{self.mutation.line}",
            "kind": self.mutation.kind,
            "was": " ".join(was.split())[:100],
            "mutated": shown[:200],
        }


def all_mutants(folder: str) -> list[Mutant]:
    """Every mutant of the modules of a folder."""
    modules = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.py"))
    return [Mutant(module, each) for module in modules for each in mutations((ROOT / module).read_text())]


def sample(seed: int, size: int) -> list[Mutant]:
    """`size` mutants, as many from each folder; a seed names the same ones as long as the source stays as it is."""
    picked: list[Mutant] = []
    for at, folder in enumerate(FOLDERS):
        share = size // len(FOLDERS) + (at < size % len(FOLDERS))
        made = all_mutants(folder)
        picked += random.Random(f"{seed} {folder}").sample(made, min(share, len(made)))
    return picked


def mirrored(module: str) -> list[str]:
    """The tests of the module's room, those named after it first, and the examples in the module itself."""
    room = Path(module).parent.as_posix().replace("partsref", "tests", 1)
    return [f"{room}/test_{Path(module).name}", module, room]


@contextmanager
def copied_project() -> Iterator[Path]:
    """A copy of the project to break."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copy = Path(folder)
        for name in _COPIED:
            if (ROOT / name).is_dir():
                # Compiled files come along, or each run compiles everything; a mutated module is younger than its own.
                shutil.copytree(ROOT / name, copy / name)
            else:
                shutil.copy(ROOT / name, copy / name)
        (copy / "mutants_profile.py").write_text(_PROFILE)
        yield copy


def built_seed(copy: Path) -> Path:
    """The shipped catalogue with its word index, built from the copy as long as that is unbroken."""
    path = copy / "seed.db"
    code = "import pathlib; from partsref.intake.catalogue.build_database import build; build(pathlib.Path('seed.db'))"
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy)},
        check=True,
    )
    return path


def outcome(copy: Path, mutant: Mutant, tests: Sequence[str], *options: str, seed: Path | None = None) -> str:
    """`killed`, `out of time` or `survived`. `seed` is a catalogue that need not be built again.

    Raises RuntimeError where pytest itself could not run, so that a wrong path never counts as a kill.
    """
    module = copy / mutant.module
    source = module.read_text()
    module.write_text(mutant.mutation.applied(source))
    try:
        status = run_tests(copy, tests, *options, seed=seed)
    except subprocess.TimeoutExpired:
        return "out of time"
    finally:
        module.write_text(source)
    return "survived" if status == 0 else "killed"


def run_tests(copy: Path, tests: Sequence[str], *options: str, seed: Path | None = None) -> int:
    """Pytest's status in the copy: 0 where all passed."""
    words = ["-x", "-q", "-p", "no:cacheprovider", *_PLUGINS, "--hypothesis-profile=mutants"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *options, *tests],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": str(copy), **_QUICKLY} | ({"MUTANTS_SEED": str(seed)} if seed else {}),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        preexec_fn=_limit_cpu,
    )
    if ran.returncode == -signal.SIGXCPU:
        raise subprocess.TimeoutExpired(ran.args, CPU_SECONDS)
    # 4: wrong options or a conftest that does not import, which a mutant may cause; a path that is not there says so.
    if ran.returncode == 5 or "file or directory not found" in ran.stderr + ran.stdout:
        raise RuntimeError(f"expected tests in {' '.join(tests)}, came none: {(ran.stderr + ran.stdout)[-500:]}")
    return ran.returncode


def _limit_cpu() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))


def _asked(given: argparse.Namespace) -> list[Mutant]:
    if not given.only and not given.again:
        return [each for each in sample(given.seed, given.sample) if each.module.startswith(tuple(given.within))]
    every = [each for folder in FOLDERS for each in all_mutants(folder)]
    if given.only:
        return [each for each in every if {each.module, f"{each.module}:{each.mutation.line}"} & set(given.only)]
    survived = {_told(each) for each in json.loads(given.again.read_text())["survived"]}
    return [each for each in every if _told(each.as_dict()) in survived]


def _told(mutant: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(mutant[name]) for name in ("at", "kind", "was", "mutated"))


def main() -> None:
    """Run the sample, print a line for each mutant, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=60, help="how many mutants, as many from each folder")
    parser.add_argument("--seed", type=int, default=1, help="which ones")
    parser.add_argument(
        "--only", nargs="*", default=[], help="all mutants of these modules or lines: FILE or FILE:LINE"
    )
    parser.add_argument("--again", type=Path, help="the survivors of this JSON, after tests were written for them")
    parser.add_argument("--within", nargs="*", default=list(FOLDERS), help="of the sample, these folders alone")
    parser.add_argument("--json", type=Path, help="where to write killed, tried and the survivors")
    given = parser.parse_args()
    found = _asked(given)
    results = []
    with copied_project() as copy:
        sound: set[str] = set()
        seed = built_seed(copy)
        for mutant in found:
            tests = [path for path in mirrored(mutant.module) if (ROOT / path).exists()]
            room = tests[-1]
            kept = seed if mutant.module.startswith(_NO_PART_IN_BUILDING) else None
            if room not in sound and run_tests(copy, [room], seed=kept):
                sys.exit(f"{room} fails before anything is changed; mend that first")
            sound.add(room)
            result = {"outcome": outcome(copy, mutant, tests, seed=kept), **mutant.as_dict()}
            results.append(result)
            print(f"{result['outcome']:<11} {result['at']}: {result['was']} -> {result['mutated']}", flush=True)
    counted = Counter(str(each["outcome"]) for each in results)
    survived = [each for each in results if each["outcome"] == "survived"]
    killed = len(results) - len(survived)
    print(f"{killed} of {len(results)} killed ({killed / max(1, len(results)):.0%}), {counted['out of time']} by time")
    if given.json:
        report = {"seed": given.seed, "tried": len(results), "killed": killed, "survived": survived, "all": results}
        given.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
