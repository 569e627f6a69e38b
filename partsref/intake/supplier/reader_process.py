"""Read a large file in a process of its own, so that its rows are read while those before them are written.

See `own_process`: neither outlives the other.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, cast

from partsref import own_process
from partsref.errors import InputError
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.columns.mapping import Mapping
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.opening import Opened
from partsref.intake.supplier.choose_reader import reader_for
from partsref.intake.supplier.gc_pause import few_collections
from partsref.intake.supplier.row_batches import Chunk, chunks
from partsref.store.file.database import open_reader


class Task(NamedTuple):
    """What to read and how: see `chunks`. `database` is where the vocabulary stands."""

    opened: Opened
    given: MapFile
    mapping: Mapping
    brand: str
    database: Path


def chunks_apart(task: Task) -> Generator[Chunk, None, None]:
    """What `chunks` gives, made in another process, which is ahead by one chunk. It ends when this iterator is closed.

    Raises what reading raises, and `InputError` when the process was ended from outside.
    """
    with own_process.start(__name__) as process:
        assert process.stdin and process.stdout  # noqa: S101 - they were asked for
        try:
            pickle.dump(task, process.stdin)
            process.stdin.close()
            while (came := pickle.load(process.stdout)) is not None:  # noqa: S301 - from that program
                if isinstance(came, Exception):
                    raise came
                yield cast("Chunk", came)
        except (EOFError, BrokenPipeError, pickle.UnpicklingError) as error:
            raise InputError(f"{task.opened.name}: reading it was ended from outside. Load it again.") from error
        finally:
            process.kill()


def main() -> None:
    """The other process: a task comes in, its chunks go out, last None or the exception that ended it."""
    with suppress(BrokenPipeError), few_collections():  # Nobody is there to read it any more.
        try:
            for chunk in _read(pickle.load(sys.stdin.buffer)):  # noqa: S301 - from `chunks_apart`
                _say(chunk)
            _say(None)
        except BrokenPipeError:
            raise
        except Exception as error:
            _say(error)


def _read(task: Task) -> Iterator[Chunk]:
    reader = reader_for(task.opened, task.given)
    with closing(open_reader(task.database)) as connection:
        yield from chunks(reader, iter(reader), task.mapping, task.brand, CatalogueNames(connection))


def _say(what: Chunk | Exception | None) -> None:
    pickle.dump(what, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    sys.stdout.buffer.flush()
