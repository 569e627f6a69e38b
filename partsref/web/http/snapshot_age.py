"""How old the copy of a catalogue is that a replica serves: in a header of every answer, for whoever stands between."""

from __future__ import annotations

from collections.abc import Callable

from partsref.snapshot.follow import Copy
from partsref.snapshot.manifest import now
from partsref.web.http.headers import App, Message, Receive, Scope, Send

HEADER = b"partsref-snapshot"


def with_snapshot_age(app: App, copy: Callable[[], Copy | None]) -> App:
    """`app`, each answer with `Partsref-Snapshot: generation=N, made=MOMENT, age=SECONDS`."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_dated(message: Message) -> None:
            if message["type"] == "http.response.start" and (served := copy()):
                made = served.manifest.made.strftime("%Y-%m-%dT%H:%M:%SZ")
                value = f"generation={served.manifest.generation}, made={made}, age={served.age(now())}"
                message = {**message, "headers": [*message.get("headers", []), (HEADER, value.encode())]}
            await send(message)

        await app(scope, receive, send_dated if scope["type"] == "http" else send)

    return wrapped
