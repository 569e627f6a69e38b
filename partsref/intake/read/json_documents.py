"""JSON documents: an array of records, or an object that has a list of them somewhere inside. Read as a stream."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from partsref.errors import InputError
from partsref.intake.read.encodings import Encoding
from partsref.intake.read.flat_record import VARIANTS, Cells, lines, text
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened

_LOOKED_AT = 400_000
"""Values looked at to find the lists; those of a longer file that begin later are not seen."""
_DEEPEST = 200
_PEEKED = 200
_SHOWN = 60
_OVER_ALL = ("supplier", "brand", "manufacturer", "maker", "vendor", "currency", "メーカー", "ブランド")
"""What an object says beside its list that holds for all of it; its other words are about the file."""
_MOST_DIGITS = 4_300
"""Of one number, as Python itself has it."""
_ENDLESS_NUMBER = re.compile(f"[0-9]{{{_MOST_DIGITS + 1}}}")
_TROUBLE = "an object with names and values, as the records before it"


@dataclass(slots=True)
class JsonList:
    """A list of records in a document: where it stands, how many were seen, what is said over all of it."""

    path: str
    kind: str
    """`records` (objects), `rows` (lists), `keyed` (an object of objects), `one` (an object alone)."""
    count: int = 0
    said: Cells = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What messages call it."""
        where = self.path.removesuffix("item").strip(".") or "the file itself"
        return f"list {where}"


def lists_of(opened: Opened, encoding: Encoding) -> list[JsonList]:
    """The lists of records in a document, those within others left out, the longest first.

    Raises `InputError` where it is no JSON, or nested without end.
    """
    found: dict[str, JsonList] = {}
    keyed: Counter[str] = Counter()
    said: dict[str, Cells] = {}
    depth = 0
    with _parsing(opened, encoding) as (ijson, file):
        for prefix, event, value in islice(ijson.parse(file), _LOOKED_AT):
            if event in ("start_map", "start_array"):
                depth += 1
                if depth > _DEEPEST:
                    raise InputError(f"{opened.name}: nested more than {_DEEPEST} deep. Is it a list of parts?")
                _take(found, keyed, prefix, event)
            elif event in ("end_map", "end_array"):
                depth -= 1
            elif event == "string":
                above, _, key = prefix.rpartition(".")
                if key.casefold() in _OVER_ALL and "item" not in prefix.split("."):
                    said.setdefault(above, {})[key] = text(value)
    if not found:
        found = _without_lists(keyed)
    for one in found.values():
        steps = one.path.split(".")
        for at in range(len(steps)):
            one.said |= said.get(".".join(steps[:at]), {})
    return sorted(found.values(), key=lambda one: -one.count)


def _take(found: dict[str, JsonList], keyed: Counter[str], prefix: str, event: str) -> None:
    steps = prefix.split(".")
    if steps[-1] == "item":
        if steps[:-1].count("item"):  # Within the records of another list.
            return
        above = ".".join(steps[:-2])
        if len(steps) > 1 and steps[-2] in VARIANTS and event == "start_map":
            found.setdefault(above, JsonList(above, "one", 1))
            return
        one = found.setdefault(prefix, JsonList(prefix, "records" if event == "start_map" else "rows"))
        one.count += 1
    elif event == "start_map" and "item" not in steps:
        keyed[".".join(steps[:-1]) if prefix else "\0"] += 1


def _without_lists(keyed: Counter[str]) -> dict[str, JsonList]:
    objects = {path: count for path, count in keyed.items() if path != "\0" and count > 1}
    if objects:
        path = max(objects, key=lambda one: (objects[one], -len(one)))
        return {path: JsonList(path, "keyed", objects[path])}
    return {"": JsonList("", "one", 1)}


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
        if one.kind != "rows":
            peeked = (line for _, record in islice(self._records(), _PEEKED) for line in self._lines(record))
            self._keys = list(dict.fromkeys(key for line in peeked for key in line))
        self._late: Counter[str] = Counter()

    def __iter__(self) -> Iterator[Line]:
        if self._list.kind == "rows":
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
        with _parsing(self._opened, self._encoding) as (ijson, file):
            items = ijson.kvitems(file, path) if kind == "keyed" else ijson.items(file, path)
            for row, item in enumerate(items, 1):
                self._at = file.at
                if kind != "keyed":
                    yield row, item
                elif isinstance(item[1], dict):
                    yield row, {"key": item[0], **item[1]}


class _Utf8:
    """A text file as the bytes the parser wants."""

    def __init__(self, opened: Opened, encoding: str) -> None:
        self._file = opened.path.open(encoding=encoding)
        self._end = ""
        self.at = 0

    def read(self, size: int = -1) -> bytes:
        characters = self._file.read(size)
        self.at += len(characters)
        # The parser written in C takes the process down with a number of some million digits.
        joined = self._end + characters
        if _ENDLESS_NUMBER.search(joined):
            raise ValueError(f"a number of more than {_MOST_DIGITS:,} digits")
        self._end = joined[-_MOST_DIGITS:]
        return characters.removeprefix("\ufeff").encode("utf-8", errors="surrogatepass")

    def close(self) -> None:
        self._file.close()


@contextmanager
def _parsing(opened: Opened, encoding: Encoding) -> Iterator[tuple[Any, _Utf8]]:
    import ijson

    file = _Utf8(opened, encoding.name)
    try:
        yield ijson, file
    except (ijson.JSONError, ValueError, RecursionError, UnicodeError) as error:
        said = " ".join(str(error).split())[:_SHOWN]
        raise InputError(
            f"{opened.name}: not well-formed JSON, about character {file.at:,} ({said}). Ask for the file again, whole."
        ) from error
    finally:
        file.close()
