"""JSON Lines: article records of a trade catalogue, or flat records with one value a key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from partsref.intake.read.encodings import Encoding
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened

ARTICLE_FIELDS = [
    "brand", "number", "name", "oe_brand", "oe_number", "make", "model", "chassis", "engine", "year_from", "year_to",
    "attribute", "value",
]  # fmt: skip
"""The columns an article record is told in: a row for the article, for each OE number, vehicle and property."""
_PEEKED = 200
_TROUBLE = "one JSON record a line, with the keys of the first ones"


class RecordReader(LineReader):
    """A text file with one JSON object a line."""

    def __init__(self, opened: Opened, encoding: Encoding) -> None:
        self._opened = opened
        self.encoding, self.notes = encoding.name, encoding.notes
        first = [record for _, record in islice(self._records(), _PEEKED) if isinstance(record, dict)]
        self._articles = any("articleNo" in record for record in first)
        self._keys = ARTICLE_FIELDS if self._articles else list(dict.fromkeys(key for one in first for key in one))
        self.format = "article records" if self._articles else "JSON Lines"
        self._read = 0

    def __iter__(self) -> Iterator[Line]:
        yield Line(0, self._keys)
        for row, record in self._records():
            if not isinstance(record, dict):
                yield Line(row, [str(record)[:1000]], None, _TROUBLE)
            elif not self._articles:
                yield self._flat(row, record)
            else:
                try:
                    lines = [_line(row, cells) for cells in _article(record)]
                except (TypeError, AttributeError, KeyError):
                    lines = [Line(row, [_text(record.get("supplier")), _text(record.get("articleNo"))], None, _TROUBLE)]
                yield from lines

    def done(self) -> float:
        """How much of the file is read, about: characters stand for bytes."""
        return min(1.0, self._read / max(self._opened.size, 1))

    def _records(self) -> Iterator[tuple[int, Any]]:
        with self._opened.path.open(encoding=self.encoding) as file:
            self._read = 0
            for row, line in enumerate(file, 1):
                self._read += len(line)
                if not line.isspace():
                    try:
                        yield row, json.loads(line)
                    except (ValueError, RecursionError):
                        yield row, line.strip()

    def _flat(self, row: int, record: dict[str, Any]) -> Line:
        cells = [_text(record.get(key)) for key in self._keys]
        return Line(row, cells, None, "" if record.keys() <= set(self._keys) else _TROUBLE)


def _article(record: dict[str, Any]) -> Iterator[dict[str, str]]:
    article = {
        "brand": _text(record.get("supplier")),
        "number": _text(record["articleNo"]),
        "name": _text(record.get("product")),
    }
    yield article
    for oe in record.get("oe") or ():
        yield article | {"oe_brand": _text(oe["oemBrand"]), "oe_number": _text(oe["oemDisplayNo"])}
    for vehicle in record.get("vehicles") or ():
        yield article | _vehicle(vehicle)
    for spec in record.get("specs") or ():
        # A criterion without a value is a statement by itself: "with seal ring".
        yield article | {"attribute": _text(spec["criteriaName"]), "value": _text(spec.get("criteriaValue")) or "yes"}
    if ean := _text(record.get("ean")):
        yield article | {"attribute": "GTIN", "value": ean}


def _vehicle(vehicle: dict[str, Any]) -> dict[str, str]:
    """The trade catalogue writes chassis codes behind the model, and the very type's behind its engine."""
    model, series = _apart(_text(vehicle["modelName"]))
    engine, types = _apart(_text(vehicle.get("typeEngineName")))
    return {
        "make": _text(vehicle["manufacturerName"]),
        "model": model,
        "chassis": types or series,
        "engine": engine,
        "year_from": _text(vehicle.get("constructionIntervalStart"))[:7],  # The day is always the first.
        "year_to": _text(vehicle.get("constructionIntervalEnd"))[:7],
    }


def _apart(text: str) -> tuple[str, str]:
    """A name and what stands in brackets at its end; looked for from the end, so that no text takes long."""
    whole = text.rstrip()
    opens = whole.rfind("(")
    if opens < 0 or whole.find(")", opens) != len(whole) - 1:
        return text, ""
    return whole[:opens].rstrip(), whole[opens + 1 : -1]


def _line(row: int, cells: dict[str, str]) -> Line:
    return Line(row, [cells.get(field, "") for field in ARTICLE_FIELDS])


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
