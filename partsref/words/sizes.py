"""Sizes as they are typed and printed: 35x64x37, φ20×φ47×14, 28-40-8, 内径25 外径52 幅15."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from partsref.words.inch_sizes import inches_as_mm

Size = tuple[float, ...]
"""Two to four lengths in millimetres, in the order typed. Bearings and seals: inner diameter, outer diameter, width."""

_MEASURED_IN: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("inner diameter",), ("outer diameter",), ("width", "outer ring width", "overall width", "height")),
    (("length",), ("width",), ("height",)),
)
"""The measures that make a size, in the order it is printed in; of several names of one the first that is known."""
_ROUND = "φΦϕ⌀øØ"
_NUMBER = r"\d{1,4}(?:[.,]\d{1,3})?"
_MM = r"(?:\s*(?:mm|ミリ(?:メートル)?)(?![A-Za-z]))?"
_LENGTH = rf"[{_ROUND}]?\s*{_NUMBER}\s*[{_ROUND}]?{_MM}"
_TIMES = r"\s*[xX×✕⨯*хХ]\s*"
_ALONE = r"(?<![0-9A-Za-z_.,/-])"
"""Nothing before it that it might be the end of; Japanese is written without blanks."""
_ENDED = r"(?![0-9A-Za-z_/-]|[.,]\d)"
_JOINED = rf"{_ALONE}{_LENGTH}(?:{_TIMES}{_LENGTH}){{1,4}}(?:/{_NUMBER})?{_MM}{_ENDED}"
_ROUND_NUMBER = r"[1-9]\d{0,2}(?:\.\d+)?"
_SEAL = rf"{_ALONE}(?<!\d ){_ROUND_NUMBER}(?:([- ]){_ROUND_NUMBER})(?:\1{_ROUND_NUMBER}){_ENDED}(?! \d)"
_LABELS = "内径|外径|内側|外側|幅|巾|厚[さみ]?|高さ|長さ|inner diameter|outer diameter|bore|width|height|length|id|od"
_LABEL = rf"(?<![A-Za-z])(?:{_LABELS})\s*[:=は]?\s*{_LENGTH}[\s,、]*"
_LABELLED = rf"(?:{_LABEL}){{2,3}}(?:[whbt]\s*{_LENGTH})?(?![0-9A-Za-z_-])"
_TWO_NUMBERS = re.compile(r"\d\D+\d")
"""No size is without."""
_SHORTEST_MM = 3.0
"""What is shorter is a thread's pitch (10x1.25) or a count of pieces (2x, x2)."""
_SHORTEST_OF_TWO_MM = 7.0
"""4x4, 4x2 and 6x6 are drives."""
_LONGEST_OF_BARE_MM = 150.0
"""Of three numbers with blanks between: more are a part number than a bearing."""


def take_sizes(text: str, is_number: Callable[[str], bool]) -> tuple[str, list[Size]]:
    """`text` without the sizes in it, and the sizes in their order.

    What `is_number` knows as a part number stays. A size in inches is one in millimetres.

    >>> take_sizes("bearing φ25×φ52×15 2個", lambda _: False)
    ('bearing   2個', [(25.0, 52.0, 15.0)])
    >>> take_sizes("0.984x2.047 in", lambda _: False)[1]
    [(25.0, 52.0)]
    >>> take_sizes("4x4 M10x1.25 145/80R12", lambda _: False)[1]
    []
    """
    found: list[Size] = []
    if not _TWO_NUMBERS.search(text):
        return text, found
    text = inches_as_mm(text)
    for match, lengths in sorted(_sizes(text), key=lambda size: size[0].start(), reverse=True):
        if not is_number(match[0]):
            found.append(lengths)
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text, found[::-1]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Callable[[str], Size]], ...]:
    """How sizes are written, and what reads each: made when the first text comes that may hold one."""
    return (
        (re.compile(_JOINED, re.IGNORECASE), _joined),
        (re.compile(_LABELLED, re.IGNORECASE), _lengths),
        (re.compile(_SEAL), _seal),
    )


def _sizes(text: str) -> Iterator[tuple[re.Match[str], Size]]:
    taken: list[tuple[int, int]] = []
    for pattern, read in _patterns():
        for match in pattern.finditer(text):
            lengths = read(match[0])
            free = all(match.end() <= start or end <= match.start() for start, end in taken)
            if lengths and free:
                taken.append(match.span())
                yield match, lengths


def _lengths(text: str) -> Size:
    return tuple(float(number.replace(",", ".")) for number in re.findall(_NUMBER, text))


def _joined(text: str) -> Size:
    lengths = tuple(length for length in _lengths(text) if length >= _SHORTEST_MM)
    shortest = _SHORTEST_OF_TWO_MM if len(lengths) == 2 else _SHORTEST_MM
    return lengths if 2 <= len(lengths) <= 4 and min(lengths) >= shortest else ()


def _seal(text: str) -> Size:
    """With dashes or blanks, as on a seal. Part numbers look the same, so the outer diameter must be the longest."""
    lengths = tuple(float(number) for number in re.split("[- ]", text))
    if " " in text and max(lengths) > _LONGEST_OF_BARE_MM:
        return ()
    return lengths if min(lengths) >= _SHORTEST_MM and max(lengths) == lengths[1] > lengths[0] else ()


def shown(lengths: Size) -> str:
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
        if all(re.fullmatch(_NUMBER, length) for length in lengths) and _joined(found := "x".join(lengths)):
            return found.replace(",", ".")
    return ""
