"""Writing the word index: a new folder each time, empty or grown from the one before, published in one step."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from partsref.errors import DatabaseError
from partsref.index.terms import vocabulary
from partsref.index.words.sealed_folder import (
    State,
    discard,
    discard_home,
    new_folder,
    publish,
    read_state,
    strays,
    sweep,
)
from partsref.index.words.tagger import Tagger, digest, read_phrases
from partsref.store.file.database import generation
from partsref.store.read.names import descriptions, last_description
from partsref.words.text import index_words

WRITER_WAIT_SECONDS = 60.0
"""How long a second writer of the index waits for the first."""
_LOCK = "WRITER.LOCK"
VOCABULARY = "vocabulary.json"
"""The vocabulary's file beside Whoosh's own."""


class BusyError(DatabaseError):
    """Another program writes the word index."""


def is_fresh(state: State, connection: sqlite3.Connection) -> bool:
    """Whether an index was made from this database as it is now."""
    return (state.identity, state.generation) == generation(connection)


def refresh(home: Path, connection: sqlite3.Connection, wait: float = WRITER_WAIT_SECONDS) -> State:
    """Bring the index in `home` up to date: add what is new, or make it anew where that does not do.

    Raises `BusyError` when another process writes it for more than `wait` seconds, `OSError` when the folder cannot
    be written.
    """
    home.mkdir(parents=True, exist_ok=True)
    with one_writer(home, wait):
        state = read_state(home)
        if state is not None and is_fresh(state, connection):
            return state
        return _write(home, connection, state if state and _can_catch_up(state, connection) else None)


@contextmanager
def one_writer(home: Path, wait: float = WRITER_WAIT_SECONDS) -> Iterator[None]:
    """Hold the right to write the index in `home`."""
    from whoosh.filedb.filestore import FileStorage
    from whoosh.util.filelock import try_for

    if (home / _LOCK).is_symlink():
        raise OSError(errno.ELOOP, "a link stands where the lock of the word index belongs", str(home / _LOCK))
    lock = FileStorage(str(home)).lock(_LOCK)
    if not try_for(lock.acquire, timeout=wait, delay=0.05):
        raise BusyError(f"{home}: another program is writing the word index. Try again when it has finished.")
    try:
        yield
    finally:
        lock.release()


def sweep_strays(home: Path, kept: str) -> None:
    """Take away what writers that were ended left in `home`; a living one is left alone, as is what cannot go."""
    if not strays(home, kept):
        return
    with suppress(OSError, BusyError), one_writer(home, 0):
        state = read_state(home)
        sweep(home, state.folder if state else "")


def discard_spare(home: Path) -> None:
    """Take away an index that no longer serves, unless somebody writes it."""
    with suppress(OSError, BusyError), one_writer(home, 0):
        discard_home(home)


def _can_catch_up(state: State, connection: sqlite3.Connection) -> bool:
    identity, now = generation(connection)
    return (
        state.identity == identity
        and state.generation < now
        and state.last_description <= last_description(connection)
        and state.vocabulary == digest(connection)
    )


def _write(home: Path, connection: sqlite3.Connection, old: State | None) -> State:
    from whoosh.filedb.filestore import FileStorage

    identity, now = generation(connection)
    # Before the table itself: should it change in between, the index is one of an older table, and made anew.
    made_of = digest(connection)
    phrases = read_phrases(connection)
    rows = descriptions(connection, old.last_description if old else 0)
    # Plain names first: where more answer than anybody looks at, they are the ones to look at.
    rows.sort(key=lambda row: (len(row[1]) + len(row[2]), row[0]))
    last = max((row[0] for row in rows), default=old.last_description if old else 0)
    folder = new_folder(home, old)
    try:
        storage = FileStorage(str(folder))
        index = storage.open_index(schema=word_schema()) if old else storage.create_index(word_schema())
        tagger = Tagger(connection, phrases)
        if rows or not old:
            writer = index.writer(limitmb=_MEMORY_MB)
            for description_id, name, name_ja, category_id in rows:
                about = tagger.about(name, name_ja, category_id or 0)
                writer.add_document(id=description_id, about=about, word=index_words(f"{name} {name_ja}"))
            writer.commit()
        index.close()
        known = folder / VOCABULARY
        known.unlink(missing_ok=True)  # It may be a link to the older index's.
        known.write_text(vocabulary.make(connection, phrases).dump(), "utf-8")
        return publish(home, folder, State(identity, now, last, made_of))
    except BaseException:
        discard(folder)
        raise


_MEMORY_MB = 128


def word_schema() -> Any:
    """`id` is the description's id; `about` its meanings; `word` its words, taken apart by `words.text`.

    The words come as lists, so the analyser named here is never used: the index's pickle names nothing of ours.
    """
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.columns import NumericColumn
    from whoosh.fields import COLUMN, TEXT, Schema

    def listed() -> Any:
        return TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)

    return Schema(id=COLUMN(NumericColumn("Q")), about=listed(), word=listed())
