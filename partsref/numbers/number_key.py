"""The key of a number: what is left when width, case and separators say nothing."""

from __future__ import annotations

import unicodedata

_PROLONGED_SOUND = "\N{KATAKANA-HIRAGANA PROLONGED SOUND MARK}"
"""The Japanese long-vowel mark is a letter to Unicode, and a mistyped dash in a part number."""


def key(text: str) -> str:
    """Fold a printed number to the key it is found by.

    Full-width forms become ASCII, letters upper case, and everything that is neither letter nor digit goes:
    every kind of dash, space, dot, slash, control character. Look-alikes (0 and O, 1 and I) are never folded:
    they weigh in the cost of a near match instead. Folding a key again changes nothing.

    >>> key("１６５１０－６１ａ０１")
    '1651061A01'
    """
    if text.isascii():
        upper = text.upper().replace("-", "")
        return upper if upper.isalnum() else "".join(filter(str.isalnum, upper))
    wide = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).upper())
    return "".join(c for c in wide if c.isalnum() and c != _PROLONGED_SOUND)
