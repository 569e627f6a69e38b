"""JSON documents: an array of records, or an object that has a list of them somewhere inside. Read as a stream."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from partsref.intake.read.encodings import Encoding
from partsref.intake.read.flat_record import VARIANTS, Cells, lines, text
from partsref.intake.read.json_stream import JsonStream, Path
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened

_PEEKED = 200
_OVER_ALL = ("supplier", "brand", "manufacturer", "maker", "vendor", "currency", "メーカー", "ブランド")
"""What an object says beside its list that holds for all of it; its other words are about the file."""
_TROUBLE = "an object with names and values, as the records before it"


@dataclass(slots=True)
class JsonList:
    """A list of records in a document: where it stands, how many it has, what is said over all of it."""

    path: Path
    kind: str
    """`record` (objects), `row` (lists), `keyed` (an object of objects), `one` (an object alone)."""
    count: int = 0
    said: Cells = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What messages call it."""
        return f"list {'.'.join(self.path) or 'of the file itself'}"


def lists_of(opened: Opened, encoding: Encoding) -> list[JsonList]:
    """The lists of records in a document, those within others left out, the longest first.

    Raises `InputError` where it is no JSON, or nested without end.
    """
    found: dict[Path, JsonList] = {}
    objects: Counter[Path] = Counter()
    said: dict[Path, Cells] = {}
    for kind, path, value in JsonStream(opened, encoding.name):
        if kind == "object" and path:
            objects[path[:-1]] += 1
        elif kind in ("record", "row"):
            # A list of variants is of the product around it.
            variants = kind == "record" and path and path[-1].casefold() in VARIANTS
            of = path[:-1] if variants else path
            one = found.setdefault(of, JsonList(of, "one" if variants else kind))
            one.count = 1 if variants else one.count + 1
        elif kind == "said" and path and path[-1].casefold() in _OVER_ALL:
            said.setdefault(path[:-1], {})[path[-1]] = text(value)
    for path, one in (found or _without_lists(objects)).items():
        for at in range(len(path)):
            one.said |= said.get(path[:at], {})
        found[path] = one
    return sorted(found.values(), key=lambda one: -one.count)


def _without_lists(objects: Counter[Path]) -> dict[Path, JsonList]:
    several = {path: count for path, count in objects.items() if count > 1}
    if not several:
        return {(): JsonList((), "one", 1)}
    path = max(several, key=lambda one: (several[one], -len(one)))
    return {path: JsonList(path, "keyed", several[path])}


class JsonReader(LineReader):
    """One list of a JSON document. A record's row is its place in the list, from 1."""

    def __init__(self, opened: Opened, encoding: Encoding, one: JsonList, *, alone: bool = True) -> None:
        self._opened, self._encoding, self._list = opened, encoding, one
        self.encoding, self.notes = encoding.name, list(encoding.notes)
        self.table = "" if alone else one.name
        self.reads_apart = not alone  # Another process would not know which of the lists is meant.
        self.format = f"JSON, {one.name}"
        self._keys: list[str] = []
        self._at = 0
        if one.kind != "row":
            peeked = (line for _, record in islice(self._records(), _PEEKED) for line in self._lines(record))
            self._keys = list(dict.fromkeys(key for line in peeked for key in line))
        self._late: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Line]:
        if self._list.kind == "row":
            for row, record in self._records():
                yield Line(row, [text(cell) for cell in record] if isinstance(record, list) else [text(record)])
            return
        yield Line(0, self._keys)
        known = set(self._keys)
        for row, record in self._records():
            if not isinstance(record, dict):
                yield Line(row, [text(record)[:1000]], None, _TROUBLE)
                continue
            for cells in self._lines(record):
                self._late.update(key for key, value in cells.items() if value and key not in known)
                yield Line(row, [cells.get(key, "") for key in self._keys])
        if self._late:
            named = ", ".join(f"{key} ({times})" for key, times in self._late.most_common(5))
            self.notes = [*self.notes, f"not read, for the first {_PEEKED} records do not have it: {named}"]

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        return min(1.0, self._at / max(self._opened.size, 1))

    def _lines(self, record: object) -> Iterator[Cells]:
        if isinstance(record, dict):
            try:
                yield from (self._list.said | cells for cells in lines(record))
            except RecursionError:
                yield {}

    def _records(self) -> Iterator[tuple[int, Any]]:
        kind, path = self._list.kind, self._list.path
        whole, keyed = path if kind == "one" else None, path if kind == "keyed" else None
        stream = JsonStream(self._opened, self._encoding.name, whole=whole, keyed=keyed)
        row = 0
        for one in stream:
            if one.path == path and one.kind in ("record", "row", "item"):
                row += 1
                self._at = stream.read
                yield row, one.value
