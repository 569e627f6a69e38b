"""A line for each request, for whoever asked for it. What was asked is not in it unless that was asked for too."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

from partsref.web.http import request_id
from partsref.web.http.headers import App, Message, Receive, Scope, Send

_LONGEST = 2_000
"""Characters of an address that are logged."""


def with_access_log(app: App, write: Callable[[str], None], queries: bool = False) -> App:
    """`app`, with a line to `write` for each request: when, who, what, how it went, bytes, milliseconds, its name.

    The query of an address is left out unless `queries`.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        status, size, started = 0, 0, time.monotonic()

        async def send_counted(message: Message) -> None:
            nonlocal status, size
            status = message.get("status", status)
            size += len(message.get("body", b""))
            await send(message)

        try:
            await app(scope, receive, send_counted)
        finally:
            took = round((time.monotonic() - started) * 1_000)
            who = str((scope.get("client") or ("-",))[0])
            # 499: the visitor left before there was an answer.
            write(
                f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {who} {scope['method']} {_asked(scope, queries)}"
                f" {status or 499} {size} {took}ms {request_id.of(scope) or '-'}"
            )

    return wrapped


def _asked(scope: Scope, queries: bool) -> str:
    """The address as it came, in one piece whatever is in it."""
    raw = bytes(scope.get("raw_path") or str(scope["path"]).encode())
    query = bytes(scope.get("query_string", b""))
    whole = raw + (b"?" + query if query and queries else b"")
    return quote(whole, safe="/?&=%:;@!$'()*+,~.-_")[:_LONGEST]
