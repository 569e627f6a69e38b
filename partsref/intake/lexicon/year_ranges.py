"""Model years as Japanese and English lists write them: 和暦, yy/mm, ranges, open ends."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1950, 2050

_ERA_START = {"昭和": 1925, "s": 1925, "平成": 1988, "h": 1988, "令和": 2018, "r": 2018}
_ERA_LENGTH = {"昭和": 64, "s": 64, "平成": 31, "h": 31, "令和": 40, "r": 40}
_ERA = r"(?P<era>昭和|平成|令和|[SHR](?=\.?\d))\.?\s*(?P<era_year>元|\d{1,2})"
_WESTERN = r"(?P<year>(?:19|20)\d\d)(?P<dash>-(?=(?:0?[1-9]|1[0-2])(?!\d)))?"
_SHORT = r"'?(?P<short>\d\d)"
# A dash parts year and month only in 1999-01; in 99-05 it parts two years.
_MONTH = (
    r"(?:\s*(?:[年./]|(?(dash)|(?!)))\s*(?P<month>0?[1-9]|1[0-2])(?!\d)\s*月?(?:[./-](?:0?[1-9]|[12]\d|3[01])(?!\d))?)?"
)
_DATE = re.compile(rf"\s*(?:{_ERA}|{_WESTERN}|{_SHORT}){_MONTH}\s*(?:年式?)?\s*", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?")
_RANGES = (
    re.compile(r"\s*(?:[~〜～→]|から|–|—|―|−|\bto\b)\s*|\s+-+\s+", re.IGNORECASE),
    re.compile(r"\s*-{1,2}\s*"),
)
_WORDS_OPEN = re.compile(r"以降|以後|on$|onwards?|\+$|up$|present|現在|現行|\.\.\.$", re.IGNORECASE)
_WORDS_UNTIL = re.compile(r"^(?:until|up to|bis)|以前|まで$", re.IGNORECASE)

Years = tuple[int | None, int | None]


@lru_cache(maxsize=16_384)
def years(text: str) -> Years | None:
    """(first, last) model year a cell says; None for an open end. Returns None when it says no years.

    >>> years("H3.9～H10.12"), years("平成11年1月～"), years("99/1-05/8"), years("2004")
    ((1991, 1998), (1999, None), (1999, 2005), (2004, 2004))
    """
    wide = _tidy(text)
    if not wide:
        return None, None
    open_end, open_start = bool(_WORDS_OPEN.search(wide)), bool(_WORDS_UNTIL.search(wide))
    wide = _WORDS_UNTIL.sub("", _WORDS_OPEN.sub("", wide)).strip()
    if (whole := _year(wide)) is not None:
        return None if open_start else whole, None if open_end else whole
    ends = _ends(wide)
    if len(ends) != 2:
        return None
    start, end = (_year(one) if one else None for one in ends)
    if (ends[0] and start is None) or (ends[1] and end is None) or start is end is None:
        return None
    if start is not None and end is not None and end < start:
        return None
    return start, end


def year(text: str) -> int | None:
    """One year, or None when the text says none.

    >>> year("平成3年9月"), year("S63"), year("199109"), year("'05")
    (1991, 1988, 1991, 2005)
    """
    return _year(_tidy(text))


def may_be_of_an_era(text: str) -> bool:
    """Whether every year is two figures that may as well count years of Heisei: 14-25 is 2014 to 2025, or 2002 to 2013.

    >>> may_be_of_an_era("14.5-"), may_be_of_an_era("99.1-04.11"), may_be_of_an_era("'05-'10"), may_be_of_an_era("H14")
    (True, False, False, False)
    """
    wide = _tidy(text)
    dates = [_DATE.fullmatch(one) for one in ([wide] if _DATE.fullmatch(wide) else _ends(wide)) if one]
    shorts = [found["short"] for found in dates if found and found["short"] and "'" not in found[0]]
    return bool(shorts) and len(shorts) == len(dates) and all(int(one) <= _ERA_LENGTH["h"] for one in shorts)


def has_month(text: str) -> bool:
    """Whether a cell of years says months too, which a fitment keeps in its note.

    >>> has_month("H3.9～"), has_month("1999-2001")
    (True, False)
    """
    wide = _tidy(text)
    ends = [wide] if _DATE.fullmatch(wide) else _ends(wide)
    return any((found := _DATE.fullmatch(one)) and found["month"] for one in ends)


def _tidy(text: str) -> str:
    """Wide characters as narrow ones, single blanks: no pattern then goes over a run of them again and again."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _ends(text: str) -> list[str]:
    for pattern in _RANGES:
        if len(ends := pattern.split(text)) > 1:
            return ends
    return [text]


def _year(text: str) -> int | None:
    if compact := _COMPACT.fullmatch(text):
        return int(compact[1])
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    if found["era"]:
        era = found["era"].lower()
        number = 1 if found["era_year"] == "元" else int(found["era_year"])
        return _ERA_START[era] + number if 1 <= number <= _ERA_LENGTH[era] else None
    if found["year"]:
        whole = int(found["year"])
        return whole if FIRST_YEAR <= whole <= LAST_YEAR else None
    short = int(found["short"])
    return 1900 + short if short >= FIRST_YEAR % 100 else 2000 + short
