"""Which files of a folder are there whole: seen twice alike, and left alone for a moment."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

SETTLED_SECONDS = 2.0
"""How long a file is left alone before it is taken to be whole; copies write more often than that."""
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".filepart", ".opdownload", ".swp")
"""How browsers and copy programs call what they are not done with."""
_KEPT_BESIDE = ("~$", ".")
"""Begins what spreadsheet programs and systems keep beside a file."""
MAPPING_ENDS = (".map.yml", ".map.yaml")
"""A mapping lies beside the list it is for: `list.map.yml` says how to read `list.csv`."""


class FileStamp(NamedTuple):
    """What changes when a file does."""

    size: int
    written: int
    file: int


def stamp(path: Path) -> FileStamp | None:
    """The stamp of a file; None when it is gone or is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return FileStamp(status.st_size, status.st_mtime_ns, status.st_ino) if path.is_file() else None


class Arrivals:
    """Looks at a folder again and again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._before: dict[Path, tuple[FileStamp, float]] = {}
        """Each file with its stamp, and since when it has that."""

    def waiting(self) -> list[Path]:
        """Every list in the folder, whole or not, by name."""
        names = sorted(self._folder.iterdir())
        return [path for path in names if _is_list(path.name) and stamp(path) is not None]

    def whole(self) -> list[Path]:
        """Those that have not changed since they were first seen so, long enough ago."""
        now = time.monotonic()
        seen: dict[Path, tuple[FileStamp, float]] = {}
        for path in self.waiting():
            if (new := stamp(path)) is not None:
                before = self._before.get(path)
                seen[path] = before if before and before[0] == new else (new, now)
        self._before = seen
        return [path for path, (_, since) in seen.items() if now - since >= SETTLED_SECONDS]


def mapping_beside(path: Path) -> Path | None:
    """The mapping for one list, if there is one."""
    beside = (path.with_name(path.stem + end) for end in MAPPING_ENDS)
    return next((one for one in beside if one.is_file()), None)


def _is_list(name: str) -> bool:
    lower = name.lower()
    return not (lower.startswith(_KEPT_BESIDE) or lower.endswith((*_UNFINISHED, *MAPPING_ENDS)))
