"""Who asks much, reads slowly or leaves keeps nobody else waiting."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from partsref.web.http.by_turns import by_turns
from partsref.web.http.headers import Message, Receive, Scope, Send
from partsref.web.http.turnstile import (
    MOST_AT_ONCE,
    MOST_OF_ONE,
    MOST_SHARED,
    MOST_UNREAD_OF_ONE,
    FullError,
    Turnstile,
)

BIG = MOST_UNREAD_OF_ONE // 2 + 1


async def _big_page(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"x" * BIG})


class _Visitor:
    """Asks once; reads what he is sent when `reading` is set, leaves when `left` is."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.reading, self.left = asyncio.Event(), asyncio.Event()
        self.began, self.got, self.status = False, 0, 0

    async def ask(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], path: str = "/") -> None:
        await app({"type": "http", "method": "GET", "path": path, "client": (self.address, 1)}, self._come, self._read)

    async def _come(self) -> Message:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _read(self, message: Message) -> None:
        self.began = True
        self.status = message.get("status", self.status)
        await self.reading.wait()
        self.got += len(message.get("body", b""))


async def _until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.005)


def test_who_does_not_read_has_no_turn_and_no_second_answer_made() -> None:
    async def go() -> None:
        turnstile = Turnstile()
        app = by_turns(_big_page, turnstile)
        slow = [_Visitor("10.0.0.1") for _ in range(6)]
        asking = [asyncio.create_task(visitor.ask(app)) for visitor in slow]
        await _until(lambda: sum(visitor.began for visitor in slow) >= 2)
        other = _Visitor("10.0.0.2")
        other.reading.set()
        await other.ask(app)
        assert other.got == BIG
        assert sum(visitor.began for visitor in slow) <= MOST_OF_ONE + 1, "the others wait until something is read"
        for visitor in slow:
            visitor.reading.set()
        await asyncio.gather(*asking)
        assert [visitor.got for visitor in slow] == [BIG] * 6

    asyncio.run(go())


def test_an_answer_is_handed_on_in_pieces() -> None:
    """So that what a visitor has not read is waited for, not piled up in the server."""

    async def go() -> list[int]:
        sizes: list[int] = []

        async def send(message: Message) -> None:
            sizes.append(len(message.get("body", b"")))

        async def receive() -> Message:
            return await asyncio.get_running_loop().create_future()  # type: ignore[no-any-return]

        await by_turns(_big_page, Turnstile())({"type": "http", "method": "GET", "path": "/"}, receive, send)
        return sizes

    sizes = asyncio.run(go())
    assert sum(sizes) == BIG
    assert max(sizes) <= 1 << 16


@pytest.mark.parametrize("path", ["/", "/part/a/b.json"])
def test_work_for_who_has_left_is_stopped(path: str) -> None:
    async def go() -> None:
        begun, stopped = asyncio.Event(), []
        here = asyncio.get_running_loop()

        async def endless(_scope: Scope, _receive: Receive, _send: Send) -> None:
            here.call_soon_threadsafe(begun.set)
            try:
                await asyncio.sleep(3_600)
            finally:
                stopped.append(True)

        visitor = _Visitor("10.0.0.1")
        asking = asyncio.create_task(visitor.ask(by_turns(endless, Turnstile()), path))
        await begun.wait()
        visitor.left.set()
        await asyncio.wait_for(asking, 30)
        await _until(lambda: bool(stopped))

    asyncio.run(go())


def test_a_page_that_takes_long_to_draw_holds_up_no_connection() -> None:
    enough, patience = 4, 30.0

    async def go() -> int:
        drawing, done, steps = asyncio.Event(), False, 0
        here = asyncio.get_running_loop()

        async def draws(_scope: Scope, _receive: Receive, send: Send) -> None:
            nonlocal done
            here.call_soon_threadsafe(drawing.set)
            until = time.monotonic() + patience
            while steps < enough and time.monotonic() < until:
                pass  # As a template does: nothing in it waits.
            done = True
            await send({"type": "http.response.start", "status": 200})
            await send({"type": "http.response.body", "body": b""})

        visitor = _Visitor("10.0.0.1")
        visitor.reading.set()
        asking = asyncio.create_task(visitor.ask(by_turns(draws, Turnstile())))
        await drawing.wait()
        while not done:
            steps += 1
            await asyncio.sleep(0)
        await asking
        return steps

    assert asyncio.run(go()) >= enough


def test_two_greedy_visitors_leave_room_for_a_third() -> None:
    async def go() -> None:
        turnstile = Turnstile()
        order: list[str] = []
        release = asyncio.Event()

        async def visit(address: str) -> None:
            async with turnstile.turn(address):
                order.append(address)
                await release.wait()

        names = [name for name in ("a", "b") for _ in range(20)]
        asking = [asyncio.create_task(visit(name)) for name in names]
        await asyncio.sleep(0)
        assert len(order) == MOST_SHARED < MOST_AT_ONCE
        asking.append(asyncio.create_task(visit("c")))
        await asyncio.sleep(0)
        assert order[-1] == "c"
        release.set()
        await asyncio.gather(*asking)
        assert turnstile.waiting() == 0

    asyncio.run(go())


def test_at_the_end_who_waits_is_told_so_and_who_is_in_goes_on() -> None:
    async def go() -> list[Any]:
        turnstile = Turnstile()
        release = asyncio.Event()

        async def visit() -> str:
            async with turnstile.turn("a"):
                await release.wait()
                return "whole"

        asking = [asyncio.create_task(visit()) for _ in range(MOST_OF_ONE + 2)]
        await asyncio.sleep(0)
        turnstile.close()
        with contextlib.suppress(FullError):
            await visit()
            raise AssertionError("let in after the end")
        release.set()
        return await asyncio.gather(*asking, return_exceptions=True)

    ends = asyncio.run(go())
    assert ends[:MOST_OF_ONE] == ["whole"] * MOST_OF_ONE
    assert all(isinstance(end, FullError) for end in ends[MOST_OF_ONE:])
