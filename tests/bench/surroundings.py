"""Every command that writes, in rough surroundings: it does what it does elsewhere, or refuses in a line.

PYTHONPATH=$PWD:tests python tests/bench/surroundings.py --only symlink
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from faults.injected import Scene, Server, Trial, compiled, stand  # noqa: E402
from faults.scenes import scenes  # noqa: E402
from support import ROOT  # noqa: E402

_PATIENCE = 90.0


@contextmanager
def _as_it_is(_folder: Path) -> Iterator[Path]:
    yield _folder


@dataclass(frozen=True)
class Surrounding:
    """What is different: the environment (None: not set), what stands before and after `partsref`, the folder."""

    name: str
    environment: dict[str, str | None] = field(default_factory=dict)
    python: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    shell: str = ""
    place: Callable[[Path], contextlib.AbstractContextManager[Path]] = _as_it_is
    may_refuse: bool = False


@contextmanager
def _symlinked(folder: Path) -> Iterator[Path]:
    """The database is elsewhere, and a link stands in its place."""
    elsewhere = folder.parent / "else where"
    shutil.rmtree(elsewhere, ignore_errors=True)
    elsewhere.mkdir()
    if (folder / "x.db").exists():
        (folder / "x.db").rename(elsewhere / "real.db")
    (folder / "x.db").symlink_to(elsewhere / "real.db")
    yield folder


@contextmanager
def _named(folder: Path) -> Iterator[Path]:
    """A folder whose name is no friend of anybody's."""
    odd = folder.parent / "a b\n部品 50%23?mode=ro#'\";$HOME"
    shutil.rmtree(odd, ignore_errors=True)
    folder.rename(odd)
    yield odd
    odd.rename(folder)


