"""Which descriptions answer the words of a question, and how well: best first, so that most is never looked at.

Only what the question names is an answer: another part, however like it in name or group, is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from partsref.answer.question.reading import Reading, Wanted
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.word_reader import Words
from partsref.values import frozen
from partsref.words.meanings import MeaningKind, kind_of, thing_of

ALL, A_KIND, SOME = range(3)
"""All that was asked; each a kind of it (a release bearing for a bearing); one of several parts asked for."""

_EACH_WAY = 60
"""Descriptions taken from one way of looking: what is beyond is no better than what is there."""

Groups = list[tuple[str, ...]]


@frozen
class Level:
    """How well one description answers. `part` is the place of the part it answers, where several were asked for."""

    level: int
    score: float = 0.0
    part: int = 0


def stages(reading: Reading, known: Vocabulary, index: Words) -> Iterator[dict[int, Level]]:
    """Descriptions by id, one level after the other, each complete; for those who choose among them by fitment."""
    if not reading.wanted:
        yield {description: Level(ALL) for description in index.with_words(reading.words)}
        return
    for level, part, groups in _asked(reading.wanted, known):
        ids = frozenset.intersection(*map(index.ids, groups))
        yield {description: Level(level, 0.0, part) for description in ids}


def best(reading: Reading, known: Vocabulary, index: Words, limit: int = _EACH_WAY) -> Iterator[tuple[int, Level]]:
    """Descriptions with their level, best first, at most `limit` from each way of looking.

    What has every word, the places among them, comes before what lacks some.
    """
    words, places = reading.words, reading.place_words
    if not reading.wanted:
        for level, tried in ((ALL, [*words, *places]), (ALL, words)):
            yield from ((description, Level(level, score)) for description, score in index.best((), tried, limit))
        return
    for level, part, groups in _asked(reading.wanted, known):
        for tried in _fewer([*words, *places]):
            yield from ((i, Level(level, score, part)) for i, score in index.best(groups, tried, limit))


def _fewer(words: list[str]) -> Iterator[list[str]]:
    """All words, then all but one, then none."""
    yield words
    if len(words) > 1:
        yield from ([other for other in words if other != word] for word in reversed(words))
    if words:
        yield []


def _asked(wanted: list[Wanted], known: Vocabulary) -> Iterator[tuple[int, int, Groups]]:
    """(level, part, groups of meanings) in falling order; of each group any meaning will do, and all groups must."""
    kinds = [with_kinds(part.meanings) for part in wanted]
    exact = [kinds[i] if "".join(part.typed) in known.heads else part.meanings for i, part in enumerate(wanted)]
    narrowing = [with_kinds(part.of) for part in wanted if part.of]
    if narrowing:
        yield ALL, 0, [*kinds, *narrowing]
        return
    yield ALL, 0, exact
    if kinds != exact:
        yield A_KIND, 0, kinds
    if len(wanted) > 1:
        # Of two parts named in one breath the last is the one meant, the first may only say of what.
        for part, group in enumerate(reversed(kinds)):
            yield SOME, part, [group]


def with_kinds(meanings: tuple[str, ...]) -> tuple[str, ...]:
    """Meanings, and what is a kind of them."""
    return (*meanings, *(MeaningKind.NARROWER.of(thing_of(m)) for m in meanings if kind_of(m) is MeaningKind.TERM))
