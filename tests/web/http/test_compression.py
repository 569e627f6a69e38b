"""Pages travel packed to whoever takes them so, and are the same when unpacked."""

from __future__ import annotations

import asyncio
import gzip
from typing import Any

import pytest

from partsref.web.http.compression import compressed

LONG = b"16510-61A20 " * 500


def _answer(accepts: bytes, *bodies: bytes, kind: bytes = b"text/html; charset=utf-8") -> list[dict[str, Any]]:
    sent: list[dict[str, Any]] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", kind), (b"Vary", b"Accept-Language")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for place, body in enumerate(bodies, 1):
            await send({"type": "http.response.body", "body": body, "more_body": place < len(bodies)})

    async def keep(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"accept-encoding", accepts)]}
    asyncio.run(compressed(app)(scope, None, keep))  # type: ignore[arg-type]
    return sent


def test_a_page_is_packed_and_says_so() -> None:
    start, body = _answer(b"br, gzip;q=0.5", LONG)
    headers = dict(start["headers"])
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"vary"] == b"Accept-Language, Accept-Encoding"
    assert int(headers[b"content-length"]) == len(body["body"]) < len(LONG) / 5
    assert gzip.decompress(body["body"]) == LONG


@pytest.mark.parametrize("accepts", [b"", b"br", b"gzip;q=0", b"gzip; q=0.0", b"gzippy"])
def test_whoever_does_not_take_it_gets_it_plain(accepts: bytes) -> None:
    assert _answer(accepts, LONG)[1]["body"] == LONG


def test_what_comes_in_pieces_or_is_short_or_a_picture_is_left_as_it_is() -> None:
    assert [message.get("body") for message in _answer(b"gzip", LONG, LONG)] == [None, LONG, LONG]
    assert _answer(b"gzip", b"short")[1]["body"] == b"short"
    assert _answer(b"gzip", LONG, kind=b"application/octet-stream")[1]["body"] == LONG
