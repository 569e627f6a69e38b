"""A question taken apart: numbers, chassis codes, years, engines, then names of vehicles, makers, places and parts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from partsref.answer.vocabulary import Vocabulary
from partsref.index.words import Words
from partsref.model import Understood, VehicleNamed
from partsref.numbers.canonical import readings
from partsref.numbers.cells import looks_like_number
from partsref.numbers.fold import key
from partsref.numbers.formats import fitting_formats
from partsref.numbers.slips import slips
from partsref.store.reader import Reader
from partsref.words.chassis import frame, is_code, normal
from partsref.words.phrases import Segment, segment
from partsref.words.romaji import romaji_key
from partsref.words.text import is_japanese, plain, runs
from partsref.words.years import year

LONGEST_QUERY = 400
"""Characters of a question that are read; what is longer is no question."""
_TOKEN = re.compile(r"[0-9A-Za-z_]+(?:[-./'’×*+][0-9A-Za-z_]+)*\+?|[^\W0-9A-Za-z_]+")
_ERA = re.compile(r"(?:明治|大正|昭和|平成|令和)(?:元|\d{1,2})年?|(?:19|20)?\d\d年(?:式|\d{1,2}月)?|'\d\d\b")
_NUMBER_PIECES = 4
_CHASSIS_SLIP = 1.0
_SIZE = re.compile(
    r"\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)+(?:mm)?|\d+(?:mm|cc|v|w|ah|l|wd|pcs|kg|ps|mt|at|x4)|\d+w\d+|\d{1,3}"
)


@dataclass(slots=True)
class Reading:
    """What a question says, as `search` works with it.

    `groups` are the parts asked for: of each group any meaning will do. `words` are index words outside the
    synonym table. `models` are places in the vocabulary's models.
    """

    numbers: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    strange_codes: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    engines: list[str] = field(default_factory=list)
    models: list[tuple[int, ...]] = field(default_factory=list)
    makes: list[str] = field(default_factory=list)
    makers: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    kind: str = ""
    groups: list[tuple[str, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    corrected: list[tuple[str, str]] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def understood(self, known: Vocabulary) -> Understood:
        """The reading as it is shown."""
        return Understood(
            tuple(self.numbers),
            tuple(self._vehicles(known)),
            tuple(self.years),
            tuple(self.positions),
            (*(part_name(group, known) for group in self.groups), *self.words, *self.unknown),
            tuple(self.engines),
            tuple(self.makers),
            tuple(self.corrected),
            tuple(self.ignored),
        )

    def _vehicles(self, known: Vocabulary) -> Iterable[VehicleNamed]:
        named = [known.models[places[0]] for places in self.models]
        codes = [*self.codes, *self.strange_codes]
        if len(named) <= 1 and codes:
            for code in codes:
                yield VehicleNamed(*((named[0].make, named[0].name) if named else _owner(code, known)), code)
            return
        for model in named:
            yield VehicleNamed(model.make, model.name)
        for code in codes:
            yield VehicleNamed(*_owner(code, known), code)
        if not named and not codes:
            for make in self.makes:
                yield VehicleNamed(make)


def part_name(group: Sequence[str], known: Vocabulary) -> str:
    """What a group of meanings is called."""
    for meaning in group:
        if term := known.terms.get(meaning):
            return term.name
    return known.categories.get(group[0], group[0])


def _owner(code: str, known: Vocabulary) -> tuple[str, str]:
    owners = {(v.make, v.model) for v in known.vehicles if v.chassis == code}
    return owners.pop() if len(owners) == 1 else ("", "")


def understand(query: str, known: Vocabulary, index: Words, reader: Reader) -> Reading:
    """Take `query` apart. Nothing raises: what is not understood is in `unknown` or `ignored`."""
    reading = Reading()
    text = _readable(query)
    text = _take_years(text, reading)
    tokens = _TOKEN.findall(text)
    tokens = _take_numbers(tokens, reading, known, reader)
    _read_words(tokens, reading, known, index)
    return reading


def _readable(query: str) -> str:
    wide = unicodedata.normalize("NFKC", query[:LONGEST_QUERY])
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in wide)
    kept = re.sub(r"[\u2010-\u2015\u2212]", "-", kept)
    kept = re.sub(r"(?<=[0-9A-Za-z])ー(?=[0-9A-Za-z])", "-", kept)
    return re.sub(r"(?<=\d)\s*[xX×*]\s*(?=\d)", "x", kept)


def _take_years(text: str, reading: Reading) -> str:
    """Years in Japanese and with an apostrophe, which tokens would tear apart."""

    def taken(match: re.Match[str]) -> str:
        found = year(re.sub(r"\d{1,2}月$", "", match[0]))
        if found is None:
            return match[0]
        reading.years.append(found)
        return " "

    return _ERA.sub(taken, text)


def _take_numbers(tokens: list[str], reading: Reading, known: Vocabulary, reader: Reader) -> list[str]:
    """Take out numbers, chassis codes, engines and years; what is left are words."""
    exact = _exact_numbers(tokens, reader)
    rest: list[str] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        width = exact.get(place, 0)
        lone = width <= 1
        if not token.isascii() or not any(c.isdigit() for c in token):
            if width > 1:
                reading.numbers.append(" ".join(tokens[place : place + width]))
                place += width
                continue
            rest.append(token)
        elif lone and _take_vehicle(token, reading, known):
            pass
        elif width:
            reading.numbers.append(" ".join(tokens[place : place + width]))
            place += width
            continue
        elif not _take_other(token, reading, known):
            rest.append(token)
        place += 1
    return rest


def _exact_numbers(tokens: list[str], reader: Reader) -> dict[int, int]:
    """Where a known number begins, and over how many tokens it runs; the longest wins."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(tokens)):
        for width in range(1, _NUMBER_PIECES + 1):
            pieces = tokens[start : start + width]
            if len(pieces) < width or not all(piece.isascii() for piece in pieces):
                break
            joined = "".join(pieces)
            if any(c.isdigit() for c in joined) and len(key(joined)) >= 2:
                for reading_key in readings(joined):
                    spans.setdefault(reading_key, []).append((start, width))
    found = {k for _, k in reader.ids_by_key(list(spans))}
    found.update(key(spelling) for _, spelling, _ in reader.ids_by_spelling(list(spans)))
    longest: dict[int, int] = {}
    for number_key in found:
        for start, width in spans.get(number_key, ()):
            plausible = width == 1 or any(c.isdigit() for c in tokens[start]) or len(number_key) >= 6
            if plausible and width > longest.get(start, 0):
                longest[start] = width
    return longest


