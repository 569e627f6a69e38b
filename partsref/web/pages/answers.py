"""Questions of web pages to the catalogue: in threads of our own, each in one view of the file, in bounded time."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from partsref.api import Catalog
from partsref.database_file import is_gone, is_interrupted
from partsref.errors import PartsrefError
from partsref.web.http.cpu_share import CpuShare, of_request
from partsref.web.http.turnstile import MOST_AT_ONCE
from partsref.web.pages.ready import Ready
from partsref.web.pages.reopened_file import Live

_T = TypeVar("_T")

log = logging.getLogger("partsref.web")

THREADS = MOST_AT_ONCE
"""Whoever is let in finds one free."""
SECONDS = 20.0
"""One question may take this long on a busy machine; then it is stopped and the visitor is told. What it may cost of
the processor is less: `cpu_share.SECONDS`."""
_WARMING_SECONDS = 600.0
CACHE_KB = 1_000
"""Of the file's pages in each thread. There are many threads, and the system keeps the pages for all of them."""
_PATIENCE_SECONDS = 3.0
"""How long a visitor waits for figures of the whole catalogue before he is told to come back."""
_SLOW_SECONDS = 1.0
_WHOLE = "partsref-whole"
_STEPS_BETWEEN_LOOKS = 20_000


class TooLongError(PartsrefError):
    """The question was stopped because it took too long. `phrase` tells a visitor what to do."""

    def __init__(self, phrase: str = "failed.slow") -> None:
        super().__init__(phrase)
        self.phrase = phrase


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


def _opened(path: Path) -> Catalog:
    catalog = Catalog(path)
    catalog.connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    return catalog


class Answers:
    """Asks one catalogue file, through a load or a replacement of the file."""

    def __init__(self, path: Path, opener: Callable[[], Catalog] | None = None) -> None:
        self._live: Live[Catalog] = Live(path, opener or (lambda: _opened(path)))
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="partsref-answer")
        # Questions that may have to wait for an index, and for one another: two of them amid a load would see two
        # states of the file and each make the index anew. The others never wait behind them.
        self._waiting = ThreadPoolExecutor(1, thread_name_prefix="partsref-waiting")
        # Who watches the server waits for nobody.
        self._watching = ThreadPoolExecutor(1, thread_name_prefix="partsref-health")
        # Questions about the whole catalogue, which are asked once for all visitors.
        self._whole = ThreadPoolExecutor(1, thread_name_prefix=_WHOLE)
        self._kept: dict[str, _Kept[Any]] = {}
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
        share = of_request.get() or CpuShare()
        share.settle()
        try:
            later = ready and replace(ready, make=_later)
            return await run(self._pool, self._ask, question, seconds, later, left, share)
        except _LaterError:
            return await run(self._waiting, self._ask, question, seconds, ready, left, share)
        except asyncio.CancelledError:  # The visitor has left: what waits is dropped, what runs is stopped.
            left.set()
            raise

    async def state(self) -> tuple[str, int]:
        """Which catalogue is served. Raises `PartsrefError`, `sqlite3.Error` or `OSError` if it cannot be read."""
        run = asyncio.get_running_loop().run_in_executor
        return await run(self._watching, self._ask, lambda catalog: catalog.state(), SECONDS, None)

    def kept(self, catalog: Catalog, name: str, question: Callable[[Catalog], _T]) -> _T:
        """The answer to a question about the whole catalogue, kept for each state of it.

        It is made apart, at nobody's cost. One that took long is renewed behind the scenes: the visitor who comes after
        a load gets the one before it. Raises `TooLongError` while the first one is being made.
        """
        state = catalog.state()
        known: _Kept[_T] | None = self._kept.get(name)
        if known is not None and known.state == state:
            return known.answer
        if known is not None and known.seconds > _SLOW_SECONDS:
            if known.renewing != state:
                known.renewing = state
                self._whole.submit(self._ask, lambda fresh: self._keep(fresh, name, question), _WARMING_SECONDS, None)
            return known.answer
        if threading.current_thread().name.startswith(_WHOLE):
            return self._keep(catalog, name, question)
        made = self._whole.submit(self._ask, lambda fresh: self._keep(fresh, name, question), _WARMING_SECONDS, None)
        try:
            return made.result(_PATIENCE_SECONDS)
        except (TimeoutError, CancelledError) as error:
            raise TooLongError("failed.counting") from error

    def _keep(self, catalog: Catalog, name: str, question: Callable[[Catalog], _T]) -> _T:
        """Runs in the one thread that makes such answers, so that none is made twice."""
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

        (self._waiting if ready else self._whole).submit(ask)

    def close(self) -> None:
        """Take no more questions, and give up those that are being answered."""
        self._closed.set()
        for pool in (self._pool, self._waiting, self._whole, self._watching):
            pool.shutdown(wait=False, cancel_futures=True)

    def _ask(
        self,
        question: Callable[[Catalog], _T],
        seconds: float,
        ready: Ready | None,
        left: threading.Event | None = None,
        share: CpuShare | None = None,
    ) -> _T:
        left = left or threading.Event()
        share = share or CpuShare(seconds)
        try:
            return self._in_one_view(self._live.get(), question, seconds, ready, left, share)
        except sqlite3.DatabaseError as error:
            if not is_gone(error):
                raise
            self._live.forget()
            return self._in_one_view(self._live.get(), question, seconds, ready, left, share)

    def _in_one_view(
        self,
        catalog: Catalog,
        question: Callable[[Catalog], _T],
        seconds: float,
        ready: Ready | None,
        left: threading.Event,
        share: CpuShare,
    ) -> _T:
        """Everything one page shows is from one state of the file, whatever a load does meanwhile."""

        def closed() -> bool:
            return self._closed.is_set() or left.is_set()

        def answer() -> _T:
            catalog.connection.set_progress_handler(closed, _STEPS_BETWEEN_LOOKS)
            if ready is not None and not ready.there(catalog):
                ready.make(catalog)
            deadline = time.monotonic() + seconds
            with share.piece() as is_used_up:

                def stop() -> bool:
                    return closed() or is_used_up() or time.monotonic() > deadline

                catalog.connection.set_progress_handler(stop, _STEPS_BETWEEN_LOOKS)
                return question(catalog)

        try:
            return catalog.in_one_view(answer)
        except sqlite3.OperationalError as error:
            if is_interrupted(error):
                raise TooLongError from error
            raise
        finally:
            catalog.connection.set_progress_handler(None, 0)
