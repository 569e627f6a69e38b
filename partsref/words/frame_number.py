"""A frame number (車台番号) or a whole type plate, as it is typed."""

from __future__ import annotations

import re
import unicodedata

from partsref.values import frozen
from partsref.words.chassis import is_code

_PLATE = re.compile(r"(?:(?P<prefix>[0-9A-Z]{1,3})-)?(?P<code>[A-Z]{1,3}\d{1,3}[A-Z]{0,2})-(?P<serial>\d{5,7})")
_NUMBERS = re.compile(r"(?:型式指定番号|型式指定)\D{0,3}(\d{1,5})|(?:類別区分番号|類別区分)\D{0,3}(\d{1,4})")
_DASHES = re.compile(r"\s*[\u2010-\u2015\u2212\u30fc-]\s*")
_LONGEST = 200


@frozen
class FrameNumber:
    """What stands on a plate. `serial` keeps its zeros; `prefix` is the exhaust class before the code (V-, GD-).

    `type_designation` (型式指定番号) and `class_number` (類別区分番号) are other numbers and kept apart.
    """

    code: str
    serial: str
    prefix: str = ""
    type_designation: str = ""
    class_number: str = ""

    def __str__(self) -> str:
        return f"{self.code}-{self.serial}"


def read_frame(text: str) -> FrameNumber | None:
    """The frame number in `text`, or None.

    >>> read = read_frame("GD-S320V-0012345")
    >>> read.code, read.serial, read.prefix
    ('S320V', '0012345', 'GD')
    >>> read_frame("16510-61A20") is None
    True
    """
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text[:_LONGEST]).upper().strip())
    found = next((m for m in _PLATE.finditer(plain) if _stands_alone(m, plain)), None)
    if found is None or not is_code(found["code"]):
        return None
    designation = class_number = ""
    for match in _NUMBERS.finditer(plain):
        designation, class_number = match[1] or designation, match[2] or class_number
    return FrameNumber(found["code"], found["serial"], found["prefix"] or "", designation, class_number)


def without_plate_numbers(text: str) -> str:
    """The text without a plate's type designation and class number: they are no part numbers.

    >>> without_plate_numbers("型式指定番号 12345 類別区分番号0012 HA4-1012345").split()
    ['HA4-1012345']
    """
    return _NUMBERS.sub(" ", text)


def _stands_alone(match: re.Match[str], text: str) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return not (before.isalnum() or before == "-" or after.isalnum() or after == "-")
