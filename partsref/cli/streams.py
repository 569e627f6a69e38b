"""Standard streams and arguments as they may be: closed, of another encoding, with bytes that are no text."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable


def make_streams_safe() -> None:
    """What a stream cannot write is written as an escape, and a closed stream swallows: neither is an error."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def readable(arguments: Iterable[str]) -> list[str]:
    """Arguments as UTF-8 whatever the locale says; bytes that are no text become replacement marks."""
    return [os.fsencode(argument).decode("utf-8", errors="replace") for argument in arguments]


def writes_unicode() -> bool:
    """Whether standard output can write any text as it is."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
