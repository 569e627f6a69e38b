"""Numbers near the one asked for: what may have slipped, and whether that is to be believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from partsref.answer.number.number_candidate import NumberCandidate
from partsref.answer.number.number_query import NumberQuery
from partsref.model import Part
from partsref.numbers.belief import Belief
from partsref.numbers.formats import FORMATS, formats_of, is_whole
from partsref.numbers.other_parts import difference
from partsref.numbers.readings import readings
from partsref.numbers.slips import Slips, slips
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason

_ROOM = 3
"""Times as many numbers are weighed as are shown: some turn out to be other parts, and stand last."""
_EMPTY = tuple(dict.fromkeys(layout.empty_suffix for layout in FORMATS if layout.empty_suffix))
_BODY = 10
"""Characters of a number before a suffix that says nothing, at the makers that have one."""
_SLIPS_WITH_SUFFIX = 2


def near_candidates(reader: Reader, asked: NumberQuery, slips_at_most: int, limit: int) -> list[NumberCandidate]:
    """Parts near the number, and near what is left of it without a suffix that says nothing.

    Two slips are not looked for where what was typed is certainly a whole number: it is another one then.
    """
    most = 1 if is_whole(asked.key) else slips_at_most
    exact = [reading for reading in readings(asked.key) if reading.block == "exact"]
    stems = list(_before_empty_suffix(asked.key))
    near_keys = reader.near.near_keys
    questions = [partial(near_keys, reading.key, limit * _ROOM, most) for reading in exact]
    questions += [partial(near_keys, stem, limit, 1) for stem, _ in stems]
    answers = list(reader.together(questions))
    found: dict[tuple[str, str], tuple[str, Slips]] = {}
    for reading, close in zip(exact, answers, strict=False):
        said = reading.reasons if reading.suffix else ()
        for text, how in close:
            whole = Slips(how.cost, (*map(asked.as_typed, how.reasons), *said))
            found.setdefault((text, ""), (reading.key, whole))
    for (stem, suffix), close in zip(stems, answers[len(exact) :], strict=True):
        for text in dict.fromkeys((stem, *(text for text, _ in close))):
            if text + suffix != asked.key and (both := slips(asked.key, text + suffix, _SLIPS_WITH_SUFFIX)):
                empty = Reason("suffix_says_nothing", suffix=suffix)
                told = Slips(both.cost, (*map(asked.as_typed, both.reasons), empty))
                found.setdefault((text, suffix), (asked.key, told))
    keys = tuple(dict.fromkeys(text for text, _ in found))
    parts = reader.by_keys(keys) if keys else {}
    return [
        _believed(part, typed, text, how)
        for (text, suffix), (typed, how) in found.items()
        for part in parts.get(text, ())
        if not suffix or _has_empty_suffix(part, text, suffix)
    ]


def _believed(part: Part, typed: str, meant: str, how: Slips) -> NumberCandidate:
    candidate = NumberCandidate(part.id, "near", how.reasons, how.cost, part)
    belief, told = difference(part.maker, part.category, typed, meant)
    if told is None or belief is Belief.SLIP:
        return candidate
    return replace(candidate, reasons=(told, *how.reasons), belief=belief)


def _before_empty_suffix(number_key: str) -> Iterator[tuple[str, str]]:
    """(what stands before it, suffix) where a number seems to end with a suffix that says nothing, or nearly so."""
    for suffix in _EMPTY:
        for length in range(len(suffix) - 1, len(suffix) + 2):
            stem, tail = number_key[:-length], number_key[-length:]
            if abs(len(stem) - _BODY) <= 1 and (tail == suffix or slips(tail, suffix, 1)):
                yield stem, suffix


def _has_empty_suffix(part: Part, number_key: str, suffix: str) -> bool:
    return any(
        layout.empty_suffix == suffix and layout.pattern.fullmatch(number_key + suffix)
        for layout in formats_of(part.maker)
    )
