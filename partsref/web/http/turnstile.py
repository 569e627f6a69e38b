"""One visitor's work never keeps another waiting: few questions at once, by turns of address, none for who has left."""

from __future__ import annotations

import asyncio
from collections import Counter, OrderedDict, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from partsref.web.http.headers import HEADERS, App, Message, Receive, Scope, Send

MOST_AT_ONCE = 8
"""Requests in work. More at once make none of them faster."""
MOST_OF_ONE = 3
"""Of them from one address: less than there are threads for SQL, so that one is left for the others."""
MOST_WAITING_OF_ONE, MOST_WAITING = 100, 300
"""Requests that wait; more are told to come back."""
_AGAIN_SECONDS = b"2"
_QUICK = ("/-/static/", "/-/static-plugins/")


class FullError(Exception):
    """Too many wait already."""


class Turnstile:
    """Lets requests in, an address after the other."""

    def __init__(self) -> None:
        self._running: Counter[str] = Counter()
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncIterator[None]:
        """Wait for this address's turn, and have it. Raises `FullError` when too many wait."""
        if self._is_room(address):
            self._running[address] += 1
        else:
            await self._wait(address)
        try:
            yield
        finally:
            self._running[address] -= 1
            self._running += Counter()  # Forget addresses that have none.
            self._let_in()

    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    def _is_room(self, address: str) -> bool:
        return self._running.total() < MOST_AT_ONCE and self._running[address] < MOST_OF_ONE

    async def _wait(self, address: str) -> None:
        queue = self._waiting.setdefault(address, deque())
        if len(queue) >= MOST_WAITING_OF_ONE or self.waiting() >= MOST_WAITING:
            raise FullError
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        queue.append(mine)
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():  # Let in and gone at the same moment.
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


def by_turns(app: App, base_url: str = "/") -> App:
    """`app`, its requests by turns of address; one whose visitor has left is given up."""
    turnstile = Turnstile()

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        path = "/" + str(scope.get("path", "")).removeprefix(base_url).lstrip("/")
        if scope["type"] != "http" or path.startswith(_QUICK):
            await app(scope, receive, send)
            return
        address = (scope.get("client") or ("",))[0]
        await _until_left(app, turnstile, address, scope, receive, send)

    return wrapped


async def _until_left(app: App, turnstile: Turnstile, address: str, scope: Scope, receive: Receive, send: Send) -> None:
    left, answered = asyncio.Event(), asyncio.Event()

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        left.set()

    asked = False

    async def receive_once() -> Message:
        nonlocal asked
        if not asked:  # Only GET and HEAD come this far: they bring nothing.
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await left.wait()
        return {"type": "http.disconnect"}

    async def send_on(message: Message) -> None:
        await send(message)
        if message["type"] == "http.response.body" and not message.get("more_body"):
            answered.set()

    async def work() -> None:
        try:
            async with turnstile.turn(address):
                await app(scope, receive_once, send_on)
        except FullError:
            await _refuse(send_on)

    working, watching = asyncio.create_task(work()), asyncio.create_task(watch())
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done() and not answered.is_set():
            working.cancel()
        with suppress(asyncio.CancelledError):
            await working
    finally:
        for task in (working, watching):
            task.cancel()


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", _AGAIN_SECONDS), *HEADERS.items()]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": b"Too many ask at once. Come back in a moment.\n"})
