"""What a visitor or a catalogue may try, and what must not come of it (after the OWASP list)."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from urllib.parse import quote

import pytest
from web import hostile
from web.browsing import ask
from web.markup import active, faults, links, parsed, text

from partsref.web.server import Options

INJECTIONS = (
    "' OR 1=1 --",
    '"; DROP TABLE part; --',
    "1) UNION SELECT sql FROM sqlite_master --",
    "<script>alert(1)</script>",
    "{{ 7 * 7 }}",
    "${7*7}",
    "../../../../etc/passwd",
    "\x00\x1b\u202e",
    "%00%0d%0aSet-Cookie:%20x=1",
    "\ud800".encode("utf-8", "replace").decode(),
    "9" * 9_000,
    "NEAR(a b) OR *:*",
    "[a TO b] AND word:* ~~~ ^^",
    "a" * 300 + " " + "b" * 300,
)
ADDRESSES = (
    "/?q={}",
    "/.json?q={}",
    "/?q=oil&kind={}",
    "/?q=oil&maker={}&category={}&vehicle={}",
    "/?v={}&q=oil",
    "/?lang={}",
    "/?q=oil&all={}",
    "/part/{}/{}",
    "/part/Suzuki/{}",
    "/part/{}/16510-61A20.json",
    "/part/Suzuki/{}.svg",
    "/vehicle/{}/{}",
    "/vehicle/Suzuki/Every/{}",
    "/vehicle/Suzuki/{}.json",
    "/match?numbers={}",
    "/match.json?numbers={}",
    "/match.csv?numbers={}",
    "/sources?x={}",
    "/about?lang={}",
    "/robots.txt?{}",
    "/-/static-plugins/partsref/{}",
    "/partsref/{}",
    "/partsref/parts?number={}",
    "/partsref/parts?_sort={}",
    "/partsref/parts?{}=1",
    "/partsref/parts?_facet={}",
    "/partsref/parts?{}__arraycontains=x",
    "/partsref/equivalents_of_a_number?number={}",
    "/partsref/parts_for_a_chassis.json?chassis={}",
    "/partsref/near_numbers.json?number={}",
    "/{}",
)


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile.make(tmp_path_factory.mktemp("hostile") / "hostile.db")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Datasette's facets, given up halfway.
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_parameter_injects_anything(seed_db: Path, address: str) -> None:
    asked = [address.replace("{}", quote(injection, safe="")) for injection in INJECTIONS]
    for injection, response in zip(INJECTIONS, ask(seed_db, *asked), strict=True):
        assert response.status_code in (200, 302, 400, 403, 404, 414), (injection, response.status_code)
        assert "set-cookie" not in response.headers
        assert "Traceback" not in response.text
        if "text/html" in response.headers.get("content-type", "") and response.text:
            assert not active(response.text), injection
            assert "49" not in "".join(re.findall(r"<title>.*?</title>", response.text))
        if response.status_code == 302:
            assert re.match(r"/(?!/)", response.headers["location"])


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_published_array_injection_answers_400_or_nothing(seed_db: Path) -> None:
    """Datasette issue 2868: the column's name of ?col__arraycontains= ended up in the statement unquoted."""
    key = quote("x]) or 1=1) union select sql, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 from sqlite_master --", safe="")
    for operator in ("arraycontains", "arraynotcontains"):
        for table in ("parts", "source"):
            for response in ask(
                seed_db, f"/partsref/{table}.json?{key}__{operator}=x", f"/partsref/{table}?{key}__{operator}=x"
            ):
                assert response.status_code == 400 or not response.json()["rows"]
                assert "CREATE TABLE" not in response.text


