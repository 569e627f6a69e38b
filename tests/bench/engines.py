"""The engines measured. Each builds its index in a folder and answers one question with keys, best first."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from partsref.api import Catalog
from partsref.index import near
from partsref.numbers.canonical import canonical
from partsref.numbers.number_key import key as key_of
from partsref.store.file.database import open_writer, writing

Numbers = Sequence[tuple[str, str]]
ANSWERS = 20


class Engine(Protocol):
    """One engine: `build` once, then `ask`. `seconds` and `size` (bytes) are of the index alone."""

    name: str
    seconds: float
    size: int

    def build(self, numbers: Numbers, folder: Path) -> None: ...
    def ask(self, kind: str, asked: str) -> list[str]: ...
    def close(self) -> None: ...


class Partsref:
    """This catalogue, through its Python door: the whole of `find`, parts read and reasons given."""

    name = "partsref"

    def build(self, numbers: Numbers, folder: Path) -> None:
        """The parts first, then the index alone on the clock."""
        path = folder / "partsref.db"
        connection = open_writer(path)
        makers = {maker: number for number, maker in enumerate(dict.fromkeys(maker for maker, _ in numbers), 1)}
        with writing(connection, path):
            connection.executemany("INSERT INTO maker (id, name) VALUES (?, ?)", [(n, m) for m, n in makers.items()])
            connection.executemany(
                "INSERT INTO part (maker_id, key, base, number, kind) VALUES (?, ?, ?, ?, 'oem')",
                (
                    (makers[maker], read.key, read.base if read.base != read.key else None, read.printed)
                    for maker, number in numbers
                    for read in (canonical(maker, number),)
                ),
            )
        before = _size(connection)
        started = time.perf_counter()
        with writing(connection, path):
            near.rebuild(connection)
        self.seconds = time.perf_counter() - started
        self.size = _size(connection) - before
        connection.close()
        self._catalog = Catalog(path)

    def ask(self, kind: str, asked: str) -> list[str]:
        """Keys of the hits."""
        return [key_of(hit.number) for hit in self._catalog.find(asked, ANSWERS).hits]

    def close(self) -> None:
        """Close the file."""
        self._catalog.close()


class Tantivy:
    """A Levenshtein automaton over the terms, then OSA to rank what it finds."""

    name = "tantivy"

    def build(self, numbers: Numbers, folder: Path) -> None:
        """One document a number, raw."""
        import tantivy

        self._tantivy = tantivy
        where = folder / "tantivy"
        where.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("key", stored=True, tokenizer_name="raw")
        self._schema = builder.build()
        started = time.perf_counter()
        index = tantivy.Index(self._schema, path=str(where))
        writer = index.writer(200_000_000, num_threads=1)
        for key in keys_of(numbers):
            writer.add_document(tantivy.Document(key=key))
        writer.commit()
        writer.wait_merging_threads()
        self.seconds = time.perf_counter() - started
        self.size = sum(file.stat().st_size for file in where.iterdir())
        index.reload()
        self._searcher = index.searcher()

    def ask(self, kind: str, asked: str) -> list[str]:
        """Fuzzy with the distance the kind needs; a fragment as a regular expression."""
        query_of = self._tantivy.Query
        if kind == "exact":
            query = query_of.term_query(self._schema, "key", asked)
        elif kind == "fragment":
            query = query_of.regex_query(self._schema, "key", f".*{asked}.*")
        else:
            distance = 1 if kind == "one slip" else 2
            query = query_of.fuzzy_term_query(
                self._schema, "key", asked, distance=distance, transposition_cost_one=True
            )
        found = self._searcher.search(query, 1_000)
        return ranked(asked, [self._searcher.doc(address)["key"][0] for _, address in found.hits])

    def close(self) -> None:
        """Nothing to close."""


class Trigrams:
    """SQLite's FTS5 with three-character pieces: the best hundred by its own rank, then OSA."""

    name = "fts5 trigram + rapidfuzz"

    def build(self, numbers: Numbers, folder: Path) -> None:
        """One row a number."""
        self._connection = sqlite3.connect(folder / "trigrams.db")
        started = time.perf_counter()
        self._connection.execute("CREATE VIRTUAL TABLE n USING fts5(key, tokenize='trigram case_sensitive 1')")
        self._connection.executemany("INSERT INTO n VALUES (?)", ((key,) for key in keys_of(numbers)))
        self._connection.commit()
        self.seconds = time.perf_counter() - started
        self.size = _size(self._connection)

    def ask(self, kind: str, asked: str) -> list[str]:
        """A phrase for a fragment, any piece for a slip."""
        if kind in ("exact", "fragment"):
            match = f'"{asked}"'
        else:
            match = " OR ".join(f'"{asked[i : i + 3]}"' for i in range(len(asked) - 2))
        if len(asked) < 3:
            return []
        rows = self._connection.execute("SELECT key FROM n WHERE n MATCH ? ORDER BY rank LIMIT 100", (match,))
        return ranked(asked, [row[0] for row in rows])

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


class Scan:
    """rapidfuzz over every number in memory."""

    name = "rapidfuzz process.extract"

    def build(self, numbers: Numbers, folder: Path) -> None:
        """A list."""
        started = time.perf_counter()
        self._keys = keys_of(numbers)
        self.seconds = time.perf_counter() - started
        self.size = sum(map(len, self._keys))

    def ask(self, kind: str, asked: str) -> list[str]:
        """All within two slips; a fragment by looking at every number."""
        if kind == "fragment":
            return [key for key in self._keys if asked in key][:ANSWERS]
        cutoff = {"exact": 0, "one slip": 1}.get(kind, 2)
        found = extract(asked, self._keys, scorer=OSA.distance, score_cutoff=cutoff, limit=None)
        return [key for key, _, _ in sorted(found, key=lambda row: (row[1], row[0]))][:ANSWERS]

    def close(self) -> None:
        """Nothing to close."""


def keys_of(numbers: Numbers) -> list[str]:
    """The distinct keys, in order."""
    return sorted({canonical(maker, number).key for maker, number in numbers})


def ranked(asked: str, keys: list[str]) -> list[str]:
    """What an engine found, nearest first."""
    return sorted(keys, key=lambda key: (OSA.distance(asked, key), key))[:ANSWERS]


def _size(connection: sqlite3.Connection) -> int:
    connection.execute("PRAGMA wal_checkpoint(truncate)")
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page,) = connection.execute("PRAGMA page_size").fetchone()
    return int(pages * page)
