"""What an attack on the server tried: each refused in a line, and the next visitor is answered."""

from __future__ import annotations

import asyncio
import signal
import socket
import sqlite3
import time
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from support import busy
from web.browsing import ask
from web.serving import serving

from partsref.errors import InputError
from partsref.reasons import Reason
from partsref.web.http.turnstile import MOST_AT_ONCE, MOST_OF_ONE, MOST_WAITING_OF_ONE, FullError, Turnstile
from partsref.web.language.language import words_for
from partsref.web.plugin import download
from partsref.web.server import Options, refuse_unsafe

ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r"


@pytest.mark.parametrize(
    "address",
    [
        "/partsref.csv", "/partsref/claim/1", "/partsref/load_change/1", "/partsref/link_evidence/1",
        "/partsref/fitment_evidence/1", "/partsref/attribute_evidence/1.json", "/partsref/vehicle_twin/1",
        "/partsref/parts.json?_json_infinity=x", "/partsref/parts?_labels=x", "/partsref/claim/1,2,3,4,5,6,7,8,9",
    ],
)  # fmt: skip
def test_an_address_that_means_nothing_is_no_failure_of_ours(seed_db: Path, address: str) -> None:
    (response,) = ask(seed_db, address)
    assert response.status_code in (200, 400, 404), response.text


def test_no_address_in_an_answer_names_the_host_a_visitor_claimed(seed_db: Path) -> None:
    asked = [
        "/partsref/parts.json?_size=2", "/partsref/parts?_size=2", "/partsref/part.json?_facet=kind",
        "/partsref/link.csv?_labels=on&_size=2",
    ]  # fmt: skip
    for response in ask(seed_db, *asked, Host="evil.example"):
        assert response.status_code == 200
        assert "evil.example" not in response.text + str(response.headers)


@pytest.mark.parametrize(
    "sql",
    [
        "select zeroblob(900000000)", "select hex(zeroblob(400000000))", "select zeroblob(2000000)",
        "with recursive r(n) as (select 1 union all select n + 1 from r limit 900) select hex(zeroblob(500000)) from r",
        "select group_concat(a.number, ',') from part as a, part as b",
    ],
)  # fmt: skip
def test_sql_takes_no_more_memory_than_its_share(seed_db: Path, sql: str) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (response,) = ask(seed_db, f"/partsref.json?sql={quote(sql)}", options=Options(sql=True))
    assert response.status_code == 400
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000, "kilobytes"


def test_a_name_made_of_measures_takes_no_time(seed_db: Path) -> None:
    """What a part is called was once matched against patterns of ours; it is never read now."""
    started = time.process_time()
    words = words_for("ja", "")
    for text in ("a 1" * 26 + "!", "a 1, " * 30_000 + "! mm", "a" * 100_000 + " mm"):
        assert text in words.reason(Reason("name", name=f"Oil filter; {text}"))
    assert time.process_time() - started < 5


def test_visitors_who_left_leave_no_work_behind(seed_db: Path) -> None:
    """Sixty slow questions, each closed as soon as it was asked: the next visitor does not wait for them."""
    with serving(seed_db, "--sql") as server:
        httpx.get(f"{server.url}/about", timeout=120)
        for _ in range(60):
            with socket.create_connection(("127.0.0.1", server.port)) as left:
                left.sendall(f"GET /partsref.json?sql={quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        started = time.monotonic()
        response = httpx.get(f"{server.url}/partsref/parts.json?_size=1", timeout=120)
        assert response.status_code == 200
        assert time.monotonic() - started < 10 * busy(), "all of them together used to take half a minute"


def test_one_address_never_has_all_the_room() -> None:
    async def go() -> None:
        turnstile = Turnstile()
        order: list[str] = []
        release = asyncio.Event()

        async def visit(address: str) -> None:
            async with turnstile.turn(address):
                order.append(address)
                await release.wait()

        greedy = [asyncio.create_task(visit("greedy")) for _ in range(MOST_WAITING_OF_ONE + MOST_OF_ONE)]
        await asyncio.sleep(0)
        modest = asyncio.create_task(visit("modest"))
        await asyncio.sleep(0)
        assert order == ["greedy"] * MOST_OF_ONE + ["modest"]
        with pytest.raises(FullError):
            await visit("greedy")
        for task in greedy[MOST_OF_ONE:]:
            task.cancel()
        release.set()
        await asyncio.gather(*greedy, modest, return_exceptions=True)
        assert turnstile.waiting() == 0
        async with turnstile.turn("greedy"):
            pass
        assert MOST_OF_ONE < MOST_AT_ONCE

    asyncio.run(go())


def test_ended_by_the_system_the_server_stops_in_order(seed_db: Path) -> None:
    with serving(seed_db, "--sql") as server:
        httpx.get(f"{server.url}/about", timeout=120)
        asked = socket.create_connection(("127.0.0.1", server.port))
        asked.sendall(f"GET /partsref.json?sql={quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=15 * busy()) == 0
        asked.close()
        assert "Traceback" not in server.said()


def test_copies_for_download_are_few(seed_db: Path) -> None:
    for _ in range(download.MOST_COPIES):
        assert download._copies.acquire(blocking=False)
    try:
        (response,) = ask(seed_db, "/partsref.db", options=Options(download=True))
        assert response.status_code == 503
    finally:
        for _ in range(download.MOST_COPIES):
            download._copies.release()
    (response,) = ask(seed_db, "/partsref.db", options=Options(download=True))
    assert response.content.startswith(b"SQLite format 3")


def test_a_copy_whose_visitor_left_has_ended_before_the_next_begins(
    seed_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It went on in its thread while its place was given away: thirty leavers made thirty copies at once."""

    class Slow(sqlite3.Connection):
        """A big catalogue: its copy takes long unless it is interrupted."""

        def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
            events.append("begun")
            try:
                return super().execute(ENDLESS)
            finally:
                events.append("ended")

    events: list[str] = []
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **options: connect(*args, **options, factory=Slow))

    async def go() -> None:
        copying = asyncio.create_task(download._copied(seed_db, tmp_path / "copy.db"))
        while not events:
            await asyncio.sleep(0.01)
        copying.cancel()
        with pytest.raises(asyncio.CancelledError):
            await copying
        assert events == ["begun", "ended"]

    asyncio.run(go())


@pytest.mark.parametrize("version", ["0.64.8", "0.65", "0.65.4", "0.9.99"])
def test_a_datasette_with_a_published_hole_is_refused(version: str) -> None:
    with pytest.raises(InputError, match=r"pip install 'datasette>=0\.65\.5'"):
        refuse_unsafe(version)
    refuse_unsafe("0.65.5")
    refuse_unsafe("1.0a14")
