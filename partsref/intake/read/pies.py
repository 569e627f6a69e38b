"""PIES, the North American exchange format for products, versions 6.5 to 8.0: items and the numbers they replace.

Element and attribute names are those of the published schemas. The interchange segment has three dialects: elements
(to 6.5), attributes with repeated part numbers (6.6 to 7.2), brand ids without labels (8.0); all are read.
"""

from __future__ import annotations

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
        self.format = f"PIES {header.value('PIESVersion') if header else ''}".strip()

    def __iter__(self) -> Iterator[Line]:
        yield Line(0, FIELDS)
        for element in chain(self._first, self._elements):
            if element.name == "Item":
                for row, cells in self._item(element):
                    yield Line(row, [cells.get(field, "") for field in FIELDS])

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
        for interchange in item.all("PartInterchangeInfo", "PartInterchange"):
            for part in interchange.all("PartNumber"):
                yield part.row, named | self._interchange(interchange, part)
        for attribute in item.all("ProductAttributes", "ProductAttribute"):
            yield attribute.row, named | self._attribute(attribute)
        for gtin in item.all("ItemLevelGTIN"):
            yield gtin.row, named | {"attribute": "GTIN", "value": gtin.text.strip()}

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
        name, unit = said.get("AttributeID", ""), said.get("AttributeUOM", "")
        return {
            "attribute": self._attributes.get(name, name),
            "value": " ".join(attribute.text.split()),
            "unit": unit.lower() if unit.lower() in _LENGTHS else unit,
            "action": said.get("MaintenanceType", "A"),
        }


def _name(item: Element, language: str) -> str:
    by_code = {
        one.attributes.get("DescriptionCode", ""): " ".join(one.text.split())
        for one in reversed(item.all("Descriptions", "Description"))
        if one.attributes.get("LanguageCode", "EN").upper() == language and one.attributes.get("MaintenanceType") != "D"
    }
    return next((by_code[code] for code in _NAME_CODES if by_code.get(code)), "")


def _status(item: Element) -> str:
    stated = {
        one.attributes.get("EXPICode", ""): one.text.strip()
        for one in item.all("ExtendedInformation", "ExtendedProductInformation")
        if one.attributes.get("MaintenanceType") != "D"
    }
    return _LIFE_CYCLE.get(stated.get("LIF", "").upper(), "") or _LIFE_CYCLE.get(stated.get("LIS", "").lower(), "")
