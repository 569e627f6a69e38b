"""A way to the cluster on which one request fails, or all from one on: as networks, balancers and busy nodes fail."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_RESET = struct.pack("ii", 1, 0)
_PAGE = b"<html><body>Welcome to the hotel's network. Please sign in.</body></html>"
_SECONDS = 60.0

KINDS = (
    "refused", "lost", "silent", "cut", "429", "500", "503", "lost 504", "a page", "other JSON", "kill", "kill after",
)  # fmt: skip
"""What becomes of the request: it is not let through, or what is lost, late or in part is its answer only.

`silent`, `lost`, `cut`, `lost 504` and `kill after` reach the cluster, the others do not. `kill` ends who asks.
"""


@dataclass(frozen=True)
class Failing:
    """Request number `at` fails as `kind` says; with `sticky` all after it do too. None fails at 0."""

    at: int = 0
    kind: str = "refused"
    sticky: bool = False

    def __str__(self) -> str:
        return f"{self.kind} at request {self.at}{' and ever after' * self.sticky}"


class FailingProxy:
    """Listens on a port of its own. `requests` are those since the last `arm`, in order."""

    def __init__(self, to_port: int) -> None:
        self.requests: list[str] = []
        self.fired = 0
        self.kill: Callable[[], None] = lambda: None
        self._failing = Failing()
        self._lock = threading.Lock()
        self._silence = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, to_port))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def arm(self, failing: Failing) -> None:
        """From now on this fails, counted from 1."""
        with self._lock:
            self._silence.set()
            self._silence = threading.Event()
            self.requests, self.fired, self._failing = [], 0, failing

    def close(self) -> None:
        """End it."""
        self._silence.set()
        self._server.shutdown()
        self._server.server_close()

    def what_becomes_of(self, request: str) -> str:
        """Count a request; the kind of failure it meets, or ''."""
        with self._lock:
            self.requests.append(request)
            place, failing = len(self.requests), self._failing
            meets = failing.at and (place >= failing.at if failing.sticky else place == failing.at)
            self.fired += bool(meets)
            return failing.kind if meets else ""

    def be_silent(self) -> None:
        """Wait until somebody arms it for another try."""
        self._silence.wait(_SECONDS)


def _handler(proxy: FailingProxy, to_port: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Nothing."""

        def _pass(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            kind = proxy.what_becomes_of(f"{self.command} {self.path}")
            if kind in ("refused", "kill"):
                self._end(kind)
            elif kind == "a page":
                self._answer(200, "text/html", _PAGE)
            elif kind == "other JSON":
                self._answer(200, "application/json", b'[{"status": "ok"}]')
            elif kind.isdigit():
                self._answer(int(kind), "application/json", b'{"error": "too busy", "status": %s}' % kind.encode())
            else:
                self._pass_on(kind, body)

        do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _pass  # noqa: N815 - as the library calls them

        def _pass_on(self, kind: str, body: bytes) -> None:
            there = HTTPConnection("127.0.0.1", to_port, timeout=_SECONDS)
            kept = {key: value for key, value in self.headers.items() if key.lower() not in ("host", "connection")}
            try:
                there.request(self.command, self.path, body, kept)
                came = there.getresponse()
                status, of, answer = came.status, came.headers.get("content-type", ""), came.read()
            except (OSError, HTTPException):
                self._end("refused")
                return
            finally:
                there.close()
            if kind in ("lost", "kill after"):
                self._end(kind)
            elif kind == "silent":
                proxy.be_silent()
                self._end("")
            elif kind == "lost 504":
                self._answer(504, "text/html", b"<html>Gateway Time-out</html>")
            else:
                self._answer(status, of, answer, cut=kind == "cut")

        def _answer(self, status: int, of: str, body: bytes, *, cut: bool = False) -> None:
            self.send_response(status)
            if of:
                self.send_header("content-type", of)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body[: len(body) // 2] if cut else body)
            if cut:
                self._end("")

        def _end(self, kind: str) -> None:
            """Reset the connection, who asked being killed before if so it is."""
            if kind.startswith("kill"):
                proxy.kill()
            self.close_connection = True
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.connection.close()

    return Handler