def test_sql_and_download_are_off_unless_asked(seed_db: Path) -> None:
    sql = "/partsref.json?sql=select+1"
    dump = "/partsref.db"
    everything = "/partsref/parts.csv?_stream=1"
    shut = ask(seed_db, sql, dump, everything)
    assert [response.status_code for response in shut] == [403, 403, 400]
    opened = ask(seed_db, sql, dump, everything, options=Options(sql=True, download=True))
    assert [response.status_code for response in opened] == [200, 200, 200]
    assert opened[1].content.startswith(b"SQLite format 3")


def test_asked_for_sql_only_reads_and_ends_in_time(seed_db: Path) -> None:
    before = seed_db.read_bytes()
    endless = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r"
    asked = [
        "delete from part",
        "attach database '/tmp/x' as x",
        "pragma query_only = off",
        endless,
        "insert into part values (1)",
    ]
    answers = ask(seed_db, *(f"/partsref.json?sql={quote(sql)}" for sql in asked), options=Options(sql=True))
    assert {response.status_code for response in answers} == {400}
    assert seed_db.read_bytes() == before


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_but_reading(seed_db: Path, method: str) -> None:
    for response in ask(seed_db, "/", "/match", "/partsref", "/partsref/parts", "/-/messages", method=method):
        assert response.status_code == 405
        assert response.headers["allow"] == "GET, HEAD"


def test_head_answers_as_get_without_a_body(seed_db: Path) -> None:
    for response in ask(seed_db, "/", "/part/Suzuki/16510-61A20", "/partsref", method="HEAD"):
        assert response.status_code == 200


INNER = (
    "databases", "databases.json", "threads", "threads.json", "versions", "versions.json", "plugins", "settings",
    "settings.json", "config", "config.json", "actor.json", "permissions", "messages", "allow-debug", "patterns",
    "auth-token", "logout", "%64atabases.json", "../-/databases.json", "/databases.json", ";/databases", "Databases",
)  # fmt: skip


@pytest.mark.parametrize("page", INNER)
def test_inner_pages_expose_nothing(seed_db: Path, page: str) -> None:
    (response,) = ask(seed_db, f"/-/{page}")
    assert response.status_code in (302, 404)
    assert str(seed_db.parent) not in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/-/static/../app.py", "/-/static/%2e%2e/app.py", "/-/static/..%2fapp.py",
        "/-/static-plugins/partsref/../hooks.py", "/-/static-plugins/partsref/%2e%2e%2fhooks.py",
        "/-/static-plugins/partsref/....//hooks.py",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/-/static//etc/passwd", "/partsref/../../etc/passwd", "/part/..%2f..%2f/etc%2fpasswd",
    ],
)  # fmt: skip
def test_no_path_leaves_its_folder(seed_db: Path, address: str) -> None:
    (response,) = ask(seed_db, address)
    assert response.status_code in (302, 403, 404)
    assert "import" not in response.text
    assert "root:" not in response.text


def test_headers_a_visitor_sends_change_nothing(seed_db: Path) -> None:
    tricks = {
        "Host": "evil.example",
        "X-Forwarded-Host": "evil.example",
        "X-Original-URL": "/-/databases",
        "X-HTTP-Method-Override": "DELETE",
        "Referer": "javascript:alert(1)",
        "Accept-Language": "<script>" * 2_000,
        "Cookie": "ds_actor=x; ds_messages=y",
        "Range": "bytes=0-99999999999",
    }
    for response in ask(seed_db, "/", "/part/Suzuki/16510-61A20", "/partsref", "/partsref/parts", **tricks):
        assert response.status_code == 200
        assert "evil.example" not in response.text
        assert "<script>" not in response.text
        assert "set-cookie" not in response.headers


def test_every_response_carries_the_headers(seed_db: Path) -> None:
    for response in ask(
        seed_db, "/", "/.json", "/nope", "/partsref", "/partsref/parts.csv", "/-/databases", "/robots.txt"
    ):
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.headers["x-content-type-options"] == "nosniff"
        assert response.headers["referrer-policy"] == "no-referrer"


