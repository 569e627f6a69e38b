"""Pages, styles and data travel compressed to whoever takes them so: a phone in a shed has little signal."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from functools import lru_cache

from partsref.web.http.first_body import at_first_body
from partsref.web.http.headers import App, Message

_KINDS = (b"text/", b"application/json", b"image/svg+xml")
_SHORTEST = 1_000
"""Bytes below which compressing saves nothing worth its time."""
_LEVEL = 5
_KEPT_BYTES = 64_000


def compressed(app: App) -> App:
    """`app`, its answers compressed where they are text, come in one piece, and the visitor takes gzip."""
    return at_first_body(app, lambda scope: _taken(scope.get("headers", ())), _compressed)


def _compressed(start: Message, message: Message) -> tuple[Message, Message]:
    body = message.get("body", b"")
    if len(body) < _SHORTEST or not _is_text(start):
        return start, message
    packed = (_kept if len(body) <= _KEPT_BYTES else _packed)(body)
    return {**start, "headers": _headers(start, len(packed))}, {**message, "body": packed}


def _taken(headers: Iterable[tuple[bytes, bytes]]) -> bool:
    """Whether the visitor takes gzip (RFC 9110, 12.5.3)."""
    for name, value in headers:
        if name.lower() == b"accept-encoding":
            for item in value[:500].lower().split(b","):
                coding, _, weight = item.strip().partition(b";")
                if coding.strip() == b"gzip":
                    return weight.replace(b" ", b"") not in (b"q=0", b"q=0.0", b"q=0.00", b"q=0.000")
    return False


def _is_text(start: Message) -> bool:
    headers = {bytes(name).lower(): bytes(value) for name, value in start.get("headers", ())}
    return b"content-encoding" not in headers and headers.get(b"content-type", b"").startswith(_KINDS)


def _headers(start: Message, length: int) -> list[tuple[bytes, bytes]]:
    kept = [
        (name, value) for name, value in start["headers"] if bytes(name).lower() not in (b"content-length", b"vary")
    ]
    varies = [bytes(value) for name, value in start["headers"] if bytes(name).lower() == b"vary"]
    return [
        *kept,
        (b"content-encoding", b"gzip"),
        (b"content-length", str(length).encode()),
        (b"vary", b", ".join([*varies, b"Accept-Encoding"])),
    ]


def _packed(body: bytes) -> bytes:
    return gzip.compress(body, _LEVEL, mtime=0)


_kept = lru_cache(maxsize=64)(_packed)
"""Style and script are the same for everybody; what was asked last may be asked again."""
