"""Sizes in inches, as a caliper in Ohio gives them, read as the millimetres the part is made in."""

from __future__ import annotations

import re

_MM = 25.4
_LONGEST_INCHES = 16.0
"""What is longer was not measured in inches: 25.5x52 in the yard."""
_MARK = r"""(?:["″”]|''|inch(?:es)?\b|インチ|in\b\.?)"""
_LENGTH = r"(?:\d{1,2}(?:[.,]\d{1,4})?|[.,]\d{1,4})"
_TIMES = r"\s*[xX×✕⨯*хХ]\s*"
_INCHES = rf"(?<![0-9A-Za-z_.,/-]){_LENGTH}\s*{_MARK}?(?:{_TIMES}{_LENGTH}\s*{_MARK}?){{1,3}}"
_BLANK_IN = re.compile(r"\s+in\.?$", re.IGNORECASE)


def inches_as_mm(text: str) -> str:
    """The text with each size in inches in millimetres, to a tenth: parts of these vehicles are metric.

    Whole figures before "in" are none, as somebody may look for a part *in* something.

    >>> inches_as_mm("bearing 0.984x2.047 in"), inches_as_mm('.984" x 2.047" x .591"')
    ('bearing 25x52', '25x52x15')
    >>> inches_as_mm("seal 25x52x15 in stock")
    'seal 25x52x15 in stock'
    """
    return re.sub(_INCHES, _in_mm, text, flags=re.IGNORECASE)


def _in_mm(match: re.Match[str]) -> str:
    written = match[0]
    if not re.search(rf"{_MARK}\s*$", written, re.IGNORECASE):
        return written
    lengths = [float(f"0{length}".replace(",", ".")) for length in re.findall(_LENGTH, written)]
    whole = all(length.is_integer() for length in lengths)
    if max(lengths) > _LONGEST_INCHES or (whole and _BLANK_IN.search(written)):
        return written
    return "x".join(f"{round(length * _MM, 1):g}" for length in lengths)
