"""What a price cell says: an amount, and perhaps its currency; and the day a list is of."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CURRENCIES: dict[str, str] = {
    "¥": "JPY", "円": "JPY", "yen": "JPY", "$": "USD", "us$": "USD", "usd$": "USD", "€": "EUR", "euro": "EUR",
    "£": "GBP", "руб": "RUB", "руб.": "RUB", "р.": "RUB", "₽": "RUB", "₩": "KRW", "원": "KRW", "元": "CNY",
    "rmb": "CNY", "฿": "THB", "บาท": "THB", "rp": "IDR", "rm": "MYR", "r$": "BRL", "a$": "AUD", "au$": "AUD",
    "nz$": "NZD", "c$": "CAD", "ca$": "CAD", "s$": "SGD", "hk$": "HKD", "zł": "PLN", "₺": "TRY", "tl": "TRY",
    "د.إ": "AED", "درهم": "AED", "ر.س": "SAR", "ريال": "SAR",
}  # fmt: skip
"""How people write a currency, folded, to its ISO code; an ISO code stands for itself."""

_PRICE = re.compile(r"\s*([^\d\s.,'-]{0,6}?\.?)\s*(\d[\d\s.,']*?)\s*([^\d\s,'-]{0,6})\s*(?:/.*)?[-–—]?\s*")
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
_DAY_LAST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@lru_cache(maxsize=16_384)
def price_of(text: str) -> tuple[str, str]:
    """(amount with a decimal point, ISO currency or empty); an amount that is none comes back as it is written.

    >>> price_of("12,50 €"), price_of("¥1,200"), price_of("1.234,50"), price_of("on request")
    (('12.50', 'EUR'), ('1200', 'JPY'), ('1234.50', ''), ('on request', ''))
    """
    found = _PRICE.fullmatch(unicodedata.normalize("NFKC", text).replace("¥", "¥"))
    if not found:
        return text, ""
    before, digits, after = found.groups()
    currency = currency_of(before) or currency_of(after)
    if (before or after) and not currency:
        return text, ""
    return _amount("".join(c for c in digits if not c.isspace() and c != "'")), currency


def currency_of(text: str) -> str:
    """The ISO code of a currency as people write it; what is not known comes back empty.

    >>> currency_of("US$"), currency_of("eur"), currency_of("xyzzy")
    ('USD', 'EUR', '')
    """
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    if found := CURRENCIES.get(folded) or CURRENCIES.get(folded.strip(".")):
        return found
    return folded.upper() if re.fullmatch(r"[a-z]{3}", folded) else ""


def day_of(text: str) -> str:
    """A day as YYYY-MM-DD, or empty where it is none for certain: 3/4/2024 is the third or the fourth.

    >>> day_of("2024/3/4"), day_of("31.12.2024"), day_of("3/4/2024")
    ('2024-03-04', '2024-12-31', '')
    """
    wide = unicodedata.normalize("NFKC", text).strip()
    if found := _DAY.fullmatch(wide):
        year, month, day = map(int, found.groups())
    elif found := _DAY_LAST.fullmatch(wide):
        day, month, year = map(int, found.groups())
    else:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _amount(digits: str) -> str:
    """With a decimal point: the last comma or point is it, unless three digits follow the only kind there is."""
    digits = digits.strip(".,")
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0:
        return digits
    whole, decimals = digits[:last], digits[last + 1 :]
    kinds = {c for c in digits if c in ",."}
    if len(decimals) == 3 and len(kinds) == 1 and not (digits[last] == "." and digits.startswith("0.")):
        return digits.replace(",", "").replace(".", "")
    return f"{whole.replace(',', '').replace('.', '')}.{decimals}"
