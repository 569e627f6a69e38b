"""Faults put into commands, one at a time: what the command said, what was true, and what it left behind."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loading import fingerprint
from support import ROOT

HERE = Path(__file__).parent
SHORT, KILL = -1, -2
KINDS = {
    "EIO": errno.EIO,
    "ENOSPC": errno.ENOSPC,
    "EACCES": errno.EACCES,
    "ENOLCK": errno.ENOLCK,
    "ESTALE": errno.ESTALE,
    "ENOMEM": errno.ENOMEM,
    "short": SHORT,
    "kill": KILL,
}
WHERE = {
    "EIO": "ocrwstkpunmd",
    "ENOSPC": "wtscmn",
    "EACCES": "ocundm",
    "ENOLCK": "k",
    "ESTALE": "ocrwstkpunmd",
    "ENOMEM": "pocrk",
    "short": "w",
    "kill": "ocrwstkpunmd",
}
"""The calls each kind of fault may meet, by the letters of shim.c."""
_PATIENCE = 60.0


def compiler() -> str | None:
    """The C compiler, where there is one and preloading is a thing."""
    return shutil.which("cc") if sys.platform == "linux" else None


def compiled(folder: Path) -> Path:
    """The shim, ready to preload."""
    shim = folder / "shim.so"
    source = HERE / "shim.c"
    subprocess.run([str(compiler()), "-O1", "-shared", "-fPIC", "-o", shim, source, "-ldl"], check=True)
    return shim


@dataclass(frozen=True)
class Fault:
    """Call number `at` fails as `kind` says; with `sticky` all after it do too. None fails at 0."""

    at: int = 0
    kind: str = "EIO"
    sticky: bool = False

    def __str__(self) -> str:
        return f"{self.kind} at call {self.at}{' and ever after' * self.sticky}"


NO_FAULT = Fault()


@dataclass(frozen=True)
class Came:
    """What came of a command; status None: it hung and was ended."""

    status: int | None
    out: str
    err: str
    calls: int
    fired: int
    letters: str
    cpu: float


class Server:
    """Commands on demand, in processes with the shim."""

    def __init__(self, shim: Path, aside: Path) -> None:
        self._aside = aside
        environment = os.environ | {
            "LD_PRELOAD": str(shim),
            "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": "0",
            "COLUMNS": "120",
        }
        environment.pop("PARTSREF_DB", None)
        self._process = subprocess.Popen(
            [sys.executable, HERE / "command_server.py"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=aside,
        )

    def run(self, folder: Path, arguments: tuple[str, ...], fault: Fault = NO_FAULT) -> Came:
        """Run one command in `folder`, all of whose files count, with a home and temporary files there too."""
        out, err = self._aside / "out", self._aside / "err"
        home = str(folder / "home")
        job = {
            "cwd": str(folder),
            "below": str(folder),
            "environment": {"HOME": home, "TMPDIR": str(folder / "tmp"), "XDG_STATE_HOME": f"{home}/state"},
            "arguments": arguments,
            "at": fault.at,
            "kind": KINDS[fault.kind],
            "sticky": fault.sticky,
            "out": str(out),
            "err": str(err),
            "patience": _PATIENCE,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        text = [path.read_text("utf-8", errors="replace") for path in (out, err)]
        return Came(told["status"], *text, told["calls"], told["fired"], told["letters"], told["cpu"])

    def kill(self) -> None:
        """End the command that runs now, from another thread; nothing where none does."""
        pid = self._process.pid
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            os.kill(int(child), signal.SIGKILL)

    def close(self) -> None:
        """End it."""
        self._process.communicate()


@dataclass(frozen=True)
class Scene:
    """A command, and the folder it is run in."""

    name: str
    arguments: tuple[str, ...]
    before: Path
    """The folder as it is before; copied for each fault."""
    status: int = 0
    """What it exits with when all is well."""
    again: tuple[str, ...] = ()
    """The next command of the same kind where the same would do something else once it is in."""
    says: str = ""
    """What it says of what came in, where it goes on to something else, which may fail."""
    products: tuple[str, ...] = ()
    """Files and folders it writes besides the database; old or new, each whole."""
    after: Stand = field(default_factory=lambda: Stand("", {}, frozenset()))


@dataclass(frozen=True)
class Stand:
    """What is true of a folder: what the catalogue says, what the products hold, which files there are."""

    database: str
    products: dict[str, str]
    files: frozenset[str]


@dataclass
class Verdict:
    """What one fault showed. `differences`: what was said against what was true; `left`: what nobody took away."""

    scene: str
    fault: Fault
    letter: str
    came: Came
    is_in: bool | None
    said: str
    differences: list[str]
    left_at_once: list[str]
    left: list[str]


def stand(folder: Path, products: tuple[str, ...], aside: Path) -> Stand:
    """Look at a folder without touching it."""
    made = {name: _content(folder / name) for name in products}
    return Stand(_database(folder / "x.db", aside), made, frozenset(_files(folder, products)))


def _database(path: Path, aside: Path) -> str:
    """A digest of all that is in the database, read from a copy; '' if nothing is, `torn: ...` if it is not whole."""
    if not path.exists() or not path.stat().st_size:
        return ""
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for end in ("", "-wal", "-journal"):
        with contextlib.suppress(FileNotFoundError):
            shutil.copy(f"{path}{end}", aside / f"x.db{end}")
    copy = aside / "x.db"
    try:
        with contextlib.closing(sqlite3.connect(copy)) as connection:
            sound = connection.execute("PRAGMA integrity_check").fetchone()
            if sound != ("ok",):
                return f"torn: {sound}"
            rows = [
                connection.execute(sql).fetchall()
                for sql in (
                    "SELECT source_id, file, mode, rows, rejected, replaced_by FROM load",
                    "SELECT name, chassis FROM garage",
                    "SELECT why FROM link_dispute",
                    "SELECT count(*), sum(length(key)) FROM part",
                    "SELECT value FROM meta WHERE key = 'seed'",
                )
            ]
            if not rows[0] and rows[3] == [(0, None)]:
                return ""  # Made, and said to be; nothing is in it.
        return fingerprint(copy)[:16] + hashlib.sha256(repr(rows).encode()).hexdigest()[:16]
    except Exception as error:
        return f"torn: {error!r}"


def _content(path: Path) -> str:
    """A digest of a file or a folder of files, or what a place of snapshots names; '' if there is none."""
    if (path / "current.json").exists():
        manifest = json.loads((path / "current.json").read_text("utf-8"))
        files = manifest["files"].items()
        whole = all((path / manifest["folder"] / name).stat().st_size == file["bytes"] for name, file in files)
        return f"generation {manifest['generation']}" if whole else "half a snapshot"
    if path.is_dir():
        parts = sorted((one.name, one.read_bytes()) for one in path.iterdir() if one.is_file())
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else ""


def _files(folder: Path, products: tuple[str, ...]) -> Iterator[str]:
    """Every file by name; of a word index its folders, as the files in them have other names each time."""
    for product in products:
        if len(list((folder / product).glob("g0*"))) > 2:
            yield f"{product}: half copies"
        yield from (one.relative_to(folder).as_posix() for one in (folder / product).glob(".*"))
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if any(name == product or name.startswith(f"{product}/") for product in products):
            continue
        if re.search(r"\.words/v\w+/", name) or re.fullmatch(r"tmp/[a-z0-9_]{8}", name):
            continue  # The second is Python's own, by which it tries whether a folder for temporary files will do.
        if path.is_file() or re.search(r"\.words/v\w+$", name) or path.name.startswith("."):
            yield re.sub(r"\.words/v\w{8}$", ".words/v*", name)
            if re.search(r"\.words/v\w+$", name) and len(list(path.parent.glob("v*"))) > 1:
                yield ".words: several folders"


_LASTING = ("x.db-wal", "x.db-shm", "x.db-journal")
"""What SQLite keeps beside a file whose writer was ended, and takes in when it is next opened."""


class Trial:
    """Puts faults into one scene."""

    def __init__(self, server: Server, scene: Scene, aside: Path) -> None:
        self._server, self.scene, self._aside = server, scene, aside
        self._folder, self._read = aside / "case", aside / "read"
        self.before = stand(scene.before, scene.products, self._read)
        self._fresh()
        came = self._run(scene.arguments)
        assert came.status == scene.status, f"{scene.name} without a fault: {came}"
        self.after = stand(self._folder, scene.products, self._read)
        self.letters = came.letters
        self._writes = (self.before.database, self.before.products) != (self.after.database, self.after.products)
        """Whether there is something to be in or out: a word index made anew says nothing new."""
        came = self._run(scene.again or scene.arguments)
        self._status_again = came.status
        self._after_again = stand(self._folder, scene.products, self._read)

    def faults(self, kinds: tuple[str, ...] = tuple(KINDS)) -> list[Fault]:
        """Every fault that can meet it: each call, each kind that such a call may meet, once and from then on."""
        return [
            Fault(at, kind, sticky)
            for at, letter in enumerate(self.letters, 1)
            for kind in kinds
            if letter in WHERE[kind]
            for sticky in ((False,) if kind == "kill" else (False, True))
        ]

    def _fresh(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self.scene.before, self._folder, symlinks=True)
        (self._folder / "tmp").mkdir(exist_ok=True)

    def _run(self, arguments: tuple[str, ...], fault: Fault = NO_FAULT) -> Came:
        return self._server.run(self._folder, arguments, fault)

    def put_in(self, fault: Fault) -> Verdict:
        """One fault, and the next command after it."""
        scene = self.scene
        self._fresh()
        came = self._run(scene.arguments, fault)
        now = stand(self._folder, scene.products, self._read)
        is_in = self._is_in(now)
        said, wrong = self._compared(came, now, is_in)
        known = self.before.files | self.after.files
        at_once = sorted(now.files - known)
        left = self._then(now, is_in, wrong)
        return Verdict(scene.name, fault, self.letters[fault.at - 1], came, is_in, said, wrong, at_once, left)

    def _is_in(self, now: Stand) -> bool | None:
        if self.before.database != self.after.database:
            return {self.after.database: True, self.before.database: False}.get(now.database)
        if now.database != self.before.database:
            return None
        if self._writes and now.products in (self.before.products, self.after.products):
            return now.products == self.after.products
        return None

    def _compared(self, came: Came, now: Stand, is_in: bool | None) -> tuple[str, list[str]]:
        wrong = []
        if now.database not in (self.before.database, self.after.database) or (self._writes and is_in is None):
            wrong.append(f"neither in nor out: {now.database or 'no database'} {now.products}")
        for name, content in now.products.items():
            if content not in (self.before.products[name], self.after.products[name]):
                wrong.append(f"{name} is neither the old nor the new one")
        if "Traceback" in came.err or "internal error" in came.err:
            wrong.append("a traceback")
        if came.status == -signal.SIGKILL:
            return "killed", wrong
        if came.status is None:
            return "hung", [*wrong, "it hung"]
        is_told = bool(self.scene.says) and self.scene.says in came.err
        said = "in" if came.status == self.scene.status or is_told else "out"
        if came.status not in (self.scene.status, 2):
            wrong.append(f"status {came.status}")
        last = came.err.strip().splitlines()[-1:] or [""]
        if said == "out" and "Whether it is in could not be read" in came.err:
            return "not known", wrong
        if said == "out" and not last[0].startswith("partsref: "):
            wrong.append(f"the last line is no error: {last[0]!r}")
        if self._writes and (said == "in") != is_in:
            wrong.append(f"said {said}, was {'in' if is_in else 'out'}")
        if "Nothing was changed" in came.err and is_in and not is_told:
            wrong.append("said that nothing was changed, and it was in")
        return said, wrong

    def _then(self, now: Stand, is_in: bool | None, wrong: list[str]) -> list[str]:
        """The next command of the same kind: all is well, and nothing is left."""
        scene = self.scene
        came = self._run(scene.again or scene.arguments if is_in else scene.arguments)
        then = stand(self._folder, scene.products, self._read)
        expected, status = (self._after_again, self._status_again) if is_in else (self.after, scene.status)
        if came.status not in (status, *((scene.status,) if is_in else ())):
            wrong.append(f"the next command came to {came.status}: {came.err.strip()[-200:]}")
        if (then.database, then.products) != (expected.database, expected.products):
            wrong.append("the next command came to another state")
        if missing := expected.files - then.files:
            wrong.append(f"after the next command {sorted(missing)} is missing")
        return sorted(then.files - expected.files - self.before.files)
