"""The folder of the word index: sealed so that only one we wrote is ever opened, swapped whole so that readers go on.

Whoosh reads pickled data, which may run code. So every file is named with its hash in a state file, and the state
carries a keyed hash made with a secret of this user: a folder from anywhere else, or a damaged one, is never opened.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, field
from functools import cache
from pathlib import Path

from partsref.store.file import drafts
from partsref.values import frozen

FORMAT = 7
"""Raised whenever what is written into the index changes: an older one is rebuilt."""
_STATE = "current.json"
_KEY_BYTES = 32
_TEMPORARY = "partsref-words"
_FOLDER = re.compile(r"v[a-z0-9_]{8}")
"""What `new_folder` calls a folder."""
_OURS = re.compile(r"_MAIN_\d+\.toc(?:\.[\d.]+)?|MAIN_\w+(?:\.\w+)*|(?:MAIN_)?\w+\.tmp|vocabulary\.json")
"""The files Whoosh and we write into such a folder. Nothing else is ever deleted: somebody else put it there."""


@frozen
class State:
    """What an index holds: of which database, up to which write, from which synonym table."""

    identity: str
    generation: int
    last_description: int
    vocabulary: str
    folder: str = ""
    format: int = FORMAT
    files: dict[str, str] = field(default_factory=dict)


def homes(database: Path) -> Iterator[Path]:
    """Where the index of a database may live, best first: beside it, in this user's cache, in a temporary folder."""
    beside = _beside(database)
    if secret() and _is_mine(beside):
        yield beside
    if secret() and (cached := _cached(database)) is not None:
        yield cached
    yield _temporary() / _name(database)


def spare(database: Path, home: Path) -> Path | None:
    """The index in this user's cache, where it stands though the one beside the database, `home`, serves again."""
    if home != _beside(database):
        return None
    cached = _cached(database)
    return cached if cached is not None and _is_folder(cached) else None


def _beside(database: Path) -> Path:
    return database.with_name(database.name + ".words")


def _cached(database: Path) -> Path | None:
    folder = _user_folder("XDG_CACHE_HOME", ".cache")
    return folder / f"words-{_name(database)}" if folder is not None else None


def _name(database: Path) -> str:
    return hashlib.sha256(str(database.resolve()).encode()).hexdigest()[:24]


def read_state(home: Path) -> State | None:
    """The state of the index in `home` if it is whole and ours; None otherwise."""
    try:
        sealed = json.loads((home / _STATE).read_text("utf-8"))
        body = str(sealed["state"])
        if not hmac.compare_digest(str(sealed["seal"]), _seal(body)):
            return None
        state = State(**json.loads(body))
        if state.format != FORMAT or not _FOLDER.fullmatch(state.folder) or not _is_folder(home):
            return None
        if not _is_as_sealed(home / state.folder, state.files):
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return state


def _is_as_sealed(folder: Path, files: dict[str, str]) -> bool:
    """Whether the folder holds the sealed files, each as it was, and nothing beside them.

    One file more is enough to refuse it all: Whoosh opens the newest table of contents it finds, and unpickles it.
    """
    if not _is_folder(folder):
        return False
    with os.scandir(folder) as entries:
        found = {entry.name: entry.is_file(follow_symlinks=False) for entry in entries}
    return (
        found.keys() == files.keys()
        and all(found.values())
        and all(_hash(folder / name) == value for name, value in files.items())
    )


