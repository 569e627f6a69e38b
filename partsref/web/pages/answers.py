"""Questions of web pages to the catalogue: in threads of our own, each in one view of the file, in bounded time."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from partsref.api import Catalog
from partsref.database_file import is_gone, is_interrupted
from partsref.errors import PartsrefError
from partsref.web.pages.ready import Ready
from partsref.web.pages.reopened_file import Live

_T = TypeVar("_T")

log = logging.getLogger("partsref.web")

THREADS = 4
SECONDS = 5.0
"""One question may take this long; then it is stopped and the visitor is told."""
_WARMING_SECONDS = 600.0
_SLOW_SECONDS = 1.0
_STEPS_BETWEEN_LOOKS = 20_000


class TooLongError(PartsrefError):
    """The question was stopped because it took too long."""


class _LaterError(Exception):
    """What the question stands on has to be made first."""


def _later(_catalog: Catalog) -> object:
    raise _LaterError


@dataclass(slots=True)
class _Kept(Generic[_T]):
    """An answer with the state of the catalogue it is of, what it cost, and the state it is being renewed for."""

    state: tuple[str, int]
    answer: _T
    seconds: float
    renewing: tuple[str, int] | None = None


class Answers:
    """Asks one catalogue file, through a load or a replacement of the file."""

    def __init__(self, path: Path, opener: Callable[[], Catalog] | None = None) -> None:
        self._live: Live[Catalog] = Live(path, opener or (lambda: Catalog(path)))
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="partsref-answer")
        # Questions that may have to wait for an index, and for one another: two of them amid a load would see two
        # states of the file and each make the index anew. The others never wait behind them.
        self._waiting = ThreadPoolExecutor(1, thread_name_prefix="partsref-waiting")
        self._kept: dict[str, _Kept[Any]] = {}
        self._keeping = threading.Lock()
        self._closed = threading.Event()

    async def ask(
        self,
        question: Callable[[Catalog], _T],
        seconds: float = SECONDS,
        ready: Ready | None = None,
    ) -> _T:
        """The answer to `question`, asked when `ready` is there. Raises `TooLongError` after about `seconds`."""
        run = asyncio.get_running_loop().run_in_executor
        left = threading.Event()
        try:
            return await run(self._pool, self._ask, question, seconds, ready and replace(ready, make=_later), left)
        except _LaterError:
            return await run(self._waiting, self._ask, question, seconds, ready, left)
        except asyncio.CancelledError:  # The visitor has left: what waits is dropped, what runs is stopped.
            left.set()
            raise

    def kept(self, catalog: Catalog, name: str, question: Callable[[Catalog], _T]) -> _T:
        """The answer to a question about the whole catalogue, kept for each state of it.

        One that took long is renewed behind the scenes: the visitor who comes after a load gets the one before it.
        """
        state = catalog.state()
        known: _Kept[_T] | None = self._kept.get(name)
        if known is not None and known.state == state:
            return known.answer
        if known is not None and known.seconds > _SLOW_SECONDS:
            if known.renewing != state:
                known.renewing = state
                self.warm(lambda fresh: self._keep(fresh, name, question))
            return known.answer
        return self._keep(catalog, name, question)

    def _keep(self, catalog: Catalog, name: str, question: Callable[[Catalog], _T]) -> _T:
        with self._keeping:
            state = catalog.state()
            known: _Kept[_T] | None = self._kept.get(name)
            if known is None or known.state != state:
                started = time.monotonic()
                answer = question(catalog)
                self._kept[name] = known = _Kept(state, answer, time.monotonic() - started)
            return known.answer

    def warm(self, question: Callable[[Catalog], object], ready: Ready | None = None) -> None:
        """Ask something ahead of the first visitor, without waiting for the answer."""

        def ask() -> None:
            try:
                self._ask(question, _WARMING_SECONDS, ready)
            except (PartsrefError, sqlite3.Error) as error:
                log.warning("not warmed up: %s", error)

        (self._waiting if ready else self._pool).submit(ask)

    def close(self) -> None:
        """Take no more questions, and give up those that are being answered."""
        self._closed.set()
        for pool in (self._pool, self._waiting):
            pool.shutdown(wait=False, cancel_futures=True)

    def _ask(
        self,
        question: Callable[[Catalog], _T],
        seconds: float,
        ready: Ready | None,
        left: threading.Event | None = None,
    ) -> _T:
        left = left or threading.Event()
        try:
            return self._in_one_view(self._live.get(), question, seconds, ready, left)
        except sqlite3.DatabaseError as error:
            if not is_gone(error):
                raise
            self._live.forget()
            return self._in_one_view(self._live.get(), question, seconds, ready, left)

    def _in_one_view(
        self,
        catalog: Catalog,
        question: Callable[[Catalog], _T],
        seconds: float,
        ready: Ready | None,
        left: threading.Event,
    ) -> _T:
        """Everything one page shows is from one state of the file, whatever a load does meanwhile."""

        def closed() -> bool:
            return self._closed.is_set() or left.is_set()

        def answer() -> _T:
            catalog.connection.set_progress_handler(closed, _STEPS_BETWEEN_LOOKS)
            if ready is not None and not ready.there(catalog):
                ready.make(catalog)
            deadline = time.monotonic() + seconds
            is_late = lambda: closed() or time.monotonic() > deadline  # noqa: E731
            catalog.connection.set_progress_handler(is_late, _STEPS_BETWEEN_LOOKS)
            return question(catalog)

        try:
            return catalog.in_one_view(answer)
        except sqlite3.OperationalError as error:
            if is_interrupted(error):
                raise TooLongError(
                    f"This took longer than {seconds:.0f} seconds. Ask for something narrower."
                ) from error
            raise
        finally:
            catalog.connection.set_progress_handler(None, 0)
