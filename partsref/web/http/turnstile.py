"""One visitor's work never keeps another waiting: few questions at once, by turns of address, none for who has left."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress

MOST_AT_ONCE = 8
"""Requests in work. More at once make none of them faster."""
MOST_OF_ONE = 3
"""Of them from one address."""
MOST_SHARED = 5
"""Past these only who has nothing in work is let in: two greedy visitors leave room for a third and a fourth."""
MOST_WAITING_OF_ONE, MOST_WAITING = 100, 300
"""Requests that wait; more are told to come back."""
MOST_UNREAD_OF_ONE, MOST_UNREAD = 4 << 20, 32 << 20
"""Bytes of answers that are made but not read yet. Who has so many gets no more made until he has read."""


class FullError(Exception):
    """Too many wait already, or the server is stopping."""


class Turnstile:
    """Lets requests in, an address after the other."""

    def __init__(self) -> None:
        self._running: Counter[str] = Counter()
        self._unread: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._closed = False
        self.in_work: set[asyncio.Task[None]] = set()
        self.has_ended = False

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[Callable[[], bool]]:
        """Wait for this address's turn, and have it. Raises `FullError` when too many wait.

        Gives what gives the turn up before its end; that is True the first time.
        """
        if self._closed:
            raise FullError
        if self._is_room(address):
            self._running[address] += 1
        else:
            await self._wait(address)
        having = True

        def give_up() -> bool:
            nonlocal having
            had, having = having, False
            if had:
                self._running[address] -= 1
                self._running += Counter()  # Forget addresses that have none.
                self._let_in()
            return had

        try:
            yield give_up
        finally:
            give_up()

    @contextmanager
    def unread(self, address: str, size: int) -> Iterator[None]:
        """An answer of `size` bytes lies ready and is being sent."""
        self._unread[address] += size
        try:
            yield
        finally:
            self._unread[address] -= size
            self._unread += Counter()
            self._let_in()

    def close(self) -> None:
        """Let nobody in any more. Who waits is told so; what is in work goes on."""
        self._closed = True
        for queue in self._waiting.values():
            for waiting in queue:
                if not waiting.done():
                    waiting.set_exception(FullError())
        self._waiting.clear()

    def end(self) -> None:
        """Give up what is still in work, each with an answer that says so."""
        self.has_ended = True
        for task in list(self.in_work):
            task.cancel()

    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    def _is_room(self, address: str) -> bool:
        if self._unread[address] >= MOST_UNREAD_OF_ONE or self._unread.total() >= MOST_UNREAD:
            return False
        mine, all_of_them = self._running[address], self._running.total()
        return all_of_them < (MOST_SHARED if mine else MOST_AT_ONCE) and mine < MOST_OF_ONE

    async def _wait(self, address: str) -> None:
        queue = self._waiting.setdefault(address, deque())
        if len(queue) >= MOST_WAITING_OF_ONE or self.waiting() >= MOST_WAITING:
            raise FullError
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled() and mine.exception() is None:  # Let in and gone at once.
                self._running[address] -= 1
                self._let_in()
            else:
                with suppress(ValueError):
                    queue.remove(mine)
            raise

    def _let_in(self) -> None:
        for address in list(self._waiting):
            queue = self._waiting[address]
            while queue and queue[0].done():
                queue.popleft()
            if not queue:
                del self._waiting[address]
            elif self._is_room(address):
                self._running[address] += 1
                queue.popleft().set_result(None)
                self._waiting.move_to_end(address)
