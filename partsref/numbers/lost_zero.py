"""Zeros at the start of a number that a spreadsheet ate, or a person left off: where that can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from partsref.numbers.formats import ZERO_PADDED, NumberFormat, formats_of

MOST_ZEROS = 2
"""Zeros a number may begin with: 00120-00010 is the most any layout here has."""
_KIT = re.compile(r"4\d{3}[0-9A-Z]{5}")
"""One of Toyota's kits, 04..., without its zero: people leave it off even where a letter keeps spreadsheets from it."""


def restored(number_key: str, layouts: Iterable[NumberFormat]) -> dict[str, tuple[NumberFormat, ...]]:
    """The whole numbers a key of digits may have been, each with the layouts that ask for the zeros that are gone.

    Nothing where the key is a number of the layout as it stands. Spreadsheets eat zeros of whole numbers only.

    >>> from partsref.numbers.formats import formats_of
    >>> list(restored("449197217", formats_of("Daihatsu")))
    ['0449197217']
    """
    found: dict[str, tuple[NumberFormat, ...]] = {}
    if not (number_key.isascii() and number_key.isdigit()):
        return found
    for zeros in range(1, MOST_ZEROS + 1):
        whole = "0" * zeros + number_key
        if not ZERO_PADDED.fullmatch(whole):
            continue
        for layout in layouts:
            if layout.zero_padded and layout.pattern.fullmatch(whole) and not layout.pattern.fullmatch(number_key):
                found[whole] = (*found.get(whole, ()), layout)
    return found


def restored_for(maker: str, number_key: str) -> str:
    """The number as it was before a spreadsheet ate its zeros, by every layout of `maker`; empty if none was eaten.

    >>> restored_for("Daihatsu", "449197217"), restored_for("Bosch", "986452058")
    ('0449197217', '')
    """
    layouts = formats_of(maker)
    if any(layout.pattern.fullmatch(number_key) for layout in layouts):
        return ""
    return next(iter(restored(number_key, layouts)), "")


def kit_with_zero(number_key: str) -> str:
    """A key that may be one of Toyota's kits without its zero, with it; any other key as it is.

    >>> kit_with_zero("446548110"), kit_with_zero("4465481100")
    ('0446548110', '4465481100')
    """
    return f"0{number_key}" if _KIT.fullmatch(number_key) else number_key
