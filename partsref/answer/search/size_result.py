"""What was found of the sizes asked for, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partsref.answer.search.question import Question
from partsref.model_hits import Hit
from partsref.reasons import Reason
from partsref.values import frozen
from partsref.words.sizes import Size, shown


@frozen
class Sized:
    """Hits best first, those of them that were found for the vehicle, and the sizes that nobody has."""

    hits: tuple[Hit, ...] = ()
    fit: frozenset[int] = frozenset()
    absent: tuple[Size, ...] = ()


def doubts_of_size(question: Question, hits: Sequence[Hit], sized: Sized) -> Iterator[Reason]:
    """Why the first part of that size may not be what was asked for; nothing if it is."""
    code = "no_part_of_size_beware" if hits and not sized.hits else "no_part_of_size"
    yield from (Reason(code, size=shown(lengths)) for lengths in sized.absent)
    if not sized.hits:
        return
    reading, first = question.reading, sized.hits[0]
    called = f"{first.maker} {first.number}"
    if reading.numbers and not any(hit.carries_it for hit in hits):
        yield Reason("no_part_carries_any", numbers=tuple(reading.numbers))
    if not question.is_called(first):
        yield Reason("size_not_called", part=called, parts=tuple(reading.part_names(question.known)))
    if question.makers and not any(hit.maker in question.makers for hit in sized.hits):
        yield Reason("no_size_of_makers", makers=tuple(sorted(question.makers)))
    if reading.asks_for_vehicle() and (first.part_id not in sized.fit or first.related not in ("", "twin")):
        vehicles = question.vehicles or ", ".join(reading.engines)
        yield Reason("size_not_known_to_fit", part=called, vehicles=vehicles)
    yield from (reason for reason in first.reasons if reason.code == "at_other_place")
