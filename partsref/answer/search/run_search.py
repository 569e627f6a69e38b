"""Anything asked in words: numbers, vehicles, parts, mixed. What fits comes first; what is only near says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from partsref.answer.question.read_tokens import LONGEST_QUERY
from partsref.answer.question.reading import Reading
from partsref.answer.question.understand import understand
from partsref.answer.search.by_description import described, of_makers_alone
from partsref.answer.search.by_vehicle import fitting_parts
from partsref.answer.search.name_words import highlighted
from partsref.answer.search.named_vehicle import named_for
from partsref.answer.search.notes import notes_on
from partsref.answer.search.question import Question
from partsref.answer.search.size_result import Sized
from partsref.errors import InputError
from partsref.index.word_reader import WordReader
from partsref.model_hits import Hit
from partsref.model_search import Searched
from partsref.numbers.number_key import key
from partsref.reasons import Argument, Reason

_OVERLONG = re.compile(r"(\S{40})\S{20,}")
"""No word of a note is echoed beyond telling which one is meant."""
_MOST_FACETS = 12


def search(reader: WordReader, query: str, limit: int = 20, index_path: Path | None = None) -> Searched:
    """Answer a question in words; at most `limit` hits.

    `index_path` is the database's file, beside which the word index lies. Raises `InputError` for a question
    without a letter or digit, or a `limit` below 1; `DatabaseError` when no word index can be made.
    """
    if limit < 1:
        raise InputError(f"limit: expected 1 or more, got {limit}")
    if not key(query):
        raise InputError("expected something to look for, got nothing: try a part, a vehicle or a number.")
    index = reader.words(index_path)
    reading = understand(query, index.vocabulary, index, reader)
    return _answer(Question(reader, index.vocabulary, index, reading, limit, query[:LONGEST_QUERY]), query)


def read_question(reader: WordReader, query: str, index_path: Path | None = None) -> Reading:
    """How a question is read, without answering it."""
    index = reader.words(index_path)
    return understand(query, index.vocabulary, index, reader)


def _answer(question: Question, query: str) -> Searched:
    sized = _by_size(question)
    found = _found(question, sized)
    hits = found[: question.limit]
    notes, answered = notes_on(question, hits, found, sized)
    if len(query) > LONGEST_QUERY:
        notes.append(Reason("only_first_read", count=LONGEST_QUERY))
    return Searched(
        query,
        question.reading.understood(question.known),
        tuple(highlighted(hit, question.telling) for hit in hits),
        tuple(map(_shortened, notes)),
        _facets(hits),
        _did_you_mean(question, query),
        answered,
    )


def _shortened(note: Reason) -> Reason:
    def short(value: Argument) -> Argument:
        if isinstance(value, str):
            return _OVERLONG.sub(r"\1…", value)
        if isinstance(value, tuple):
            return tuple(map(short, value))  # type: ignore[return-value] # Each of its own kind.
        return value

    return Reason(note.code, **{name: short(value) for name, value in note.arguments})


def _found(question: Question, sized: Sized) -> list[Hit]:
    """Every part once: by its size if one was asked for and is known, else by its number and by words."""
    words: list[Hit] | None = None
    if question.reading.numbers and question.reading.wanted and not sized.hits:  # Both, whatever comes of the numbers.
        numbers, words = question.reader.together((partial(_by_number, question), partial(_by_words, question)))
    else:
        numbers = _by_number(question)
    exact = [hit for hit in numbers if hit.carries_it]
    if sized.hits:
        return _once([*exact, *sized.hits, *numbers])
    if words is None:
        words = [] if exact else _by_words(question)
    # A number nobody has is only a guess at what was meant; parts that fit come before guesses.
    guessed = not exact and question.reading.asks_for_part()
    return _once([*words, *numbers] if guessed else [*numbers, *words])


def _once(hits: Iterable[Hit]) -> list[Hit]:
    first: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        first.setdefault((hit.maker, hit.number), hit)
    return list(first.values())


def _by_size(question: Question) -> Sized:
    if not question.reading.sizes:
        return Sized()
    # Seldom asked, and words alone need none of this.
    from partsref.answer.search.by_size import by_size

    return by_size(question)


def _by_number(question: Question) -> list[Hit]:
    if not question.reading.numbers:
        return []
    # Words alone need none of this.
    from partsref.answer.search.by_number import by_number

    return by_number(question)


def _by_words(question: Question) -> list[Hit]:
    reading = question.reading
    if question.is_narrowed_by_unknown:
        return []
    if reading.asks_for_vehicle():
        fitting = _without_doubtful_first(question, fitting_parts(question))
        return fitting if len(fitting) >= question.limit else [*fitting, *named_for(question)]
    if reading.wanted or reading.words:
        return described(question)
    return of_makers_alone(question) if reading.asks_for_maker_alone() else []


def _without_doubtful_first(question: Question, hits: list[Hit]) -> list[Hit]:
    """Parts named for the model that something speaks against are never first: then they are only told of."""
    while hits and hits[0].doubtful and question.is_only_for_model(hits[0]):
        first = hits.pop(0)
        question.left_out[first.part_id] = f"{first.maker} {first.number}", first.reasons
    return hits


def _did_you_mean(question: Question, query: str) -> str:
    meant = " ".join(query[:LONGEST_QUERY].split())
    for typed, word in question.reading.corrected:
        place = meant.casefold().find(typed.casefold())
        if place >= 0:
            meant = meant[:place] + word + meant[place + len(typed) :]
    return meant if meant != " ".join(query[:LONGEST_QUERY].split()) else ""


def _facets(hits: Iterable[Hit]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {name: Counter() for name in ("category", "maker", "kind", "vehicle")}
    for hit in hits:
        for name, value in zip(found, (hit.category, hit.maker, hit.kind, hit.fits), strict=True):
            found[name].update([value] if value else [])
    return {name: dict(counts.most_common(_MOST_FACETS)) for name, counts in found.items()}
