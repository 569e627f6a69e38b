"""ACES, the North American exchange format for fitments, versions 3 to 5.

Its vehicles and parts are keys of licensed tables that have no kei vehicles; a table of one's own (`ids:` in a mapping
file) says what they mean. Years, notes, numbers and body codes are read as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened
from partsref.intake.read.xml_stream import Element, XmlStream

FIELDS = [
    "brand", "number", "name", "category", "make", "model", "chassis", "engine", "year_from", "year_to", "position",
    "note", "action",
]  # fmt: skip
"""The columns of an application: one row each."""

_VEHICLES = {"BaseVehicle": "base_vehicle", "Make": "make", "Model": "model", "EngineBase": "engine"}
_TOLD = frozenset({
    "Years", "Qual", "Note", "Qty", "PartType", "PartTerminology", "MfrLabel", "Position", "Part", "PartNumber",
    "DisplayOrder", "AssetName", "AssetItemOrder", "AssetItemRef", "DiagramAsset", "NonDiagramAssets", "MfrBodyCode",
    *_VEHICLES,
})  # fmt: skip
"""Elements that have a column of their own; the ids of all others are kept as a note."""


class AcesReader(LineReader):
    """The applications of an ACES file."""

    def __init__(self, opened: Opened, ids: Mapping[str, Mapping[str, Any]]) -> None:
        self._stream = XmlStream(opened, {"Header", "App"})
        self._ids = ids
        self._elements = iter(self._stream)
        first = next(self._elements, None)
        header = first if first and first.name == "Header" else None
        self._first = [] if header or not first else [first]
        self._brand = self._said("brand", header.value("BrandAAIAID", "BrandID")) if header else ""
        self.mode = "FULL" if header and header.value("SubmissionType").upper() == "FULL" else "UPDATE"
        self.format = "ACES"

    def __iter__(self) -> Iterator[Line]:
        yield Line(0, FIELDS)
        for element in chain(self._first, self._elements):
            if element.name == "App":
                cells = self._application(element)
                yield Line(element.row, [cells.get(field, "") for field in FIELDS], None, self._trouble(element, cells))

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        return self._stream.done()

    def _application(self, app: Element) -> dict[str, str]:
        part = next(iter(app.all("Part") + app.all("PartNumber")), None)
        base = self._base_vehicle(app)
        years = next(iter(app.all("Years")), None)
        year = base.get("year") or _words(app, "Year")
        return {
            "brand": self._said("brand", part.attributes.get("BrandAAIAID", "") if part else "") or self._brand,
            "number": " ".join(part.text.split()) if part else "",
            "name": app.value("MfrLabel"),
            "category": self._said("part", _id(app, "PartType") or _id(app, "PartTerminology"))
            or _words(app, "PartType", "PartTerminology"),
            "make": base.get("make") or self._said("make", _id(app, "Make")) or _words(app, "Make"),
            "model": base.get("model") or self._said("model", _id(app, "Model")) or _words(app, "Model"),
            "chassis": base.get("chassis") or self._body_code(app),
            "engine": self._said("engine", _id(app, "EngineBase"))
            or _words(app, "EngineBase", "Engine", "EngineDesignation", "EngineVIN"),
            "year_from": _bound(years, "from", "From", "YearFrom") if years else year,
            "year_to": _bound(years, "to", "To", "YearTo") if years else year,
            "position": self._said("position", _id(app, "Position")) or _words(app, "Position"),
            "note": self._note(app),
            "action": app.attributes.get("action", "A"),
        }

    def _base_vehicle(self, app: Element) -> dict[str, str]:
        said = self._ids.get("base_vehicle", {}).get(_id(app, "BaseVehicle"), {})
        return {str(key): str(value) for key, value in said.items()} if isinstance(said, dict) else {}

    def _said(self, table: str, key: str) -> str:
        said = self._ids.get(table, {}).get(key, "") if key else ""
        return "" if isinstance(said, dict) else str(said)

    def _body_code(self, app: Element) -> str:
        key = _id(app, "MfrBodyCode") or _words(app, "MfrBodyCode", "ChassisCode", "Chassis")
        return self._said("body_code", key) or ("" if key.isdigit() else key)

    def _note(self, app: Element) -> str:
        notes = [" ".join(one.text.split()) for one in app.all("Note")]
        for qualifier in app.all("Qual"):
            notes.append(" ".join(text.text.strip() for text in qualifier.all("text")))
        if (quantity := app.value("Qty")) not in {"", "1"}:
            notes.append(f"quantity {quantity}")
        for child in app.children:
            key = child.attributes.get("id", "")
            if child.name not in _TOLD and key:
                notes.append(f"{child.name} {self._said(child.name, key) or key}")
        position = _id(app, "Position")
        if position and not self._said("position", position):
            notes.append(f"Position {position}")
        return "; ".join(filter(None, notes))

    def _trouble(self, app: Element, cells: dict[str, str]) -> str:
        if cells["model"] or cells["chassis"] or cells["engine"]:
            return ""
        named = ", ".join(f"{name} {_id(app, name)}" for name in (*_VEHICLES, "MfrBodyCode") if _id(app, name))
        tables = ", ".join(sorted({*_VEHICLES.values()}))
        told = f"a vehicle in words, or one that the ids: of a --map file know ({tables})"
        return f"{told}; the file names {named or 'none'}"


def _id(app: Element, name: str) -> str:
    return next((one.attributes.get("id", "") for one in app.all(name)), "")


def _words(app: Element, *names: str) -> str:
    """What an element says in words, where its id should stand: some files have no ids."""
    for element in app.within():
        if element.name in names and not element.attributes.get("id"):
            said = element.attributes.get("name") or element.attributes.get("value") or element.text
            if words := " ".join(said.split()):
                return words
    return ""


def _bound(years: Element, attribute: str, *names: str) -> str:
    return years.attributes.get(attribute, "") or years.value(*names) or " ".join(years.text.split())
