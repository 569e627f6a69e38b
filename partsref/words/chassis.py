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
_BETWEEN_CODES = re.compile(r"[,;/、・|+&\n]+")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_BETWEEN_ENDS = re.compile(r"\s*[~〜]\s*")
_SERIALS = re.compile(
    r"(?<=[0-9A-Z])-\d{5,7}(?:\s*[~〜-]\s*(?:[0-9A-Z]{2,7}-)?\d{0,7})?\s*(?:以降|以後|以前|まで|から|ON|UP)?\s*$"
)
"""Serial numbers behind a code: from one, up to one, from one to another."""
_OF_SERIES_WORD = re.compile(r"(?<=[0-9A-Z_])\s*(?:系|型|シリーズ|SERIES)\s*$")
_ANY_CHARACTER = str.maketrans(dict.fromkeys("#*?□○◯〇●", "_"))
_WHOLE = re.compile(r"(?P<head>[A-Z]{1,3})(?P<figures>\d{1,3})(?P<body>[A-Z_]{0,2})")
_ENDING = re.compile(r"(?P<head>[A-Z]{0,3}(?=\d))(?P<figures>\d{1,3})[A-Z_]{0,2}|[A-Z]")
_SERIAL_DIGITS = 6
_SERIES_END = frozenset("0123456789_")
_SERIES_LETTERS = 2
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
    """The codes and patterns in one cell of a catalogue, where several stand together or some are shortened.

    >>> patterns("L251, L250_, L260_")
    ('L251', 'L250_', 'L260_')
    >>> patterns("DA62/63/64V"), patterns("HA3~HA4"), patterns("S200系"), patterns("DA63T-400001~")
    (('DA62V', 'DA63V', 'DA64V'), ('HA3', 'HA4'), ('S200',), ('DA63T',))
    """
    text = unicodedata.normalize("NFKC", cell).upper().translate(_ANY_CHARACTER)
    if "(" in text:
        text = _BRACKETS.sub(lambda beside: f",{beside[1]}" if _are_codes(beside[1]) else "", text)
    found: list[str] = []
    for part in (piece for listed in _BETWEEN_CODES.split(text) for piece in _apart(listed)):
        ends = [end.strip() for end in _BETWEEN_ENDS.split(_SERIALS.sub("", _OF_SERIES_WORD.sub("", part)))]
        ends = _dashed(ends[0]) if len(ends) == 1 else ends
        codes = [code for end in ends if (code := normal(end))]
        for at, code in enumerate(codes):
            codes[at] = _completed(codes[at - 1] if at else next(iter(found[-1:]), ""), code)
            if codes[at] != code and not at:
                found = _with_body_of(codes[at], found)
        found += _all_between(*codes) if len(codes) == 2 else codes
    return tuple(dict.fromkeys(found))


def _are_codes(text: str) -> bool:
    """Whether what stands in brackets is codes: else it tells of those before (4WD, from when, which not)."""
    return all(is_code(word) for listed in _BETWEEN_CODES.split(text) for word in listed.split() or [""])


def _apart(part: str) -> list[str]:
    """Codes with blanks between them; a code with blanks in it stays one."""
    words = part.split()
    return words if len(words) > 1 and all(map(is_code, words)) else [part]


def _dashed(part: str) -> list[str]:
    """Two codes with a dash between: what stands before the dash is a code and no class of exhaust."""
    first, dash, last = part.partition("-")
    is_range = dash and _CODE.match(first) and _ENDING.fullmatch(last) and len(last) < _SERIAL_DIGITS
    return [first, last] if is_range else [part]


def _completed(before: str, piece: str) -> str:
    """The code that a piece shortens after a whole one: S500P, 510P; DA63T, V."""
    whole = _WHOLE.fullmatch(before)
    short = _ENDING.fullmatch(piece)
    if not whole or not short or short["head"]:
        return piece
    if not short["figures"]:
        return f"{whole['head']}{whole['figures']}{piece}" if len(piece) == 1 and whole["body"] else piece
    return whole["head"] + piece if len(short["figures"]) == len(whole["figures"]) else piece


def _with_body_of(code: str, before: list[str]) -> list[str]:
    """`DA62/63/64V` are three vans: what is shortened last says the body of those before without one."""
    body = _BODY.search(code)
    at = len(before)
    while body and at and before[at - 1][-1:].isdigit():
        at -= 1
    return before[:at] + [one + body[0] for one in before[at:]] if body else before


def _all_between(first: str, last: str) -> list[str]:
    """HA3 to HA7, of one body; only the ends of S200P to S210P, between which stands the S201P of another engine."""
    low, high = _WHOLE.fullmatch(first), _WHOLE.fullmatch(last)
    if not low or not high or (stem := first[: low.end("figures") - 1]) != last[: high.end("figures") - 1]:
        return [first, last]
    start, end = int(low["figures"][-1]), int(high["figures"][-1])
    if start >= end or len({low["body"], high["body"]} - {""}) > 1:
        return [first, last]
    return [f"{stem}{at}{low['body'] or high['body']}" for at in range(start, end + 1)]


def covers(pattern: str, code: str) -> bool:
    """Whether a catalogue's pattern covers one vehicle's code.

    `_` stands for any character, and a code without its body letter means the whole series: S80 covers S80P, as
    trade catalogues and owners write it, and two letters mean all that one digit follows: TT covers TT1 and TT2. The
    reverse does not hold.
    """
    if pattern[:1] not in ("_", code[:1]):  # Nearly all: every known vehicle is asked.
        return False
    body = code[len(pattern) :]
    if len(code) < len(pattern) or any(p not in ("_", c) for p, c in zip(pattern, code, strict=False)):
        return False
    if len(pattern) == _SERIES_LETTERS and body.isdigit():
        return len(body) == 1 and pattern.isalpha()
    return not body or (pattern[-1:] in _SERIES_END and len(body) <= _BODY_LETTERS and body.isalpha())


def covering(code: str) -> frozenset[str]:
    """Every pattern that covers `code`: `covers(p, code)` holds exactly for these. Codes longer than 8: themselves.

    >>> sorted(covering("S8"))
    ['S8', 'S_', '_8', '__']
    """
    if not code or len(code) > 8:
        return frozenset({code})
    found = {"".join(letters) for letters in product(*((c, "_") for c in code))}
    if len(code) == _SERIES_LETTERS + 1 and code[:-1].isalpha() and code[-1:].isdigit():
        found.add(code[:-1])
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
