"""A real cluster on this machine, run by `cluster.sh`: started once, its nodes killed and started again."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import opensearchpy

SCRIPT = Path(__file__).with_name("cluster.sh")
REQUIRED = bool(os.environ.get("PARTSREF_REQUIRE_CLUSTER"))
SIZE = 3
_DISTRIBUTION = Path(
    os.environ.get("PARTSREF_CLUSTER_DIST", Path(tempfile.gettempdir()) / f"partsref-test-cluster-{os.getuid()}")
)
"""Where the jars are laid out once. Not in the home folder: OpenSearch never runs as root, and root's home is shut to
others."""


def why_not() -> str:
    """Why no cluster can be started here; empty where one can."""
    missing = [tool for tool in ("java", "mvn", "curl") if shutil.which(tool) is None]
    return f"no {', '.join(missing)}: Debian has default-jdk-headless, maven and curl" if missing else ""


@dataclass
class Nodes:
    """The nodes, counted from 1. `place` gives the address of a catalogue on all of them."""

    folder: Path
    http: int
    tcp: int
    size: int = SIZE

    def place(self, name: str, only: int = 0) -> str:
        hosts = [f"127.0.0.1:{self.http + i}" for i in ([only] if only else range(1, self.size + 1))]
        return f"opensearch+http://{','.join(hosts)}/{name}"

    def run(self, *command: str) -> str:
        environment = {
            **os.environ,
            "CLUSTER_DIR": str(self.folder),
            "CLUSTER_DIST": str(_DISTRIBUTION),
            "HTTP": str(self.http),
            "TCP": str(self.tcp),
            "FAST": os.environ.get("PARTSREF_CLUSTER_FAST", "1"),
            "HEAP": os.environ.get("PARTSREF_CLUSTER_HEAP", "400m"),
        }
        done = subprocess.run(
            ["bash", str(SCRIPT), *command], env=environment, capture_output=True, text=True, timeout=900, check=False
        )
        assert done.returncode == 0, f"{SCRIPT.name} {' '.join(command)}: {done.stdout}{done.stderr}"
        return done.stdout

    def start(self) -> None:
        self.run("start", str(self.size))

    def kill(self, node: int) -> None:
        self.run("kill", str(node))

    def start_again(self, node: int) -> None:
        self.run("node", str(node))

    def wipe(self) -> None:
        self.run("wipe")
        shutil.rmtree(self.folder, ignore_errors=True)

    def manager(self) -> int:
        """The node that manages the cluster."""
        told = self.client().transport.perform_request("GET", "/_cat/cluster_manager?format=json")
        return int(told[0]["node"].removeprefix("n"))

    def wait_until_whole(self, seconds: float = 300, *, copies: bool = True) -> None:
        """Every node there, and every shard; with `copies` every copy of it too."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                told = self.client().cluster.health()
                if told.get("status") == "yellow":  # A copy that could not be made five times is tried no more.
                    self.client().cluster.reroute(params={"retry_failed": "true"})
            except opensearchpy.exceptions.OpenSearchException:
                told = {}
            whole = ("green",) if copies else ("green", "yellow")
            if told.get("status") in whole and told.get("number_of_nodes") == self.size:
                return
            time.sleep(0.3)
        raise AssertionError(f"not whole after {seconds} s: {told}")

    def client(self) -> opensearchpy.OpenSearch:
        """A client of our own, beside the one that is tested."""
        hosts = [{"host": "127.0.0.1", "port": self.http + i} for i in range(1, self.size + 1)]
        return opensearchpy.OpenSearch(hosts, timeout=20, max_retries=3, retry_on_timeout=True)


def running_nodes() -> Nodes | None:
    """Those somebody keeps running between two test runs, to save the start: PARTSREF_CLUSTER_RUNNING=9200:3."""
    http, _, size = os.environ.get("PARTSREF_CLUSTER_RUNNING", "").partition(":")
    return (
        Nodes(Path(os.environ.get("CLUSTER_DIR", "")), int(http), int(http) + 100, int(size or SIZE)) if http else None
    )


def new_nodes() -> Nodes:
    """Nodes on ports that are free, in a folder that OpenSearch's own user may read."""
    folder = Path(tempfile.mkdtemp(prefix="partsref-cluster-"))
    folder.chmod(0o755)
    _DISTRIBUTION.mkdir(parents=True, exist_ok=True)
    while True:
        http = random.randrange(20_000, 30_000, 10)
        if all(_is_free(port + i) for port in (http, http + 1_000) for i in range(1, SIZE + 1)):
            return Nodes(folder, http, http + 1_000)


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0
