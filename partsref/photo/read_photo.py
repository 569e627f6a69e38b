"""The door of the room: photos in, what is read on each out. The reading is done by a process with limits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Timer

from partsref.photo.read_lines import refuse_without
from partsref.photo.text_line import TextLine, line_of
from partsref.values import frozen

MEMORY_BYTES = 2 << 30
"""Address space of the process that reads. A label maps 1.2 GB and uses 0.3; 63 million pixels of PNG use 0.8."""
SECONDS = 20
"""Of the processor, for a picture sent by a visitor (a label takes three); one of one's own takes what it takes."""
PATIENCE_SECONDS = 60.0
"""For the same on the clock. What a busy machine makes it wait for is not counted, up to here."""
LARGEST_FILE = 100 << 20
"""Bytes of a picture of one's own."""
_FAILED = "The picture could not be read: it took too much memory or time. Scale it down, or cut out the label."


@frozen
class ReadPhoto:
    """What was read on one photo: its lines, or the one line that says why there are none."""

    name: str
    lines: tuple[TextLine, ...] = ()
    error: str = ""


def read_photos(files: Sequence[Path]) -> Iterator[ReadPhoto]:
    """What is on each photo, one after another. Raises `InputError` where what reads photos is not installed."""
    refuse_without()
    waiting = [(file, _fault(file)) for file in files]
    while waiting:
        # One that ends the process takes none of the others with it.
        for read in _by_one_process(waiting):
            waiting = waiting[1:]
            yield read


def _by_one_process(waiting: Sequence[tuple[Path, str]]) -> Iterator[ReadPhoto]:
    """What is on each, up to the one that ended the process."""
    process = subprocess.Popen(  # noqa: S603 - a program of ours
        _command(0, [str(file.absolute()) for file, fault in waiting if not fault]),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )
    assert process.stdout is not None  # noqa: S101 - it was asked for
    try:
        for file, fault in waiting:
            printed = fault or process.stdout.readline()
            yield _told(str(file), printed)
            if not printed:
                return
    finally:
        process.stdout.close()
        process.kill()
        process.wait()


def read_sent(data: bytes) -> ReadPhoto:
    """What is on a picture that somebody sent, read within the limits above. Nothing of it is kept anywhere."""
    refuse_without()
    process = subprocess.Popen(  # noqa: S603 - a program of ours
        _command(SECONDS, ["-"]), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    clock = Timer(PATIENCE_SECONDS, process.kill)
    clock.start()
    try:
        printed, _ = process.communicate(data)
    finally:
        clock.cancel()
        process.kill()
        process.wait()
    return _told("", printed.decode("ascii", "replace"))


def _command(seconds: int, names: list[str]) -> list[str]:
    return [sys.executable, "-m", "partsref.photo.photo_process", str(MEMORY_BYTES), str(seconds), *names]


def _fault(file: Path) -> str:
    """Why a file cannot even be looked at, as the process would say it; empty where it can."""
    try:
        if not file.is_file():
            return json.dumps({"error": f"{file}: expected a picture, found no such file."})
        if file.stat().st_size > LARGEST_FILE:
            most = LARGEST_FILE >> 20
            return json.dumps({"error": f"{file}: expected at most {most} MB. Scale the picture down."})
        with file.open("rb"):
            return ""
    except OSError as error:
        return json.dumps({"error": f"{file}: cannot be read ({error.strerror or error})."})


def _told(name: str, printed: str) -> ReadPhoto:
    try:
        told = json.loads(printed)
    except ValueError:  # It was ended while it read.
        return ReadPhoto(name, error=f"{name}: {_FAILED}" if name else _FAILED)
    if "error" in told:
        return ReadPhoto(name, error=told["error"])
    return ReadPhoto(name, tuple(map(line_of, told["lines"])))