def _is_folder(path: Path) -> bool:
    """A folder itself, not a link to one: what a link points to is somebody else's."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


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
    """Make `folder` the index of `home` in one step, and sweep away what came before it.

    Whoever calls it holds the right to write, so every other folder and every draft is a dead writer's, or outlived.
    """
    for lock in folder.glob("*LOCK"):
        lock.unlink()
    files = {path.name: _hash(path) for path in sorted(folder.iterdir())}
    whole = State(**{**asdict(state), "folder": folder.name, "files": files})
    body = json.dumps(asdict(whole))
    # A name nobody can have put a link at before.
    handle, draft = tempfile.mkstemp(prefix=f"{_STATE}.", dir=home)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"state": body, "seal": _seal(body)}, file)
        Path(draft).chmod(0o644 & ~_umask())
        Path(draft).replace(home / _STATE)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    sweep(home, folder.name)
    return whole


def sweep(home: Path, kept: str) -> None:
    """Delete the folders and drafts of writers before, for whoever holds the right to write; keep folder `kept`.

    What cannot be deleted now stays for the next.
    """
    for other in strays(home, kept):
        with suppress(OSError):
            if _is_folder(other):
                discard(other)
            elif not _FOLDER.fullmatch(other.name):
                other.unlink()  # A link goes itself; what it points to stays.


def strays(home: Path, kept: str) -> list[Path]:
    """What stands in `home` beside the current folder `kept`: folders and drafts of writers, living or not."""
    try:
        return sorted(path for path in home.iterdir() if _is_stray(path.name, kept))
    except OSError:
        return []


def _is_stray(name: str, kept: str) -> bool:
    return name.startswith(f"{_STATE}.") or (name != kept and _FOLDER.fullmatch(name) is not None)


def discard_home(home: Path) -> None:
    """Delete an index whole, for whoever holds the right to write it; the file of that right goes too."""
    (home / _STATE).unlink(missing_ok=True)
    sweep(home, "")
    for lock in home.glob("*LOCK"):
        lock.unlink()
    home.rmdir()


def leftovers(home: Path) -> list[Path]:
    """What a writer that was ended left in `home`, as far as it shows: folders and drafts beside the current ones."""
    if not _is_folder(home):
        return []
    state = read_state(home)
    return strays(home, state.folder if state else "")


def discard(folder: Path) -> None:
    """Delete a folder of ours: the files that are ours, then the folder if nothing else is in it."""
    for path in list(folder.iterdir()):
        with suppress(OSError):
            if path.name.endswith(".tmp") and _is_folder(path):  # Where Whoosh gathers what it writes.
                shutil.rmtree(path, ignore_errors=True)
            elif _OURS.fullmatch(path.name):
                path.unlink()
    with suppress(OSError):
        folder.rmdir()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _seal(body: str) -> str:
    return hmac.new(secret() or _process_secret(), body.encode(), hashlib.sha256).hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()[:32]


def _is_mine(folder: Path) -> bool:
    """Whether the index may live there: a folder of this user, or none yet. A link is never followed."""
    try:
        found = folder.lstat()
    except OSError:
        return True  # Not there yet.
    return stat.S_ISDIR(found.st_mode) and (not hasattr(os, "getuid") or found.st_uid == os.getuid())


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
    drafts.sweep(path)
    if len(key := _read(path)) != _KEY_BYTES:
        with suppress(OSError):
            _make_key(path, anew=bool(key) or path.exists())
        key = _read(path)
    return key if len(key) == _KEY_BYTES else b""


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _make_key(path: Path, anew: bool) -> None:
    """Write a key whole or not at all; one that a kill or a full disk left short is replaced."""
    with drafts.draft_folder(path, "part") as folder:
        draft = folder / "key"
        with draft.open("wb") as file:
            draft.chmod(0o600)
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        if anew:
            draft.replace(path)
        else:
            path.hardlink_to(draft)  # Whoever else was quicker, his stays.


@cache
def _process_secret() -> bytes:
    return secrets.token_bytes(32)


@cache
def _temporary() -> Path:
    import atexit

    target = Path(tempfile.gettempdir()) / _TEMPORARY
    drafts.sweep(target)
    folder = Path(tempfile.mkdtemp(prefix=f".{_TEMPORARY}.", suffix=".part", dir=target.parent))
    # Held as long as we live: who finds it unheld knows that its maker was killed.
    drafts.hold(os.open(folder, os.O_RDONLY))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