def test_robots_are_kept_out_unless_asked_in(seed_db: Path) -> None:
    page, told = ask(seed_db, "/", "/robots.txt")
    assert page.headers["x-robots-tag"] == "noindex, nofollow"
    assert "Disallow: /\n" in told.text
    page, told = ask(seed_db, "/", "/robots.txt", options=Options(robots=True))
    assert "x-robots-tag" not in page.headers
    assert "Disallow: /\n" not in told.text


def test_an_oversized_address_is_refused(seed_db: Path) -> None:
    (response,) = ask(seed_db, f"/match?numbers={'9' * 62_000}")
    assert response.status_code == 414


def test_a_hostile_catalogue_is_shown_as_text(hostile_db: Path) -> None:
    """Every page reached from the start page by its own links, to the last."""
    seen: set[str] = set()
    ahead = ["/", "/sources", "/partsref", "/?q=11111", "/?q=DA64V", "/?q=brakes", "/match?numbers=11111%0A%3D9%2B9999"]
    while ahead and len(seen) < 150:
        batch = list(dict.fromkeys(ahead))[:150]
        ahead = []
        for address, response in zip(batch, ask(hostile_db, *batch), strict=True):
            seen.add(address)
            assert response.status_code == 200, (address, response.text[:500])
            if "text/html" not in response.headers["content-type"]:
                continue
            assert not active(response.text), address
            if not address.startswith("/partsref"):
                assert not faults(response.text), address
            assert "\u202e" not in response.text
            # The one image we have is a part's own picture, drawn here.
            images = [image.get("src", "") for image in parsed(response.text).iter("img")]
            assert not [src for src in images if not re.fullmatch(r"/part/[^?]+\.svg(\?lang=ja)?", src)]
            ahead += [
                link for link in links(response.text) if link.startswith(("/part/", "/vehicle/")) and link not in seen
            ]
    assert len([address for address in seen if address.startswith("/part/")]) >= len(hostile.NUMBERS)
    assert len([address for address in seen if address.startswith("/vehicle/")]) >= 2


def test_only_web_addresses_become_links(hostile_db: Path) -> None:
    (page,) = ask(hostile_db, "/sources")
    outward = {link for link in links(page.text) if not link.startswith(("/", "#"))}
    ours = {"https://datasette.io/", "https://creativecommons.org/publicdomain/zero/1.0/"}
    assert outward == {'https://ok.example/?a=1&b="2', *ours}
    assert "javascript:alert(1)" in text(page.text)


def test_cells_of_a_downloaded_list_never_run(hostile_db: Path) -> None:
    (sheet,) = ask(hostile_db, "/match.csv?numbers=%3D9%2B9999%0A%40SUM(1)%0A-1%2B2")
    cells = [cell for line in sheet.text.lstrip("\ufeff").splitlines() for cell in line.split(",")]
    assert not [cell for cell in cells if cell.lstrip('"')[:1] in "=+-@" and cell.strip('"')]


def test_whoever_may_not_see_the_database_sees_no_page(seed_db: Path) -> None:
    import asyncio

    from datasette.app import Datasette

    async def go() -> list[int]:
        datasette = Datasette([str(seed_db)], metadata={"databases": {"partsref": {"allow": {"id": "root"}}}})
        return [
            (await datasette.client.get(address)).status_code
            for address in ("/", "/.json", "/part/Suzuki/16510-61A20", "/match", "/partsref")
        ]

    assert asyncio.run(go()) == [403] * 5


def test_the_file_is_never_opened_for_writing(seed_db: Path, tmp_path: Path) -> None:
    with sqlite3.connect(seed_db) as before:
        state = before.execute("PRAGMA data_version").fetchone(), seed_db.stat().st_mtime_ns
    ask(seed_db, "/", "/?q=oil+filter", "/partsref/parts")
    with sqlite3.connect(seed_db) as after:
        assert (after.execute("PRAGMA data_version").fetchone(), seed_db.stat().st_mtime_ns) == state
