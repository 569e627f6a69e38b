"""What `partsref serve` refuses before Datasette sees it: everything that is not reading, and its inner pages."""

from __future__ import annotations

import re
from collections.abc import Callable

from partsref.web.http.headers import HEADERS, App, Message, Receive, Scope, Send

READING = ("GET", "HEAD")
LONGEST_ADDRESS = 60_000
"""Bytes of path and query. A pasted list of some thousand numbers fits."""

LONGEST_TABLE_ADDRESS = 8_000
"""The same for Datasette's pages of tables, where each argument costs; SQL of a visitor's own may be longer."""

MOST_FACETS = 8
MOST_ARGUMENTS = 40

_CONTROLS = re.compile(rb"%(?:0[0-8bcef]|1[0-9a-f]|7f|c2%[89][0-9a-f])", re.IGNORECASE)
"""Control characters in a question mean nothing and cannot be shown; they are read as spaces."""

_LONGEST_FILE_NAME = 255
_INNER = "/-/"
_TABLES = "/partsref"
_FACET = re.compile(rb"(?:^|[&;])_facet(?!_size)")
_OPEN_INNER = ("/-/static/", "/-/static-plugins/", "/-/metadata")
"""Pages under /-/ that say nothing about the machine. The others name files, versions, threads and settings."""


def guarded(app: App, base_url: str = "/", taken: Callable[[Scope, str], bool] = lambda _scope, _base: False) -> App:
    """`app`, for reading only, without the pages that describe the server itself.

    `taken` tells which requests may send something all the same.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        reads = scope["type"] == "http" and not taken(scope, base_url)
        if scope["type"] == "http" and (refusal := _refusal(scope, base_url, reads)):
            await refuse(send, *refusal)
        elif scope["type"] == "http":
            await app({**scope, "query_string": _CONTROLS.sub(b"%20", scope["query_string"])}, receive, send)
        elif scope["type"] == "lifespan":
            await app(scope, receive, send)

    return wrapped


def _refusal(scope: Scope, base_url: str, reads: bool) -> tuple[int, str] | None:
    if reads and scope["method"] not in READING:
        return 405, "Only GET and HEAD: nothing here writes."
    raw = bytes(scope.get("raw_path") or scope["path"].encode())
    query = bytes(scope.get("query_string", b""))
    if len(raw) + len(query) > LONGEST_ADDRESS:
        return 414, f"Longer than {LONGEST_ADDRESS} bytes. For long lists use: partsref match FILE"
    path = "/" + scope["path"].removeprefix(base_url).lstrip("/")
    if path.startswith(_TABLES) and (too_much := _too_much_of_a_table(len(raw) + len(query), query)):
        return too_much
    if path.startswith(_INNER) and (not path.startswith(_OPEN_INNER) or _names_no_file(path)):
        return 404, "Not found."
    return None


def _too_much_of_a_table(length: int, query: bytes) -> tuple[int, str] | None:
    """What costs Datasette more than it may: each facet is a pass over the table, each filter a test of every row."""
    asks_sql = b"sql=" in query
    if length > LONGEST_TABLE_ADDRESS and not asks_sql:
        return 414, f"Longer than {LONGEST_TABLE_ADDRESS} bytes. Ask for fewer rows, or: partsref serve --sql"
    if len(_FACET.findall(query)) > MOST_FACETS:
        return 400, f"More than {MOST_FACETS} facets. Ask for some of them, then for the others."
    if query.count(b"&") >= MOST_ARGUMENTS and not asks_sql:
        return 400, f"More than {MOST_ARGUMENTS} arguments. Ask for some of them, then for the others."
    return None


def _names_no_file(path: str) -> bool:
    """Longer than a file system allows: Datasette would ask it all the same, and fail."""
    return any(len(segment.encode()) > _LONGEST_FILE_NAME for segment in path.split("/"))


async def refuse(send: Send, status: int, text: str, *, closing: bool = False) -> None:
    """Answer a request with one line; `closing` where what it sends is not read to its end."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS.items()]
    if status == 405:
        headers.append((b"allow", ", ".join(READING).encode()))
    if closing:
        headers.append((b"connection", b"close"))
    start: Message = {"type": "http.response.start", "status": status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": f"{text}\n".encode()})
