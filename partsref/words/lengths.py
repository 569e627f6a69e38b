"""Lengths as they are written: their units, and figures with a comma for the decimals or for the thousands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

UNITS: Mapping[str, tuple[float, str]] = {
    "mm": (1.0, "mm|ミリ|ミリメートル|millimeter|millimetre|millimeters|millimetres"),
    "cm": (10.0, "cm|センチ|センチメートル|centimeter|centimetre|centimeters|centimetres"),
    "m": (1000.0, "m|メートル|meter|metre|meters|metres"),
    "in": (25.4, 'in|inch|inches|インチ|"|″|”'),
}
"""By unit: how many millimetres it is, and how it is written."""

_NAMED = {unicodedata.normalize("NFKC", word): unit for unit, (_, words) in UNITS.items() for word in words.split("|")}
UNIT = "|".join(sorted({re.escape(word) for _, words in UNITS.values() for word in words.split("|")}, key=len)[::-1])
"""A pattern for any way to write a unit of length, the longest first."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


def unit_of_length(text: str) -> str:
    """The unit as it is stored; empty for what is none.

    >>> unit_of_length("ミリ"), unit_of_length("Inches"), unit_of_length("kg")
    ('mm', 'in', '')
    """
    return _NAMED.get(unicodedata.normalize("NFKC", text).strip().lower(), "")


def figure(text: str) -> str:
    """A figure with a point for its decimals and nothing for its thousands; what is no figure as it is.

    A comma with exactly three digits after it stands for thousands.

    >>> figure("1,200"), figure("17,5"), figure("0,125"), figure("1,234.5")
    ('1200', '17.5', '0.125', '1234.5')
    """
    if _THOUSANDS.fullmatch(text):
        return text.replace(",", "")
    return text.replace(",", ".") if re.fullmatch(r"\d+,\d+", text) else text


def in_mm(value: str, unit: str = "mm") -> float | None:
    """One length in millimetres; None for ranges, lists and words. Without a unit of length the figure as it is.

    >>> in_mm("14", "inch"), in_mm("25.4"), in_mm("10 to 12"), in_mm("5", "V")
    (355.59999999999997, 25.4, None, 5.0)
    """
    numbers = _NUMBER.findall(value)
    if len(numbers) != 1:
        return None
    try:
        length = float(figure(numbers[0]))
    except ValueError:
        return None
    named = unit_of_length(unit)
    return length * UNITS[named][0] if named else length
