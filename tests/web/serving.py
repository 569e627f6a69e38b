"""The real server in a process of its own."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from support import ROOT


@dataclass(frozen=True)
class Running:
    """A server that answers at `url`."""

    url: str
    process: subprocess.Popen[str]

    @property
    def port(self) -> int:
        return int(self.url.rsplit(":", 1)[1])


@contextmanager
def serving(path: Path, *options: str) -> Iterator[Running]:
    """`partsref serve` on a free port, until the block ends."""
    command = [sys.executable, "-m", "partsref", "serve", "--db", str(path), "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stderr
            address = None
            said = []
            while not address and (line := process.stderr.readline()):
                said.append(line)
                address = re.search(r"http://[\w.\[\]:]+", line)
            assert address, said
            yield Running(address[0], process)
        finally:
            process.terminate()
            process.wait(timeout=20)
