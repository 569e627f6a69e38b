"""What one request may cost of the processor, wherever its work is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SECONDS = 1.4
"""Of processor time, for all of a request. What a busy machine makes it wait for is not counted."""
MOST_OF_SHARE = SECONDS * 0.7
"""What a page of many questions may spend on them, to show what it has by then; the rest draws the page."""


class CpuShare:
    """The processor time a request has left. Its pieces run one after the other, each in some thread."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = self.left = seconds
        self._here = time.thread_time()

    def renew(self) -> None:
        """Begin anew."""
        self.left = self._seconds
        self._here = time.thread_time()

    def settle(self) -> float:
        """What is left after the work of this thread, the one the share was made in, since it was last asked."""
        now = time.thread_time()
        self.left -= now - self._here
        self._here = now
        return self.left

    @contextmanager
    def piece(self) -> Iterator[Callable[[], bool]]:
        """Work in another thread; gives what tells whether the share is used up."""
        started, left = time.thread_time(), self.left
        try:
            yield lambda: time.thread_time() - started > left
        finally:
            self.left -= time.thread_time() - started


of_request: ContextVar[CpuShare | None] = ContextVar("of_request", default=None)
"""The share of the request in work; None where none is measured."""
