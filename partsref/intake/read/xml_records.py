"""XML that is no exchange format: a shop's feed or export, read as the records that repeat in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from partsref.intake.read.flat_record import Cells, lines
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened
from partsref.intake.read.xml_stream import Element, XmlStream, fed

_LOOKED_AT = 200_000
"""Elements looked at to find what repeats."""
_DEEPEST = 12
_PEEKED = 200
_USUAL = frozenset({"item", "entry", "product", "part", "article", "offer", "row", "record"})
"""Elements that are records though there is but one."""

Path = tuple[str, ...]


@dataclass(slots=True)
class Outline:
    """The elements of a file by their path of local names: how often each is there, and what is within it."""

    root: str = ""
    counts: Counter[Path] = field(default_factory=Counter)
    within: dict[Path, set[str]] = field(default_factory=dict)

    def has(self, name: str, *children: str) -> bool:
        """Whether an element of this name holds all these."""
        return any(path[-1] == name and held.issuperset(children) for path, held in self.within.items())

    @property
    def records(self) -> Path | None:
        """The path of the elements that are records: the most of those that repeat, not within others that do."""
        with_columns = [path for path, held in self.within.items() if len(held) > 1 and len(path) > 1]
        repeated = [
            path
            for path in with_columns
            if self.counts[path] > 1 and not any(self.counts[path[:at]] > 1 for at in range(1, len(path)))
        ]
        if repeated:
            most = max(repeated, key=lambda path: self.counts[path])
            usual = (most[:at] for at in range(2, len(most)) if most[at - 1].casefold() in _USUAL)
            return next(usual, most)
        alone = [path for path in with_columns if path[-1].casefold() in _USUAL]
        return min(alone, key=len) if alone else None


def outline(opened: Opened) -> Outline:
    """What stands in the first part of a file. Raises `InputError` where it is no well-formed XML."""
    handler = _Outliner()
    for _ in fed(opened, handler):
        if handler.seen > _LOOKED_AT:
            break
    return handler.found


class _Outliner(ContentHandler):
    def __init__(self) -> None:
        super().__init__()
        self.found = Outline()
        self.seen = 0
        self._depth = 0
        self._open: list[str] = []

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self.seen += 1
        self._depth += 1
        if self._depth > _DEEPEST or self.seen > _LOOKED_AT:
            return
        local = name.rpartition(":")[2]
        self.found.root = self.found.root or local
        if self._open:
            self.found.within.setdefault(tuple(self._open), set()).add(local)
        self._open.append(local)
        path = tuple(self._open)
        self.found.counts[path] += 1
        if attrs.getLength():
            names = (key.rpartition(":")[2] for key in attrs.getNames() if not key.startswith("xmlns"))
            self.found.within.setdefault(path, set()).update(names)

    def endElement(self, name: str) -> None:  # noqa: N802
        if self._depth <= _DEEPEST and self._open:
            self._open.pop()
        self._depth -= 1


class XmlRecordReader(LineReader):
    """The records of an XML file. A line's row is where its record begins."""

    def __init__(self, opened: Opened, path: Path) -> None:
        self._stream = XmlStream(opened, {path[-1]})
        self.format = f"XML, each {path[-1]} of {path[0]}"
        self._late: Counter[str] = Counter()
        peeked = (cells for element in islice(self._stream, _PEEKED) for cells in _lines(element))
        self._columns = list(dict.fromkeys(column for cells in peeked for column in cells))

    def __iter__(self) -> Iterator[Line]:
        yield Line(0, self._columns)
        known = set(self._columns)
        for element in self._stream:
            for cells in _lines(element):
                self._late.update(column for column, value in cells.items() if value and column not in known)
                yield Line(element.row, [cells.get(column, "") for column in self._columns])
        if self._late:
            named = ", ".join(f"{column} ({times})" for column, times in self._late.most_common(5))
            self.notes = [f"not read, for the first {_PEEKED} records do not have it: {named}"]

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        return self._stream.done()


def _lines(element: Element) -> Iterator[Cells]:
    record = _value(element)
    yield from lines(record if isinstance(record, dict) else {element.name: record})


def _value(element: Element) -> Any:
    """What an element says: its text, or what is within it by name; several of one name, or a named one, as a list."""
    said: dict[str, Any] = {key: value for key, value in element.attributes.items() if key not in {"xmlns", "lang"}}
    for child in element.children:
        value = _value(child)
        named = isinstance(value, dict) and "value" in value and not {"name", "key"}.isdisjoint(value)
        if child.name in said:
            before = said[child.name]
            said[child.name] = [*before, value] if isinstance(before, list) else [before, value]
        else:
            said[child.name] = [value] if named else value
    if not said:
        return element.text.strip()
    if text := element.text.strip():
        said["value"] = text
    return said
