"""The one address that takes something takes a photo from our own page, and nothing else from nobody else."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from partsref.photo.read_photo import ReadPhoto
from partsref.photo.text_line import Character, TextLine
from partsref.web.http import photo_upload
from partsref.web.http.guard import guarded
from partsref.web.http.headers import Message, Receive, Scope, Send
from partsref.web.http.photo_upload import KEY, LARGEST, takes, with_photos

READ = ReadPhoto("", (TextLine((Character("A", 1.0),)),))


def form(photo: bytes, name: str = "photo") -> bytes:
    head = f'--x1\r\nContent-Disposition: form-data; name="{name}"; filename="a.jpg"\r\nContent-Type: image/jpeg'
    return head.encode() + b"\r\n\r\n" + photo + b"\r\n--x1--\r\n"


class Server:
    """The upload before a page that says what it was given."""

    def __init__(self) -> None:
        self.seen: list[bytes] = []
        self.behind: list[Scope] = []
        self.app = guarded(with_photos(self._page, self._read), "/", takes)

    def _read(self, photo: bytes) -> ReadPhoto:
        self.seen.append(photo)
        return READ

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.behind.append(scope)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def post(self, body: bytes, path: str = "/photo", address: str = "10.0.0.1", **headers: str) -> int:
        sent: list[Message] = []
        given = {
            "content-type": "multipart/form-data; boundary=x1",
            "content-length": str(len(body)),
            "host": "parts.example",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        scope: dict[str, Any] = {
            "type": "http",
            "method": "POST",
            "path": path,
            "query_string": b"",
            "client": (address, 1),
            "headers": [(name.encode(), value.encode()) for name, value in given.items() if value],
        }

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return int(sent[0]["status"])


@pytest.fixture
def server() -> Server:
    return Server()


def status(server: Server, body: bytes, path: str = "/photo", **headers: str) -> int:
    return asyncio.run(server.post(body, path, **headers))


def test_a_photo_from_our_page_is_read_and_the_page_behind_sees_a_reading_request(server: Server) -> None:
    assert status(server, form(b"JPEG"), sec_fetch_site="same-origin") == 200
    assert server.seen == [b"JPEG"]
    assert server.behind[0]["method"] == "GET"
    assert server.behind[0][KEY] is READ


def test_a_browser_that_says_only_where_the_page_was_is_believed_if_it_was_here(server: Server) -> None:
    assert status(server, form(b"JPEG"), origin="https://parts.example") == 200
    assert status(server, form(b"JPEG"), origin="https://evil.example") == 403
    assert status(server, form(b"JPEG"), origin="null") == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_another_site_s_page_sends_nothing_here(server: Server, site: str) -> None:
    assert status(server, form(b"JPEG"), sec_fetch_site=site, origin="https://parts.example") == 403
    assert server.seen == []


def test_who_does_not_say_where_he_comes_from_is_refused(server: Server) -> None:
    assert status(server, form(b"JPEG")) == 403


@pytest.mark.parametrize("path", ["/", "/match", "/photo.json", "/photo/x", "/partsref"])
def test_no_other_address_takes_anything(server: Server, path: str) -> None:
    assert status(server, form(b"JPEG"), path, sec_fetch_site="same-origin") == 405
    assert server.behind == []


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"content_length": ""}, 411),
        ({"content_length": "-1"}, 411),
        ({"content_length": str(LARGEST * 2)}, 413),
        ({"content_length": "9" * 40}, 413),
        ({"content_length": "3"}, 400),
        ({"content_type": "application/json"}, 415),
        ({"content_type": "multipart/form-data"}, 415),
        ({"content_type": "multipart/form-data; boundary=" + "b" * 90}, 415),
    ],
)
def test_what_is_no_form_with_a_photo_is_refused(server: Server, headers: dict[str, str], expected: int) -> None:
    assert status(server, form(b"JPEG"), sec_fetch_site="same-origin", **headers) == expected
    assert server.seen == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x1",
        b"--x1--\r\n",
        form(b"JPEG", name="other"),
        form(b"JPEG")[:-9],
        form(b"A").replace(b"--x1--\r\n", b"") + form(b"B"),
        b'--x1\r\nContent-Disposition: form-data; name="photo"' + b"a" * 5_000 + b"\r\n\r\nJ\r\n--x1--\r\n",
    ],
)
def test_a_form_that_is_not_whole_or_has_no_one_photo_is_refused(server: Server, body: bytes) -> None:
    assert status(server, body, sec_fetch_site="same-origin") == 400
    assert server.seen == []


def while_one_is_read(server: Server, **second: str) -> list[int]:
    """The status of a second photo, sent as `second` says while the first is read, and then of the first."""
    reading, go_on = threading.Event(), threading.Event()

    def read(photo: bytes) -> ReadPhoto:
        reading.set()
        assert go_on.wait(30)
        return READ

    server.app = guarded(with_photos(server._page, read), "/", takes)

    async def both() -> list[int]:
        first = asyncio.create_task(server.post(form(b"A"), sec_fetch_site="same-origin"))
        await asyncio.to_thread(reading.wait, 30)
        other = await server.post(form(b"B"), sec_fetch_site="same-origin", **second)
        go_on.set()
        return [other, await first]

    return asyncio.run(both())


def test_a_visitor_sends_one_photo_at_a_time(server: Server) -> None:
    assert while_one_is_read(server) == [429, 200]


def test_who_waits_too_long_for_his_turn_is_told_to_come_back(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo_upload, "SECONDS", 0.05)
    assert while_one_is_read(server, address="10.0.0.2") == [503, 200]
