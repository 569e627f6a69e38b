"""Endings that stand for whole numbers: `17851-60A00/60A10` is also 17851-60A10."""

from __future__ import annotations

from partsref.numbers.cells.cell_numbers import may_stand_alone
from partsref.numbers.number_key import key


def same_endings(pieces: list[str]) -> tuple[str, ...]:
    """The numbers meant by one number and other endings of the form of its own; none unless all are such."""
    first, *endings = [piece.strip(" -") for piece in pieces if piece.strip(" -")] or [""]
    if not endings or not may_stand_alone(first):
        return ()
    least = 2 if "-" in first else 3
    for ending in endings:
        own = first[-len(ending) :]
        whole = first[: -len(ending)].endswith("-") and len(ending) >= 4
        most = len(first) - (2 if whole else 4)
        if not least <= len(ending) <= most or form(own) != form(ending) or not ending[-1:].isalnum():
            return ()
        if not any(map(str.isdigit, ending)):
            return ()
    return tuple(dict.fromkeys([first, *(first[: -len(one)] + one for one in endings)]))


def form(text: str) -> str:
    """The text with 9 for every figure and A for every letter."""
    return "".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in text)


def ending_made_whole(before: str, text: str) -> str:
    """The number `text` means where it has the form of all that stands behind a dash of the number before; else empty.

    >>> ending_made_whole("17851-60A00", "60A10"), ending_made_whole("17851-60A00", "16510-61A20")
    ('17851-60A10', '')
    """
    ending = text.strip(" -")
    start = before[: -len(ending)] if ending else ""
    if not start.endswith("-") or "-" in ending or len(key(start)) < len(ending):
        return ""
    return start + ending if form(before[len(start) :]) == form(ending) else ""
