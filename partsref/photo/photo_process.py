"""Reads pictures in a process of its own, and prints what is on them as JSON. Run as a program, never imported.

A hostile picture makes the library that decodes it ask for any amount of memory, or crash: that ends this process, not
the server. Arguments: the limit of memory in bytes, that of the processor in seconds (0: none), then files; `-` is a
picture on standard input. One JSON object a picture: {"lines": [as `TextLine.as_plain`]} or {"error": text}.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(memory: int, seconds: int, names: list[str]) -> None:
    """Print the lines of each picture."""
    _limit(memory, seconds)
    for name in names:
        sys.stdout.write(json.dumps(_read(name)) + "\n")
        sys.stdout.flush()


def _read(name: str) -> dict[str, object]:
    from partsref.errors import InputError
    from partsref.photo.open_picture import pictures
    from partsref.photo.read_lines import read_lines

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        shown = "The picture" if name == "-" else Path(name).name
        read = [read_lines(picture, page) for page, picture in enumerate(pictures(data, shown), 1)]
    except InputError as error:
        return {"error": str(error)}
    return {"lines": [line.as_plain() for lines in read for line in lines]}


def _limit(memory: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Not on Windows.
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # It writes to no file.
    if seconds:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
