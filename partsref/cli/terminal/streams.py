"""Standard streams and arguments as they may be: closed, of another encoding, with bytes that are no text."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO, cast

_UTF8 = "PYTHONUTF8"


class SafeErrors:
    """Standard error that cannot fail, and on which no text drives the terminal.

    What is said beside an answer is never worth the work: on a full disk it is lost, and the work goes on. Names of
    files, headers and sheets come from others; control characters in them become replacement marks.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write what can be written. Raises `TypeError` for bytes, by which click tells text from binary streams."""
        if not isinstance(text, str):
            raise TypeError(f"expected text, got {type(text).__name__}")
        shown = "".join(c if c.isprintable() or c in "\n\t" or "\udc80" <= c <= "\udcff" else "\ufffd" for c in text)
        with suppress(OSError, ValueError):
            self._stream.write(shown)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write several."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Send what was written."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def terminal_of(stream: TextIO) -> TextIO:
    """The stream below `SafeErrors`, for what may drive the terminal: a line of our own that renews itself."""
    return stream._stream if isinstance(stream, SafeErrors) else stream


def make_streams_safe() -> None:
    """What a stream cannot write is written as an escape, and a closed stream swallows: neither is an error."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if not isinstance(sys.stderr, SafeErrors):
        sys.stderr = cast("TextIO", SafeErrors(sys.stderr))


def hold_utf8() -> None:
    """Start again in UTF-8 where the locale has names of files in ASCII: `LC_ALL=C` would not find `部品.csv`."""
    if sys.getfilesystemencoding().startswith("utf") or os.environ.get(_UTF8) == "1":
        return
    os.execve(sys.executable, sys.orig_argv, {**os.environ, _UTF8: "1"})  # noqa: S606 - this very program


def swallow_output() -> None:
    """Nobody reads standard output any more: what is still to come goes nowhere, without a word."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def readable(arguments: Iterable[str]) -> list[str]:
    """Arguments as UTF-8 whatever the locale says; bytes that are no text become replacement marks."""
    return [os.fsencode(argument).decode("utf-8", errors="replace") for argument in arguments]


def writes_unicode() -> bool:
    """Whether standard output can write any text as it is."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")
