"""Hold the word index to the descriptions it was made from, for a sample of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from partsref.index.words.tagger import Tagger, read_phrases
from partsref.index.words.word_index import ensure
from partsref.store.read.names import descriptions
from partsref.words.text import index_words

_LOOKED_AT = 500
_SHOWN = 10


def compare(path: Path, connection: sqlite3.Connection) -> Iterator[str]:
    """What descriptions and index disagree on, a line each. Raises `DatabaseError` where no index can be made."""
    words = ensure(path, connection)
    rows = descriptions(connection, 0)
    if words.size() != len(rows):
        yield f"the word index holds {words.size()} descriptions where there are {len(rows)}"
    tagger = Tagger(connection, read_phrases(connection))
    lost = 0
    for number, name, name_ja, category in rows[:: len(rows) // _LOOKED_AT + 1]:
        listed = index_words(f"{name} {name_ja}")
        about = tagger.about(name, name_ja, category or 0)
        if (listed and number not in words.with_words(listed)) or any(number not in words.ids([m]) for m in about):
            lost += 1
            if lost <= _SHOWN:
                yield f"description {number} ({name or name_ja}) is not found by its words"