@contextmanager
def _read_meanwhile(folder: Path) -> Iterator[Path]:
    """Somebody reads an old state and does not stop."""
    if not (folder / "x.db").exists():
        yield folder
        return
    with contextlib.closing(sqlite3.connect(folder / "x.db", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        count = reader.execute("SELECT count(*) FROM part").fetchone()
        yield folder
        assert reader.execute("SELECT count(*) FROM part").fetchone() == count, "the reader's state changed"


@contextmanager
def _full_temporary(folder: Path) -> Iterator[Path]:
    tmp = folder / "tmp"
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4k", "none", tmp], check=True)
    try:
        with contextlib.suppress(OSError):
            (tmp / "fills_it").write_bytes(b"x" * 8192)  # A name that is not looked at afterwards.
        yield folder
    finally:
        subprocess.run(["umount", "-l", tmp], check=True)


@contextmanager
def _others(folder: Path) -> Iterator[Path]:
    """All of it is another user's, who lets others read."""
    subprocess.run(["chmod", "-R", "a+rX", folder], check=True)
    folder.parent.chmod(0o755)
    yield folder


@contextmanager
def _no_temporary(folder: Path) -> Iterator[Path]:
    shutil.rmtree(folder / "tmp")
    yield folder
    (folder / "tmp").mkdir(exist_ok=True)


_CLOCK = """
import datetime, time
real, jumps = time.time, [0]
def jumping():
    jumps[0] += 1
    return real() + (86400 * 400 if jumps[0] % 2 else -86400 * 400)
time.time = jumping
"""
SURROUNDINGS = [
    Surrounding("C locale", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Surrounding("no HOME", {"HOME": None, "XDG_STATE_HOME": None}),
    Surrounding("HOME that is not there", {"HOME": "/nowhere/at/all", "XDG_STATE_HOME": None}),
    Surrounding("HOME that is a file", {"HOME": "/etc/passwd", "XDG_STATE_HOME": None}),
    Surrounding("missing TMPDIR", place=_no_temporary),
    Surrounding("full TMPDIR", place=_full_temporary),
    Surrounding("umask 077", shell="umask 077; {}"),
    Surrounding("umask 0777", shell="umask 0777; {}", may_refuse=True),
    Surrounding("python -O", python=("-O",)),
    Surrounding("python -OO", python=("-OO",)),
    Surrounding("python -W error", python=("-W", "error", "-X", "dev")),
    Surrounding("python -I", python=("-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
                "import runpy; sys.argv[0] = 'partsref'; runpy.run_module('partsref', run_name='__main__')")),
    Surrounding("closed standard output", shell="{} >&-"),
    Surrounding("full standard output", shell="{} >/dev/full"),
    Surrounding("closed standard error", shell="{} 2>&-"),
    Surrounding("full standard error", shell="{} 2>/dev/full"),
    Surrounding("closed standard input", shell="{} <&-"),
    Surrounding("all closed", shell="{} <&- >&- 2>&-"),
    Surrounding("a reader who left", shell="{} | true"),
    Surrounding("a linked database", place=_symlinked),
    Surrounding("odd names", place=_named),
    # A file at rest has no log beside it: a reader who has a transaction open keeps writers out, who say so.
    Surrounding("a reader of an old state", place=_read_meanwhile, may_refuse=True),
    Surrounding("another user's", before=("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"),
                place=_others, may_refuse=True),
    Surrounding("a clock that jumps", python=("-c", _CLOCK + "import runpy, sys; sys.argv[0] = 'partsref'; "
                "runpy.run_module('partsref', run_name='__main__')")),
    Surrounding("few open files", shell="ulimit -n 16; {}", may_refuse=True),
    Surrounding("little memory", shell="ulimit -v 200000; {}", may_refuse=True),
    Surrounding("no file over 64 KB", shell="ulimit -f 64; {}", may_refuse=True),
]  # fmt: skip


def main() -> int:
    """Try each with each; 1 where something was otherwise than it should be."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--only", default="", help="Only surroundings with this in their name.")
    asked.add_argument("--command", default="", help="Only commands with this in their name.")
    options = asked.parse_args()
    wrong = tried = 0
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="rough-", dir=memory if memory.is_dir() else None) as name:
        folder = Path(name).resolve()
        server = Server(compiled(folder), folder)
        trials = [Trial(server, scene, folder) for scene in scenes(server, folder / "scenes")
                  if options.command in scene.name]  # fmt: skip
        server.close()
        for surrounding in SURROUNDINGS:
            if options.only not in surrounding.name:
                continue
            for trial in trials:
                tried += 1
                for line in _tried(surrounding, trial, folder):
                    wrong += 1
                    print(f"{surrounding.name} | {trial.scene.name} | {line}", flush=True)
    print(f"{tried} tried, {wrong} otherwise")
    return 1 if wrong else 0


def _tried(surrounding: Surrounding, trial: Trial, aside: Path) -> Iterator[str]:
    scene, folder = trial.scene, aside / "case"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(scene.before, folder, symlinks=True)
    (folder / "tmp").mkdir(exist_ok=True)
    with surrounding.place(folder) as place:
        try:
            ran = _run(surrounding, scene, place)
        except subprocess.TimeoutExpired:
            yield "it hangs"
            return
        now = stand(place, scene.products, aside / "read")
    told = f"status {ran.returncode}: {ran.stderr.strip()[-300:]!r}"
    if "Traceback" in ran.stderr or "internal error" in ran.stderr or "Warning" in ran.stderr:
        yield f"a traceback, {told}"
    is_in = (now.database, now.products) == (trial.after.database, trial.after.products)
    is_out = (now.database, now.products) == (trial.before.database, trial.before.products)
    status = 0 if "|" in surrounding.shell else scene.status
    if not is_in and not (is_out and surrounding.may_refuse):
        yield f"{'nothing was done' if is_out else 'half done'}, {told}"
    if trial.before != trial.after and is_in not in (is_out, ran.returncode == status):
        yield f"it is {'in' if is_in else 'out'}, {told}"
    if ran.returncode not in (status, 2):
        yield f"another status, {told}"
    if left := now.files - trial.after.files - trial.before.files:
        yield f"left behind: {sorted(left)}"


def _run(surrounding: Surrounding, scene: Scene, place: Path) -> subprocess.CompletedProcess[str]:
    home = str(place / "home")
    settings: dict[str, str | None] = {
        "PYTHONPATH": str(ROOT),
        "HOME": home,
        "TMPDIR": str(place / "tmp"),
        "XDG_STATE_HOME": f"{home}/state",
        "COLUMNS": "120",
        **surrounding.environment,
    }
    environment = {**os.environ, **settings}
    module = () if "-c" in surrounding.python else ("-m", "partsref")
    command = [*surrounding.before, sys.executable, *surrounding.python, *module, *scene.arguments]
    if surrounding.shell:
        command = ["bash", "-c", surrounding.shell.replace("{}", '"$@"'), "bash", *command]
    return subprocess.run(
        command,
        cwd=place,
        env={key: value for key, value in environment.items() if value is not None},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_PATIENCE,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
