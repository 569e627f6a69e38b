"""What is wrong with the file itself: damage, broken references, facts nobody says, an index that disagrees."""

from __future__ import annotations

from collections.abc import Iterator

from partsref.answer.check import Finding
from partsref.index import near
from partsref.store.integrity import damage, unsourced
from partsref.store.reader import Reader


def faults(reader: Reader) -> Iterator[Finding]:
    """Every fault found, each an error; nothing when the file is sound."""
    for line in damage(reader.connection):
        yield Finding("damage", "error", line, ())
    for line in unsourced(reader.connection):
        yield Finding("unsourced", "error", line, ())
    for line in near.check(reader.connection):
        yield Finding("index", "error", line, ())
