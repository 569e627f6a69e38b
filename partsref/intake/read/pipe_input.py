"""Pipes as input: who opens one waits for a writer, and whoever started us should know what for."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import BinaryIO

from partsref.errors import warn

TELL_AFTER_SECONDS = 1.0
UNNAMED = "pipe"
"""What a pipe without a name is called, such as the one a shell makes for `<(command)`."""
_NUMBERED = re.compile(r"/dev/fd/\d+|/proc/(?:self|\d+)/fd/\d+|/dev/stdin")


def name_of_pipe(path: str | Path) -> str:
    """What a pipe is called: its own name, unless the system only numbers it.

    >>> name_of_pipe("/dev/fd/63"), name_of_pipe("lists/tokai.csv")
    ('pipe', 'tokai.csv')
    """
    return UNNAMED if _NUMBERED.fullmatch(str(path)) else Path(path).name


def on_disk(file: str | Path) -> str | Path:
    """Beside what the report of a file goes: a pipe that the system numbers is nowhere, and stands for this folder."""
    return UNNAMED if _NUMBERED.fullmatch(str(file)) else file


@contextmanager
def opened_input(path: Path) -> Iterator[BinaryIO]:
    """The file, open for reading. A pipe nobody writes to is waited for, as by any program, and that is said.

    Raises `OSError`.
    """
    waiting = Timer(TELL_AFTER_SECONDS, warn, [f"{path}: is a pipe; waiting for somebody to write to it ..."])
    waiting.daemon = True
    if stat.S_ISFIFO(path.stat().st_mode):
        waiting.start()
    try:
        stream = path.open("rb")
    finally:
        waiting.cancel()
    with stream:
        yield stream
