"""What the note of a fitment, or a question, says of the vehicle meant: which engine it breathes with, which drive.

A note is free text. It is always shown as it was typed; what one row of the table reads in it can speak against the
vehicle asked for, and then the part stands lower and says why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple


class NoteReading(NamedTuple):
    """What a pattern found in a text means. `aspect` groups the values that exclude one another."""

    pattern: re.Pattern[str]
    aspect: str
    value: str
    example: str


def _row(pattern: str, aspect: str, value: str, example: str) -> NoteReading:
    return NoteReading(re.compile(pattern, re.IGNORECASE), aspect, value, example)


TURBO, SUPERCHARGED, NATURAL = "turbo", "supercharged", "naturally aspirated"

READINGS: tuple[NoteReading, ...] = (
    _row(r"\bturbo\s*/\s*non-?turbo\b", "", "", "check turbo/non-turbo"),
    _row(r"\b(?:non|no|without|w/o)[\s-]*turbo(?:charger)?\b|ノンターボ|NAエンジン|自然吸気", "aspiration", NATURAL,
         "14 mm, non-turbo"),
    _row(r"\bnaturally[\s-]aspirated\b", "aspiration", NATURAL, "naturally aspirated; chassis not stated"),
    _row(r"(?<![A-Za-z])(?-i:NA)(?=[\s;,)]|$|車)", "aspiration", NATURAL, "NA CVT"),
    _row(r"\bturbo(?:charged)?\b(?! code| kit)|ターボ(?!チャージャ)", "aspiration", TURBO, "turbo, gap 0.7-0.8 mm"),
    _row(r"\b(?:super[\s-]?charged|supercharger|s/c)\b|スーパーチャージ", "aspiration", SUPERCHARGED,
         "supercharged only, from H4"),
    _row(r"\b2WD and 4WD\b", "", "", "2WD and 4WD, by the table of the maker"),
    _row(r"\b(?:4WD|4x4|AWD)\b|四駆", "drive", "4WD", "AT 4WD"),
    _row(r"\b2WD\b|二駆", "drive", "2WD", "2WD; DOHC; frame 545556 on"),
    _row(r"\bnot factory size\b|\bfar smaller than stock\b|\bmuch larger than stock\b|\bnot factory\b"
         r"|\bupgrade\b|\bconversion\b|\bmodified to fit\b|\bretrofit\b|\btoo small\b|\bneeds work\b|\btoo long\b"
         r"|\bcan be cut to\b|\bmust be (?:exchanged|enlarged)\b|\btuned cars?\b|\brace use\b|\bcompetition use\b"
         r"|\bneeds other nuts\b", "as made", "not as made", "a mechanic's advice, not factory size"),
    _row(r"\bnot (?:a )?kei\b(?: vehicle)?", "class", "no kei vehicle", "Indonesian catalogue; not kei"),
    _row(r"\bnot a truck\b", "body", "no truck", "not a truck"),
    _row(r"\bT-series Sambar\b", "series", "T-series Sambar", "T-series Sambar, Dias Wagon Classic"),
)  # fmt: skip
"""Read from the top: what one row has read is taken out of the text, so that a non-turbo is no turbo."""

_T_SERIES = re.compile(r"T[TVW]\d")


Aspects = Mapping[str, frozenset[str]]
"""What a text says: the values by aspect, an empty set for those it says nothing of."""


@lru_cache(maxsize=4096)
def read_note(text: str) -> Aspects:
    """What a text says of the vehicle, by the table.

    >>> sorted(read_note("non-turbo, gap 0.8-0.9 mm")["aspiration"])
    ['naturally aspirated']
    """
    rest = unicodedata.normalize("NFKC", text)
    found: dict[str, frozenset[str]] = {reading.aspect: frozenset() for reading in READINGS}
    for reading in READINGS:
        rest, times = reading.pattern.subn(" ", rest)
        if times and reading.aspect:
            found[reading.aspect] = found[reading.aspect] | {reading.value}
    return found


def aspirations_by_note(note: str) -> frozenset[str]:
    """How a vehicle's engine breathes, where its own note says that it is never otherwise."""
    only = re.search(r"\b(no turbo|NA only|turbo only|supercharged only)\b", note)
    return read_note(only[1])["aspiration"] if only else frozenset()


def against(
    note: str, aspirations: Iterable[str], drives: Iterable[str], codes: Iterable[str]
) -> tuple[str, str] | None:
    """What a note says and what the vehicle is instead; None where nothing both know excludes the other.

    `aspirations` and `drives` are what the vehicle may have; `codes` are its chassis codes.
    """
    if not note:
        return None
    said = read_note(note)
    for aspect, known in (("aspiration", frozenset(aspirations)), ("drive", frozenset(drives))):
        if said[aspect] and known and not said[aspect] & known:
            return ", ".join(sorted(said[aspect])), ", ".join(sorted(known))
    chassis = list(codes)
    if said["series"] and chassis and not any(_T_SERIES.match(code) for code in chassis):
        return "T-series Sambar", ", ".join(chassis)
    return None


def is_not_as_made(note: str) -> bool:
    """Whether a note says that the part is not as fitted by the factory: an upgrade, another size, one to be cut."""
    return bool(note) and bool(read_note(note)["as made"])


def is_of_no_kei(note: str) -> bool:
    """Whether a note says that the vehicle meant is no kei vehicle."""
    return bool(note) and bool(read_note(note)["class"])
