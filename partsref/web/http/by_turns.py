"""From a visitor's request to the last byte of its answer: his turn, a loop to be made in, and his own pace to read."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, suppress

from partsref.web.http.headers import HEADERS, App, Message, Receive, Scope, Send
from partsref.web.http.side_loops import SideLoops
from partsref.web.http.turnstile import FullError, Turnstile

QUICK = ("/-/static/", "/-/static-plugins/", "/healthz")
"""What costs next to nothing, and is answered however many wait."""
_TABLES = "/partsref"
"""Datasette's own pages. The JSON of ours is made where the question is answered: no page has to be drawn for it."""
_AGAIN_SECONDS = b"2"
_PIECE = 64 << 10
"""Bytes of an answer handed on at once; the next when these are read."""
_STREAM = 1 << 20
"""What an answer that is made bit by bit counts for among those not read yet."""


def by_turns(app: App, turnstile: Turnstile, base_url: str = "/") -> App:
    """`app`, its requests by turns of address; one whose visitor has left is given up."""
    loops = SideLoops()

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        path = "/" + str(scope.get("path", "")).removeprefix(base_url).lstrip("/")
        if scope["type"] != "http" or path.startswith(QUICK):
            await app(scope, receive, send)
        else:
            light = path.endswith(".json") and not path.startswith(_TABLES)
            await _until_left(_Answer(app, scope, send, turnstile, loops, light), receive, turnstile)

    return wrapped


class _Answer:
    """The work of one request, and whether its last byte is on its way."""

    def __init__(
        self, app: App, scope: Scope, send: Send, turnstile: Turnstile, loops: SideLoops, is_light: bool
    ) -> None:
        self.done = self._begun = False
        self._is_light = is_light
        self._app, self._scope, self._to_visitor = app, scope, send
        self._turnstile, self._loops = turnstile, loops
        self._address = str((scope.get("client") or ("",))[0])

    async def __call__(self) -> None:
        with ExitStack() as reading:

            def reads(size: int) -> None:
                """From now on he is reading, which keeps nobody waiting for a turn."""
                reading.enter_context(self._turnstile.unread(self._address, size))

            try:
                async with self._turnstile.turn(self._address) as give_up_turn:

                    async def stream(message: Message) -> None:
                        if give_up_turn():
                            reads(_STREAM)
                        await self._send(message)

                    if self._is_light:
                        made = await self._loops.answer_here(self._app, self._scope)
                    else:
                        made = await self._loops.answer(self._app, self._scope, stream)
                    reads(sum(len(message.get("body", b"")) for message in made))
            except FullError:
                await _refuse(self._send)
                return
            except asyncio.CancelledError:
                if not self._turnstile.has_ended or self._begun:
                    raise
                await _refuse(self._send)
                return
            for message in made:
                await self._send(message)

    async def _send(self, message: Message) -> None:
        self._begun = True
        body = message.get("body", b"")
        while len(body) > _PIECE:
            await self._to_visitor({**message, "body": body[:_PIECE], "more_body": True})
            body = body[_PIECE:]
        last = message["type"] == "http.response.body" and not message.get("more_body")
        await self._to_visitor({**message, "body": body} if "body" in message else message)
        self.done = self.done or last


async def _until_left(answer: _Answer, receive: Receive, turnstile: Turnstile) -> None:
    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    working, watching = asyncio.create_task(answer()), asyncio.create_task(watch())
    turnstile.in_work.add(working)
    try:
        await asyncio.wait({working, watching}, return_when=asyncio.FIRST_COMPLETED)
        if not working.done() and not answer.done:
            working.cancel()
        with suppress(asyncio.CancelledError):
            await working
    except asyncio.CancelledError:
        if not turnstile.has_ended:  # Else the server has waited for this reader as long as it may.
            raise
    finally:
        turnstile.in_work.discard(working)
        for task in (working, watching):
            task.cancel()


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"retry-after", _AGAIN_SECONDS), *HEADERS.items()]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": b"Too many ask at once. Come back in a moment.\n"})
