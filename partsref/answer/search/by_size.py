"""Parts of a size asked for: what a bearing or seal is bought by when its number is gone."""

from __future__ import annotations

from dataclasses import replace

from partsref.answer.search.by_vehicle import fitting_parts
from partsref.answer.search.question import Question
from partsref.answer.search.size_result import Sized
from partsref.model import Part
from partsref.model_hits import Hit, hit_of
from partsref.reads.vehicle_rows import SIZE_NAMES, Lengths
from partsref.reasons import Reason, Term
from partsref.words.sizes import Size

_TOLERANCE_MM = 0.25
"""A caliper on a worn part; the next standard size of a bearing or seal is further away."""
_MOST_WAYS = 2000
_MOST_NAMED = 50
_MOST_FITTING = 200
"""Parts of a vehicle looked through for the size asked for."""


def by_size(question: Question) -> Sized:
    """Parts that measure what was asked, or have it in their name.

    First what fits the vehicle asked for, then the part named, of the maker named, of exactly that size.
    """
    found: dict[int, tuple[float, Reason]] = {}
    absent = []
    for lengths in question.reading.sizes:
        of_this = {**_in_names(question, lengths), **_measured(question, lengths)}
        if not of_this:
            absent.append(lengths)
        for part_id, way in of_this.items():
            found.setdefault(part_id, way)
    parts = question.reader.parts(list(found))
    fitting_hits = _that_fit(question, frozenset(parts)) if parts else {}
    order = sorted(parts, key=lambda i: (i not in fitting_hits, *_order(question, parts[i], found[i][0])))
    hits = [fitting_hits.get(i) or hit_of(parts[i], "text", (), 0.9) for i in order]
    told = [replace(hit, reasons=(found[hit.part_id][1], *hit.reasons)) for hit in hits]
    return Sized(tuple(told), frozenset(fitting_hits), tuple(absent))


def _measured(question: Question, lengths: Size) -> dict[int, tuple[float, Reason]]:
    """(how far off, its measures) of each part that measures so; of several ways the nearest, as it is printed."""
    ways: dict[int, tuple[float, tuple[int, ...], Lengths]] = {}
    for part_id, measures in question.reader.sizes.measuring(lengths, _TOLERANCE_MM, _MOST_WAYS):
        if _is_size(measures):
            off = sum(abs(length - measured) for length, (_, measured) in zip(lengths, measures, strict=True))
            way = (round(off, 3), tuple(SIZE_NAMES.index(name) for name, _ in measures), measures)
            ways[part_id] = min(way, ways.get(part_id, way))
    return {part_id: (off, _measures(measures)) for part_id, (off, _, measures) in ways.items()}


def _is_size(measures: Lengths) -> bool:
    """The width of a bearing and of its outer ring are two only where the size itself has both (40x72x36/33)."""
    widths = sum("width" in name or name == "thickness" for name, _ in measures)
    return widths < 2 or len(measures) > 3


def _measures(measures: Lengths) -> Reason:
    *first, last = (Reason("measure", measure=Term("measure", name), length=length) for name, length in measures)
    for size in reversed(first):
        last = Reason("measure_and", first=size, rest=last)
    return Reason("measures", sizes=last)


def _in_names(question: Question, lengths: Size) -> dict[int, tuple[float, Reason]]:
    """Parts that nobody measured but that are called by this size."""
    size = "x".join(f"{length:g}" for length in lengths)
    words = question.index.knows([size, f"{size}mm"])
    described = {d for word in words for d in question.index.with_words([word])}
    in_turn = question.reader.applications.described_in_turn(sorted(described), _MOST_NAMED)
    ids = (part_id for _, some in in_turn for part_id in some)
    return dict.fromkeys(ids, (0.0, Reason("size_in_name", size=size)))


def _that_fit(question: Question, sized: frozenset[int]) -> dict[int, Hit]:
    """Those of the vehicle asked for, with why they fit."""
    if not question.reading.asks_for_vehicle():
        return {}
    every = fitting_parts(replace(question, limit=_MOST_FITTING))
    return {hit.part_id: hit for hit in every if hit.part_id in sized and not hit.other_part}


def _order(question: Question, part: Part, off: float) -> tuple[object, ...]:
    makers = question.makers
    other = bool(makers) and part.maker not in makers
    return not question.is_called(part), other, off, part.maker, part.number
