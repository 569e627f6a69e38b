"""How many are asked for, beside the part's name: that is no part of what is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable

AMOUNTS: tuple[tuple[str, str], ...] = (
    (r"[x×]\s?\d{1,2}(?![\w.-])", "spark plug x4"),
    (r"\d{1,2}\s?[x×](?=\s[^\W\d_]{2})", "4x spark plug"),
    (r"\d{1,2}\s?(?:pcs?|pieces?|ea|units?|pairs?|sets?)\.?(?!\w)", "2 pcs spark plug"),
    (r"(?:set|pair|pack) of \d{1,2}(?!\w)|(?:qty|quantity)\.?:?\s?\d{1,2}(?!\w)", "clutch kit set of 3"),
    (r"(?:a )?pair(?: of)?(?!\w)", "front brake pads pair"),
    (r"\d{1,2}(?:個|本|枚|点|ヶ|コ|台分|セット)(?![^\W\d_a-zA-Z])", "スパークプラグ 4本"),
)
"""What says how many, with a question that has it."""
NUMBERED: tuple[tuple[str, str], ...] = (
    (r"no\.?\s?\d{1,2}(?![\w.-])|№\s?\d{1,2}|#\s?\d{1,2}(?![\w.-])", "fuel pump no.1"),
)
"""What says which of several: nothing of the catalogue says that, so it is not understood."""
FIGURES: tuple[tuple[str, str], ...] = (
    (r"\d+[.,]\d+\s?(?:v|l|w|ah|kw)(?!\w)|\d+w-\d+(?!\w)", "12.6V battery"),
    (r"gl-?[45](?![\w-])|dot[ -]?[345](?![\w.-])|sae ?\d+(?:w-?\d+)?(?!\w)", "gear oil GL-5"),
)
"""Figures that words would tear apart: said as typed where they are not understood."""

_COUNT = re.compile("|".join(rf"(?<![\w.,/-])(?:{pattern})" for pattern, _ in AMOUNTS), re.IGNORECASE)
_TOLD = re.compile("|".join(rf"(?<![\w.,/-])(?:{pattern})" for pattern, _ in (*NUMBERED, *FIGURES)), re.IGNORECASE)


def take_amounts(text: str, is_number: Callable[[str], bool], is_known: Callable[[str], bool]) -> tuple[str, list[str]]:
    """The question without how many are asked for; and what else of it is not understood, as typed.

    `is_number` tells of a text whether a part carries it, `is_known` whether some description has it: then it stays.

    >>> take_amounts("2 pcs spark plug no.1", lambda text: False, lambda text: False)
    ('  spark plug  ', ['no.1'])
    """
    if not any(map(str.isdigit, text)) and "pair" not in text.casefold():
        return text, []
    told: list[str] = []

    def counted(found: re.Match[str]) -> str:
        return found[0] if is_number(found[0]) else " "

    def said(found: re.Match[str]) -> str:
        if is_number(found[0]) or is_known(found[0]):
            return found[0]
        told.append(found[0])
        return " "

    return _TOLD.sub(said, _COUNT.sub(counted, text)), told
