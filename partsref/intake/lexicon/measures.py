"""What a cell says was measured: `φ35`, `35mm`, `17,5`."""

from __future__ import annotations

import re
import unicodedata

from partsref.words.text import plain

_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
_LENGTH = re.compile(r"[φϕ⌀ø]?\s*(\d+(?:[.,]\d+)?)\s*(mm|ミリ(?:メートル)?|cm|in(?:ch(?:es)?)?|\")?", re.IGNORECASE)
_UNITS = {"ミリ": "mm", "ミリメートル": "mm", "inch": "in", "inches": "in", '"': "in"}
LENGTHS = frozenset({"height", "length", "width", "thickness", "outer diameter", "inner diameter"})


def unit_of(text: str) -> str:
    """A unit as the catalogue writes it.

    >>> unit_of("ミリ"), unit_of("MM"), unit_of("Nm")
    ('mm', 'mm', 'nm')
    """
    plain_unit = unicodedata.normalize("NFKC", text).strip().lower()
    return _UNITS.get(plain_unit, plain_unit)


def measure(name: str, text: str, unit: str) -> tuple[str, str]:
    """(value, unit) of a cell under a header that names `name` and, perhaps, `unit`. The cell's own unit counts more.

    >>> measure("inner diameter", "φ35 mm", ""), measure("width", "17,5", "mm"), measure("thread", "M20x1.5", "")
    (('35', 'mm'), ('17.5', 'mm'), ('M20x1.5', ''))
    """
    if name in LENGTHS and (match := _LENGTH.fullmatch(plain(text).replace("″", '"'))):
        return match[1].replace(",", "."), unit_of(match[2]) if match[2] else unit
    return (text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text), unit
