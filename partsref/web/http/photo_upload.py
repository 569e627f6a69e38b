"""The one address that takes what a visitor sends: a photo, read by a process with limits, kept and noted nowhere.

What was read goes on to the page in the request itself; what is behind sees a reading request, as ever.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from urllib.parse import urlsplit

from partsref.photo.read_photo import ReadPhoto
from partsref.web.http.guard import refuse
from partsref.web.http.headers import App, Receive, Scope, Send
from partsref.web.http.multipart import FormError, boundary, file_in

PATH = "/photo"
FIELD = "photo"
KEY = "partsref.photo"
"""Where in the request the page finds what was read."""
LARGEST = 10 << 20
"""Bytes of a picture."""
_AROUND = 8 << 10
"""Bytes of the form around it."""
SECONDS = 20.0
"""For the picture to come, and for its turn. What its reading may take is `read_photo`'s to say."""
MOST_AT_ONCE = 4
"""Pictures that are coming or waiting; one of them is read at a time, as that takes half a gigabyte."""

Reader = Callable[[bytes], ReadPhoto]


class _RefusedError(Exception):
    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


def with_photos(app: App, read: Reader) -> App:
    """`app`, with photos that are sent to `PATH` read by `read`."""
    sending: set[str] = set()
    turn = asyncio.Lock()

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            await app(scope, receive, send)
            return
        address = str((scope.get("client") or ("",))[0])
        try:
            length, between = _checked(scope)
            if address in sending or len(sending) >= MOST_AT_ONCE:
                raise _RefusedError(429, "One photo at a time. Come back when the one before is read.")
            sending.add(address)
            try:
                photo = await _photo(receive, length, between)
                read_off = await _in_turn(turn, read, photo)
            finally:
                sending.discard(address)
        except _RefusedError as refused:
            await refuse(send, refused.status, str(refused), closing=True)
            return
        await app({**scope, "method": "GET", KEY: read_off}, _nothing_more(receive), send)

    return wrapped


def takes(scope: Scope, base_url: str) -> bool:
    """Whether a request is one that sends a photo."""
    path = "/" + str(scope["path"]).removeprefix(base_url).lstrip("/")
    return scope["method"] == "POST" and path == PATH


def _checked(scope: Scope) -> tuple[int, bytes]:
    """How long the form is and what parts it. Raises `_RefusedError` for one from elsewhere, too long, or no form."""
    headers = {bytes(name).lower(): bytes(value).decode("latin-1") for name, value in scope.get("headers", [])}
    if not _is_ours(headers):
        raise _RefusedError(403, "Photos are taken from this site's own page alone.")
    length = headers.get(b"content-length", "")
    if not (length.isascii() and length.isdigit()):
        raise _RefusedError(411, "Expected the length of what is sent.")
    if len(length) > 12 or int(length) > LARGEST + _AROUND:
        raise _RefusedError(413, f"Larger than {LARGEST >> 20} MB. Scale the picture down, or cut out the label.")
    try:
        return int(length), boundary(headers.get(b"content-type", ""))
    except FormError:
        raise _RefusedError(415, "Expected a form with a photo: multipart/form-data.") from None


def _is_ours(headers: dict[bytes, str]) -> bool:
    """Whether our own page sent it: by what the browser says of that, else by where it says the page was.

    A proxy may show us over TLS, which we do not see: the scheme is not compared.
    """
    if (site := headers.get(b"sec-fetch-site")) is not None:
        return site == "same-origin"
    origin = headers.get(b"origin", "")
    return bool(origin) and urlsplit(origin).netloc == headers.get(b"host", "")


async def _photo(receive: Receive, length: int, between: bytes) -> bytes:
    """The picture in the form. Raises `_RefusedError` for one that does not come, or is not there."""
    try:
        async with asyncio.timeout(SECONDS):
            body = await _body(receive, length)
        photo = file_in(body, between, FIELD)
    except TimeoutError:
        raise _RefusedError(408, "The picture did not come in time. Scale it down and try again.") from None
    except FormError:
        raise _RefusedError(400, f"Expected a form with one file named {FIELD}.") from None
    if len(photo) > LARGEST:
        raise _RefusedError(413, f"Larger than {LARGEST >> 20} MB. Scale the picture down, or cut out the label.")
    return photo


async def _body(receive: Receive, length: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise FormError
        body += message.get("body", b"")
        if len(body) > length:
            raise FormError
        if not message.get("more_body"):
            return bytes(body)


async def _in_turn(turn: asyncio.Lock, read: Reader, photo: bytes) -> ReadPhoto:
    try:
        await asyncio.wait_for(turn.acquire(), SECONDS)
    except TimeoutError:
        raise _RefusedError(503, "Others' photos are being read. Come back in a moment.") from None
    try:
        return await asyncio.to_thread(read, photo)
    finally:
        turn.release()


def _nothing_more(receive: Receive) -> Receive:
    """For what is behind: a request without a body, then whether the visitor has left."""
    told = False

    async def received() -> dict[str, object]:
        nonlocal told
        if not told:
            told = True
            return {"type": "http.request", "body": b"", "more_body": False}
        return dict(await receive())

    return received
