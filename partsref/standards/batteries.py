"""Batteries by case, terminal and rank: JIS D 5301, its codes of before 1982, and SBA S 0101 for idling stop.

55B24L: rank 55, case B (width and height), 24 cm long, plus terminal on the left; S at the end are thick terminals,
S in front a valve-regulated battery, which nothing else replaces. Same case and terminal fit, a higher rank serves:
https://www.nanshin.net/contents/?pageid=choose, https://new-trade.co.jp/knowledge/car-basic.

M-42R: case M, rank 42, plus terminal on the right; without R on the left. The letters' cases:
https://ryokai-life.com/japan-battery-model-look/; K, which that page misprints:
http://www.bankin3.com/blog/tojogotou_shop/tojogotou-1977.html (K42R was B19R before).

The old codes: https://github.com/CharKwehTiawKerang/automotives-API/blob/HEAD/parts/battery.js (NS40ZL is 38B20L, NS60
55B24R, NS60L 55B24L); the rank is the lowest such a battery was sold with. NS40 is not here: that source gives it two
cases.
"""

from __future__ import annotations

import re

from partsref.standards.spec import Spec

STANDARD = "JIS D 5301"
IDLE_STOP_CASES = {
    "J": "B17", "K": "B19", "M": "B20", "N": "B24", "P": "D20", "Q": "D23", "S": "D26", "T": "D31",
    "U": "E41", "V": "F51", "W": "G51", "X": "H52",
}  # fmt: skip
OLD_CODES = {
    # code: (rank, case, terminal)
    "NS40Z": (36, "B20", "R"),
    "NS40ZL": (36, "B20", "L"),
    "NS60": (46, "B24", "R"),
    "NS60L": (46, "B24", "L"),
    "NS60S": (46, "B24", "RS"),
    "NS60LS": (46, "B24", "LS"),
}
_VARIANT = r"(?:EFB|AGM|S?MF|[-/].*)?"
"""What a maker adds behind the code: the kind of battery, or its generation after a slash."""
_JIS = re.compile(rf"(S)?(?:N-?|SM|MF|SMF)?(\d{{2,3}})?([A-H]\d{{2}})([LR]?S?){_VARIANT}")
_IDLE_STOP = re.compile(rf"([JKMNPQSTUVWX])-?(\d{{2,3}})(R?){_VARIANT}")
_IDLE = frozenset({"idling stop"})
_ENHANCED = "EFB"
"""An enhanced flooded battery is one made for idling stop, whatever code it carries."""


def battery(number: str) -> Spec | None:
    """What a battery's code says; None where it is none of these codes.

    >>> battery("38B19L").fits == battery("N-60B19L/C7").fits == battery("K-42").fits
    True
    >>> battery("38B19L").fits == battery("38B19R").fits, battery("S34B20R").fits == battery("34B20R").fits
    (False, False)
    >>> battery("NS40ZL").fits == battery("38B20L").fits, battery("LFX18A1-BS12")
    (True, None)
    """
    code = number.upper().replace(" ", "")
    if old := OLD_CODES.get(code.replace("-", "")):
        return _spec(*old)
    if match := _IDLE_STOP.fullmatch(code):
        return _spec(int(match[2]), IDLE_STOP_CASES[match[1]], match[3] or "L", _IDLE)
    match = _JIS.fullmatch(code)
    if match and (match[2] or match[4]):  # A15 alone is no case: B19L is one, its rank not said.
        rank = int(match[2]) if match[2] else None
        idle = _IDLE if code.endswith(_ENHANCED) else frozenset[str]()
        return _spec(rank, match[3], match[4], idle, valve_regulated=bool(match[1]))
    return None


def _spec(
    rank: int | None, case: str, terminal: str, also: frozenset[str] = frozenset(), valve_regulated: bool = False
) -> Spec:
    kind = "valve-regulated" if valve_regulated else ""
    said = ", ".join(filter(None, (f"case {case}", f"terminal {terminal}" if terminal else "", kind)))
    return Spec(STANDARD, ("battery", case, terminal, kind), said, ranked=True, rank=rank, also=also)
