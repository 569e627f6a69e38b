"""How long an answer is stands before it: whoever stands between, or asks, notices one that is cut short."""

from __future__ import annotations

from partsref.web.http.headers import App, Message, Receive, Scope, Send

_WITHOUT_BODY = frozenset({204, 304})
"""Statuses whose answers have no body, and say nothing of its length (RFC 9110, 8.6)."""


def with_length(app: App) -> App:
    """`app`, each answer that comes in one piece with its length in bytes; what is sent bit by bit stays as it is."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        start: Message = {}

        async def send_measured(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start:
                first, start = start, {}
                is_whole = message["type"] == "http.response.body" and not message.get("more_body")
                # To HEAD the length is that of what GET would send, which is not made: it is not known here.
                if is_whole and scope.get("method") != "HEAD" and _may_say(first):
                    length = str(len(message.get("body", b""))).encode()
                    first = {**first, "headers": [*first.get("headers", []), (b"content-length", length)]}
                await send(first)
            await send(message)

        await app(scope, receive, send_measured)
        if start:  # It ended at its head.
            await send(start)

    return wrapped


def _may_say(start: Message) -> bool:
    told = {bytes(name).lower() for name, _ in start.get("headers", ())}
    return start["status"] not in _WITHOUT_BODY and not told & {b"content-length", b"transfer-encoding"}
