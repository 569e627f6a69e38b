"""Drafts beside what they are to become: locked while their maker lives, swept away by the next of its kind after.

Whether a maker lives is told by the lock on its draft, which the system lets go when he ends, however that is; never
by age.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: nobody can tell whether a draft's maker lives, so none is swept.
    fcntl = None  # type: ignore[assignment]

ENDINGS = ("new", "part")
"""`new`: a database being made. `part`: a file or folder being written."""
_LONGEST_NAME = 100
_BESIDE = re.compile(rf"\.\w+\.(?:{'|'.join(ENDINGS)})(?:-\w+)?")
"""What follows the target's name in a draft's, with what SQLite keeps beside a database."""
_DRAFT = re.compile(rf"\..*\.[0-9a-f]{{8}}\.(?:{'|'.join(ENDINGS)})", re.DOTALL)
"""What `draft_name` makes, whatever the target."""


def draft_name(target: Path, ending: str) -> str:
    """A new hidden name beside `target`."""
    return f".{target.name[:_LONGEST_NAME]}.{os.urandom(4).hex()}.{ending}"


@contextmanager
def draft_folder(target: Path, ending: str, mode: int = 0o777) -> Iterator[Path]:
    """A folder of one's own beside `target`, gone at the end with all that is in it; dead ones go first.

    `mode`: who may read it, less the umask; 0o700 where it stands among everybody's. Raises `OSError` where none can
    be made.
    """
    from shutil import rmtree  # Commands that only ask need not wait for it.

    sweep(target)
    folder, lock = _new_folder(target, ending, mode)
    try:
        yield folder
    finally:
        for _ in range(2):  # What fails once may not fail again; what stays goes with the next of its kind.
            rmtree(folder, ignore_errors=True)
        os.close(lock)


def write_whole(target: Path, text: str) -> None:
    """Write a text to `target`, whole or not at all. Raises `OSError`."""
    real = Path(os.path.realpath(target))
    with draft_folder(real, "part") as folder:
        draft = folder / "text"
        draft.write_text(text, encoding="utf-8")
        draft.replace(real)


def _new_folder(target: Path, ending: str, mode: int) -> tuple[Path, int]:
    while True:
        folder = target.with_name(draft_name(target, ending))
        folder.mkdir(mode)
        # Until it is locked somebody may sweep it away, or be about to.
        try:
            lock = os.open(folder, os.O_RDONLY)
        except FileNotFoundError:
            continue
        if _locked(lock) is not False and folder.exists():
            return folder, lock
        os.close(lock)


def hold(handle: int) -> bool:
    """Hold the lock on an open draft until it is closed; False if another has it, or nobody can have one here."""
    return fcntl is None or _locked(handle) is True


def is_held(handle: int) -> bool:
    """Whether somebody else holds the lock on it; False where nobody can tell."""
    return _locked(handle) is False


def _locked(handle: int) -> bool | None:
    """Take the lock; False if another has it, None where the file system has no locks: no draft is swept there."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def leftovers(target: Path) -> list[Path]:
    """Drafts beside `target` whose makers live no more."""
    start = f".{target.name[:_LONGEST_NAME]}"
    beside = _listed(target.absolute().parent)
    ours = (path for path in beside if path.name.startswith(start) and _BESIDE.fullmatch(path.name, len(start)))
    return [path for path in ours if _is_dead(path)]


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def sweep(target: Path) -> None:
    """Take away the drafts that ended makers left beside `target`."""
    _take_away(leftovers(target))


def sweep_folder(folder: Path) -> None:
    """Take away the drafts that ended makers left in `folder`, whatever they were to become."""
    ours = (path for path in _listed(folder) if _DRAFT.fullmatch(path.name))
    _take_away(path for path in ours if path.is_dir() and _is_dead(path))


def _take_away(paths: Iterable[Path]) -> None:
    from shutil import rmtree

    for path in paths:
        with suppress(OSError):
            if path.is_dir():
                rmtree(path)
            else:
                path.unlink()


def _is_dead(path: Path) -> bool:
    """Whether nobody holds the lock on it. What is no plain file or folder is none of ours."""
    if fcntl is None:
        return False
    try:
        kind = path.lstat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            return False
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        return hold(handle)
    finally:
        os.close(handle)
