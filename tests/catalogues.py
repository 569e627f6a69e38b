"""Small catalogues for tests, written in a line or two each."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from secrets import token_hex
from tempfile import mkdtemp

from partsref.index import near
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Kind, Relation, Source, Trust
from partsref.model_crossref import CrossReference, Equivalent
from partsref.store.file.database import open_reader, open_writer, writing
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer


@cache
def _empty() -> Path:
    """An empty catalogue, made once: what making tables costs, a copy does not."""
    path = Path(mkdtemp(prefix="partsref-tests-")) / "empty.db"
    open_writer(path).close()
    return path


class Small:
    """A catalogue being written: parts are named "Maker number", made on first mention."""

    def __init__(self, path: Path, trust: Trust = "A") -> None:
        self.path = path
        shutil.copy(_empty(), path)
        self._connection = open_writer(path)
        self._connection.execute("PRAGMA synchronous = off")  # It need not outlive a power failure.
        self._transaction = writing(self._connection, path)
        self.writer = Writer(self._transaction.__enter__())
        # A catalogue of its own: what is derived of one is kept for its identity.
        self._connection.execute("UPDATE meta SET value = ? WHERE key = 'identity'", (token_hex(16),))
        self.writer.begin(Source("s1", "a test", trust=trust), "test")
        self.ids: dict[str, int] = {}

    def part(
        self, named: str, category: str = "", kind: Kind | None = None, status: str = "", source: str = "s1"
    ) -> int:
        maker, number = named.split(" ", 1)
        known = "oem" if maker in ("Suzuki", "Daihatsu", "Mazda", "Nissan", "Toyota", "Subaru") else "aftermarket"
        self.ids[named] = self.writer.part(
            maker,
            number,
            source,
            kind=kind or known,
            category=category,
            status=status,  # type: ignore[arg-type]
        )
        return self.ids[named]

    def source(self, code: str, trust: Trust) -> str:
        self.writer.source(Source(code, code, trust=trust))
        return code

    def link(
        self, one: str, relation: Relation, other: str, source: str = "s1", *, inferred: bool = False, note: str = ""
    ) -> None:
        ends = [self.ids.get(named) or self.part(named) for named in (one, other)]
        self.writer.link(ends[0], ends[1], relation, source, inferred=inferred, note=note)

    def equivalents(self, aftermarket: str, oem: Iterable[str], source: str = "s1") -> None:
        for named in oem:
            self.link(named, "equivalent", aftermarket, source)

    def measure(self, named: str, **values: str) -> None:
        for name, value in values.items():
            number, _, unit = value.partition(" ")
            self.writer.attribute(self.ids[named], name.replace("_", " "), number, unit, "s1")

    def reader(self, *, near_numbers: bool = False) -> SqliteReader:
        """What was written, opened for questions; without the index of near numbers unless it is asked for."""
        self.writer.finish(0)
        if near_numbers:
            near.apply(self._connection, self.writer.added_parts())
        relate(self._connection)
        self._transaction.__exit__(None, None, None)
        self._connection.close()
        return SqliteReader(open_reader(self.path))


def told(answer: CrossReference) -> dict[str, tuple[str, str]]:
    """(certainty, relation) by part of an answer."""
    return {named(e): (e.certainty, e.relation) for e in answer.equivalents}


def named(part: Equivalent) -> str:
    return f"{part.maker} {part.number}"
