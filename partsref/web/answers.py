"""Questions of web pages to the catalogue: in threads of our own, each in one view of the file, in bounded time."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from partsref.api import Catalog
from partsref.errors import PartsrefError
from partsref.store.database import generation
from partsref.web.live import Live

_T = TypeVar("_T")

THREADS = 4
SECONDS = 5.0
"""One question may take this long; then it is stopped and the visitor is told."""
_STEPS_BETWEEN_LOOKS = 20_000
_REPLACED = ("malformed", "not a database", "disk I/O", "no such table")
"""What SQLite says when the file was replaced between our look at it and the question."""


class TooLongError(PartsrefError):
    """The question was stopped because it took too long."""


class Answers:
    """Asks one catalogue file, through a load or a replacement of the file."""

    def __init__(self, path: Path) -> None:
        self._live = Live(path, lambda: Catalog(path))
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="partsref-answer")
        self._kept: dict[str, tuple[tuple[str, int], object]] = {}
        self._keeping = threading.Lock()

    async def ask(self, question: Callable[[Catalog], _T], seconds: float = SECONDS) -> _T:
        """The answer to `question`. Raises `TooLongError` after about `seconds`."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._ask, question, seconds)

    def kept(self, catalog: Catalog, name: str, question: Callable[[Catalog], _T]) -> _T:
        """The answer to a question about the whole catalogue, asked once for each state of it."""
        state = generation(catalog.connection)
        with self._keeping:
            known = self._kept.get(name)
            if known is None or known[0] != state:
                known = self._kept[name] = (state, question(catalog))
        return known[1]  # type: ignore[return-value]

    def close(self) -> None:
        """Take no more questions."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _ask(self, question: Callable[[Catalog], _T], seconds: float) -> _T:
        try:
            return _in_one_view(self._live.get(), question, seconds)
        except sqlite3.DatabaseError as error:
            if not any(words in str(error) for words in _REPLACED):
                raise
            self._live.forget()
            return _in_one_view(self._live.get(), question, seconds)


def _in_one_view(catalog: Catalog, question: Callable[[Catalog], _T], seconds: float) -> _T:
    """Everything one page shows is from one state of the file, whatever a load does meanwhile."""
    deadline = time.monotonic() + seconds
    connection = catalog.connection
    connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS_BETWEEN_LOOKS)
    connection.execute("BEGIN")
    try:
        return question(catalog)
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise TooLongError(f"This took longer than {seconds:.0f} seconds. Ask for something narrower.") from error
        raise
    finally:
        connection.set_progress_handler(None, 0)
        if connection.in_transaction:
            connection.execute("COMMIT")
