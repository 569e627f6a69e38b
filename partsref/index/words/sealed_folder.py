"""The folder of the word index: sealed so that only one we wrote is ever opened, swapped whole so that readers go on.

Whoosh reads pickled data, which may run code. So every file is named with its hash in a state file, and the state
carries a keyed hash made with a secret of this user: a folder from anywhere else, or a damaged one, is never opened.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
import shutil
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path

FORMAT = 6
"""Raised whenever what is written into the index changes: an older one is rebuilt."""
_STATE = "current.json"


@dataclass(frozen=True, slots=True)
class State:
    """What an index holds: of which database, up to which write, from which synonym table."""

    identity: str
    generation: int
    last_description: int
    vocabulary: str
    folder: str = ""
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)


def homes(database: Path) -> list[Path]:
    """Where the index of a database may live, best first: beside it, in this user's cache, in a temporary folder."""
    beside = database.with_name(database.name + ".words")
    name = hashlib.sha256(str(database.resolve()).encode()).hexdigest()[:24]
    found = [beside] if secret() and _is_mine(beside) else []
    if secret() and (cached := _user_folder("XDG_CACHE_HOME", ".cache")):
        found.append(cached / f"words-{name}")
    return [*found, _temporary() / name]


def read_state(home: Path) -> State | None:
    """The state of the index in `home` if it is whole and ours; None otherwise."""
    try:
        sealed = json.loads((home / _STATE).read_text("utf-8"))
        body = str(sealed["state"])
        if not hmac.compare_digest(str(sealed["seal"]), _seal(body)):
            return None
        state = State(**json.loads(body))
        folder = home / state.folder
        if state.format != FORMAT or any(_hash(folder / name) != value for name, value in state.files.items()):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return state


def new_folder(home: Path, copy_of: State | None = None) -> Path:
    """A folder to write a new index in: empty, or with the files of an older index (linked: none is ever edited)."""
    home.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="v", dir=home))
    for name in copy_of.files if copy_of else ():
        old = home / (copy_of.folder if copy_of else "") / name
        try:
            os.link(old, folder / name)
        except OSError:
            shutil.copyfile(old, folder / name)
    return folder


def publish(home: Path, folder: Path, state: State) -> State:
    """Make `folder` the index of `home` in one step, and sweep away what came before it."""
    files = {path.name: _hash(path) for path in sorted(folder.iterdir()) if not path.name.endswith("LOCK")}
    whole = State(**{**asdict(state), "folder": folder.name, "files": files})
    body = json.dumps(asdict(whole))
    draft = home / f"{_STATE}.{os.getpid()}"
    draft.write_text(json.dumps({"state": body, "seal": _seal(body)}), "utf-8")
    draft.replace(home / _STATE)
    for other in home.glob("v*"):
        if other.name != folder.name:
            shutil.rmtree(other, ignore_errors=True)
    return whole


def _seal(body: str) -> str:
    return hmac.new(secret() or _process_secret(), body.encode(), hashlib.sha256).hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:32]


def _is_mine(folder: Path) -> bool:
    try:
        return folder.stat().st_uid == os.getuid() if hasattr(os, "getuid") else True
    except OSError:
        return True  # Not there yet.


def _user_folder(variable: str, default: str) -> Path | None:
    try:
        folder = Path(os.environ.get(variable) or Path.home() / default) / "partsref"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, RuntimeError):
        return None
    return folder


@cache
def secret() -> bytes:
    """This user's secret, made at the first use; empty if nothing can be kept."""
    folder = _user_folder("XDG_STATE_HOME", ".local/state")
    if folder is None:
        return b""
    path = folder / "index.key"
    with suppress(OSError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(32))
    try:
        key = path.read_bytes()
    except OSError:
        return b""
    return key if len(key) == 32 else b""


@cache
def _process_secret() -> bytes:
    return secrets.token_bytes(32)


@cache
def _temporary() -> Path:
    import atexit

    folder = Path(tempfile.mkdtemp(prefix="partsref-words-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
