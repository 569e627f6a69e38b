"""What a program of ours prints, a JSON value a line, while it runs in a process of its own."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from typing import Any

from partsref.errors import InputError


def printed(command: Sequence[str], if_it_fails: str) -> Iterator[Any]:
    """The values, one by one; the process is ended with the reading of them.

    Raises `InputError` saying `if_it_fails` when the program does not end well.
    """
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii")  # noqa: S603 - a program of ours
    assert process.stdout is not None  # noqa: S101 - it was asked for
    try:
        for line in process.stdout:
            try:
                what = json.loads(line)
            except ValueError:  # It was ended while it wrote.
                break
            yield what
        if process.wait() != 0:
            raise InputError(if_it_fails)
    finally:
        process.stdout.close()
        if process.poll() is None:
            process.kill()
        process.wait()
