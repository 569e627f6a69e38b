"""PIES 7.2, the North American exchange format for products: the items of one source and the numbers they replace.

Element and attribute names are those of the published schema. Brands are named by their label, with the id that says
the brand table does not have them. The interchange segment knows no kind of relation, so what is no plain replacement
is left out, as are fitments: those go into ACES, whose vehicle ids no table has for kei trucks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import TextIO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from partsref.intake.read.pies import NO_BRAND
from partsref.intake.write.own_link import OwnLink, own_link
from partsref.store.read.by_source import Said, SaidPart, SaidProperty

VERSION = "7.2"
LONGEST_NUMBER = 48
LONGEST_NOTE = 240
FORBIDDEN = frozenset(";][}{~|,%!$*^\\?'\"")
"""Characters a part number may not have, by the schema of 8.0; earlier readers are no more patient."""

_LIFE_CYCLE = {"current": "2", "out_of_stock": "5", "superseded": "7", "discontinued": "8"}


@dataclass(slots=True)
class _Item:
    """All a source says of one part."""

    maker: str
    number: str
    parts: list[SaidPart] = field(default_factory=list)
    properties: list[SaidProperty] = field(default_factory=list)
    links: list[OwnLink] = field(default_factory=list)

    def says_something(self) -> bool:
        """Whether more is said than that somebody names the number."""
        described = any(any((part.name, part.name_ja, part.category, part.status)) for part in self.parts)
        return bool(described or self.properties or self.links)


def write_pies(said: Said, file: TextIO, today: date) -> list[str]:
    """Write what a source says of parts as PIES; returns what could not be said, in words."""
    items, lost = _gathered(said)
    allowed = [item for _, item in sorted(items.items()) if item.says_something() and is_allowed(item.number)]
    lost["items whose number PIES does not allow"] = sum(
        item.says_something() and not is_allowed(item.number) for item in items.values()
    )
    xml = _Xml(file)
    with xml.element("PIES", xmlns="http://www.autocare.org"):
        with xml.element("Header"):
            xml.leaf("PIESVersion", VERSION)
            xml.leaf("SubmissionType", "FULL")
            xml.leaf("BlanketEffectiveDate", today.isoformat())
        with xml.element("Items"):
            for item in allowed:
                _item(xml, item)
        with xml.element("Trailer"):
            xml.leaf("ItemCount", str(len(allowed)))
            xml.leaf("TransactionDate", today.isoformat())
    file.write("\n")
    return [f"{count} {what}" for what, count in sorted(lost.items()) if count]


def _gathered(said: Said) -> tuple[dict[tuple[str, str], _Item], Counter[str]]:
    """The items by maker and number, and how much of what is no item."""
    lost = Counter({"fitments": sum(1 for _ in said.fitments()), "links it only infers": said.inferred()})
    items: dict[tuple[str, str], _Item] = {}

    def item(maker: str, number: str) -> _Item:
        return items.setdefault((maker, number), _Item(maker, number))

    for part in said.parts():
        item(part.maker, part.number).parts.append(part)
    for one in said.properties():
        item(one.maker, one.number).properties.append(one)
    for link in map(own_link, said.links()):
        if reason := _unsaid(link):
            lost[reason] += 1
        else:
            item(link.maker, link.number).links.append(link)
    return items, lost


def is_allowed(number: str) -> bool:
    """Whether the schema allows a part number."""
    return 0 < len(number) <= LONGEST_NUMBER and FORBIDDEN.isdisjoint(number)


def _unsaid(link: OwnLink) -> str:
    """Why a link cannot be told as interchange; empty if it can."""
    if not is_allowed(link.other_number):
        return "links to a number PIES does not allow"
    plain = "alternative" if (link.kind == "oem") == (link.other_kind == "oem") else "equivalent"
    return "" if link.relation == plain else f"links that say {link.relation}"


class _Xml:
    """Elements, each on a line, indented."""

    def __init__(self, file: TextIO) -> None:
        self._out = XMLGenerator(file, "UTF-8", short_empty_elements=True)  # type: ignore[arg-type]  # the stub knows bytes
        self._out.startDocument()
        self._depth = 0

    @contextmanager
    def element(self, name: str, **attributes: str) -> Iterator[None]:
        """An element around what is written meanwhile."""
        self._start(name, attributes)
        self._depth += 1
        yield
        self._depth -= 1
        self._out.ignorableWhitespace("\n" + "  " * self._depth)
        self._out.endElement(name)

    def leaf(self, name: str, text: str, **attributes: str) -> None:
        """An element with text in it; attributes that say nothing are left out."""
        self._start(name, {key: value for key, value in attributes.items() if value})
        self._out.characters(text)
        self._out.endElement(name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._out.ignorableWhitespace("\n" + "  " * self._depth)
        self._out.startElement(name, AttributesImpl(attributes))


def _item(xml: _Xml, item: _Item) -> None:
    """One product, its segments in the order of the schema."""
    with xml.element("Item", MaintenanceType="A"):
        xml.leaf("PartNumber", item.number)
        xml.leaf("BrandAAIAID", NO_BRAND)
        xml.leaf("BrandLabel", item.maker)
        if said := dict.fromkeys(_descriptions(item.parts)):
            with xml.element("Descriptions"):
                for text, language in said:
                    xml.leaf("Description", text, MaintenanceType="A", DescriptionCode="DES", LanguageCode=language)
        if code := next((_LIFE_CYCLE[part.status] for part in item.parts if part.status in _LIFE_CYCLE), ""):
            with xml.element("ExtendedInformation"):
                xml.leaf("ExtendedProductInformation", code, MaintenanceType="A", EXPICode="LIF")
        if item.properties:
            with xml.element("ProductAttributes"):
                for one in item.properties:
                    about = {"MaintenanceType": "A", "AttributeID": one.name, "PADBAttribute": "N"}
                    xml.leaf("ProductAttribute", one.value, **about, AttributeUOM=one.unit)
        if item.links:
            with xml.element("PartInterchangeInfo"):
                _interchange(xml, item.links)


def _descriptions(parts: Iterable[SaidPart]) -> Iterator[tuple[str, str]]:
    for part in parts:
        if name := part.name or ("" if part.name_ja else part.category):
            yield name, "EN"
        if part.name_ja:
            yield part.name_ja, "JA"


def _interchange(xml: _Xml, links: Iterable[OwnLink]) -> None:
    for maker, theirs in groupby(sorted(links), key=attrgetter("other_maker")):
        with xml.element("PartInterchange", MaintenanceType="A", BrandAAIAID=NO_BRAND, BrandLabel=maker):
            for link in theirs:
                xml.leaf("PartNumber", link.other_number, InterchangeNotes=link.note[:LONGEST_NOTE])
