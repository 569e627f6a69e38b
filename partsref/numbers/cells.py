"""One cell, one line, one question may hold more than a number: two numbers, `他`, a maker's name. Taken apart here."""

from __future__ import annotations

import re
import unicodedata

from partsref.numbers.fold import key

_AND_OTHERS = re.compile(r"(?:ほか|他|など|等|\bet ?al\b\.?|\betc\b\.?)", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(r"[/,;|、，；・\n\r\t]+|\s+(?:or|and|または|又は)\s+")
_SHORTEST_WHOLE = 5
_CHASSIS = re.compile(r"[A-Z]{1,3}\d{1,3}[A-Z]{0,2}")
_SCRIPTS = re.compile(r"[!-~]+|[^\s!-~]+")


def numbers_in(text: str) -> tuple[str, ...]:
    """The numbers one cell holds. A separator counts only where a whole number stands on each side of it.

    >>> numbers_in("16510-61A01/16510-61A02")
    ('16510-61A01', '16510-61A02')
    >>> numbers_in("DAC40720036/33")
    ('DAC40720036/33',)
    >>> numbers_in("15400-PFB-014 他")
    ('15400-PFB-014',)
    """
    alone = _AND_OTHERS.sub(" ", text).strip()
    for pieces in (_BETWEEN_NUMBERS.split(alone), alone.split()):
        whole = [piece.strip() for piece in pieces if piece.strip()]
        if len(whole) > 1 and all(_may_stand_alone(piece) for piece in whole):
            return tuple(dict.fromkeys(whole))
    return (alone,) if alone else ()


def tokens(text: str) -> tuple[str, ...]:
    """Runs of ASCII and runs of other script, so that a maker's name glued to its number comes apart.

    >>> tokens("スズキ16510-61A20")
    ('スズキ', '16510-61A20')
    """
    return tuple(_SCRIPTS.findall(unicodedata.normalize("NFKC", text)))


def looks_like_number(text: str) -> bool:
    """Whether one word of a question is plausibly a part number, and not a chassis code, a year or a word.

    >>> [looks_like_number(word) for word in ("16510-61A01", "MD134953", "DA64V", "2004", "filter")]
    [True, True, False, False, False]
    """
    folded = key(text)
    if not folded.isascii() or len(folded) < _SHORTEST_WHOLE or not any(c.isdigit() for c in folded):
        return False
    return not _CHASSIS.fullmatch(folded)


def _may_stand_alone(piece: str) -> bool:
    return len(key(piece)) > _SHORTEST_WHOLE and looks_like_number(piece)
