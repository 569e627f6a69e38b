"""Chassis codes (型式): as plates, papers, catalogues and people write them, and which code a pattern covers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_EMISSION_PREFIX = re.compile(r"^[0-9A-Z]{1,3}-(?=[A-Z0-9_]{2,}\d)")
"""What stands before the dash on papers (V-, GD-, EBD-, 3BD-) is an exhaust class, not the vehicle."""
_SERIAL = re.compile(r"(?<=[0-9A-Z])-\d{5,7}$")
_CODE = re.compile(r"^(?=[A-Z_]*\d)[A-Z]{1,3}[0-9_]{1,3}[A-Z_]{0,2}$")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u30fc]")
_BODY = re.compile(r"[A-Z_]{1,2}$")
_OF_SERIES = re.compile(r"[A-Z_]{0,2}")
_SERIES_END = frozenset("0123456789_")
_BODY_LETTERS = 2
"""A series ends in a digit or any character; up to so many letters behind it name the body (S80P, S321V)."""


def normal(text: str) -> str:
    """One code as the parts trade quotes it: upper case, no emission prefix, no serial number.

    >>> normal("ebd-da63t")
    'DA63T'
    >>> normal("DA63T-123456")
    'DA63T'
    """
    code = _DASHES.sub("-", unicodedata.normalize("NFKC", text).upper().strip())
    code = _EMISSION_PREFIX.sub("", _SERIAL.sub("", code))
    return re.sub(r"[\s.\-]", "", code)


def is_code(text: str) -> bool:
    """True for what looks like one chassis code or pattern; engine and part numbers look different."""
    return bool(_CODE.match(normal(text)))


def series(code: str) -> str:
    """The code without its body letters: what the van and the wagon of one series share.

    >>> series("DA64V")
    'DA64'
    """
    return _BODY.sub("", code) if re.search(r"\d", _BODY.sub("", code)) else code


def is_of_series(code: str, stem: str) -> bool:
    """Whether a code or pattern is the series `stem` itself or a body of it: HA35S is no body of HA3.

    >>> is_of_series("DA64W", "DA64"), is_of_series("DA64_", "DA64"), is_of_series("HA35S", "HA3")
    (True, True, False)
    """
    return code.startswith(stem) and bool(_OF_SERIES.fullmatch(code[len(stem) :]))


@lru_cache(maxsize=8192)
def patterns(cell: str) -> tuple[str, ...]:
    """The codes and patterns in one cell of a catalogue, where several stand together.

    >>> patterns("L251, L250_, L260_")
    ('L251', 'L250_', 'L260_')
    """
    parts = re.split(r"[,;/、・|]+", unicodedata.normalize("NFKC", cell))
    return tuple(dict.fromkeys(code for part in parts if (code := normal(part))))


def covers(pattern: str, code: str) -> bool:
    """Whether a catalogue's pattern covers one vehicle's code.

    `_` stands for any character, and a code without its body letter means the whole series: S80 covers S80P, as
    trade catalogues and owners write it. The reverse does not hold.
    """
    if pattern[:1] not in ("_", code[:1]):  # Nearly all: every known vehicle is asked.
        return False
    body = code[len(pattern) :]
    if len(code) < len(pattern) or any(p not in ("_", c) for p, c in zip(pattern, code, strict=False)):
        return False
    return not body or (pattern[-1:] in _SERIES_END and len(body) <= _BODY_LETTERS and body.isalpha())


def covering(code: str) -> frozenset[str]:
    """Every pattern that covers `code`: `covers(p, code)` holds exactly for these. Codes longer than 8: themselves.

    >>> sorted(covering("S8"))
    ['S8', 'S_', '_8', '__']
    """
    if not code or len(code) > 8:
        return frozenset({code})
    found = {"".join(letters) for letters in product(*((c, "_") for c in code))}
    for cut in (1, 2):
        if code[-cut:].isalpha() and len(code) > cut:
            shorter = ("".join(letters) for letters in product(*((c, "_") for c in code[:-cut])))
            found.update(p for p in shorter if p[-1].isdigit() or p[-1] == "_")
    return frozenset(found)


def same_code(one: str, other: str) -> bool:
    """Whether two codes may be of one vehicle: either is a pattern that covers the other.

    >>> same_code("S83P", "S8_P"), same_code("S83P", "S82P")
    (True, False)
    """
    return covers(one, other) or covers(other, one)
