"""Who holds the lock that a writer waits for, as far as the system tells: Linux lists its locks."""

from __future__ import annotations

import os
import re
from pathlib import Path

_LOCKS, _PROCESSES = Path("/proc/locks"), Path("/proc")
_HELD = re.compile(r"POSIX\s+\S+\s+(?P<kind>READ|WRITE)\s+(?P<process>\d+)\s+[0-9a-f]+:[0-9a-f]+:(?P<file>\d+)\s")
_DOES = {"WRITE": "another program is writing it", "READ": "another program is reading it"}


def lock_holder(path: Path) -> str:
    """Say who writes the database at `path`, or else who reads it, and whether that process is stopped."""
    real = os.path.realpath(path)
    files = {number for end in ("", "-shm") if (number := _file_number(Path(f"{real}{end}")))}
    try:
        text = _LOCKS.read_text(encoding="ascii", errors="replace")
    except OSError:
        return _DOES["WRITE"]
    for kind, does in _DOES.items():
        for found in _HELD.finditer(text):
            process = int(found["process"])
            if found["kind"] == kind and int(found["file"]) in files and process not in (0, os.getpid()):
                stopped = f", which is stopped; it goes on with: kill -CONT {process}" if _is_stopped(process) else ""
                return f"{does} (process {process}{stopped})"
    return _DOES["WRITE"]


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
