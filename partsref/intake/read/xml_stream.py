"""XML read as a stream of records, each a small tree; entities and document types are forbidden.

Names are local: the exchange standards changed their namespace, and some files have none.
"""

from __future__ import annotations

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
        from defusedxml.common import DefusedXmlException
        from defusedxml.expatreader import DefusedExpatParser

        parser = DefusedExpatParser(forbid_dtd=True)
        collector = _Collector(self._records, parser)
        parser.setContentHandler(collector)
        try:
            with self._opened.path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    self._read += len(chunk)
                    parser.feed(chunk)
                    yield from collector.taken()
            parser.close()
            yield from collector.taken()
        except DefusedXmlException as error:
            raise InputError(
                f"{self._opened.name}: document types and entities are not read. Save it without."
            ) from error
        except SAXParseException as error:
            raise InputError(
                f"{self._opened.name}, row {error.getLineNumber()}: not well-formed XML ({error.getMessage()})."
                " Ask for the file again, whole."
            ) from error
        except (SAXException, LookupError, ValueError) as error:
            raise InputError(f"{self._opened.name}: not readable as XML ({error}).") from error

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        return min(1.0, self._read / max(self._opened.size, 1))


class _Collector(ContentHandler):
    """Keeps the tree of the record being read, and no more."""

    def __init__(self, records: Collection[str], place: Locator) -> None:
        super().__init__()
        self._records = records
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._full: list[Element] = []
        self._count = self._size = self._depth = 0
        self._place = place

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
        row = self._place.getLineNumber() or 0
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
