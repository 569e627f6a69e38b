"""Plain helpers of the tests; fixtures are in conftest."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
_TRIED_SECONDS = 0.05


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def busy() -> float:
    """How many times longer than on an idle machine things take now: at least 1.

    A limit in seconds is for a machine of one's own. Where others work too a test that waits multiplies it by this:
    what is held to it stays the work, and not the neighbours. They come and go: it is told by what a little work takes
    now, and by how many have waited for a processor in the last minute.
    """
    waiting = os.getloadavg()[0] / (os.cpu_count() or 1)
    began, worked = time.perf_counter(), time.process_time()
    while time.process_time() - worked < _TRIED_SECONDS:
        pass
    return max(1.0, 2 * waiting, 2 * (time.perf_counter() - began) / _TRIED_SECONDS - 1)
