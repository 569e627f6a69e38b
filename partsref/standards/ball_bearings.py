"""Ball bearings by size: ISO 15. A size code is a bore, an outer diameter and a width, whoever makes it.

The boundary dimensions are those of the maker's table in the catalogue (Koyo, source s119). Suzuki numbers a ball
bearing 09262 and then its bore: 09262-25129 is 25x52x15 in the catalogue, the size of a 6205. Bearings of another
kind (rollers, tapers) may have the same dimensions: nothing is read of a part not known to be a ball bearing.
"""

from __future__ import annotations

import re

from partsref.numbers.bearings import stamp
from partsref.numbers.number_key import key
from partsref.standards.spec import Spec

STANDARD = "ISO 15"
SIZES: dict[str, tuple[int, int, int]] = {
    "6000": (10, 26, 8), "6001": (12, 28, 8), "6002": (15, 32, 9), "6003": (17, 35, 10), "6004": (20, 42, 12),
    "6005": (25, 47, 12), "6006": (30, 55, 13), "6007": (35, 62, 14), "6008": (40, 68, 15), "6022": (22, 44, 12),
    "6028": (28, 52, 12), "6032": (32, 58, 13), "6200": (10, 30, 9), "6201": (12, 32, 10), "6202": (15, 35, 11),
    "6203": (17, 40, 12), "6204": (20, 47, 14), "6205": (25, 52, 15), "6206": (30, 62, 16), "6207": (35, 72, 17),
    "6208": (40, 80, 18), "6222": (22, 50, 14), "6228": (28, 58, 16), "6232": (32, 65, 17), "6300": (10, 35, 11),
    "6301": (12, 37, 12), "6302": (15, 42, 13), "6303": (17, 47, 14), "6304": (20, 52, 15), "6305": (25, 62, 17),
    "6306": (30, 72, 19), "6307": (35, 80, 21), "6308": (40, 90, 23), "6322": (22, 56, 16), "6328": (28, 68, 18),
    "6332": (32, 75, 20), "6800": (10, 19, 5), "6801": (12, 21, 5), "6802": (15, 24, 5), "6803": (17, 26, 5),
    "6804": (20, 32, 7), "6805": (25, 37, 7), "6806": (30, 42, 7), "6807": (35, 47, 7), "6900": (10, 22, 6),
    "6901": (12, 24, 6), "6902": (15, 28, 7), "6903": (17, 30, 7), "6904": (20, 37, 9), "6905": (25, 42, 9),
    "6906": (30, 47, 9), "6907": (35, 55, 10),
}  # fmt: skip
"""By size code, without its slash: bore, outer diameter and width in mm."""
_BALL = re.compile(r"\bball bearing|玉軸受|ボールベアリング", re.IGNORECASE)
_SIZED = re.compile(r"(?<![\d.])(\d{2,3})\s*[x×]\s*(\d{2,3})\s*[x×]\s*(\d{1,2})(?![\d.])")
_BY_NUMBER = {"Suzuki": "09262"}
"""The digits with which a vehicle maker numbers its ball bearings."""


def ball_bearing(maker: str, number: str, name: str, measured: tuple[str, str, str]) -> Spec | None:
    """The size of a ball bearing, from its code or, where it is known to be one, its measures in mm or its name.

    `measured` are inner diameter, outer diameter and width, empty where not known.

    >>> one = ball_bearing("Koyo", "6205", "", ("", "", ""))
    >>> one.fits == ball_bearing("Suzuki", "09262-25129", "Transmission bearing 25x52x15", ("", "", "")).fits
    True
    >>> ball_bearing("NSK", "NU205", "Cylindrical roller bearing", ("25", "52", "15"))
    """
    code = key(number)
    sealed = stamp(code)
    size = SIZES.get(sealed.size if sealed else code)
    if size is None and (_BALL.search(name) or code.startswith(_BY_NUMBER.get(maker, "no number"))):
        size = _of_figures(measured) or next((_of_figures(found) for found in _SIZED.findall(name)), None)
    if size is None:
        return None
    shown = "x".join(map(str, size))
    return Spec(STANDARD, ("ball bearing", shown), f"{shown} mm", may_differ="seals and clearance")


def _of_figures(figures: tuple[str, str, str]) -> tuple[int, int, int] | None:
    try:
        bore, outer, width = (float(figure) for figure in figures)
    except ValueError:
        return None
    whole = bore.is_integer() and outer.is_integer() and width.is_integer()
    return (int(bore), int(outer), int(width)) if whole else None
