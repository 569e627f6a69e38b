"""Two servers follow one place behind a proxy, while snapshots come, one is killed and a copy is spoilt."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import IncompleteRead
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from support import Ran
from web.serving import serving

from partsref.database_file import make_ready
from partsref.snapshot.manifest import DATABASE, Manifest
from partsref.snapshot.place import place_at
from partsref.snapshot.write_snapshot import write_snapshot

Run = Callable[..., Ran]
_LIST = "brand,number,name,oe brand,oe number\nAcme,AC-{n},Oil filter,Suzuki,16510-61A20\n"
_WITHIN_SECONDS = 300
"""A busy machine may take so long for what takes two; nothing is judged by it but that it comes at all."""
_VISITORS = 2
_CONFIG = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  upstream replicas {{
    server 127.0.0.1:{one} max_fails=1 fail_timeout=5s;
    server 127.0.0.1:{other} max_fails=1 fail_timeout=5s; }}
  server {{ listen 127.0.0.1:{port}; location / {{
    proxy_pass http://replicas; proxy_next_upstream error timeout http_502 http_503; proxy_connect_timeout 5s; }} }}
}}
"""


@dataclass
class Asked:
    """What visitors were given."""

    answers: int = 0
    failed: list[str] = field(default_factory=list)
    cut: int = 0
    """Answers whose head was out when their server was killed: no proxy can take those back."""
    generations: set[int] = field(default_factory=set)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.db"
    make_ready(path, print, empty=True)
    return path


def _write(partsref: Run, db: Path, number: int, place: Path) -> Manifest:
    path = db.with_name(f"list{number}.csv")
    path.write_text(_LIST.format(n=number), encoding="utf-8")
    assert partsref("load", path, "--source", f"acme{number}", "--db", db).status == 0
    return write_snapshot(db, place_at(str(place))).manifest


def _generation(url: str) -> int:
    with urlopen(f"{url}/healthz", timeout=120) as answer:
        return int(json.load(answer)["generation"])


def _until(generation: int, url: str) -> None:
    until = time.monotonic() + _WITHIN_SECONDS
    while (now := _generation(url)) != generation:
        assert time.monotonic() < until, f"{url} still serves {now}, expected {generation}"
        time.sleep(0.1)


@contextmanager
def _proxy(folder: Path, one: int, other: int) -> Iterator[str]:
    folder.mkdir()
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    config = folder / "nginx.conf"
    config.write_text(_CONFIG.format(folder=folder, one=one, other=other, port=port))
    with subprocess.Popen([_nginx() or "", "-p", folder, "-c", config], stderr=subprocess.DEVNULL) as process:
        url = f"http://127.0.0.1:{port}"
        try:
            for _ in range(200):
                try:
                    urlopen(f"{url}/healthz", timeout=120).close()
                    break
                except URLError:
                    time.sleep(0.05)
            yield url
        finally:
            process.terminate()


@contextmanager
def _visitors(url: str) -> Iterator[Asked]:
    """Two who ask without a pause, as long as the block runs."""
    asked, done = Asked(), threading.Event()

    def visiting() -> None:
        while not done.is_set():
            try:
                with urlopen(f"{url}/part/Suzuki/16510-61A20.json", timeout=120) as answer:
                    shape = json.load(answer)
                    generation = int(answer.headers["Partsref-Snapshot"].split("generation=")[1].split(",")[0])
            except IncompleteRead:  # Its length stood before it.
                asked.cut += 1
                continue
            except Exception as error:
                asked.failed.append(f"{type(error).__name__}: {error}")
                continue
            asked.answers += 1
            asked.generations.add(generation)
            if shape["part"]["number"] != "16510-61A20":
                asked.failed.append(str(shape)[:200])

    threads = [threading.Thread(target=visiting) for _ in range(_VISITORS)]
    for thread in threads:
        thread.start()
    try:
        yield asked
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _nginx() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@pytest.mark.skipif(_nginx() is None, reason="nginx is not installed (Debian: apt-get install nginx-light)")
def test_no_visitor_sees_a_change_of_snapshots_a_dead_server_or_half_a_copy(
    partsref: Run, shop: Path, tmp_path: Path
) -> None:
    place = tmp_path / "place"
    first = _write(partsref, shop, 0, place)
    follow = ("--follow", str(place), "--every", "1", "--replica")
    with (
        serving(shop, *follow, str(tmp_path / "one")) as one,
        serving(shop, *follow, str(tmp_path / "other")) as other,
        _proxy(tmp_path / "nginx", one.port, other.port) as proxy,
        _visitors(proxy) as asked,
    ):
        second = _write(partsref, shop, 1, place)
        for server in (one, other):
            _until(second.generation, server.url)
        other.process.kill()
        spoilt = _write(partsref, shop, 2, place)
        database = place / spoilt.folder / DATABASE
        database.write_bytes(database.read_bytes()[:-4_096])
        seen = asked.answers
        while asked.answers < seen + 50:
            time.sleep(0.05)
        assert _generation(one.url) in (second.generation, spoilt.generation), "whole, or not taken"
        last = _write(partsref, shop, 3, place)
        _until(last.generation, one.url)
    assert asked.failed == []
    assert asked.cut <= _VISITORS, "one a visitor, when the server is killed"
    assert asked.answers > 50
    assert asked.generations <= {first.generation, second.generation, spoilt.generation, last.generation}


def test_a_replica_says_how_old_it_is(partsref: Run, shop: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    written = _write(partsref, shop, 0, place)
    with serving(shop, "--follow", str(place), "--replica", str(tmp_path / "replica")) as server:
        with urlopen(f"{server.url}/?lang=en", timeout=60) as answer:
            page, header = answer.read().decode(), answer.headers["Partsref-Snapshot"]
        with urlopen(f"{server.url}/healthz", timeout=60) as answer:
            health = json.load(answer)
    assert f"{written.made:%Y-%m-%d %H:%M} UTC" in page
    assert header.startswith(f"generation={written.generation}, made={written.made:%Y-%m-%dT%H:%M:%S}Z, age=")
    assert health["snapshot"]["made"] == written.made.isoformat()
    assert health["snapshot"]["age_seconds"] >= health["snapshot"]["looked_seconds_ago"] >= 0


def test_a_place_without_a_snapshot_is_one_line(partsref: Run, shop: Path, tmp_path: Path) -> None:
    ran = partsref("serve", "--follow", tmp_path / "nothing", "--replica", tmp_path / "replica", "--db", shop)
    assert ran.status == 2
    assert "no snapshot could be read" in ran.err
    assert "partsref snapshot" in ran.err
