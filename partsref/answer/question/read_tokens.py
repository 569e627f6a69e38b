"""First pass over a question: years, part numbers, chassis codes and engines are taken out; words are left."""

from __future__ import annotations

import re
import unicodedata

from partsref.answer.question.amounts import take_amounts
from partsref.answer.question.read_chassis_codes import look_alikes
from partsref.answer.question.reading import Reading
from partsref.answer.question.several_in_one_word import (
    SERIES,
    codes_of_series,
    several_codes,
    slashed_numbers,
    take_denied,
)
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.word_reader import Words
from partsref.numbers.cells.cell_numbers import looks_like_number
from partsref.numbers.formats import fitting_formats
from partsref.numbers.number_key import key
from partsref.numbers.readings import exact_keys
from partsref.reads.part_reader import Reader
from partsref.words.chassis import is_code, normal
from partsref.words.fold import bare_latin, fold
from partsref.words.frame_number import read_frame
from partsref.words.lengths import UNIT, figure
from partsref.words.meanings import MeaningKind
from partsref.words.sizes import take_sizes
from partsref.words.text import MACRONS, MARKS, runs
from partsref.words.years import take_year_ranges, year

LONGEST_QUERY = 400
"""Characters of a question that are read; what is longer is no question."""
_TOKEN = re.compile(
    r"[0-9A-Za-z_]+(?:[-./'’×*+&][0-9A-Za-z_]+)*\+?|(?:[^\W0-9A-Za-z_]|[" + MARKS + r"])+|[,;、。・?!()]"
)
_YEAR = re.compile(
    r"(?:明治|大正|昭和|平成|令和)(?:元|\d{1,2})年?(?:式)?|(?<![0-9A-Za-z])[MTSHRmtshr]\.?(?:元|\d{1,2})年(?:式)?|(?<!\d)(?:(?:19|20)?\d\d年(?:式|\d{1,2}月)?|['’]\d\d\b)"
)
_NUMBER_PIECES = 4
_SHORTEST_SPLIT_KEY = 4
_MEASURE = re.compile(
    r"\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)+(?:mm)?|\d+(?:\.\d+)?(?:mm|cm|cc|v|w|ah|a|l|wd|pcs|kg|ps|mt|at|km|k|inch|ft|mph|yen)"
    r"|4x4|\d+w\d+|\d{1,4}|\d{2,3}/\d{2}r\d{2}[a-z]*|m\d{1,2}(?:x\d+(?:\.\d+)?)?",
    re.IGNORECASE,
)
_THREAD_OR_LENGTH = re.compile(
    r"M\d{1,2}x\d(?:[.,]\d+)?|\d{1,2}/\d{1,2}-\d{1,2}(?:UN[CF])?|\d{1,4}(?:[.,]\d+)?(?:mm|cm|inch|in)", re.IGNORECASE
)
_THREAD = re.compile(r"M(?:[3-9]|1\d|2[0-4])", re.IGNORECASE)
"""A thread's diameter in mm, though a pattern of chassis codes (M1__) may cover it: `wheel nut m12`."""
_SPACED_SLASH = re.compile(r"(?<=\b[A-Za-z])/\s+(?=[A-Za-z])")
"""`w/ pump` is w/pump."""
_TIMES = re.compile(
    r"(?:(?:(?<=-\d{3})|(?<=\d[A-Z]\d{2})|(?<=\d[A-Z]))\s+[x×]\s?|(?:(?<=[A-Z]\d{3})|(?<=\d{4}))\s+[x×])\d"
    r"(?![\w.,/×*-])(?!\s*[x×*])",
    re.IGNORECASE,
)
"""How many, behind a number: `4pk845 x2` is no size."""
_MEASURED = re.compile(rf"(?<![\w.,/-])\d+,\d+(?=\s*(?:{UNIT}|[vwl]|ah|nm)(?![A-Za-z]))", re.IGNORECASE)
"""A figure with a comma and its unit: elsewhere a comma may part two numbers."""
_UNITS = frozenset(
    {"km", "kms", "miles", "mile", "mm", "cm", "cc", "yen", "円", "k", "rpm", "psi", "litre", "liter", "l", "万"}
)


_VEHICLE = (MeaningKind.MODEL, MeaningKind.OTHER_VEHICLE, MeaningKind.TRIM)


