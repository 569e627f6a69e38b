"""An answer cut short on its way is noticed: its length stands before it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from partsref.web.http.answer_length import with_length

PAGE = "16510-61A20 オイル".encode()


def _headers(*messages: dict[str, Any], method: str = "GET") -> dict[bytes, bytes]:
    sent: list[dict[str, Any]] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        for message in messages:
            await send(message)

    async def keep(message: Any) -> None:
        sent.append(message)

    asyncio.run(with_length(app)({"type": "http", "method": method}, None, keep))  # type: ignore[arg-type]
    assert sent[1:] == [*messages[1:]]
    assert sent[0]["status"] == messages[0]["status"]
    assert len({name for name, _ in sent[0]["headers"]}) == len(sent[0]["headers"])
    return dict(sent[0]["headers"])


def _start(status: int = 200, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {"type": "http.response.start", "status": status, "headers": list(headers)}


def _body(body: bytes, more: bool = False) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": more}


@pytest.mark.parametrize("page", [PAGE, b""])
def test_a_page_in_one_piece_says_how_many_bytes_it_has(page: bytes) -> None:
    assert _headers(_start(), _body(page))[b"content-length"] == str(len(page)).encode()


def test_what_comes_bit_by_bit_or_says_its_length_itself_is_left_as_it_is() -> None:
    assert b"content-length" not in _headers(_start(), _body(PAGE, more=True), _body(PAGE))
    assert _headers(_start(200, (b"Content-Length", b"21")), _body(PAGE)) == {b"Content-Length": b"21"}


def test_where_there_is_no_body_nothing_is_said_of_its_length() -> None:
    assert _headers(_start(304), _body(b"")) == {}
    assert _headers(_start(204), _body(b"")) == {}
    assert _headers(_start(), _body(b""), method="HEAD") == {}
    assert _headers(_start()) == {}
