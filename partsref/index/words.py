"""The word index: distinct descriptions, in Whoosh, beside the database. Its cost follows the vocabulary.

It carries the database's identity and generation. A stale one is caught up, a damaged, foreign or missing one is
rebuilt, before any question is answered from it. One writes at a time; readers go on with what they have open.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from partsref.errors import DatabaseError
from partsref.index import vocabulary
from partsref.index.words_about import Tagger, read_phrases
from partsref.index.words_files import State, homes, new_folder, publish, read_state
from partsref.store.database import generation
from partsref.store.names import descriptions, last_description
from partsref.words.text import index_words

WRITER_WAIT_SECONDS = 60.0
"""How long a second writer of the index waits for the first."""
_VOCABULARY = "vocabulary.json"
_opened: dict[Path, Words] = {}
_opening = threading.Lock()


class Words:
    """An open word index, with the vocabulary of the catalogue it was made from."""

    def __init__(self, home: Path, state: State) -> None:
        from whoosh.filedb.filestore import FileStorage

        folder = home / state.folder
        self.state = state
        self.vocabulary = vocabulary.load((folder / _VOCABULARY).read_text("utf-8"))
        self._index = FileStorage(str(folder), readonly=True).open_index()
        self._searcher = self._index.searcher()
        reader = self._searcher.reader()
        self._ids = reader.column_reader("id") if reader.doc_count() else []  # A catalogue may have no words at all.
        self._lock = threading.Lock()

    def match(
        self, groups: Sequence[Sequence[str]], words: Sequence[str], *, every: bool = True, limit: int | None = None
    ) -> dict[int, float]:
        """Description ids with their score (BM25F), best first.

        `groups` are meanings, any of each group being enough; `words` are index words. With `every` all groups and
        words must be there, otherwise one is enough.
        """
        from whoosh.query import And, Or, Term

        parts: list[Any] = [Or([Term("about", meaning) for meaning in group]) for group in groups if group]
        parts.extend(Term("word", word) for word in words)
        if not parts:
            return {}
        query = And(parts) if every else Or(parts)
        with self._lock:
            found = self._searcher.search(query, limit=limit)
            return {int(self._ids[number]): float(score) for score, number in found.top_n}

    def knows(self, words: Iterable[str]) -> list[str]:
        """Those of `words` that some description has."""
        with self._lock:
            reader = self._searcher.reader()
            return [word for word in words if ("word", word) in reader]

    def close(self) -> None:
        """Close the files."""
        self._searcher.close()
        self._index.close()


def ensure(path: Path, connection: sqlite3.Connection) -> Words:
    """The word index of the database at `path`, up to date; made or mended first if need be.

    Raises `DatabaseError` when another process keeps writing it, or there is nowhere to write.
    """
    path = path.absolute()
    with _opening:
        stamp = generation(connection)
        if (known := _opened.get(path)) and (known.state.identity, known.state.generation) == stamp:
            return known
        _opened[path] = opened = _open(path, connection)
        return opened


def _open(path: Path, connection: sqlite3.Connection) -> Words:
    problem: OSError | None = None
    for home in homes(path):
        try:
            for _ in range(3):  # Between reading the state and opening, another writer may have swapped the folder.
                state = read_state(home)
                if state is None or not _is_fresh(state, connection):
                    state = _refresh(home, connection)
                try:
                    return Words(home, state)
                except FileNotFoundError:
                    continue
        except OSError as error:
            problem = error
    raise DatabaseError(f"{path}: the word index can be written nowhere ({problem}). Free some disk space.")


def _refresh(home: Path, connection: sqlite3.Connection) -> State:
    home.mkdir(parents=True, exist_ok=True)
    with _one_writer(home):
        state = read_state(home)
        if state is not None and _is_fresh(state, connection):
            return state
        return _write(home, connection, state if state and _can_catch_up(state, connection) else None)


def _is_fresh(state: State, connection: sqlite3.Connection) -> bool:
    return (state.identity, state.generation) == generation(connection)


def _can_catch_up(state: State, connection: sqlite3.Connection) -> bool:
    identity, now = generation(connection)
    return (
        state.identity == identity
        and state.generation < now
        and state.last_description <= last_description(connection)
        and state.vocabulary == read_phrases(connection)[0]
    )


def _write(home: Path, connection: sqlite3.Connection, old: State | None) -> State:
    from whoosh.filedb.filestore import FileStorage

    identity, now = generation(connection)
    digest, phrases = read_phrases(connection)
    rows = descriptions(connection, old.last_description if old else 0)
    last = max((row[0] for row in rows), default=old.last_description if old else 0)
    folder = new_folder(home, old)
    storage = FileStorage(str(folder))
    index = storage.open_index() if old else storage.create_index(_schema())
    tagger = Tagger(connection, phrases)
    if rows or not old:
        writer = index.writer(limitmb=64)
        for description_id, name, name_ja, category_id in rows:
            about = tagger.about(name, name_ja, category_id or 0)
            text = index_words(f"{name} {name_ja}")
            writer.add_document(id=description_id, about=" ".join(about), word=" ".join(text))
        writer.commit()
    index.close()
    known = folder / _VOCABULARY
    known.unlink(missing_ok=True)  # It may be a link to the older index's.
    known.write_text(vocabulary.make(connection, phrases).dump(), "utf-8")
    return publish(home, folder, State(identity, now, last, digest))


def _schema() -> Any:
    from whoosh.analysis import SpaceSeparatedTokenizer
    from whoosh.fields import NUMERIC, TEXT, Schema

    def taken_apart() -> Any:
        """Words come here already analysed (`words.text`): the index's pickled schema names nothing of ours."""
        return TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)

    return Schema(id=NUMERIC(bits=64, signed=False, sortable=True), about=taken_apart(), word=taken_apart())


@contextmanager
def _one_writer(home: Path) -> Iterator[None]:
    from whoosh.filedb.filestore import FileStorage
    from whoosh.util.filelock import try_for

    lock = FileStorage(str(home)).lock("WRITER.LOCK")
    if not try_for(lock.acquire, timeout=WRITER_WAIT_SECONDS, delay=0.05):
        raise DatabaseError(f"{home}: another program is writing the word index. Try again when it has finished.")
    try:
        yield
    finally:
        lock.release()
