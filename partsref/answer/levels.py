"""Which descriptions answer the words of a question, and how well."""

from __future__ import annotations

from dataclasses import dataclass

from partsref.answer.reading import Reading, Wanted
from partsref.index.vocabulary import Vocabulary
from partsref.index.words import Words

ALL, A_KIND, SOME, NEAREST = range(4)
"""All that was asked; each a kind of it (a release bearing for a bearing); some of it; only something like it."""


@dataclass(frozen=True, slots=True)
class Level:
    """How well one description answers. `missing` counts loose words it lacks: 0 none, 1 some, 2 all of them.

    `part` is the place of the part asked for that it answers, where several were.
    """

    level: int
    missing: int
    score: float
    part: int = 0


def levels(reading: Reading, known: Vocabulary, index: Words) -> dict[int, Level]:
    """Descriptions by id; empty when nothing answers."""
    if not reading.wanted:
        return _by_words(reading, index)
    found: dict[int, Level] = {}
    asked = [wanted.meanings for wanted in reading.wanted]
    kinds = [_with_kinds(meanings) for meanings in asked]
    missing = _missing(reading.words, index)

    def take(scores: dict[int, float], level: int, part: int = 0) -> None:
        for description, score in scores.items():
            lacks, extra = missing.get(description, (2 if reading.words else 0, 0.0))
            found.setdefault(description, Level(level, lacks, score + extra, part))

    narrowed = [_with_kinds(wanted.of) for wanted in reading.wanted if wanted.of]
    if narrowed:
        take(index.match([*kinds, *narrowed], ()), ALL)
    take(index.match(asked, ()), NEAREST if narrowed else ALL)
    take(index.match(kinds, ()), NEAREST if narrowed else A_KIND)
    if len(asked) > 1:
        # Of two parts named in one breath the last is the one meant, the first may only say of what.
        for part, meanings in enumerate(reversed(kinds)):
            take(index.match([meanings], ()), SOME, part)
    take(_nearest(reading.wanted, known, index), NEAREST)
    return found


def _with_kinds(meanings: tuple[str, ...]) -> tuple[str, ...]:
    return (*meanings, *(f"k{m[1:]}" for m in meanings if m[0] == "t"))


def _by_words(reading: Reading, index: Words) -> dict[int, Level]:
    every = index.match((), reading.words)
    found = {description: Level(ALL, 0, score) for description, score in every.items()}
    if len(reading.words) > 1:
        for description, score in index.match((), reading.words, every=False).items():
            found.setdefault(description, Level(NEAREST, 1, score))
    return found


def _missing(words: list[str], index: Words) -> dict[int, tuple[int, float]]:
    """How many of the loose words each description lacks, and what those it has are worth."""
    if not words:
        return {}
    found = {description: (1, score) for description, score in index.match((), words, every=False).items()}
    found.update({description: (0, score) for description, score in index.match((), words).items()})
    return found


def _nearest(asked: list[Wanted], known: Vocabulary, index: Words) -> dict[int, float]:
    """What is at least of the same category, or shares a word with what was asked for."""
    names = {known.terms[m].category for wanted in asked for m in wanted.meanings if m in known.terms}
    broader = [meaning for meaning, name in known.categories.items() if name in names]
    typed = [atom for wanted in asked for atom in wanted.typed if len(atom) > 2]
    found = index.match((), index.knows(typed), every=False) if typed else {}
    for description, score in (index.match([broader], ()) if broader else {}).items():
        found[description] = found.get(description, 0.0) + score
    return found
