"""What a deep check looks at besides: whether indexes answer what reading everything answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from partsref.answer.checks.link_checks import Finding
from partsref.index.near import by_brute_force
from partsref.index.sqlite_reader import SqliteReader
from partsref.index.words import self_comparison
from partsref.reasons import Reason
from partsref.store.write import cover_vehicles


def deep_faults(reader: SqliteReader, path: Path) -> Iterator[Finding]:
    """Every question of a sample that an index answers otherwise than the facts do."""
    for line in (
        *by_brute_force.compare(reader.connection),
        *cover_vehicles.compare(reader.connection),
        *self_comparison.compare(path, reader.connection),
    ):
        yield Finding("index", "error", Reason("index_differs", what=line), ())
