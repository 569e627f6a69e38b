"""What of an answer is decided when its body begins: until then its head is held back."""

from __future__ import annotations

from collections.abc import Callable

from partsref.web.http.headers import App, Message, Receive, Scope, Send

Change = Callable[[Message, Message], tuple[Message, Message]]
"""Gives the head and the body of an answer, as they are to be sent, of those it has."""


def at_first_body(app: App, applies: Callable[[Scope], bool], change: Change) -> App:
    """`app`, each answer to a scope that `applies` with its head and body changed; what comes after goes as it is.

    An answer of which more is to come, or that ends at its head, is not changed.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not applies(scope):
            await app(scope, receive, send)
            return
        start: Message = {}

        async def send_changed(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            if start:
                first, start = start, {}
                if message["type"] == "http.response.body" and not message.get("more_body"):
                    first, message = change(first, message)
                await send(first)
            await send(message)

        await app(scope, receive, send_changed)
        if start:  # It ended at its head.
            await send(start)

    return wrapped
