"""PIES, the North American exchange format for products, versions 6.5 to 8.0: items and the numbers they replace.

Element and attribute names are those of the published schemas. The interchange segment has three dialects: elements
(to 6.5), attributes with repeated part numbers (6.6 to 7.2), brand ids without labels (8.0); all are read. Files that
leave out the elements around segments are read too: a segment is known by its own name. Segments that hold nothing for
this catalogue are counted, and the count is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened
from partsref.intake.read.xml_stream import Element, XmlStream

FIELDS = [
    "brand", "number", "name", "name_ja", "category", "status", "note", "cross_brand", "cross_number", "attribute",
    "value", "unit", "action",
]  # fmt: skip
"""The columns an item is told in: a row for the item, for each interchange number and each attribute."""

NO_BRAND = "ZZZN"
"""The brand id of a brand the brand table does not have."""
_NAME_CODES = ("DES", "SHO", "INV", "ABR", "EXT", "DEF")
"""Description codes whose text may serve as the name, the best first."""
_LIFE_CYCLE = {
    "1": "current", "2": "current", "5": "out_of_stock", "6": "superseded", "7": "superseded", "8": "discontinued",
    "9": "discontinued", "A": "current", "released": "current", "available to order": "current",
    "temporarily unavailable": "out_of_stock", "renumbered": "superseded", "superseded": "superseded",
    "discontinued": "discontinued", "obsolete": "discontinued", "available only while supplies last": "current",
}  # fmt: skip
"""Life cycle status by code (LIF) and by words (LIS); proposed and announced parts have no state yet."""
_LENGTHS = frozenset({"mm", "cm", "m", "in", "kg", "g"})


_INTERCHANGES = frozenset({"PartInterchange", "Interchange"})
_READ = frozenset({
    "PartNumber", "BrandAAIAID", "BrandID", "BrandLabel", "PartTerminologyID", "ProductAttribute", "ItemLevelGTIN",
    "Description", "ExtendedProductInformation", *_INTERCHANGES,
})  # fmt: skip
"""Segments and elements of an item that are read; elements around them are looked into."""


class PiesReader(LineReader):
    """The items of a PIES file."""

    def __init__(self, opened: Opened, ids: Mapping[str, Mapping[str, str]]) -> None:
        self._stream = XmlStream(opened, {"Header", "Item"})
        self._brands, self._parts = ids.get("brand", {}), ids.get("part", {})
        self._attributes = ids.get("attribute", {})
        self._elements = iter(self._stream)
        first = next(self._elements, None)
        header = first if first and first.name == "Header" else None
        self._first = [] if header or not first else [first]
        self.mode = "FULL" if header and header.value("SubmissionType").upper() == "FULL" else "UPDATE"
        self._unread: Counter[str] = Counter()
        self.format = f"PIES {header.value('PIESVersion') if header else ''}".strip()

    def __iter__(self) -> Iterator[Line]:
        yield Line(0, FIELDS)
        for element in chain(self._first, self._elements):
            if element.name == "Item":
                for row, cells in self._item(element):
                    yield Line(row, [cells.get(field, "") for field in FIELDS])
                self._unread.update(_unread(element))
        if self._unread:
            counted = ", ".join(f"{name} {times:,}" for name, times in self._unread.most_common(8))
            self.notes = [f"segments of PIES that are of no use here were not read: {counted}"]

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        return self._stream.done()

    def _item(self, item: Element) -> Iterator[tuple[int, dict[str, str]]]:
        action = item.attributes.get("MaintenanceType", "A")
        number = {
            "brand": self._brand(item.value("BrandAAIAID", "BrandID"), item.value("BrandLabel")),
            "number": item.value("PartNumber"),
        }
        if action == "D":
            yield item.row, number | {"action": action}
            return
        named = number | {
            "name": _name(item, "EN"),
            "name_ja": _name(item, "JA"),
            "category": self._parts.get(item.value("PartTerminologyID"), ""),
            "status": _status(item),
        }
        yield item.row, named | {"action": action}
        for segment in item.within():
            if segment.name in _INTERCHANGES:
                parts = segment.all("PartNumber") or _numbered(segment)
                for part in parts:
                    yield part.row, named | self._interchange(segment, part)
                if not parts:
                    self._unread["interchange without a part number"] += 1
            elif segment.name == "ProductAttribute":
                yield segment.row, named | self._attribute(segment)
            elif segment.name == "ItemLevelGTIN":
                yield segment.row, named | {"attribute": "GTIN", "value": segment.text.strip()}

    def _brand(self, brand_id: str, label: str) -> str:
        return self._brands.get(brand_id) or label

    def _interchange(self, interchange: Element, part: Element) -> dict[str, str]:
        said = {child.name: " ".join(child.text.split()) for child in interchange.children} | interchange.attributes
        brand_id = said.get("BrandAAIAID") or said.get("BrandID", "")
        quantity = " ".join(filter(None, (part.attributes.get("InterchangeQuantity"), part.attributes.get("UOM"))))
        notes = (
            part.attributes.get("InterchangeNotes") or said.get("InterchangeNotes"),
            f"quantity {quantity}" if quantity else "",
            f"for {part.attributes['ReferenceItem']}" if part.attributes.get("ReferenceItem") else "",
            f"quality grade {said['QualityGradeLevel']}" if said.get("QualityGradeLevel") else "",
        )
        return {
            "cross_brand": self._brand(brand_id, said.get("BrandLabel", "")) or brand_id,
            "cross_number": part.text.strip(),
            "note": "; ".join(filter(None, notes)),
            "action": interchange.attributes.get("MaintenanceType", "A"),
        }

    def _attribute(self, attribute: Element) -> dict[str, str]:
        said = attribute.attributes
        value = next(iter(attribute.all("AttributeValue")), attribute)
        name = said.get("AttributeID") or attribute.value("AttributeID", "AttributeName")
        unit = said.get("AttributeUOM") or value.attributes.get("UOM") or attribute.value("AttributeUOM", "UOM")
        return {
            "attribute": self._attributes.get(name, name),
            "value": " ".join(value.text.split()),
            "unit": unit.lower() if unit.lower() in _LENGTHS else unit,
            "action": said.get("MaintenanceType", "A"),
        }


def _name(item: Element, language: str) -> str:
    by_code = {
        one.attributes.get("DescriptionCode", ""): " ".join(one.text.split())
        for one in reversed(_named(item, "Description"))
        if one.attributes.get("LanguageCode", "EN").upper() == language and one.attributes.get("MaintenanceType") != "D"
    }
    return next((by_code[code] for code in _NAME_CODES if by_code.get(code)), "")


def _status(item: Element) -> str:
    stated = {
        one.attributes.get("EXPICode", ""): one.text.strip()
        for one in _named(item, "ExtendedProductInformation")
        if one.attributes.get("MaintenanceType") != "D"
    }
    return _LIFE_CYCLE.get(stated.get("LIF", "").upper(), "") or _LIFE_CYCLE.get(stated.get("LIS", "").lower(), "")


def _named(item: Element, name: str) -> list[Element]:
    return [one for one in item.within() if one.name == name]


def _numbered(interchange: Element) -> list[Element]:
    """Part numbers under another name (`InterchangePartNumber`)."""
    return [child for child in interchange.children if child.name.casefold().endswith("partnumber")]


def _unread(item: Element) -> Iterator[str]:
    for child in item.children:
        if child.name not in _READ and not any(one.name in _READ - {"PartNumber"} for one in child.within()):
            yield child.name