def _take_vehicle(token: str, reading: Reading, known: Vocabulary) -> bool:
    """A chassis code, frame number, engine or model that has a digit in its name."""
    if _is_model(token, known):
        return False
    if (framed := frame(token)) and known.knows_code(framed[0]):
        reading.codes.append(framed[0])
        return True
    code = normal(token)
    if is_code(token) and known.knows_code(code):
        reading.codes.append(code)
        return True
    if token.upper() in known.engines:
        reading.engines.append(token.upper())
        return True
    return False


def _is_model(token: str, known: Vocabulary) -> bool:
    meanings = known.phrases.get("".join(runs(token)[0]), ()) if runs(token) else ()
    return any(meaning[0] == "m" for meaning in meanings)


def _take_other(token: str, reading: Reading, known: Vocabulary) -> bool:
    """A year, a number not in the catalogue, or a chassis code that is not."""
    if _is_model(token, known) or "".join("".join(run) for run in runs(token)) in known.phrases:
        return False
    if found := year(token):
        reading.years.append(found)
        return True
    if _SIZE.fullmatch(plain(token)):
        return False
    if is_code(token) and _take_strange_code(token, reading, known):
        return True
    if looks_like_number(token) or fitting_formats(key(token)):
        reading.numbers.append(token)
        return True
    return False


def _take_strange_code(token: str, reading: Reading, known: Vocabulary) -> bool:
    code = normal(token)
    if meant := _nearest_code(code, known):
        reading.codes.append(meant)
        reading.corrected.append((token, meant))
        return True
    if not fitting_formats(key(token)):
        reading.strange_codes.append(code)
        return True
    return False


def _nearest_code(code: str, known: Vocabulary) -> str:
    """The known code `code` is most likely a slip of; empty when none is near or two are."""
    if len(code) < 4:
        return ""
    near = sorted(
        (found.cost, other)
        for other in known.codes
        if abs(len(other) - len(code)) <= 1 and other[0] == code[0] and (found := slips(code, other))
    )
    if not near or near[0][0] > _CHASSIS_SLIP or (len(near) > 1 and near[1][0] - near[0][0] < 0.2):
        return ""
    return near[0][1]


def _read_words(tokens: list[str], reading: Reading, known: Vocabulary, index: Words) -> None:
    pieces = [atom for token in tokens for run in runs(token) for atom in run]
    pieces = [piece for piece in pieces if known.phrases.get(piece) != ("x",) or is_japanese(piece)]
    found = segment(pieces, known.phrases)
    if any(not cut.meanings for cut in found):
        pieces, found = _mended(pieces, found, reading, known, index)
    unknown: list[str] = []
    for cut in found:
        if cut.meanings:
            _take_meaning(cut.meanings, reading, known)
            _flush(unknown, reading, index)
        elif is_japanese(pieces[cut.start]):
            unknown.append(pieces[cut.start])
        else:
            _flush(unknown, reading, index)
            unknown.append(pieces[cut.start])
            _flush(unknown, reading, index)
    _flush(unknown, reading, index)


