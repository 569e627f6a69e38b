"""Ended by the system: copies and drafts go as at Ctrl-C, and a question amid its work stops at once."""

from __future__ import annotations

import signal
import sys

_ended: list[int] = []
STEPS_BETWEEN_LOOKS = 100_000
"""Steps of SQLite's machine between two looks: some milliseconds."""


def leave_in_order() -> None:
    """Have the signals that end a process end it in order; one that is ignored stays so."""
    _ended.clear()
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP.
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, _frame: object) -> None:
    # Within SQLite the exception would be lost; there `is_ending` is asked.
    _ended.append(number)
    sys.exit(128 + number)


def is_ending() -> bool:
    """Whether a signal has ended us: to be asked by what runs long."""
    return bool(_ended)


def status() -> int:
    """The exit status that says which signal ended us, as shells have it; 0 if none has."""
    return 128 + _ended[0] if _ended else 0
