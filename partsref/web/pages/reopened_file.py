"""Something opened from a file that may be replaced while we serve: one for each thread, reopened when it was."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """What can be closed."""

    def close(self) -> None:
        """Close it."""


_T = TypeVar("_T", bound=Closable)


class Live(Generic[_T]):
    """Hands each thread its own opened file. A load into the file is seen by SQLite itself; another file by us.

    A file that is away for a moment keeps the one opened before.
    """

    def __init__(self, path: Path, opener: Callable[[], _T]) -> None:
        self._path = path
        self._opener = opener
        self._threads = threading.local()

    def get(self) -> _T:
        """The opened file of this thread."""
        here = self._threads
        known: tuple[int, int] | None = getattr(here, "identity", None)
        with contextlib.suppress(FileNotFoundError):
            stat = self._path.stat()
            identity = (stat.st_dev, stat.st_ino)
            if identity != known:
                self.forget()
                here.opened = self._opener()
                here.identity = identity
        if getattr(here, "opened", None) is None:
            here.opened = self._opener()
        opened: _T = here.opened
        return opened

    def forget(self) -> None:
        """Close what this thread has open; the next `get` opens anew."""
        opened = getattr(self._threads, "opened", None)
        self._threads.opened = self._threads.identity = None
        if opened is not None:
            opened.close()
