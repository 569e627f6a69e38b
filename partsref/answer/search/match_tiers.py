"""Which descriptions answer the words of a question, and how well: best first, so that most is never looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from partsref.answer.question.reading import Reading, Wanted
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.words.word_index import Words
from partsref.words.text import is_japanese

ALL, A_KIND, SOME, NEAREST = range(4)
"""All that was asked; each a kind of it (a release bearing for a bearing); some of it; only something like it."""
_COMMON = 2_000
"""A word of more descriptions than this says too little to look for what is nearest by it."""

_EACH_WAY = 60
"""Descriptions taken from one way of looking: what is beyond is no better than what is there."""

Groups = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Level:
    """How well one description answers. `part` is the place of the part it answers, where several were asked for."""

    level: int
    score: float = 0.0
    part: int = 0


def stages(reading: Reading, known: Vocabulary, index: Words) -> Iterator[dict[int, Level]]:
    """Descriptions by id, one level after the other, each complete; for those who choose among them by fitment."""
    if not reading.wanted:
        yield from _stages_of_words(reading.words, index)
        return
    for level, part, groups in _asked(reading.wanted, known):
        ids = frozenset.intersection(*map(index.ids, groups))
        yield {description: Level(level, 0.0, part) for description in ids}
    categories = broader(reading.wanted, known)
    nearest = set(index.ids(categories))
    for words in _typed(reading.wanted, known, index):
        nearest |= index.with_words(words)
    yield {description: Level(NEAREST) for description in nearest}
    yield {description: Level(NEAREST) for description in index.ids(same_group(categories, known))}


def _stages_of_words(words: list[str], index: Words) -> Iterator[dict[int, Level]]:
    yield {description: Level(ALL) for description in index.with_words(words)}
    if len(words) > 1:
        nearest = {description for word in _telling(words, index) for description in index.with_words([word])}
        yield {description: Level(NEAREST) for description in nearest}


def best(reading: Reading, known: Vocabulary, index: Words, limit: int = _EACH_WAY) -> Iterator[tuple[int, Level]]:
    """Descriptions with their level, best first, at most `limit` from each way of looking.

    What has every word, the places among them, comes before what lacks some.
    """
    words, places = reading.words, reading.place_words
    if not reading.wanted:
        for level, tried in ((ALL, [*words, *places]), (ALL, words)):
            yield from ((description, Level(level, score)) for description, score in index.best((), tried, limit))
        for word in _telling(words, index) if len(words) > 1 else ():
            yield from ((i, Level(NEAREST, score)) for i, score in index.best((), [word], limit))
        return
    for level, part, groups in _asked(reading.wanted, known):
        for tried in _fewer([*words, *places]):
            yield from ((i, Level(level, score, part)) for i, score in index.best(groups, tried, limit))
    groups = [broader(reading.wanted, known)]
    yield from ((i, Level(NEAREST, score)) for i, score in index.best(groups, (), limit))
    for alike in _typed(reading.wanted, known, index):
        yield from ((i, Level(NEAREST, score)) for i, score in index.best((), alike, limit))


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
    yield NEAREST if narrowing else ALL, 0, exact
    if kinds != exact:
        yield NEAREST if narrowing else A_KIND, 0, kinds
    if len(wanted) > 1:
        # Of two parts named in one breath the last is the one meant, the first may only say of what.
        for part, group in enumerate(reversed(kinds)):
            yield SOME, part, [group]


def with_kinds(meanings: tuple[str, ...]) -> tuple[str, ...]:
    """Meanings, and what is a kind of them."""
    return (*meanings, *(f"k{m[1:]}" for m in meanings if m[0] == "t"))


def broader(wanted: list[Wanted], known: Vocabulary) -> tuple[str, ...]:
    """The categories that the parts asked for belong to."""
    names = {known.terms[m].category for part in wanted for m in part.meanings if m in known.terms}
    return tuple(meaning for meaning, name in known.categories.items() if name in names)


def same_group(categories: tuple[str, ...], known: Vocabulary) -> tuple[str, ...]:
    """All categories of the service groups that `categories` belong to."""
    groups = {known.groups[category] for category in categories}
    return tuple(category for category, group in known.groups.items() if group and group in groups)


def _typed(wanted: list[Wanted], known: Vocabulary, index: Words) -> Iterator[list[str]]:
    """What a part only like the one asked for has of its name: a telling word, or three characters of Japanese.

    Words that many parts end with (kit, belt) and two characters alone (シュ) stand in names of anything.
    """
    atoms = [atom for part in wanted for atom in part.typed if len(atom) > 2 and atom not in known.heads]
    yield from ([word] for word in _telling(atoms, index))
    for text in ("".join(part.typed) for part in wanted if part.typed and is_japanese(part.typed[0])):
        for start in range(len(text) - 2):
            pairs = [text[start : start + 2], text[start + 1 : start + 3]]
            if len(_telling(pairs, index)) == len(set(pairs)):
                yield pairs


def _telling(words: Sequence[str], index: Words) -> list[str]:
    """Those words that few enough descriptions have."""
    return [word for word in dict.fromkeys(words) if 0 < index.frequency(word) <= _COMMON]
