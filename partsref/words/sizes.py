"""Sizes as they are typed and printed: 35x64x37, 20×47×14 mm, 28-40-8."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LENGTH = r"\d{1,4}(?:\.\d+)?"
_SIZE = re.compile(rf"{_LENGTH}(?:x{_LENGTH}){{1,3}}(?:mm)?", re.IGNORECASE)
_SEAL = re.compile(r"[1-9]\d{0,2}(?:\.\d+)?(?:-[1-9]\d{0,2}(?:\.\d+)?){2}")
"""With dashes as on a seal; part numbers look much the same, so the outer diameter must be the longest."""
_MEASURED_IN: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("inner diameter",), ("outer diameter",), ("width", "outer ring width", "overall width", "height")),
    (("length",), ("width",), ("height",)),
)
"""The measures that make a size, in the order it is printed in; of several names of one the first that is known."""
_SHORTEST_MM = 3.0
"""A thread's pitch is shorter: in 10x1.25 there is one length only."""
_SHORTEST_OF_TWO_MM = 7.0
"""4x4, 4x2 and 6x6 are drives."""


def size(token: str) -> tuple[float, ...]:
    """The lengths in millimetres that one token names, two to four in the order typed; empty if it is no size.

    Seals and bearings are printed inner diameter, outer diameter, width.

    >>> size("35x64x37"), size("17.5X28x4.5mm"), size("28-40-8")
    ((35.0, 64.0, 37.0), (17.5, 28.0, 4.5), (28.0, 40.0, 8.0))
    >>> size("4x4"), size("10x1.25"), size("30102-P64-000")
    ((), (), ())
    """
    dashed = _SEAL.fullmatch(token)
    if not dashed and not _SIZE.fullmatch(token):
        return ()
    lengths = tuple(float(length) for length in re.split("[x-]", token.lower().removesuffix("mm")))
    if dashed and max(lengths) != lengths[1]:
        return ()
    shortest = _SHORTEST_OF_TWO_MM if len(lengths) == 2 else _SHORTEST_MM
    return lengths if min(lengths) >= shortest else ()


def shown(lengths: tuple[float, ...]) -> str:
    """A size as it is read out.

    >>> shown((35.0, 64.0, 37.5))
    '35 x 64 x 37.5 mm'
    """
    return f"{' x '.join(f'{length:g}' for length in lengths)} mm"


def size_of(measures: Mapping[str, str]) -> str:
    """The size to ask for others of, from a part's measures in millimetres by name; empty if it has none.

    >>> size_of({"inner diameter": "35", "outer diameter": "64", "width": "37", "height": "12"})
    '35x64x37'
    >>> size_of({"inner diameter": "35", "width": "37"})
    ''
    """
    for names in _MEASURED_IN:
        lengths = [next((measures[name] for name in same if name in measures), "") for same in names]
        if all(lengths) and size(found := "x".join(lengths).replace(",", ".")):
            return found
    return ""
