"""Give a finished folder the place of another in one step: whoever ends us leaves the old one or the new one, whole."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Container
from contextlib import suppress
from pathlib import Path

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux: two names change what they mean, in one step."""
_HERE = -100
"""AT_FDCWD: paths are taken from this process's folder."""


def swap_in(draft: Path, folder: Path, ours: Container[str]) -> bool:
    """Make `folder` what `draft` is; the old one is at `draft` then. False where that cannot be done in one step.

    Files in the old folder that are none of `ours` are somebody's, and stay: they stand in the new one too.
    """
    try:
        if not (_is_alike(draft, folder) and _have_carried(draft, folder, ours) and _exchange(draft, folder)):
            return False
    except OSError:
        return False
    with suppress(OSError):  # The new one stands, whatever goes wrong now.
        for late in draft.iterdir():  # What came in the last moment.
            if late.name not in ours and not (folder / late.name).exists():
                late.rename(folder / late.name)
    return True


def _is_alike(draft: Path, folder: Path) -> bool:
    """Whether nobody would notice but by what is in it: one owner, and nobody of ours stands in it."""
    new, old = draft.stat(), folder.lstat()
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid) or folder in (Path.cwd(), *Path.cwd().parents):
        return False
    draft.chmod(old.st_mode & 0o7777)
    return True


def _have_carried(draft: Path, folder: Path, ours: Container[str]) -> bool:
    """Have the files of others in the new folder too; False where one of them is no plain file."""
    for entry in folder.iterdir():
        if entry.name in ours or (draft / entry.name).exists():
            continue
        if entry.is_symlink() or not entry.is_file():
            return False
        (draft / entry.name).hardlink_to(entry)
    return True


def _exchange(one: Path, other: Path) -> bool:
    """False where the system has no such step, or not for these two."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0)