def _flush(unknown: list[str], reading: Reading, index: Words) -> None:
    """Words outside the vocabulary: searched for if some description has them, ignored if they are mere particles."""
    word = "".join(unknown)
    unknown.clear()
    if not word:
        return
    if word in index.knows([word]):
        reading.words.append(word)
    elif is_japanese(word[0]):
        grams = [word[i : i + 2] for i in range(len(word) - 1)] if len(word) > 2 else []
        if grams and len(index.knows(grams)) == len(grams):
            reading.words.extend(grams)
        elif len(word) > 2:
            reading.unknown.append(word)
        else:
            reading.ignored.append(word)
    elif len(word) > 2 and not word.isdigit():
        reading.unknown.append(word)
    else:
        reading.ignored.append(word)


def _take_meaning(meanings: Sequence[str], reading: Reading, known: Vocabulary) -> None:
    parts = tuple(m for m in meanings if m[0] in "tc")
    models = tuple(int(m[1:]) for m in meanings if m[0] == "m")
    makes = [m[1:] for m in meanings if m[0] == "b"]
    makers = [m[1:] for m in meanings if m[0] == "a"]
    if models:
        reading.models.append(models)
    elif parts:
        if parts not in reading.groups:
            reading.groups.append(parts)
    elif makes or makers:
        reading.makes.extend(m for m in makes if m not in reading.makes)
        reading.makers.extend(m for m in makers if m not in reading.makers)
    for meaning in meanings:
        if meaning[0] == "p" and meaning[1:] not in reading.positions:
            reading.positions.append(meaning[1:])
        elif meaning[0] == "g":
            reading.kind = meaning[1:]


def _mended(
    pieces: list[str], found: list[Segment], reading: Reading, known: Vocabulary, index: Words
) -> tuple[list[str], list[Segment]]:
    """Read unknown words as romaji or as a slip of a known word, where one is near; then cut again."""
    extra = dict(known.phrases)
    latin = [cut.start for cut in found if not cut.meanings and not is_japanese(pieces[cut.start])]
    mended = list(pieces)
    for width in (3, 2, 1):
        for start in latin:
            window = range(start, start + width)
            if all(place in latin for place in window):
                joined = "".join(pieces[place] for place in window)
                if meanings := known.romaji.get(romaji_key(joined)):
                    extra.setdefault(joined, meanings)
    romanised = {cut.start for cut in segment(pieces, extra) if not cut.meanings}
    for place in latin:
        if place in romanised and (word := _nearest_word(pieces[place], known, index)):
            mended[place] = word
            reading.corrected.append((pieces[place], word))
    for run in _unknown_japanese(pieces, found):
        text = "".join(pieces[run.start : run.end])
        if word := _nearest_word(text, known, index):
            mended[run.start : run.end] = [word, *[""] * (run.end - run.start - 1)]
            extra.setdefault(word, known.phrases.get(word, ()))
            reading.corrected.append((text, word))
    mended = [piece for piece in mended if piece]
    return mended, segment(mended, extra)


def _unknown_japanese(pieces: list[str], found: list[Segment]) -> list[Segment]:
    wanted: list[Segment] = []
    for cut in found:
        if cut.meanings or not is_japanese(pieces[cut.start]):
            continue
        if wanted and wanted[-1].end == cut.start:
            wanted[-1] = Segment(wanted[-1].start, cut.end)
        else:
            wanted.append(Segment(cut.start, cut.end))
    return [run for run in wanted[::-1] if run.end - run.start >= 4]


def _nearest_word(word: str, known: Vocabulary, index: Words) -> str:
    """The known word `word` is most likely a slip of; empty for a word the catalogue itself uses."""
    if len(word) < 4 or any(c.isdigit() for c in word) or index.knows([word]):
        return ""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(word) < 7 else 2
    near = process.extract(word, known.spellable, scorer=OSA.distance, score_cutoff=most, limit=12)
    ranked = sorted(
        (distance, other[0] != word[0], -_weight(other, known), other) for other, distance, _ in near if len(other) > 3
    )
    if not ranked or (ranked[0][0] >= 1 and len(word) == 4 and ranked[0][1]):
        return ""
    return ranked[0][3]


def _weight(word: str, known: Vocabulary) -> int:
    kinds = {meaning[0] for meaning in known.phrases.get(word, ())}
    return 3 if "m" in kinds else 2 if kinds & {"t", "c"} else 1 if not kinds else 0