def readable(query: str) -> str:
    """The question in one width, without control characters, cut to the length that is read."""
    wide = unicodedata.normalize("NFKC", query[:LONGEST_QUERY]).translate(MACRONS)
    kept = "".join(" " if (kind := unicodedata.category(c))[0] in "CZ" and kind != "Cf" else c for c in wide)
    kept = bare_latin("".join(c for c in kept if unicodedata.category(c) != "Cf"))
    kept = re.sub(r"[\u2010-\u2015\u2212]", "-", kept)
    kept = re.sub(r"(?<=[0-9A-Za-z])ー(?=[0-9A-Za-z])", "-", kept)
    kept = _SPACED_SLASH.sub("/", kept)
    kept = re.sub(r"(?<=\d) mm\b", "mm", kept)
    kept = _MEASURED.sub(lambda measured: figure(measured[0]), kept)
    kept = _TIMES.sub(" ", kept)
    return re.sub(r"(?<=\d)\s*[xX×*]\s*(?=\d)", "x", kept)


def read_tokens(text: str, reading: Reading, known: Vocabulary, index: Words, reader: Reader) -> list[str]:
    """Take out of `text` what is no word, into `reading`; returns the words in their order."""

    def is_number(typed: str) -> bool:
        return bool(reader.ids_by_key([key(typed)]))

    text, reading.unknown = take_amounts(text, is_number, lambda typed: bool(index.knows([fold(typed)])))
    text = take_denied(text, reading, known)
    if "系" in text:
        text = SERIES.sub(lambda letters: codes_of_series(letters[0], known), text)
    text, years = take_year_ranges(text, is_number)
    reading.years.extend(years)
    text, reading.sizes = take_sizes(text, is_number)
    tokens = _TOKEN.findall(_take_years(text, reading))
    whole = {k for _, k in reader.ids_by_key([key(one) for token in tokens for one in (token, *token.split("/"))])}
    tokens = [piece for token in tokens for piece in slashed_numbers(token, whole)]
    tokens = [piece for t in tokens for piece in ([t] if key(t) in whole else _unglued(t, known))]
    exact = _exact_numbers(tokens, known, reader)
    rest: list[str] = []
    place = 0
    while place < len(tokens):
        token, width = tokens[place], exact.get(place, 0)
        followed = tokens[place + 1].casefold() if place + 1 < len(tokens) else ""
        if width > 1 or (width and not _is_vehicle(token, known)):
            reading.numbers.append(" ".join(tokens[place : place + width]))
        elif _is_measure(token, known):
            # Where descriptions give it, it is a word like others.
            (rest if index.knows([fold(token)]) else reading.measures).append(token)
        elif not _take(token, followed, reading, known, index):
            rest.append(token)
        place += max(width, 1)
    return rest


def _unglued(token: str, known: Vocabulary) -> list[str]:
    """A chassis code written onto the model's name before it (`EveryDA64V`, the `RMH22S` of ワゴンRMH22S) comes off."""
    if several := several_codes(token, known):
        return several
    if not token.isascii() or not token[0].isalpha() or known.knows_code(normal(token)):
        return [token]
    for cut in range(1, len(token) - 2):
        name, code = token[:cut], normal(token[cut:])
        if not is_code(code):
            continue
        if known.knows_code(code) and _is_model(name, known):
            return [name, token[cut:]]
        if code in known.codes and name.isalpha() and (cut <= 2 or len(code) > 3):
            return [name, token[cut:]]
    return [token]


def _take_years(text: str, reading: Reading) -> str:
    """Years in Japanese and with an apostrophe, which tokens would tear apart."""

    def taken(match: re.Match[str]) -> str:
        found = year(re.sub(r"\d{1,2}月$", "", match[0]))
        if found is None:
            return match[0]
        reading.years.append(found)
        return " "

    return _YEAR.sub(taken, text)


