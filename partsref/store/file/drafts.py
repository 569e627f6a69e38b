"""Drafts beside what they are to become: locked while their maker lives, swept away by the next of its kind after.

Whether a maker lives is told by the lock on its draft, which the system lets go when he ends, however that is; never
by age.
"""

from __future__ import annotations

import glob
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

try:
    import fcntl
except ImportError:  # Windows: nobody can tell whether a draft's maker lives, so none is swept.
    fcntl = None  # type: ignore[assignment]

ENDINGS = ("new", "part")
"""`new`: a database being made. `part`: a file or folder being written."""
_LONGEST_NAME = 100


def draft_name(target: Path, ending: str) -> str:
    """A new hidden name beside `target`."""
    return f".{target.name[:_LONGEST_NAME]}.{token_hex(4)}.{ending}"


@contextmanager
def draft_folder(target: Path, ending: str) -> Iterator[Path]:
    """A folder of one's own beside `target`, gone at the end with all that is in it; dead ones go first.

    Raises `OSError` where none can be made.
    """
    sweep(target)
    folder, lock = _new_folder(target, ending)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _new_folder(target: Path, ending: str) -> tuple[Path, int]:
    while True:
        folder = target.with_name(draft_name(target, ending))
        folder.mkdir()
        lock = os.open(folder, os.O_RDONLY)
        if hold(lock) and folder.exists():  # Between the two somebody may have swept it away.
            return folder, lock
        os.close(lock)


def hold(handle: int) -> bool:
    """Hold the lock on an open draft until it is closed; False if another has it."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def leftovers(target: Path) -> list[Path]:
    """Drafts beside `target` whose makers live no more."""
    beside = glob.escape(target.name[:_LONGEST_NAME])
    found = [path for ending in ENDINGS for path in target.absolute().parent.glob(f".{beside}.*.{ending}*")]
    return sorted(path for path in found if _is_dead(path))


def sweep(target: Path) -> None:
    """Take away the drafts that ended makers left beside `target`."""
    for path in leftovers(target):
        with suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path)
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
