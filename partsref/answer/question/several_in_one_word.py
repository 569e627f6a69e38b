"""Words of a question that say several things, or the contrary: codes with strokes between, a series, `not bosch`."""

from __future__ import annotations

import re

from partsref.answer.question.reading import Reading
from partsref.index.terms.vocabulary import Vocabulary
from partsref.numbers.number_key import key
from partsref.words.chassis import covers, is_code, normal, patterns
from partsref.words.meanings import MeaningKind
from partsref.words.text import runs

_SHORTEST_SLASHED = 5
_MAY_DENY = re.compile(r"\b(?:not|except|excluding|other|but)\b|以外|じゃない|ではない|除く", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:but not|not for|not a|not|except for|except|excluding|other than|anything but)\s+(?P<before>[^\s,;]+)"
    r"|(?P<behind>[^\s,、]+?)(?:以外|じゃない|ではない|を除く)(?:の)?",
    re.IGNORECASE,
)
"""What is not meant: taken for what it is, it would be just what is answered."""
SERIES = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2}系")
_NAMES = (MeaningKind.MODEL, MeaningKind.OTHER_VEHICLE, MeaningKind.MAKER, MeaningKind.MAKE)


def take_denied(text: str, reading: Reading, known: Vocabulary) -> str:
    """The question without the makers and vehicles it says it does not mean; those are told as not understood."""

    def taken(match: re.Match[str]) -> str:
        name = (match["before"] or match["behind"]).strip(".!?()")
        meanings = known.phrases.get("".join(atom for run in runs(name) for atom in run), ())
        if normal(name) not in known.codes and not any(meaning.startswith(_NAMES) for meaning in meanings):
            return match[0]
        reading.unknown.append(" ".join(match[0].split()))
        return " "

    return _DENIED.sub(taken, text) if _MAY_DENY.search(text) else text


def codes_of_series(typed: str, known: Vocabulary) -> str:
    """All known codes of a series named by its two letters: TT系 is TT1 and TT2."""
    stem = normal(typed.removesuffix("系"))
    codes = sorted(code for code in known.codes if code != stem and covers(stem, code))
    return f" {' '.join(codes)} " if codes else typed


def slashed_numbers(token: str, whole: set[str]) -> list[str]:
    """Numbers with a stroke between them, where the whole is none of the catalogue and a piece is: `BKR6E/DCPR7E`."""
    pieces = token.split("/")
    long = len(pieces) > 1 and all(len(one) >= _SHORTEST_SLASHED and any(map(str.isdigit, one)) for one in pieces)
    if not long or key(token) in whole or not any(key(one) in whole for one in pieces):
        return [token]
    # What reads cells of lists takes milliseconds to import, and few questions have such a word.
    from partsref.numbers.cells.read_cell import read_cell

    read = [number.text for number in read_cell(token, lambda _name: "", as_asked=True)]
    return read if len(read) > 1 else pieces


def several_codes(token: str, known: Vocabulary) -> list[str]:
    """The chassis codes of `DA63T/DA65T`, `DA64V/W`, `HA3-HA4`; nothing where no vehicle has one of them."""
    codes = patterns(token) if not token.isalnum() else ()
    several = len(codes) > 1 and all(map(is_code, codes)) and any(code in known.codes for code in codes)
    return list(codes) if several else []
