"""Pipes as input: who opens one waits for a writer, and whoever started us should know what for."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import BinaryIO

from partsref.errors import warn

TELL_AFTER_SECONDS = 1.0


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
