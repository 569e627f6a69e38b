"""XML read as a stream of records, each a small tree; entities and document types are forbidden.

Names are local: the exchange standards changed their namespace, and some files have none.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from partsref.errors import InputError
from partsref.intake.read.opening import Opened

_CHUNK = 1 << 16
_LARGEST_RECORD = 100_000
"""Elements in one record; real ones have hundreds."""
_DEEPEST = 50
_MOST_TEXT = 10_000_000


@dataclass(slots=True)
class Element:
    """One element with its text and children. `row` is the line it begins in."""

    name: str
    attributes: dict[str, str]
    row: int
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def within(self) -> Iterator[Element]:
        """All elements below this one, in their order; it is not deep, by the limits of the stream."""
        for child in self.children:
            yield child
            yield from child.within()

    def all(self, *path: str) -> list[Element]:
        """The elements at a path of names below this one."""
        found = [self]
        for name in path:
            found = [child for element in found for child in element.children if child.name == name]
        return found

    def value(self, *names: str) -> str:
        """The text of the first child with one of these names, on one line; empty if there is none."""
        for name in names:
            for child in self.children:
                if child.name == name and (text := " ".join(child.text.split())):
                    return text
        return ""


class XmlStream:
    """The records of an XML file: the elements of the given names, outermost ones."""

    def __init__(self, opened: Opened, records: Collection[str]) -> None:
        self._opened, self._records = opened, records
        self._read = 0

    def __iter__(self) -> Iterator[Element]:
        """Raises `InputError` with the row where the file is no well-formed XML, or holds what is forbidden."""
        collector = _Collector(self._records)
        for read in fed(self._opened, collector):
            self._read = read
            yield from collector.taken()

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        return min(1.0, self._read / max(self._opened.size, 1))


def fed(opened: Opened, handler: ContentHandler) -> Iterator[int]:
    """Parse a file piece by piece into a handler; gives how many bytes are read.

    Raises `InputError` with the row where the file is no well-formed XML, or holds what is forbidden.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.expatreader import DefusedExpatParser

    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(handler)
    handler.setDocumentLocator(parser)
    read = 0
    try:
        decoder = _decoder(opened.head)
        with opened.path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                read += len(chunk)
                parser.feed(decoder.decode(chunk) if decoder else chunk)
                yield read
        parser.close()
        yield read
    except DefusedXmlException as error:
        raise InputError(f"{opened.name}: document types and entities are not read. Save it without.") from error
    except SAXParseException as error:
        raise InputError(
            f"{opened.name}, row {error.getLineNumber()}: not well-formed XML ({error.getMessage()})."
            " Ask for the file again, whole."
        ) from error
    except (SAXException, LookupError, ValueError) as error:
        raise InputError(f"{opened.name}: not readable as XML ({error}).") from error


def _decoder(head: bytes) -> codecs.IncrementalDecoder | None:
    """What decodes a file whose encoding the parser does not know itself: those of East Asia."""
    declared = _DECLARED.match(head)
    if declared is None:
        return None
    name = declared[1].decode("ascii").lower().replace("windows-31j", "cp932").replace("x-sjis", "cp932")
    name = "cp932" if codecs.lookup(name).name == "shift_jis" else codecs.lookup(name).name
    return codecs.getincrementaldecoder(name)("strict") if name.startswith(_EAST_ASIAN) else None


_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_EAST_ASIAN = ("cp932", "shift", "euc", "gb", "hz", "big5", "cp949", "cp950", "iso2022")


class _Collector(ContentHandler):
    """Keeps the tree of the record being read, and no more."""

    def __init__(self, records: Collection[str]) -> None:
        super().__init__()
        self._records = records
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._full: list[Element] = []
        self._count = self._size = self._depth = 0
        self._place: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802
        self._place = locator

    def taken(self) -> list[Element]:
        """The records completed since the last call."""
        full, self._full = self._full, []
        return full

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        self._depth += 1
        local = name.rpartition(":")[2]
        if not self._open and local not in self._records:
            return
        self._count = self._count + 1 if self._open else 1
        self._size = self._size if self._open else 0
        row = (self._place.getLineNumber() if self._place else 0) or 0
        if self._count > _LARGEST_RECORD or self._depth > _DEEPEST:
            raise SAXException(f"the record at row {row} is too large or too deep")
        element = Element(local, {key.rpartition(":")[2]: value for key, value in attrs.items()}, row)
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)
        self._texts.append([])

    def endElement(self, name: str) -> None:  # noqa: N802
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            element.text = "".join(self._texts.pop())
            if not self._open:
                self._full.append(element)

    def characters(self, content: str) -> None:
        if self._open:
            # It comes in pieces, a line or less each: adding them up one by one would copy all of it each time.
            self._texts[-1].append(content)
            self._size += len(content)
            if self._size > _MOST_TEXT:
                raise SAXException(f"the record at row {self._open[0].row} has more than {_MOST_TEXT:,} characters")
