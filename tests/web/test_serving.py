"""The server as people run it: through loads, replacements, slow visitors and Ctrl+C."""

from __future__ import annotations

import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from support import Ran, busy
from web.serving import Running, serving

from partsref.index import near
from partsref.intake.catalogue.build_database import build
from partsref.model import Source
from partsref.store.file.database import open_writer, writing
from partsref.store.write.writer import Writer
from partsref.web.http import slow_clients

Run = Callable[..., Ran]


def _load(path: Path, number: str) -> None:
    with closing(open_writer(path)) as connection, writing(connection, path):
        writer = Writer(connection)
        writer.begin(Source("new", "a new list"), "new.csv")
        writer.part("Suzuki", number, "new", name="brand new oil filter", category="oil filter")
        writer.finish(1)
        near.apply(connection, writer.added_parts())


def test_a_load_is_seen_without_a_restart(fresh_db: Path) -> None:
    with serving(fresh_db) as server, httpx.Client(base_url=server.url, timeout=120) as client:
        assert client.get("/part/Suzuki/99999-00001.json").status_code == 404
        before = client.get("/.json").json()["counts"]["part"]
        _load(fresh_db, "99999-00001")
        assert client.get("/part/Suzuki/99999-00001.json").status_code == 200
        assert client.get("/.json").json()["counts"]["part"] == before + 1
        assert "99999-00001" in client.get("/?q=brand+new+oil+filter").text
        rows = client.get("/partsref/parts.json?number=99999-00001&_shape=array").json()
        assert [row["number"] for row in rows] == ["99999-00001"]


def _ask_until(
    stop: threading.Event, server: Running, addresses: list[str], answered: list[int]
) -> list[tuple[str, int]]:
    bad: list[tuple[str, int]] = []
    with httpx.Client(base_url=server.url, timeout=120) as client:
        while not stop.is_set():
            for address in addresses:
                response = client.get(address)
                answered.append(response.status_code)
                if response.status_code != 200:
                    bad.append((address, response.status_code))
    return bad


ASKED = [
    "/part/Daihatsu/15601-97202.json",
    "/?q=sambar+tt2+oil+filter",
    "/vehicle/Suzuki/Every/DA64V",
    "/partsref/parts?_size=5",
    "/partsref/near_numbers.json?number=16510-61A0l",
]


def test_loads_and_builds_under_load_fail_no_request(fresh_db: Path, tmp_path: Path) -> None:
    """A load writes the file; a build puts another in its place. Neither may show."""
    catalogue = tmp_path / "built.db"
    build(catalogue)
    stop, answered = threading.Event(), list[int]()

    def more_are_answered() -> None:
        """Twice as many as there are addresses: each visitor has come to several of them."""
        seen, until = len(answered), time.monotonic() + 120
        while len(answered) < seen + 2 * len(ASKED) and time.monotonic() < until:
            time.sleep(0.01)
        assert len(answered) > seen

    with serving(fresh_db) as server, ThreadPoolExecutor(4) as pool:
        visitors = [pool.submit(_ask_until, stop, server, ASKED, answered) for _ in range(4)]
        for round_number in range(4):
            more_are_answered()
            _load(fresh_db, f"99999-0001{round_number}")
            more_are_answered()
            # What `partsref build` does at its end: the new file takes the old one's place.
            new = Path(shutil.copy(catalogue, tmp_path / f"new{round_number}.db"))
            for companion in ("-wal", "-shm"):
                Path(f"{fresh_db}{companion}").unlink(missing_ok=True)
            new.replace(fresh_db)
        more_are_answered()
        stop.set()
        assert [bad for visitor in visitors for bad in visitor.result()] == [], server.said()
        assert httpx.get(f"{server.url}/part/Suzuki/99999-00013.json", timeout=120).status_code == 404


