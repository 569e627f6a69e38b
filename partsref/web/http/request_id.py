"""A name for each request: in a header, on error pages and in the log, so that one can be told from another."""

from __future__ import annotations

import secrets

from partsref.web.http.headers import App, Message, Receive, Scope, Send

KEY = "partsref.request_id"
"""Where the scope of a request has it."""
HEADER = b"x-request-id"
_BYTES = 6


def of(scope: Scope) -> str:
    """The name of a request; empty where it was given none."""
    return str(scope.get(KEY, ""))


def with_request_id(app: App) -> App:
    """`app`, each request with a name of its own. What a visitor sends as its name is not believed."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        name = secrets.token_hex(_BYTES)

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), (HEADER, name.encode())]}
            await send(message)

        await app({**scope, KEY: name}, receive, send_named)

    return wrapped
