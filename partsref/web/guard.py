"""What `partsref serve` refuses before Datasette sees it: everything that is not reading, and its inner pages."""

from __future__ import annotations

from partsref.web.headers import App, Message, Receive, Scope, Send

READING = ("GET", "HEAD")
LONGEST_ADDRESS = 60_000
"""Bytes of path and query. A pasted list of some thousand numbers fits."""

_INNER = "/-/"
_OPEN_INNER = ("/-/static/", "/-/static-plugins/", "/-/metadata")
"""Pages under /-/ that say nothing about the machine. The others name files, versions, threads and settings."""


def guarded(app: App, base_url: str = "/") -> App:
    """`app`, for reading only, without the pages that describe the server itself."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refusal := _refusal(scope, base_url)):
            await _refuse(send, *refusal)
        elif scope["type"] in ("http", "lifespan"):
            await app(scope, receive, send)

    return wrapped


def _refusal(scope: Scope, base_url: str) -> tuple[int, str] | None:
    if scope["method"] not in READING:
        return 405, "Only GET and HEAD: nothing here writes."
    raw = bytes(scope.get("raw_path") or scope["path"].encode())
    if len(raw) + len(scope.get("query_string", b"")) > LONGEST_ADDRESS:
        return 414, f"Longer than {LONGEST_ADDRESS} bytes. For long lists use: partsref match FILE"
    path = "/" + scope["path"].removeprefix(base_url).lstrip("/")
    if path.startswith(_INNER) and not path.startswith(_OPEN_INNER):
        return 404, "Not found."
    return None


async def _refuse(send: Send, status: int, text: str) -> None:
    headers: list[tuple[bytes, bytes]] = [(b"content-type", b"text/plain; charset=utf-8")]
    if status == 405:
        headers.append((b"allow", ", ".join(READING).encode()))
    start: Message = {"type": "http.response.start", "status": status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": f"{text}\n".encode()})
