"""A photo is taken only where that was asked for; what was read stands beside what was found."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from partsref.photo.read_photo import ReadPhoto
from partsref.photo.text_line import Character, TextLine
from partsref.web import server
from partsref.web.server import Options

from .browsing import ask

PHOTOS = Options(photo=True)


def post(path: Path, read: ReadPhoto, monkeypatch: pytest.MonkeyPatch, language: str = "en") -> httpx.Response:
    """The answer to a photo on which `read` was read."""
    import asyncio

    monkeypatch.setattr(server, "read_sent", lambda data: read)

    async def go() -> httpx.Response:
        transport = httpx.ASGITransport(app=server.make_app(path, PHOTOS))
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            files = {"photo": ("label.jpg", b"JPEG", "image/jpeg")}
            headers = {"Origin": "http://test"}
            return await client.post(f"/photo?lang={language}", files=files, headers=headers)

    return asyncio.run(go())


def test_without_being_asked_for_no_page_takes_a_photo(seed_db: Path) -> None:
    home, photo = ask(seed_db, "/", "/photo")
    assert 'type="file"' not in home.text
    assert photo.status_code == 404
    (refused,) = ask(seed_db, "/photo", method="POST")
    assert refused.status_code == 405


def test_the_first_page_has_a_button_that_needs_no_script(seed_db: Path) -> None:
    home, photo = ask(seed_db, "/", "/photo", options=PHOTOS)
    for page in (home, photo):
        assert 'method="post" enctype="multipart/form-data"' in page.text
        assert 'type="file" accept="image/*" capture' in page.text
        # Else the browser does not say, over plain HTTP, that our own page sent the photo.
        assert page.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(("language", "compare"), [("en", "compare with the label"), ("ja", "見比べて")])
def test_what_was_read_stands_beside_what_was_found(
    seed_db: Path, monkeypatch: pytest.MonkeyPatch, language: str, compare: str
) -> None:
    lines = tuple(
        TextLine(tuple(Character(c, 1.0) for c in text), row=row)
        for row, text in enumerate(["SUZUKI <b>", "P/N 16510-61A20"])
    )
    page = post(seed_db, ReadPhoto("", lines), monkeypatch, language)
    assert page.status_code == 200
    assert compare in page.text
    assert "SUZUKI &lt;b&gt;" in page.text
    assert "/part/Suzuki/16510-61A20" in page.text


def test_a_picture_that_cannot_be_read_is_said_on_the_page(seed_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = post(seed_db, ReadPhoto("", error="The picture: not a picture that can be read."), monkeypatch)
    assert page.status_code == 400
    assert "not a picture that can be read" in page.text
