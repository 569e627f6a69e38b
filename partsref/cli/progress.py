"""How far a long job is: one line that renews itself on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time

_TERMINAL_SECONDS, _PLAIN_SECONDS = 0.2, 10.0


class Progress:
    """Called with (rows so far, share done 0 to 1); writes rows, rate and time left to standard error."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._started = self._last = time.monotonic()
        self._on_terminal = sys.stderr.isatty()
        self._width = 0

    def __call__(self, rows: int, done: float) -> None:
        """Say how far it is, if it is long enough since the last time."""
        now = time.monotonic()
        if now - self._last < (_TERMINAL_SECONDS if self._on_terminal else _PLAIN_SECONDS):
            return
        self._last = now
        seconds = now - self._started
        left = f", {seconds / done * (1 - done):.0f} s left" if 0.01 < done < 1 else ""
        line = f"{self._name}: {rows:,} rows, {rows / seconds:,.0f} a second, {done:.0%}{left}"
        if self._on_terminal:
            sys.stderr.write(f"\r{line:<{self._width}}")
            self._width = len(line)
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the line off the terminal."""
        if self._width:
            sys.stderr.write(f"\r{'':<{self._width}}\r")
            self._width = 0
