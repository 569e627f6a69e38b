"""Part numbers that a spreadsheet damaged: recognised, never silently taken for what they look like."""

from __future__ import annotations

import re
from functools import lru_cache

from partsref.numbers.canonical import canonical
from partsref.numbers.lost_zero import restored_for
from partsref.numbers.number_key import key

LOST_ZERO = "a leading zero is missing"

DATE = (
    "a part number, not a date",
    "A spreadsheet made a date of it: take the number from the original list, with its column formatted as text.",
)
TOO_LONG_FOR_A_SPREADSHEET = (
    "a part number stored as text",
    "A spreadsheet keeps 15 digits of a number: take it from the original list, with its column formatted as text.",
)
_ROUNDED = "A spreadsheet took it for a number: format the column as text and check for lost zeros."
_MONTHS: dict[str, str] = {
    "en": "jan feb mar apr may jun jul aug sep sept oct nov dec",
    "de": "jan feb mrz mär apr mai jun jul aug sep okt nov dez",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "it": "gen feb mar apr mag giu lug ago ott nov dic",
    "pt": "jan fev mar abr mai jun jul ago nov dez",
    "id": "jan feb mar apr mei jun jul agu sep okt nov des",
    "ru": "янв фев мар апр май июн июл авг сен окт ноя дек",
}
"""How spreadsheets of each language write a month within a day (`15. Apr`, `15-avr`); set and out are words, too."""
_MONTH = f"(?:{'|'.join(sorted({m for months in _MONTHS.values() for m in months.split()}, reverse=True))})"
_MONTH_FIRST = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mrz|okt|dez|janv|févr|avr|déc|ene|abr)"
"""The same before a year (`Apr-15`), where short words stand before figures in true numbers, too."""
_SIGNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        re.compile(r"[+-]?\d+(?:[.,]\d+)?e[+-]\d{1,3}|[+-]?\d[.,]\d+e\d{1,3}", re.IGNORECASE),
        "a part number, not a number in scientific notation",
        "Digits are lost: take the number from the original list, with its column formatted as text.",
    ),
    (
        re.compile(r"\d+\.0+"),
        "a part number without .0 at its end",
        _ROUNDED,
    ),
    (
        re.compile(r"\d{1,3}(?:,\d{3})+"),
        "a part number without thousands separators",
        _ROUNDED,
    ),
    (
        re.compile(
            rf"(?:19|20)\d\d([-/.])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])(?:[ T]\d\d?:\d\d(?::\d\d)?)?"
            rf"|(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d\d"
            rf"|(?:0?[1-9]|[12]\d|3[01])(?:[- ]|\. ?){_MONTH}\.?(?:[- ]\d\d(?:\d\d)?)?"
            rf"|{_MONTH_FIRST}\.?[- ]\d\d(?:\d\d)?"
            rf"|[а-я]{{3}}\.\d\d|(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日",
            re.IGNORECASE,
        ),
        *DATE,
    ),
    (
        re.compile(r"#(?:n/a|ref!|value!|name\?|div/0!|null!|num!|getting_data)|#{3,}", re.IGNORECASE),
        "a part number, not a spreadsheet's error",
        "Mend the formula or widen the column, and save again.",
    ),
    (
        re.compile(r"=.*", re.DOTALL),
        "a part number, not a formula",
        "Replace formulas by their values and save again.",
    ),
)
_MAY_BE_DAMAGED = re.compile(r"[#=.,/月+]|e[+-]?\d|^\d{4}-|^\d\d?[- ][^\W\d_]|^[^\W\d_]{3,5}[- ]\d\d", re.IGNORECASE)


def damage(text: str) -> tuple[str, str] | None:
    """(what was expected, what to do) when `text` looks like a number that a spreadsheet damaged, else None.

    >>> damage("1.651E+09")[0]
    'a part number, not a number in scientific notation'
    >>> damage("16510-61A01") is None
    True
    """
    if not _MAY_BE_DAMAGED.search(text):
        return None
    for pattern, expected, advice in _SIGNS:
        if pattern.fullmatch(text):
            return expected, advice
    return None


@lru_cache(maxsize=4096)
def with_lost_zero(maker: str, number: str) -> str:
    """The number as it was before a spreadsheet ate its leading zero, by the layouts of `maker`; empty if none was.

    Only digits can lose a zero that way: one letter makes the cell text.

    A number with dashes is whole: it lost a zero only where one leaves every dash in its place.

    >>> with_lost_zero("Daihatsu", "449197217"), with_lost_zero("Honda", "12345-67890")
    ('0449197217', '')
    """
    whole = restored_for(maker, key(number)) if number.replace("-", "").isdigit() else ""
    return whole if "-" not in number or canonical(maker, whole).printed == f"0{number}" else ""
