"""What a cell says was measured: `φ35`, `35mm`, `17,5`."""

from __future__ import annotations

import re
import unicodedata

from partsref.words.lengths import UNIT, figure, unit_of_length
from partsref.words.text import plain

_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
_LENGTH = re.compile(rf"[φϕ⌀ø]?\s*(\d+(?:,\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?)\s*({UNIT})?", re.IGNORECASE)
_INCHES = re.compile(r"(?:(\d+)[\s-]+)?(\d+)/(\d+)\s*(?:\"|''|in(?:ch(?:es)?)?\.?)", re.IGNORECASE)
LENGTHS = frozenset({"height", "length", "width", "thickness", "outer diameter", "inner diameter"})


def unit_of(text: str) -> str:
    """A unit as the catalogue writes it.

    >>> unit_of("ミリ"), unit_of("MM"), unit_of("Nm")
    ('mm', 'mm', 'nm')
    """
    plain_unit = unicodedata.normalize("NFKC", text).strip().lower()
    return unit_of_length(plain_unit) or plain_unit


def measure(name: str, text: str, unit: str) -> tuple[str, str]:
    """(value, unit) of a cell under a header that names `name` and, perhaps, `unit`. The cell's own unit counts more.

    A length with a comma and three digits after it has thousands.

    >>> measure("inner diameter", "φ35 mm", ""), measure("width", "17,5", "mm"), measure("thread", "M20x1.5", "")
    (('35', 'mm'), ('17.5', 'mm'), ('M20x1.5', ''))
    >>> measure("outer diameter", '2 1/16"', "mm")
    ('2.0625', 'in')
    """
    if name in LENGTHS and (match := _LENGTH.fullmatch(plain(text).replace("″", '"'))):
        return figure(match[1]), unit_of(match[2]) if match[2] else unit
    if name in LENGTHS and (match := _INCHES.fullmatch(plain(text).replace("″", '"'))) and int(match[3]):
        return f"{int(match[1] or 0) + int(match[2]) / int(match[3]):g}", "in"
    return (text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text), unit
