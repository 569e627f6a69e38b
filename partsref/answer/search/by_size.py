"""Parts of a size asked for: what a bearing or seal is bought by when its number is gone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from partsref.answer.search.names import words_of
from partsref.answer.search.question import Question
from partsref.model import Hit, Part
from partsref.store.measured import Lengths, measuring
from partsref.words.sizes import shown

_TOLERANCE_MM = 0.25
"""A caliper on a worn part; the next standard size of a bearing or seal is further away."""
_MOST = 200


def by_size(question: Question) -> list[Hit]:
    """Parts with every length of a size asked for, those of the part named and of exactly that size first."""
    hits: dict[int, Hit] = {}
    for lengths in question.reading.sizes:
        found = measuring(question.db, lengths, _TOLERANCE_MM, _MOST)
        fitted = {part_id: best for part_id, known in found.items() if (best := _fitted(lengths, known))}
        parts = question.reader.parts(list(fitted))
        for part_id in sorted(fitted, key=lambda i: (*_order(question, parts[i], lengths, fitted[i]), i)):
            hits.setdefault(part_id, _hit(parts[part_id], fitted[part_id]))
    return list(hits.values())


def none_of_that_size(question: Question, hits: Sequence[Hit]) -> str:
    """What to say where nothing of a size asked for is known."""
    sizes = ", ".join(map(shown, question.reading.sizes))
    beware = "; the sizes of what follows are others, or not known" if hits else ""
    return f"no part of {sizes} is known{beware}"


def _fitted(lengths: tuple[float, ...], known: Lengths) -> Lengths:
    """For each length asked for another measure of the part, all together nearest; empty if they are too few."""
    near = [[k for k in known if abs(k[1] - length) <= _TOLERANCE_MM] for length in lengths]
    candidates = list(dict.fromkeys(k for choices in near for k in choices))
    ways = [
        way
        for way in permutations(candidates, len(lengths))
        if all(chosen in choices for chosen, choices in zip(way, near, strict=True))
    ]
    return min(ways, key=lambda way: _off(lengths, way), default=())


def _off(lengths: tuple[float, ...], fitted: Lengths) -> float:
    return sum(abs(length - measured) for length, (_, measured) in zip(lengths, fitted, strict=True))


def _order(question: Question, part: Part, lengths: tuple[float, ...], fitted: Lengths) -> tuple[object, ...]:
    asked = question.telling
    named = words_of(f"{part.name} {part.name_ja} {part.category}")
    return bool(asked) and not asked & named, round(_off(lengths, fitted), 3), part.maker, part.number


def _hit(part: Part, fitted: Lengths) -> Hit:
    measured = ", ".join(f"{name} {length:g}" for name, length in fitted)
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        "text",
        f"{measured} mm",
        0.9,
        part.id,
    )
