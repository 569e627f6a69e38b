"""A visitor's own truck: said once, kept in a cookie of his browser, meant where a question names none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from web.browsing import ask
from web.serving import serving

from partsref.web.pages.own_truck import COOKIE, Truck, from_cookie
from partsref.web.server import Options

VAN = Truck("Suzuki", "Every", "DA64V")
MINE = {"Cookie": f"{COOKIE}={VAN.as_cookie()}"}
ASSUMED = "No vehicle was named"


@pytest.fixture(scope="module")
def url(seed_db: Path) -> Iterator[str]:
    with serving(seed_db) as server:
        yield server.url


@pytest.fixture
def browser(url: str) -> Iterator[httpx.Client]:
    """A browser without script: it keeps cookies and follows where it is sent."""
    with httpx.Client(base_url=url, follow_redirects=True, timeout=60) as client:
        yield client


def test_a_frame_number_said_once_is_meant_until_it_is_forgotten(browser: httpx.Client) -> None:
    page = browser.get("/truck", params={"keep": "DA64V-123456", "to": "/?q=oil+filter"})
    assert page.url.raw_path == b"/?q=oil+filter"
    assert "123456" not in str(browser.cookies.get(COOKIE)), "the serial number stays with its owner"
    assert ASSUMED in page.text
    assert "Suzuki Every DA64V" in page.text
    assert "fits Every DA64V" in page.text
    assert "Suzuki Every DA64V" in browser.get("/part/Daihatsu/15601-87204").text, "every page says it in its head"
    page = browser.get("/truck", params={"forget": "1", "to": "/?q=oil+filter"})
    assert (ASSUMED in page.text, browser.cookies.get(COOKIE)) == (False, None)


def test_the_forms_of_the_pages_do_it(browser: httpx.Client) -> None:
    page = _sent(browser, browser.get("/vehicle/Suzuki/Every/DA64V").text, "make")
    assert "This is your truck" in page.text
    page = _sent(browser, page.text, "forget")
    assert page.url.path == "/vehicle/Suzuki/Every/DA64V"
    assert "This is your truck" not in page.text


def _sent(browser: httpx.Client, page: str, field: str) -> httpx.Response:
    """Send the first form of a page that has a hidden field of this name."""
    for address, form in re.findall(r'<form[^>]* action="([^"]*)"[^>]*>(.*?)</form>', page, re.DOTALL):
        values = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form))
        if field in values:
            return browser.get(unescape(address), params={name: unescape(text) for name, text in values.items()})
    raise AssertionError(f"no form with {field}")


@pytest.mark.parametrize(
    "question",
    [
        "sambar tt2 oil filter",
        "16510-61A20",
        "bearing 25x52x15",
        "daihatsu oil filter",
        "oil filter&any=1",
        "zzz&v=TT2",
    ],
)
def test_a_question_that_says_what_it_is_about_is_about_that(seed_db: Path, question: str) -> None:
    (page,) = ask(seed_db, f"/?q={question}", **MINE)
    assert ASSUMED not in page.text


def test_it_is_said_in_japanese(seed_db: Path) -> None:
    (page,) = ask(seed_db, "/?q=オイルフィルター&lang=ja", **MINE)
    assert "車両の指定がないため" in page.text
    assert "対象車両:" in page.text


def test_no_cache_between_may_serve_one_visitor_s_answer_to_another(seed_db: Path) -> None:
    pages = ask(seed_db, "/", "/?q=oil+filter", "/vehicle/Suzuki/Every", "/truck", "/about", "/?q=oil+filter", **MINE)
    for page in pages:
        assert "private" in page.headers["cache-control"]
        assert "Cookie" in page.headers["vary"]
    (going,) = ask(seed_db, "/truck?keep=DA64V")
    assert (going.status_code, going.headers["cache-control"]) == (303, "private, no-store")
    mine, anybody = (ask(seed_db, "/.json?q=oil+filter", **cookie)[0] for cookie in (MINE, {}))
    assert mine.json() == anybody.json(), "what programs read is the same for all"


def test_the_cookie_is_for_this_site_and_no_script(seed_db: Path) -> None:
    (going,) = ask(seed_db, "/parts/truck?keep=DA64V", options=Options(base_url="/parts/"))
    cookie = going.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/parts/", "Max-Age="))
    assert going.headers["location"] == "/parts/"


def test_another_site_cannot_say_which_truck_is_yours(seed_db: Path) -> None:
    (going,) = ask(seed_db, "/truck?keep=DA64V", **{"Sec-Fetch-Site": "cross-site"})
    assert (going.status_code, "set-cookie" in going.headers) == (303, False)


@pytest.mark.parametrize(
    "to",
    ["https://example.com/", "//example.com/", "/\\example.com", "\\\\example.com", "javascript:x", "/a%0d%0ab: c"],
)
def test_one_is_sent_on_within_this_site_alone(seed_db: Path, to: str) -> None:
    (going,) = ask(seed_db, f"/truck?keep=DA64V&to={to}")
    assert (going.status_code, going.headers["location"]) == (303, "/")


def test_several_are_a_choice_and_none_says_the_nearest(seed_db: Path) -> None:
    several, none, hostile = ask(seed_db, "/truck?keep=hijet", "/truck?keep=U72X", "/truck?keep=<script>x</script>")
    assert (several.status_code, several.text.count('class="keep"') > 1) == (200, True)
    assert (none.status_code, "Nearest known" in none.text) == (404, True)
    assert "<script>x" not in hostile.text


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "make=%FF%FE&model=&chassis=", "make=a&model=b%0Ac&chassis=d", "make=a&model=" + "b" * 500, "a=1&" * 400],
)
def test_a_cookie_that_is_not_ours_is_no_truck(seed_db: Path, cookie: str) -> None:
    assert from_cookie(cookie) is None
    (page,) = ask(seed_db, "/?q=oil+filter", Cookie=f"{COOKIE}={cookie}; {COOKIE}=; ;=")
    assert (page.status_code, ASSUMED in page.text) == (200, False)


def test_a_forged_cookie_is_shown_as_text(seed_db: Path) -> None:
    forged = Truck("<script>alert(1)</script>", "x", "y").as_cookie()
    (page,) = ask(seed_db, "/?q=oil+filter", Cookie=f"{COOKIE}={forged}")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
