"""Years as people write them: western, two-digit, and by Japanese era."""

from __future__ import annotations

import re
from collections.abc import Callable

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


_MARKED = r"(?:(?:昭和|平成|令和)(?:元|\d{1,2})|[SH]\.?\d{1,2}|R\.?\d{1,2}(?=年)|(?:19|20)\d\d|['’]?\d\d)"
_RANGE = re.compile(
    rf"(?<![\w.,/'’-])(?P<first>{_MARKED})(?:年式?)?\s*(?:[-~〜～]|から|\bto\b|\bthru\b)\s*"
    rf"(?P<last>{_MARKED}|\d{{1,2}}(?=年))(?:年式?)?(?:まで)?(?![\w./-]|\s*(?:mm|cm|v|w|ah|a|psi|kg|nm|rpm|°)\b)",
    re.IGNORECASE,
)
_LATEST_BARE = 2030
_LONGEST_RANGE = 40
_MONTHS = 12


def take_year_ranges(text: str, is_number: Callable[[str], bool]) -> tuple[str, list[int]]:
    """`text` without the ranges of years in it, and every year of them. What `is_number` knows as a number stays.

    >>> take_year_ranges("carry 2005-2007 battery", lambda _: False)
    ('carry   battery', [2005, 2006, 2007])
    >>> [take_year_ranges(t, lambda _: False)[1] for t in ("05-06", "'99-'01", "H17-H18", "平成17年~18年", "20-47")]
    [[2005, 2006], [1999, 2000, 2001], [2005, 2006], [2005, 2006], []]
    """
    years: list[int] = []

    def taken(match: re.Match[str]) -> str:
        span = None if is_number(match[0]) else _span(match["first"], match["last"])
        if span is None:
            return match[0]
        years.extend(span)
        return " "

    return _RANGE.sub(taken, text), years


def _span(first: str, last: str) -> range | None:
    """The years from one end to the other; the later end may be short for the era or century of the earlier."""
    start = year(first) if not first.isdigit() or len(first) > 2 else _short(first)
    if start is None:
        return None
    short = last.isdigit() and len(last) <= 2
    if short and (era := re.match(r"(昭和|平成|令和|[SHR])\.?", first, re.IGNORECASE)):
        end = year(f"{era[1]}{last}年")
    elif short and len(first) == 4:
        end = start // 100 * 100 + int(last)
        if end < start and int(last) <= _MONTHS:
            return range(start, start + 1)  # 1999-01 is a month.
        end = _short(last) or end if end < start else end
    else:
        end = year(last) if not short else _short(last)
    return range(start, end + 1) if end is not None and 0 <= end - start <= _LONGEST_RANGE else None


def _short(text: str) -> int | None:
    """A bare two-digit year: 10 beside 05 is 2010, though alone it is none."""
    value = int(text)
    found = 1900 + value if value >= _FIRST % 100 else 2000 + value
    return found if len(text) == 2 and found <= _LATEST_BARE else None
