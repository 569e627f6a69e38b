"""The heat range in a spark plug's number: a plug one step hotter or colder is another plug."""

from __future__ import annotations

import re

from partsref.values import frozen


@frozen
class PlugScheme:
    """How one maker numbers plugs: the group is the heat range. `example` is a key and its heat range."""

    maker: str
    pattern: re.Pattern[str]
    source: str
    example: tuple[str, str]


SCHEMES: tuple[PlugScheme, ...] = (
    # Thread and construction in letters, heat range 2 (hot) to 11 (cold), then reach and firing end.
    PlugScheme(
        "NGK",
        re.compile(r"[A-Z]{1,7}(1[01]|[2-9])(?:[A-Z][0-9A-Z]*)?"),
        "http://www.stlaroc.com/features/ngkplugs.html",
        ("BKR6E11", "6"),
    ),
    # Thread and hexagon in letters, heat range 9 (hot) to 37 (cold), then reach and electrode.
    PlugScheme(
        "Denso",
        re.compile(r"[A-Z]{1,5}(9|14|16|20|22|24|27|31|34|37)(?:[A-Z][0-9A-Z]*)?"),
        "https://nz.gsparkplug.com/identifying-spark-plugs",
        ("K20PRU11", "20"),
    ),
)
_BY_MAKER = {scheme.maker: scheme.pattern for scheme in SCHEMES}


def heat_range(maker: str, number_key: str) -> str:
    """The heat range as the maker prints it; empty where the number is no plug's or the maker's scheme is not known.

    >>> heat_range("NGK", "BKR6E11"), heat_range("Denso", "K20PRU11"), heat_range("NGK", "97620")
    ('6', '20', '')
    """
    pattern = _BY_MAKER.get(maker)
    match = pattern.fullmatch(number_key) if pattern else None
    return match[1] if match else ""
