"""The word index: distinct descriptions, in Whoosh, beside the database. Its cost follows the vocabulary.

It carries the database's identity and generation. A stale one is caught up, a damaged, foreign or missing one is
rebuilt, before any question is answered from it. One writes at a time; readers go on with what they have open.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from partsref.errors import DatabaseError
from partsref.index.terms import vocabulary
from partsref.index.words.sealed_folder import State, homes, read_state, spare
from partsref.index.words.sealed_storage import sealed_storage
from partsref.index.words.word_writer import (
    VOCABULARY,
    BusyError,
    discard_spare,
    is_fresh,
    refresh,
    sweep_strays,
    word_schema,
)
from partsref.store.file.database import generation

_MOST_SCORED = 80
"""Of more descriptions that have all that is asked, those with the plainest names are scored: they come first."""
_MOST_KEPT = 400_000
"""Document numbers kept from one question to the next, in all lists together: some 30 MB."""
_opened: dict[Path, tuple[WhooshWords, ...]] = {}
"""The latest first, with the one before it: amid a load a question goes on in the state of the file it sees."""
_opening = threading.Lock()

log = logging.getLogger("partsref.words")

WRITER_WAIT_SECONDS = 60.0
"""How long a question waits for another writer where no index is whole."""
OLDER_WAIT_SECONDS = 5.0
"""How long it waits where an older index of the same database is: a writer may be stopped, and never end."""
_TRUST_SECONDS = 30.0
"""How long an older index answers before the writer is waited for again."""


class _Behind(NamedTuple):
    """An index of an earlier state, which answers for state `stamp` until then (by the monotonic clock)."""

    words: WhooshWords
    stamp: tuple[str, int]
    until: float


_behind: dict[Path, _Behind] = {}


class WhooshWords:
    """An open word index, with the vocabulary of the catalogue it was made from."""

    def __init__(self, home: Path, state: State) -> None:
        folder = home / state.folder
        self.state = state
        self.vocabulary = vocabulary.load((folder / VOCABULARY).read_text("utf-8"))
        self._index = sealed_storage(folder, state.files).open_index(schema=word_schema())
        self._searcher = self._index.searcher()
        reader = self._searcher.reader()
        # A catalogue may have no words at all, and then Whoosh keeps no column.
        self._id_of = reader.column_reader("id", translate=False) if reader.doc_count() else []
        self._lock = threading.RLock()
        self._kept: dict[tuple[str, str], frozenset[int]] = {}
        self._kept_size = 0

    def best(self, groups: Sequence[Sequence[str]], words: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """(description id, score) of those that have all that is asked; of more than `limit` the best by BM25F.

        `groups` are meanings, any of each group being enough; `words` are index words. The sets are cut first and
        only what is left is scored: Whoosh's own AND walks every list. Where there is nothing to choose, nothing is.
        """
        asked = [[("about", meaning) for meaning in group] for group in groups]
        asked.extend([("word", word)] for word in dict.fromkeys(words))
        with self._lock:
            lists = [frozenset[int]().union(*(self._documents(*term) for term in terms)) for terms in asked]
            left = frozenset.intersection(*lists) if lists else frozenset[int]()
            if len(left) <= limit:
                return sorted((int(self._id_of[number]), 0.0) for number in left)
            scores = self._scores([term for terms in asked for term in terms], sorted(left)[:_MOST_SCORED])
            chosen = sorted(scores, key=lambda number: (-scores[number], number))[:limit]
            return [(int(self._id_of[number]), scores[number]) for number in chosen]

    def _scores(self, terms: Sequence[tuple[str, str]], numbers: list[int]) -> dict[int, float]:
        """The BM25F score of some documents (in rising order) for these terms together."""
        scores = dict.fromkeys(numbers, 0.0)
        for field, text in terms:
            if not self._documents(field, text):
                continue
            matcher = self._searcher.postings(field, text)
            for number in numbers:
                if matcher.id() < number:
                    matcher.skip_to(number)
                    if not matcher.is_active():
                        break
                if matcher.id() == number:
                    scores[number] += matcher.score()
        return scores

    def ids(self, meanings: Sequence[str]) -> frozenset[int]:
        """Ids of the descriptions that have any of `meanings`."""
        with self._lock:
            numbers = frozenset[int]().union(*(self._documents("about", meaning) for meaning in meanings))
            return frozenset(int(self._id_of[number]) for number in numbers)

    def with_words(self, words: Sequence[str]) -> frozenset[int]:
        """Ids of the descriptions that have all of `words`."""
        with self._lock:
            lists = [self._documents("word", word) for word in words]
            return frozenset(int(self._id_of[n]) for n in (frozenset.intersection(*lists) if lists else ()))

    def _documents(self, field: str, text: str) -> frozenset[int]:
        """Whoosh's numbers of the documents with one term; the latest lists are kept."""
        from whoosh.query import Term

        if (known := self._kept.get((field, text))) is None:
            known = frozenset(self._searcher.docs_for_query(Term(field, text)))
            self._kept[field, text] = known
            self._kept_size += len(known)
            while self._kept_size > _MOST_KEPT and len(self._kept) > 1:
                self._kept_size -= len(self._kept.pop(next(iter(self._kept))))
        return known

    def frequency(self, word: str) -> int:
        """How many descriptions have an index word."""
        with self._lock:
            return int(self._searcher.reader().doc_frequency("word", word))

    def size(self) -> int:
        """How many descriptions it holds."""
        with self._lock:
            return int(self._searcher.reader().doc_count())

    def knows(self, words: Iterable[str]) -> list[str]:
        """Those of `words` that some description has."""
        with self._lock:
            reader = self._searcher.reader()
            return [word for word in words if ("word", word) in reader]

    def close(self) -> None:
        """Close the files."""
        self._searcher.close()
        self._index.close()