def _exact_numbers(tokens: list[str], known: Vocabulary, reader: Reader) -> dict[int, int]:
    """Where a number of the catalogue begins, and over how many tokens it runs; the longest wins."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(tokens)):
        for width in range(1, _NUMBER_PIECES + 1):
            pieces = tokens[start : start + width]
            if len(pieces) < width or not all(piece.isascii() for piece in pieces):
                break
            if _may_be_number(pieces, known):
                for reading_key in exact_keys("".join(pieces)):
                    spans.setdefault(reading_key, []).append((start, width))
    found = {k for _, k in reader.ids_by_key(list(spans))}
    found.update(key(spelling) for _, spelling, _ in reader.ids_by_spelling(list(spans)))
    longest: dict[int, int] = {}
    for number_key in found:
        for start, width in spans.get(number_key, ()):
            longest[start] = max(width, longest.get(start, 0))
    return longest


def _may_be_number(pieces: list[str], known: Vocabulary) -> bool:
    joined = key("".join(pieces))
    if len(joined) < 2 or not any(c.isdigit() for c in joined):
        return False
    if len(pieces) == 1:
        return year(pieces[0]) is None or not re.fullmatch(r"(19|20)\d\d", pieces[0])
    if len(joined) < _SHORTEST_SPLIT_KEY or not any(c.isdigit() for c in pieces[-1]):
        return False
    # Words do not join numbers: `filter 2` is no part number, `VKBA 1930` and `W 67/2` are.
    return all(any(c.isdigit() for c in piece) or fold(piece) not in known.phrases for piece in pieces)


def _is_vehicle(token: str, known: Vocabulary) -> bool:
    """Whether a token names a vehicle or engine of the catalogue, though a part may carry the same letters."""
    if not any(c.isdigit() for c in token):
        return False
    return _is_model(token, known) or normal(token) in known.codes or token.upper() in known.engines


def _is_measure(token: str, known: Vocabulary) -> bool:
    """Whether a token is a length or a thread's size, and no chassis code in full."""
    if _THREAD.fullmatch(token):
        return normal(token) not in known.codes
    return _THREAD_OR_LENGTH.fullmatch(token) is not None


def _take(token: str, followed: str, reading: Reading, known: Vocabulary, index: Words) -> bool:
    """Take a token that is a chassis code, engine, year or number; False leaves it as a word."""
    if "-" in token and token.upper() in known.engines:
        reading.engines.append(token.upper())  # EF-SE has no digit, and is no slip for Esse.
        return True
    if not token.isascii() or not any(c.isdigit() for c in token):
        return False
    if _is_model(token, known) and normal(token) not in known.codes:
        return False
    if _take_vehicle(token, reading, known):
        return True
    # A bulb's H4H stands in a name: it is a word of the catalogue, whatever it looks like.
    return not index.knows([fold(token)]) and _take_other(token, followed, reading, known)


def _take_vehicle(token: str, reading: Reading, known: Vocabulary) -> bool:
    framed = read_frame(token)
    code = framed.code if framed else normal(token)
    if code not in known.codes and (stem := normal(token.partition("-")[0])) in known.codes:
        code = stem  # A type's running number (JB23-4) or grade stands behind the dash.
    if code in known.codes:
        reading.codes.append(code)
        return True
    if is_code(code) and known.knows_code(code):
        # Covered by a pattern (S32_), but maybe misread from a code that stands in full: S32IV is S321V.
        (reading.strange_codes if look_alikes(code, known) else reading.codes).append(code)
        return True
    if token.upper() in known.engines:
        reading.engines.append(token.upper())
        return True
    return False


def _is_model(token: str, known: Vocabulary) -> bool:
    meanings = known.phrases.get("".join(atom for run in runs(token) for atom in run), ())
    return any(meaning.startswith(_VEHICLE) for meaning in meanings)


def _take_other(token: str, followed: str, reading: Reading, known: Vocabulary) -> bool:
    """A year, a chassis code or a number the catalogue does not have."""
    if "".join(atom for run in runs(token) for atom in run) in known.phrases:
        return False
    if found := year(token):
        reading.years.append(found)
        return True
    if _MEASURE.fullmatch(token) or followed in _UNITS:
        return False
    if is_code(token) and _take_strange_code(token, reading, known):
        return True
    if looks_like_number(token) or fitting_formats(key(token)):
        reading.numbers.append(token)
        return True
    return False


def _take_strange_code(token: str, reading: Reading, known: Vocabulary) -> bool:
    """A well-formed chassis code nobody has; whether it is misread is settled when the whole question is read."""
    code = normal(token)
    if look_alikes(code, known) or not fitting_formats(key(token)):
        reading.strange_codes.append(code)
        return True
    return False
