"""Wiper blades and rubbers by length. The trade counts in steps of 25 mm, and calls them inches too: 350 mm is 14 in.

Makers' lists print both (300 mm 12 in, 350 mm 14 in, 400 mm 16 in, 450 mm 18 in, 500 mm 20 in), as the sizes
in the catalogue's sources s107 (inches) and h206 to h210 (millimetres) do for the same cars.
"""

from __future__ import annotations

import re

from partsref.standards.spec import Spec
from partsref.words.lengths import UNIT, in_mm

STANDARD = "trade lengths of wipers"
_STEP_MM = 25
_SHORTEST_MM, _LONGEST_MM = 225, 825
_LENGTH = re.compile(rf"(?<![\d/.])(\d{{2,3}}(?:\.\d+)?)\s*({UNIT})(?![a-z])", re.IGNORECASE)
_RUBBER = re.compile(r"rubber|refill|ゴム|替え", re.IGNORECASE)


def wiper(kind_of_part: str, number: str, name: str) -> Spec | None:
    """The length of a blade or a rubber; None where it is not given, or is two (20/21 inch).

    >>> wiper("wiper blade", "14 inch", "").fits == wiper("wiper blade", "DU-035L", "Wiper blade 350 mm").fits
    True
    >>> wiper("wiper rubber", "350 mm", "").fits == wiper("wiper blade", "350 mm", "").fits
    False
    >>> wiper("wiper blade", "20/21 inch", "Wiper blade, 20/21 inch")
    """
    for text in (number, name):
        if match := _LENGTH.search(text):
            exact = in_mm(match[1], match[2]) or 0.0
            length = round(exact / _STEP_MM) * _STEP_MM
            if _SHORTEST_MM <= length <= _LONGEST_MM:
                piece = "rubber" if _RUBBER.search(f"{kind_of_part} {name}") else "blade"
                return Spec(
                    STANDARD, ("wiper", piece, str(length)), f"{piece}, {length} mm", may_differ="how it is held"
                )
    return None
