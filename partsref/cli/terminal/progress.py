"""How far a long job is: one line that renews itself, for somebody who sits before a terminal."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from partsref.cli.terminal.streams import terminal_of

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_SECONDS = 0.2
"""Between two looks at the line; a job that is done sooner shows none."""


class Progress:
    """Called with (rows so far, share done 0 to 1); shows rows, share, rate and time left on standard error.

    Where that is no terminal nothing is written: what came of the job is said at its end.
    """

    def __init__(self, name: str) -> None:
        self._name = "".join(c if c.isprintable() else "\ufffd" for c in name)
        self._bar = _bar() if sys.stderr.isatty() else None
        self._shown = time.monotonic()

    def __call__(self, rows: int, done: float) -> None:
        """Say how far it is, if it is long enough since the last time."""
        if self._bar is None or time.monotonic() - self._shown < _SECONDS:
            return
        self._shown = time.monotonic()
        with suppress(OSError, ValueError):  # A terminal that went away is no reason to stop.
            self._bar.start()
            self._bar.update(self._bar.task_ids[0], completed=done, name=self._name, rows=f"{rows:,}")
            self._bar.refresh()

    def clear(self) -> None:
        """Take the line off the terminal."""
        if self._bar is not None:
            with suppress(OSError, ValueError):
                self._bar.stop()


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.fields[name]}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rows]} rows"),
        TimeRemainingColumn(),
    )
    bar = Progress(
        *columns,
        console=Console(file=terminal_of(sys.stderr)),
        auto_refresh=False,  # No thread of its own: readers are processes made from this one.
        redirect_stdout=False,
        redirect_stderr=False,
        transient=True,
    )
    bar.add_task("", total=1.0, name="", rows="")
    return bar
