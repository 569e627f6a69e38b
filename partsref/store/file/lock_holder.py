"""Who holds the lock that a writer waits for, as far as the system tells: Linux lists its locks."""

from __future__ import annotations

import os
import re
from pathlib import Path

_LOCKS, _PROCESSES = Path("/proc/locks"), Path("/proc")
_WRITER = re.compile(r"POSIX\s+\S+\s+WRITE\s+(?P<process>\d+)\s+[0-9a-f]+:[0-9a-f]+:(?P<file>\d+)\s")


def lock_holder(path: Path) -> str:
    """Name the process that writes the database at `path`, and whether it is stopped; '' where nobody can tell."""
    real = os.path.realpath(path)
    files = {number for end in ("", "-shm") if (number := _file_number(Path(f"{real}{end}")))}
    try:
        text = _LOCKS.read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    for found in _WRITER.finditer(text):
        process = int(found["process"])
        if int(found["file"]) in files and process not in (0, os.getpid()):
            stopped = f", which is stopped; it goes on with: kill -CONT {process}" if _is_stopped(process) else ""
            return f"process {process}{stopped}"
    return ""


def _file_number(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _is_stopped(process: int) -> bool:
    try:
        status = (_PROCESSES / str(process) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[:1] in (["T"], ["t"])