def test_a_slow_visitor_keeps_nobody_waiting_and_is_sent_away(seed_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 5 < slow_clients.SECONDS_TO_ASK < 30
    patience = 4.0
    first = f"import partsref.web.http.slow_clients as slow; slow.SECONDS_TO_ASK = {patience}"
    with serving(seed_db, first=first) as server:
        httpx.get(f"{server.url}/about", timeout=120)
        slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(40)]
        for connection in slow:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        started = time.monotonic()
        assert httpx.get(f"{server.url}/part/Suzuki/16510-61A20.json", timeout=120).status_code == 200
        assert time.monotonic() - started < patience * busy()
        for connection in slow:
            connection.settimeout(120)
            assert connection.recv(100) == b""
            connection.close()
        assert patience / 2 < time.monotonic() - started < 40 * busy()


def test_headers_and_addresses_beyond_all_measure_are_refused(seed_db: Path) -> None:
    with serving(seed_db) as server:
        for sent in (
            b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 200_000,
            b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\n\r\n",
            b"\x16\x03\x01\x02\x00 not http at all\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", server.port), timeout=120) as connection:
                try:
                    connection.sendall(sent)
                    answer = connection.recv(100)
                except ConnectionError:
                    continue  # Closed in our face, which is a refusal too.
                assert answer.startswith((b"HTTP/1.1 4", b"HTTP/1.1 200")) or answer == b""
        assert httpx.get(f"{server.url}/about", timeout=120).status_code == 200


def test_it_listens_on_this_machine_alone_and_stops_quietly(seed_db: Path) -> None:
    with serving(seed_db) as server:
        assert server.url.startswith("http://127.0.0.1:")
        httpx.get(f"{server.url}/nope", timeout=120)
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(timeout=15 * busy()) == 0
        assert server.said() == ""


def test_nothing_is_left_open(fresh_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's development mode says what was never closed, to its end."""
    monkeypatch.setenv("PYTHONDEVMODE", "1")
    monkeypatch.setenv("PYTHONWARNINGS", "error::ResourceWarning,ignore::DeprecationWarning,ignore::SyntaxWarning")
    with serving(fresh_db, "--download", "--sql") as server:
        asked = ["/", "/?q=oil+filter", "/part/Suzuki/16510-61A20", "/match?numbers=1", "/partsref/parts", "/healthz"]
        for address in (*asked, "/partsref.db", "/partsref/parts.csv?_stream=1&_size=max"):
            assert httpx.get(f"{server.url}{address}", timeout=60).status_code == 200
        Path(shutil.copy(fresh_db, fresh_db.with_suffix(".new"))).replace(fresh_db)
        for address in asked:
            assert httpx.get(f"{server.url}{address}", timeout=60).status_code == 200
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=120) == 0
        said = [line for line in server.said().splitlines() if not line.startswith("Executing <")]  # It is slow so.
        assert said == []


def test_under_a_path_of_a_proxy(seed_db: Path) -> None:
    with serving(seed_db, "--base-url", "/parts/") as server, httpx.Client(base_url=server.url, timeout=120) as client:
        page = client.get("/parts/part/Suzuki/16510-61A20")
        assert page.status_code == 200
        assert 'href="/parts/-/static-plugins/partsref/partsref.css' in page.text
        assert client.get("/parts/-/databases").status_code == 404
        assert client.get("/parts/partsref/parts.json").status_code == 200


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--base-url", "parts"], "--base-url"),
        (["--port", "99999"], "99999"),
        (["--host", "no.such.host.invalid"], "cannot listen"),
    ],
)
def test_wrong_use_is_one_clear_line(partsref: Run, seed_db: Path, options: list[str], said: str) -> None:
    ran = partsref("serve", "--db", seed_db, *options)
    assert ran.status == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_port_in_use_is_said(partsref: Run, seed_db: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = partsref("serve", "--db", seed_db, "--port", taken.getsockname()[1])
    assert ran.status == 2
    assert "Choose others with --host, --port" in ran.err


def test_a_missing_database_is_built_first(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with serving(path) as server:
        assert httpx.get(f"{server.url}/part/Daihatsu/15601-87204.json", timeout=120).status_code == 200
