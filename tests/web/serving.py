"""The real server in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support import ROOT, busy

_STARTS_WITHIN_SECONDS = 300.0


@dataclass(frozen=True)
class Running:
    """A server that answers at `url`, and the file of what it says."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])

    def said(self) -> str:
        """What it said after its first lines."""
        return self.log.read_text(encoding="utf-8").partition("stops it)\n")[2]


@contextmanager
def serving(path: object, *options: str, first: str = "") -> Iterator[Running]:
    """`partsref serve` on a free port, until the block ends; `first` is done in its process before it begins."""
    program = ("-c", f"{first}; from partsref.cli.main import main; main()") if first else ("-m", "partsref")
    command = [sys.executable, *program, "serve", "--db", str(path), "--port", "0", *options]
    with (
        tempfile.NamedTemporaryFile(suffix=".log") as log,
        subprocess.Popen(command, cwd=ROOT, stderr=log, stdout=subprocess.DEVNULL) as process,
    ):
        try:
            yield Running(_address(process, Path(log.name)), process, Path(log.name))
        finally:
            process.terminate()
            process.wait(timeout=60 * busy())


def _address(process: subprocess.Popen[bytes], log: Path) -> str:
    until = time.monotonic() + _STARTS_WITHIN_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if found := re.search(r"(?<!\+)http://[\w.\[\]:]+", log.read_text(encoding="utf-8")):
            return found[0]
        time.sleep(0.05)
    raise AssertionError(f"it did not start: {log.read_text(encoding='utf-8')}")
