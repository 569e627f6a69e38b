"""What every response carries to keep a browser from doing what a page did not mean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_BASE = (
    "default-src 'none'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'; style-src 'self'"
)
OWN_POLICY = _BASE
"""For our pages: nothing inline, nothing from elsewhere."""
DATASETTE_POLICY = f"{_BASE} 'unsafe-inline'"
"""For Datasette's own pages: they name a table's columns in an inline style. Scripts stay as strict."""

_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"x-frame-options": b"DENY",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
NO_ROBOTS = (b"x-robots-tag", b"noindex, nofollow")


def with_headers(app: App, robots: bool) -> App:
    """Add the headers to every response of `app` that does not set them itself."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                known = {bytes(name).lower() for name, _ in headers}
                extra = {**_HEADERS, b"content-security-policy": DATASETTE_POLICY.encode()}
                if not robots:
                    extra[NO_ROBOTS[0]] = NO_ROBOTS[1]
                headers += [(name, value) for name, value in extra.items() if name not in known]
                message = {**message, "headers": headers}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped
