"""Bulbs by cap, power and colour: UN Regulation No. 37 and the numbers of SAE J573 for the same bulbs.

A list of both: https://questionai.com/knowledge/k00ADHlkVn-list-of-automotive-light-bulb-types. S25, T10 and T20
are sizes of the glass, and no bulb without the power. H4H (a base of Honda's own) is no H4.
"""

from __future__ import annotations

import re

from partsref.standards.spec import Spec

STANDARD = "UN Regulation No. 37"
BULBS: dict[str, tuple[str, str, str]] = {
    # code: (cap, power in W, colour)
    "H1": ("P14.5s", "55", ""),
    "H3": ("PK22s", "55", ""),
    "H4": ("P43t", "60/55", ""),
    "9003": ("P43t", "60/55", ""),
    "HB2": ("P43t", "60/55", ""),
    "H7": ("PX26d", "55", ""),
    "H8": ("PGJ19-1", "35", ""),
    "H11": ("PGJ19-2", "55", ""),
    "HB3": ("P20d", "60", ""),
    "9005": ("P20d", "60", ""),
    "HB4": ("P22d", "51", ""),
    "9006": ("P22d", "51", ""),
    "P21W": ("BA15s", "21", ""),
    "7506": ("BA15s", "21", ""),
    "1156": ("BA15s", "27", ""),
    "P21/5W": ("BAY15d", "21/5", ""),
    "7528": ("BAY15d", "21/5", ""),
    "1157": ("BAY15d", "27/8", ""),
    "W21W": ("W3x16d", "21", ""),
    "7440": ("W3x16d", "21", ""),
    "WY21W": ("WX3x16d", "21", "amber"),
    "W5W": ("W2.1x9.5d", "5", ""),
    "2825": ("W2.1x9.5d", "5", ""),
    "168": ("W2.1x9.5d", "4.9", ""),
    "194": ("W2.1x9.5d", "3.8", ""),
}
_CODE = re.compile(rf"(?<![0-9A-Z/-])({'|'.join(sorted(map(re.escape, BULBS), key=len, reverse=True))})(?![0-9A-Z/-])")


def bulb(number: str, name: str) -> Spec | None:
    """What the code of a bulb says, which is its number or stands in its name; None without one.

    >>> bulb("14-0181E", "Headlight bulb H4").fits == bulb("9003", "").fits, bulb("14-0339", "Headlight bulb H4H")
    (True, None)
    """
    code = number.upper().strip()
    found = {code} if code in BULBS else set(_CODE.findall(name.upper()))
    if len(found) != 1:
        return None
    cap, power, colour = BULBS[found.pop()]
    said = ", ".join(filter(None, (f"cap {cap}", f"{power} W", colour)))
    return Spec(STANDARD, ("bulb", cap, colour), said, power=power)
