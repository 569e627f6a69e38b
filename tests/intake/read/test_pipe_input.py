"""A pipe as input: what is written to it is read once; one that nobody writes to is waited for, and that is said."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from partsref.errors import InputError
from partsref.intake.columns.mapfile import read_mapfile
from partsref.intake.read import pipe_input
from partsref.intake.read.opening import opening

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said while it waits. Nobody writes before something is said."""
    told: list[str] = []
    monkeypatch.setattr(pipe_input, "TELL_AFTER_SECONDS", 0.01)
    monkeypatch.setattr(pipe_input, "warn", told.append)
    return told


def _written(pipe: Path, content: bytes, said: list[str]) -> threading.Thread:
    def write() -> None:
        while not said:
            time.sleep(0.001)
        pipe.write_bytes(content)

    writer = threading.Thread(target=write)
    writer.start()
    return writer


def test_a_list_from_a_pipe_is_read_and_who_waits_is_told(pipe: Path, said: list[str]) -> None:
    writer = _written(pipe, b"part number\nA-1\n", said)
    with opening(pipe) as opened:
        assert opened.path.read_bytes() == b"part number\nA-1\n"
    writer.join()
    assert said == [f"{pipe}: is a pipe; waiting for somebody to write to it ..."]


def test_a_mapping_may_come_from_a_pipe_and_is_no_longer_than_one(pipe: Path, said: list[str]) -> None:
    writer = _written(pipe, b"columns: {number: 1}\n", said)
    assert read_mapfile(pipe).columns
    writer.join()
    with pytest.raises(InputError, match="larger than 1 MiB"):
        read_mapfile(Path("/dev/zero"))


def test_nothing_is_said_of_a_pipe_that_somebody_writes_to(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(pipe_input, "warn", said.append)
    reading, writing = os.pipe()
    os.write(writing, b"part number\nA-1\n")
    os.close(writing)
    with opening(f"/dev/fd/{reading}") as opened:
        assert opened.path.read_bytes() == b"part number\nA-1\n"
    os.close(reading)
    assert said == []


def test_a_pipe_that_the_system_only_numbers_is_called_a_pipe(pipe: Path) -> None:
    assert pipe_input.name_of_pipe("/dev/fd/63") == "pipe"
    assert pipe_input.name_of_pipe("/proc/self/fd/3") == "pipe"
    assert pipe_input.name_of_pipe(pipe.with_name("tokai.csv")) == "tokai.csv"
    assert pipe_input.on_disk("/dev/fd/63") == "pipe", "its rejects go into this folder: there is none beside it"
    assert pipe_input.on_disk(pipe) == pipe