def ensure(path: Path, connection: sqlite3.Connection) -> WhooshWords:
    """The word index of the database at `path`, up to date; made or mended first if need be.

    While another program holds the right to write it, an older one that is whole answers, and says so. Raises
    `DatabaseError` when there is none, or nowhere to write.
    """
    path = path.absolute()
    with _opening:
        known = _opened.get(path, ())
        if (current := _of_state(known, connection)) is not None:
            return current
        stamp = generation(connection)
        behind = _behind.get(path)
        if behind is not None and behind.stamp == stamp and time.monotonic() < behind.until:
            return behind.words
        opened = _open(path, connection)
        if opened.state.generation == stamp[1]:
            _behind.pop(path, None)
            _opened[path] = (opened, *known[:1])
        else:
            _behind[path] = _Behind(opened, stamp, time.monotonic() + _TRUST_SECONDS)
        return opened


def is_open(path: Path, connection: sqlite3.Connection) -> bool:
    """Whether `ensure` would answer at once."""
    return _of_state(_opened.get(path.absolute(), ()), connection) is not None


def _of_state(known: Iterable[WhooshWords], connection: sqlite3.Connection) -> WhooshWords | None:
    stamp = generation(connection)
    return next((words for words in known if (words.state.identity, words.state.generation) == stamp), None)


def _open(path: Path, connection: sqlite3.Connection) -> WhooshWords:
    problem: Exception | None = None
    for home in homes(path):
        try:
            opened = _open_in(home, connection)
        except (OSError, BusyError) as error:
            problem = error
            continue
        except Exception as error:
            if not (isinstance(error, AssertionError) or type(error).__module__.startswith("whoosh")):
                raise
            problem = error  # A file it could not open is an index that is not there, or empty, to Whoosh.
            continue
        if (outlived := spare(path, home)) is not None:
            discard_spare(outlived)
        return opened
    if isinstance(problem, BusyError):
        raise problem
    raise DatabaseError(f"{path}: the word index can be written nowhere ({problem}). Free some disk space.")


def _open_in(home: Path, connection: sqlite3.Connection) -> WhooshWords:
    """The index in one place. Raises `OSError` where it cannot be, `BusyError` when another program writes it."""
    for _ in range(3):  # Between reading the state and opening, another writer may have swapped the folder.
        state = read_state(home)
        older = state if state is not None and state.identity == generation(connection)[0] else None
        if state is None or not is_fresh(state, connection):
            try:
                state = refresh(home, connection, WRITER_WAIT_SECONDS if older is None else OLDER_WAIT_SECONDS)
            except BusyError as error:
                if older is None:
                    raise
                log.warning("%s Until then the last lists loaded may not be found by their words.", error)
                state = older
        else:
            sweep_strays(home, state.folder)
        try:
            return WhooshWords(home, state)
        except FileNotFoundError:
            continue
    raise FileNotFoundError(f"{home}: was swapped again and again")


def forget(path: Path | None = None) -> None:
    """Close what is kept open, of one database or of all; the next question opens it anew."""
    with _opening:
        for database in [*_opened, *_behind] if path is None else [path.absolute()]:
            for opened in _opened.pop(database, ()):
                opened.close()
            if behind := _behind.pop(database, None):
                behind.words.close()
