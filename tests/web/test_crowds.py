"""Visitors that ask too much, leave, do not read or only hold the line, against the real server."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import time
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import httpx
from support import busy
from web.serving import serving

from partsref.web.http.slow_clients import MOST_CONNECTIONS

ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r) select count(*) from r"
LONG = "with recursive r(n) as (select 1 union all select n + 1 from r limit 4000000) select count(*) from r"
GREEDY, MODEST = "10.9.0.1", "10.9.0.2"
"""The server listens on this machine alone, and so believes what a proxy on it says of who asks."""


def _request(address: str, who: str = GREEDY) -> bytes:
    return f"GET {address} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {who}\r\nConnection: close\r\n\r\n".encode()


def _whole(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    return len(body) == int(length[1]) if length else body.endswith(b"0\r\n\r\n")


def test_a_greedy_visitor_delays_nobody(seed_db: Path) -> None:
    """Ninety endless questions of one: another is answered before three more of them are given up."""

    async def go(url: str) -> int:
        async with httpx.AsyncClient(base_url=url, timeout=120, limits=httpx.Limits(max_connections=200)) as client:
            ended = 0

            async def greedy() -> None:
                nonlocal ended
                await client.get(f"/partsref.json?sql={quote(ENDLESS)}", headers={"X-Forwarded-For": GREEDY})
                ended += 1

            asking = [asyncio.create_task(greedy()) for _ in range(90)]
            await asyncio.sleep(0.3)
            before = ended
            for address in ("/about", "/part/Suzuki/16510-61A20.json", "/partsref/parts.json?_size=1"):
                answer = await client.get(address, headers={"X-Forwarded-For": MODEST})
                assert answer.status_code == 200
            after = ended
            for task in asking:
                task.cancel()
            return after - before

    with serving(seed_db, "--sql") as server:
        assert asyncio.run(go(server.url)) <= 6, "three at once, at most twice"


def test_six_hundred_who_left_leave_room_for_the_next(seed_db: Path) -> None:
    with serving(seed_db) as server:
        httpx.get(f"{server.url}/about", timeout=120)
        for _ in range(600):
            with socket.create_connection(("127.0.0.1", server.port)) as left:
                left.sendall(_request("/partsref/parts?_sort=name"))
        started = time.monotonic()
        for _ in range(20):
            answer = httpx.get(f"{server.url}/partsref/parts?_size=1", timeout=120)
            if answer.status_code == 200:
                break
            time.sleep(0.2)
        assert answer.status_code == 200
        assert time.monotonic() - started < 60 * busy(), "it was five minutes"


def test_connections_that_only_hold_the_line_give_way(seed_db: Path) -> None:
    with serving(seed_db) as server, ExitStack() as held:
        for _ in range(MOST_CONNECTIONS + 20):
            held.enter_context(socket.create_connection(("127.0.0.1", server.port)))
        answer = httpx.get(f"{server.url}/about", timeout=120)
        assert answer.status_code == 200, "it was 503 for as long as they held on"


def test_who_reads_nothing_is_no_weight_on_the_others(seed_db: Path) -> None:
    with serving(seed_db) as server, ExitStack() as held:
        for _ in range(30):
            deaf = held.enter_context(socket.socket())
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            deaf.connect(("127.0.0.1", server.port))
            deaf.sendall(_request("/partsref/parts?_size=max"))
        answer = httpx.get(f"{server.url}/about", headers={"X-Forwarded-For": MODEST}, timeout=120)
        assert answer.status_code == 200
        status = Path(f"/proc/{server.process.pid}/status")
        if status.exists():
            held_kb = re.search(r"RssAnon:\s+(\d+)", status.read_text())
            assert held_kb is not None
            assert int(held_kb[1]) < 250_000


def test_what_is_begun_when_the_server_is_stopped_is_whole(seed_db: Path) -> None:
    """In work or waiting: each gets an answer to its last byte, and the server ends within ten seconds."""
    with serving(seed_db, "--sql") as server, ExitStack() as open_ones:
        httpx.get(f"{server.url}/about", timeout=120)
        asked = []
        for _ in range(12):
            connection = open_ones.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=120))
            connection.sendall(_request(f"/partsref.json?sql={quote(LONG)}"))
            asked.append(connection)
        time.sleep(0.4)
        server.process.send_signal(signal.SIGTERM)
        answers = [b"".join(iter(lambda one=one: one.recv(65_536), b"")) for one in asked]  # type: ignore[misc]
        assert server.process.wait(timeout=15 * busy()) == 0
        assert all(_whole(answer) for answer in answers), [answer[:60] for answer in answers]
        assert {answer[9:12] for answer in answers} <= {b"200", b"400", b"503"}
        assert server.said() == ""
