"""Letters of other alphabets that look like Latin ones: a number typed with a Cyrillic keyboard reads the same."""

from __future__ import annotations

import unicodedata

LOOK_ALIKE_LETTERS: tuple[tuple[str, str, str], ...] = (
    ("Cyrillic", "АВЕКМНОРСТУХІЈЅԚԜ", "ABEKMHOPCTYXIJSQW"),
    ("Greek", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
)
"""Alphabet, its capitals, and the Latin capital each looks like (Unicode confusables, capitals alone)."""

_LATIN = {
    ord(foreign): latin
    for _, capitals, latins in LOOK_ALIKE_LETTERS
    for foreign, latin in zip(capitals, latins, strict=True)
}
_LATIN |= {ord(chr(code).lower()): latin.lower() for code, latin in _LATIN.items()}


def as_latin(text: str) -> str:
    """`text` with look-alike letters as the Latin ones; unchanged where a foreign letter looks like none, or all do.

    A word of a foreign alphabet without a digit is a word and no number.

    >>> as_latin("16510-61\N{CYRILLIC CAPITAL LETTER A}20"), as_latin("Ремень")
    ('16510-61A20', 'Ремень')
    """
    if text.isascii() or not any(map(str.isdigit, text)):
        return text
    read = text.translate(_LATIN)
    return text if read == text or any(_is_foreign(c) for c in read) else read


def word_as_latin(text: str) -> str:
    """A word of Latin letters and look-alikes as the Latin word; empty where a letter looks like none.

    >>> word_as_latin("NG\N{CYRILLIC CAPITAL LETTER KA}"), word_as_latin("Орла")
    ('NGK', '')
    """
    read = text.translate(_LATIN)
    return "" if read == text or any(_is_foreign(c) for c in read) else read


def _is_foreign(character: str) -> bool:
    return character.isalpha() and unicodedata.name(character, "").startswith(("CYRILLIC", "GREEK"))
