"""What a cluster may answer that is no answer: each is told in one line and nothing partial is taken."""

from __future__ import annotations

import json
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from support import ROOT, Ran

from partsref.cluster.access.cluster_address import CA_FILE, PASSWORD, read_address
from partsref.cluster.access.wire import SECONDS, ClusterError, Wire
from partsref.errors import InputError

pytest.importorskip("opensearchpy", reason="no opensearch-py: pip install 'partsref[cluster]'")
Run = Callable[..., Ran]
WHOLE = {"_shards": {"total": 3, "successful": 3, "failed": 0}, "hits": {"hits": []}, "timed_out": False}
PARTIAL = {**WHOLE, "_shards": {"total": 3, "successful": 2, "failed": 1}}
SKIPPED = {**WHOLE, "_shards": {"total": 3, "successful": 2, "failed": 0}}
LATE = {**WHOLE, "timed_out": True}
FAILED = {"error": {"root_cause": [{"reason": "all shards failed"}], "type": "x"}, "status": 503}


@contextmanager
def answering(status: int, body: Any, tls: tuple[Path, Path] | None = None) -> Iterator[tuple[str, list[str]]]:
    """A server on this machine that answers so to everything; its address, and the logins it saw."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            seen.append(self.headers.get("authorization", ""))
            self.rfile.read(int(self.headers.get("content-length") or 0))
            told = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = do_PUT = do_DELETE = _answer  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*tls)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"127.0.0.1:{server.server_address[1]}", seen
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "answer", [PARTIAL, SKIPPED, LATE, FAILED, {}], ids=["failed", "gone", "late", "none", "empty"]
)
def test_an_answer_in_part_is_no_answer(answer: Any) -> None:
    with answering(200, {"responses": [answer] if answer else []}) as (host, _):
        wire = Wire(read_address(f"opensearch+http://{host}/parts"))
        with closing(wire), pytest.raises(ClusterError, match="nothing of it is shown"):
            wire.searches([("parts", {"query": {"match_all": {}}})])


def test_a_whole_answer_is_taken() -> None:
    with (
        answering(200, {"responses": [WHOLE]}) as (host, _),
        closing(Wire(read_address(f"opensearch+http://{host}/parts"))) as wire,
    ):
        assert wire.searches([("parts", {"query": {"match_all": {}}})]) == [WHOLE]


def test_a_wrong_password_is_told_and_never_shown(partsref: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, "open sesame")
    with answering(401, {"error": "Unauthorized"}) as (host, seen):
        asked = partsref("find", "16510-61A20", "--db", f"opensearch+http://shop@{host}/parts")
    assert (asked.status, asked.out) == (2, "")
    assert "refused the user or the password" in asked.err
    assert "sesame" not in asked.err
    assert seen[0].startswith("Basic ")


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ({"number": "8.11.0"}, "expected OpenSearch, came 8.11.0"),
        ({"number": "1.3.20", "distribution": "opensearch"}, "expected OpenSearch 2 or later, came 1.3.20"),
        ({}, "came something else"),
    ],
)
def test_what_is_no_opensearch_we_know_is_refused(version: Any, told: str, partsref: Run) -> None:
    with answering(200, {"version": version}) as (host, _):
        asked = partsref("xref", "16510-61A20", "--db", f"opensearch+http://{host}/parts")
    assert asked.status == 2
    assert told in asked.err


def test_who_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECONDS, "0.1")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        wire = Wire(read_address(f"opensearch+http://127.0.0.1:{silent.getsockname()[1]}/parts"))
        with closing(wire), pytest.raises(ClusterError, match="did not answer in time"):
            wire.version()


def test_a_certificate_is_trusted_by_its_authority_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("no openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
    named = ("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate)
    subprocess.run(["openssl", *made, *named], check=True, capture_output=True)
    version = {"version": {"number": "3.9.0", "distribution": "opensearch"}}
    with answering(200, version, (certificate, key)) as (host, _):
        address = read_address(f"opensearch+https://shop@{host}/parts")
        with closing(Wire(address)) as wire, pytest.raises(ClusterError, match="certificate is not trusted"):
            wire.version()
        monkeypatch.setenv(CA_FILE, str(certificate))
        with closing(Wire(address)) as wire:
            assert wire.version() == "3.9.0"
        monkeypatch.setenv(CA_FILE, str(tmp_path / "none.pem"))
        with pytest.raises(InputError, match="no such file"):
            Wire(address)


def test_a_full_disk_is_told() -> None:
    reason = "index [parts] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]"
    with answering(403, {"error": {"root_cause": [{"reason": reason}]}, "status": 403}) as (host, _):
        wire = Wire(read_address(f"opensearch+http://{host}/parts"))
        with closing(wire), pytest.raises(ClusterError, match="its disks are full"):
            wire.put("/parts/_doc/1", {})


def test_nobody_there_is_one_line(partsref: Run) -> None:
    asked = partsref("search", "oil filter", "--db", "opensearch+http://127.0.0.1:9/parts")
    assert asked.status == 2
    assert "cannot be reached" in asked.err
    assert len(asked.err.splitlines()) == 1


COMMANDS = (
    ("load", "a.csv", "--source", "a"), ("check",), ("stats",), ("export", "folder"), ("unload", "1"), ("loads",),
    ("build",), ("update",), ("mine",), ("garage",), ("dispute", "link", "a", "b", "c", "d", "--why", "e"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_what_works_on_the_file_says_so_on_a_cluster(command: tuple[str, ...], partsref: Run, in_tmp: Path) -> None:
    (in_tmp / "a.csv").write_text("number\n")
    asked = partsref(*command, "--db", "opensearch+https://a.example/parts")
    assert asked.status == 2
    assert f"is a cluster; {command[0]} works on the catalogue's file" in asked.err
    assert len(asked.err.splitlines()) == 1


def test_without_the_package_it_is_named(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['opensearchpy'] = None; sys.argv = ['partsref', 'find', '1', '--db',"
        " 'opensearch+http://127.0.0.1/parts']; from partsref.cli.main import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install 'partsref[cluster]'" in done.stderr


def test_a_number_asked_of_a_file_imports_nothing_of_clusters(seed_db: Path) -> None:
    code = (
        "import sys; from partsref.cli.main import main\n"
        f"sys.argv = ['partsref', 'find', '16510-61A20', '--db', {str(seed_db)!r}]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "assert not [name for name in sys.modules if 'cluster' in name or 'opensearch' in name]"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
