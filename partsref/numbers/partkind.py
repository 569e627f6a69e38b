"""What kind of part a number says it is, by the scheme of the maker that gave it.

Several Japanese makers begin a number with what the part is or where it sits, and only then say for which model.
Two numbers of one maker that differ there are different parts, whatever list they stand on together.
"""

from __future__ import annotations

import re

from partsref.numbers.lost_zero import kit_with_zero

_FIRST_FIVE = re.compile(r"(\d{5})[0-9A-Z]{5,}")
_SCHEMES: dict[str, re.Pattern[str]] = {
    # 5 digits of part position, then model and specification: http://jfrmc.tou3.com/%E3%82%B9%E3%82%BA%E3%82%AD/20251001
    "Suzuki": _FIRST_FIVE,
    # 5 digits of part kind: http://www.jyshw.net/pinpai/34434.html; Daihatsu numbers are made alike.
    "Toyota": _FIRST_FIVE,
    "Lexus": _FIRST_FIVE,
    "Daihatsu": _FIRST_FIVE,
    # 2 function, 3 component; staff know a part by these five: http://stwiki.notonthe.net/twiki/bin/view/General/HondaPartNumbers
    "Honda": _FIRST_FIVE,
    # 2 section, 3 part:
    # https://speedyauto.cc/howto/carmaintenance/doityourselfcarmaint/201603/204011.html
    "Nissan": _FIRST_FIVE,
    "Infiniti": _FIRST_FIVE,
    # 5 digits of part kind, then the series: https://yumaadventure.com/subaru-r2-muffler/
    "Subaru": re.compile(r"(\d{5})[A-Z]{2}\d{3}[A-Z]*"),
    # 4 model, then 2 section and 3 part: https://car.awaisora.com/be79bb8b-f81f-44c1-92e4-86f2ca71aa30
    "Mazda": re.compile(r"[0-9A-Z]{4}([0-9A-Z]{2}\d{3})[A-Z]?(?:\d{2})?"),
}
_KITS = frozenset({"Toyota", "Lexus"})
_BOUGHT_IN = re.compile(r"0[09]|9")
"""Standard hardware and bought-in items, numbered by shape and size: 90915-10004 is an oil filter like 15601-87705."""


def part_kind(maker: str, number_key: str) -> str:
    """The digits of a key that say what the part is; empty where the maker's scheme is not known or does not tell.

    >>> part_kind("Nissan", "545001KA0A") == part_kind("Nissan", "401601KA0A")
    False
    >>> part_kind("Toyota", "446548110") == part_kind("Toyota", "0446548110")
    True
    """
    scheme = _SCHEMES.get(maker.title())
    if maker.title() in _KITS:
        number_key = kit_with_zero(number_key)
    match = scheme.fullmatch(number_key) if scheme else None
    return match[1] if match and not _BOUGHT_IN.match(match[1]) else ""


def is_bought_in(maker: str, number_key: str) -> bool:
    """Whether a key is that of standard hardware, whose digits say its shape and size.

    >>> is_bought_in("Suzuki", "0928332D38"), is_bought_in("Suzuki", "1651061A20")
    (True, False)
    """
    scheme = _SCHEMES.get(maker.title())
    match = scheme.fullmatch(number_key) if scheme else None
    return bool(match and _BOUGHT_IN.match(match[1]))
