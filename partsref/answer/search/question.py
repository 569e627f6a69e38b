"""One question being answered, and what was found out about it on the way."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from functools import cached_property

from partsref.answer.reading import Reading
from partsref.answer.search.names import words_of
from partsref.index.vocabulary import Vocabulary
from partsref.index.words import Words
from partsref.model import Hit, Part
from partsref.store.reader import Reader

EXACT = ("exact", "base")
"""The blocks of hits that carry the number asked for."""


@dataclass
class Question:
    """What was asked, as it was read, and where to look for the answer."""

    reader: Reader
    known: Vocabulary
    index: Words
    reading: Reading
    limit: int
    astray: dict[int, str] = field(default_factory=dict)
    """Parts found at the place opposite to the one asked for, and what to say of them."""

    @property
    def db(self) -> sqlite3.Connection:
        """The database's connection."""
        return self.reader.connection

    @cached_property
    def makers(self) -> frozenset[str]:
        """The makers asked for. Beside a vehicle, its maker's name belongs to the vehicle, not to the part."""
        reading = self.reading
        named = set(reading.makes) if reading.models or reading.codes else set()
        return frozenset(reading.makers) - named

    @cached_property
    def telling(self) -> frozenset[str]:
        """Index words of what was asked for, under all its names."""
        reading, terms = self.reading, self.known.terms
        found = {*reading.words, *reading.place_words, *(atom for part in reading.wanted for atom in part.typed)}
        meant = [terms[m] for part in reading.wanted for m in part.meanings if m in terms]
        return frozenset(found.union(*(words_of(f"{term.name} {term.name_ja}") for term in meant)))

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """Index words of each name that what was asked for goes by; any of them will do."""
        reading, known = self.reading, self.known
        meanings = [m for part in reading.wanted for m in part.meanings]
        terms = [known.terms[m] for m in meanings if m in known.terms]
        texts = [text for term in terms for text in (term.name, term.name_ja)]
        texts += [known.categories[m] for m in meanings if m in known.categories]
        return tuple(filter(None, {frozenset(reading.words), *map(words_of, texts)}))

    def is_called(self, part: Hit | Part) -> bool:
        """Whether a part goes by a name of what was asked for, or none was named."""
        names = words_of(f"{part.name} {part.name_ja} {part.category}")
        return not self.names or any(asked <= names for asked in self.names)

    def is_other(self, hit: Hit) -> bool:
        """Whether a part is another than the one asked for, or sits at the opposite place."""
        return "not what was asked" in hit.why or hit.part_id in self.astray
