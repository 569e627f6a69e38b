"""How long an answer is stands before it: whoever stands between, or asks, notices one that is cut short."""

from __future__ import annotations

from partsref.web.http.first_body import at_first_body
from partsref.web.http.headers import App, Message

_WITHOUT_BODY = frozenset({204, 304})
"""Statuses whose answers have no body, and say nothing of its length (RFC 9110, 8.6)."""


def with_length(app: App) -> App:
    """`app`, each answer that comes in one piece with its length in bytes; what is sent bit by bit stays as it is."""
    # To HEAD the length is that of what GET would send, which is not made: it is not known here.
    return at_first_body(app, lambda scope: scope.get("method") != "HEAD", _measured)


def _measured(start: Message, body: Message) -> tuple[Message, Message]:
    if not _may_say(start):
        return start, body
    length = str(len(body.get("body", b""))).encode()
    return {**start, "headers": [*start.get("headers", []), (b"content-length", length)]}, body


def _may_say(start: Message) -> bool:
    told = {bytes(name).lower() for name, _ in start.get("headers", ())}
    return start["status"] not in _WITHOUT_BODY and not told & {b"content-length", b"transfer-encoding"}
