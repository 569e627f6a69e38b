"""What was found of the sizes asked for, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partsref.answer.search.question import EXACT, Question
from partsref.model import Hit
from partsref.words.sizes import Size, shown


@dataclass(frozen=True, slots=True)
class Sized:
    """Hits best first, those of them that were found for the vehicle, and the sizes that nobody has."""

    hits: tuple[Hit, ...] = ()
    fit: frozenset[int] = frozenset()
    absent: tuple[Size, ...] = ()


def doubts_of_size(question: Question, hits: Sequence[Hit], sized: Sized) -> Iterator[str]:
    """Why the first part of that size may not be what was asked for; nothing if it is."""
    beware = "; the sizes of what follows are others, or not known" if hits and not sized.hits else ""
    yield from (f"no part of {shown(lengths)} is known{beware}" for lengths in sized.absent)
    if not sized.hits:
        return
    reading, first = question.reading, sized.hits[0]
    called = f"{first.maker} {first.number}"
    if reading.numbers and not any(hit.block in EXACT for hit in hits):
        yield f"no part carries {', '.join(reading.numbers)}"
    if not question.is_called(first):
        yield f"{called} is of this size, but not called {', '.join(reading.part_names(question.known))}"
    if question.makers and not any(hit.maker in question.makers for hit in sized.hits):
        yield f"nothing of this size is known by {', '.join(sorted(question.makers))}"
    if reading.asks_for_vehicle() and (first.part_id not in sized.fit or question.is_of_kin(first)):
        vehicles = question.vehicles or ", ".join(reading.engines)
        yield f"{called} is of this size, but not known to fit {vehicles}: compare before you buy"
    if first.part_id in question.astray:
        yield question.astray[first.part_id]
