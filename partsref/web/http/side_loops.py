"""Event loops beside the one that listens: making a big page there keeps no other visitor's connection waiting."""

from __future__ import annotations

import asyncio
import threading
import weakref
from contextlib import suppress

from partsref.web.http.cpu_share import CpuShare, of_request
from partsref.web.http.headers import App, Message, Scope, Send


class SideLoops:
    """Hands each request a loop of its own for as long as it is in work."""

    def __init__(self) -> None:
        self._free: list[asyncio.AbstractEventLoop] = []
        self._all: list[asyncio.AbstractEventLoop] = []
        weakref.finalize(self, _stop, self._all)

    async def answer(self, app: App, scope: Scope, stream: Send) -> list[Message]:
        """What `app` answers. One that is made bit by bit is given to `stream` as it comes, and not returned."""
        loop = self._take()
        kept: list[Message] = []
        here = asyncio.get_running_loop()
        share: CpuShare | None = None
        streaming = False

        async def send(message: Message) -> None:
            nonlocal streaming
            streaming = streaming or bool(message.get("more_body"))
            kept.append(message)
            if streaming and share:
                share.renew()  # Each bit is a piece of work by itself: a whole table is more than one answer may cost.
                for one in kept:
                    await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(_sent(stream, one), here))
                kept.clear()

        async def work() -> None:
            nonlocal share
            share = CpuShare()
            of_request.set(share)
            try:
                await app(scope, _Asked(), send)
            finally:
                self._free.append(loop)

        await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work(), loop))
        return kept

    @staticmethod
    async def answer_here(app: App, scope: Scope) -> list[Message]:
        """The same on the loop that listens, for what takes it no time worth speaking of."""
        kept: list[Message] = []

        async def send(message: Message) -> None:
            kept.append(message)

        await app(scope, _Asked(), send)
        return kept

    def _take(self) -> asyncio.AbstractEventLoop:
        with suppress(IndexError):
            return self._free.pop()
        loop = asyncio.new_event_loop()
        threading.Thread(target=_run, args=(loop,), name="partsref-page", daemon=True).start()
        self._all.append(loop)
        return loop


class _Asked:
    """What a reading request brings: nothing. Who asks for more waits until the request is given up."""

    def __init__(self) -> None:
        self._asked = False

    async def __call__(self) -> Message:
        if self._asked:
            await asyncio.get_running_loop().create_future()
        self._asked = True
        return {"type": "http.request", "body": b"", "more_body": False}


async def _sent(send: Send, message: Message) -> None:
    await send(message)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


def _stop(loops: list[asyncio.AbstractEventLoop]) -> None:
    for loop in loops:
        with suppress(RuntimeError):  # It has ended by itself.
            loop.call_soon_threadsafe(loop.stop)
