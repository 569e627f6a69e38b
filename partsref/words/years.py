"""Years as people write them: western, two-digit, and by Japanese era."""

from __future__ import annotations

import re

_ERAS = {
    "m": 1867,
    "t": 1911,
    "s": 1925,
    "h": 1988,
    "r": 2018,
    "明治": 1867,
    "大正": 1911,
    "昭和": 1925,
    "平成": 1988,
    "令和": 2018,
}
_ERA_YEARS = {"s": range(35, 65), "h": range(1, 32), "r": range(3, 20)}
"""Years a bare letter may mean: kei vehicles begin in Showa 30s; R1 and R2 are cars, so Reiwa needs 令和 or 年."""
_FIRST, _LAST = 1950, 2035
_ERA = re.compile(r"(明治|大正|昭和|平成|令和|[mtshr])\.?(元|\d{1,2})(年|年式)?", re.IGNORECASE)
_WESTERN = re.compile(r"(19\d\d|20\d\d)(年|年式|my)?", re.IGNORECASE)
_SHORT = re.compile(r"(['’]?)(\d\d)(年|年式)?")


def year(token: str) -> int | None:
    """The year one token names, or None.

    A bare two-digit number counts from 60 to 99, or with a leading zero, an apostrophe or 年.

    >>> [year(t) for t in ("1994", "94", "H6", "平成6年", "S63", "'04", "20", "R2", "9004")]
    [1994, 1994, 1994, 1994, 1988, 2004, None, None, None]
    """
    if match := _WESTERN.fullmatch(token):
        found = int(match[1])
        return found if _FIRST <= found <= _LAST else None
    if match := _ERA.fullmatch(token):
        era, count = match[1].lower(), 1 if match[2] == "元" else int(match[2])
        if match[3] or len(era) > 1 or count in _ERA_YEARS.get(era, ()):
            found = _ERAS[era] + count
            return found if _FIRST <= found <= _LAST else None
        return None
    if match := _SHORT.fullmatch(token):
        short = int(match[2])
        if match[1] or match[3] or short >= 60 or match[2].startswith("0"):
            return 1900 + short if short >= 50 else 2000 + short
    return None
