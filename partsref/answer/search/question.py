"""One question being answered, and what was found out about it on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from partsref.answer.question.reading import Reading, part_name
from partsref.answer.scope.fitment_notes import Aspects, read_note
from partsref.answer.search.name_words import words_of
from partsref.index.terms.vocabulary import Vocabulary
from partsref.index.word_reader import Words
from partsref.model import Part
from partsref.model_hits import Hit
from partsref.reads.name_rows import PartTerm
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason
from partsref.words.talk import VEHICLE_QUALIFIERS


@dataclass
class Question:
    """What was asked, as it was read, and where to look for the answer."""

    reader: Reader
    known: Vocabulary
    index: Words
    reading: Reading
    limit: int
    query: str = ""
    part_answered: dict[int, int] = field(default_factory=dict)
    """Of several parts asked for, which one a part answers: 0 is the last that was named."""
    engine_unconfirmed: set[int] = field(default_factory=set)
    """Parts for a vehicle of the model named of which nobody says that it has the engine named."""
    only_for_model: set[int] = field(default_factory=set)
    """Parts found for the model alone, where a chassis code was asked for."""
    left_out: dict[int, tuple[str, tuple[Reason, ...]]] = field(default_factory=dict)
    """Parts that would have come first although something speaks against them: maker and number, and what does."""

    @cached_property
    def makers(self) -> frozenset[str]:
        """The makers asked for. Beside a vehicle, its maker's name belongs to the vehicle, not to the part."""
        reading = self.reading
        named = set(reading.makes) if reading.models or reading.codes else set()
        return frozenset(reading.makers) - named

    @cached_property
    def telling(self) -> frozenset[str]:
        """Index words of what was asked for, under all its names."""
        reading = self.reading
        found = {*reading.words, *reading.place_words, *(atom for part in reading.wanted for atom in part.typed)}
        return frozenset(found.union(*(words_of(f"{term.name} {term.name_ja}") for term in self._terms)))

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """Index words of each name that what was asked for goes by; any of them will do."""
        categories = self.known.categories
        texts = [text for term in self._terms for text in (term.name, term.name_ja)]
        texts += [categories[meaning] for meaning in self._meanings if meaning in categories]
        return tuple(filter(None, {frozenset(self.reading.words), *map(words_of, texts)}))

    @property
    def _meanings(self) -> list[str]:
        return [meaning for part in self.reading.wanted for meaning in part.meanings]

    @property
    def _terms(self) -> list[PartTerm]:
        terms = self.known.terms
        return [terms[meaning] for meaning in self._meanings if meaning in terms]

    @cached_property
    def vehicles(self) -> str:
        """The vehicles asked for, in words."""
        return ", ".join(map(str, self.reading.understood(self.known).vehicles))

    def is_called(self, part: Hit | Part) -> bool:
        """Whether a part goes by a name of what was asked for, or none was named."""
        names = words_of(f"{part.name} {part.name_ja} {part.category}")
        return not self.names or any(asked <= names for asked in self.names)

    @cached_property
    def narrowing_words(self) -> frozenset[str]:
        """Loose words without which a word that many parts end with (a boot, ブーツ) names any of them."""
        wanted = self.reading.wanted
        if not wanted or not all("".join(part.typed) in self.known.heads for part in wanted):
            return frozenset()
        return frozenset(self.reading.words) - VEHICLE_QUALIFIERS

    def lacks_what_narrows(self, part: Part) -> bool:
        """Whether a part's names have none of the words that narrow the one asked for."""
        narrowing = self.narrowing_words
        return bool(narrowing) and not narrowing & words_of(f"{part.name} {part.name_ja}")

    def is_only_for_model(self, hit: Hit) -> bool:
        """Whether a chassis code was asked for, and a part's source names the model alone."""
        return hit.part_id in self.only_for_model

    @cached_property
    def asks(self) -> Aspects:
        """Which engine or drive the question asks for in words: turbo, supercharged, 4WD."""
        return read_note(self.query)

    @cached_property
    def part_names(self) -> tuple[str, ...]:
        """The parts asked for, as the catalogue calls them; words nobody knows are no name of a part."""
        unknown = set(self.reading.unknown) - {wanted.modifier for wanted in self.reading.wanted}
        return tuple(name for name in self.reading.part_names(self.known) if name not in unknown)

    def parts_missing(self, hits: Iterable[Hit]) -> list[str]:
        """Of several parts asked for those of which no hit is one, where no hit is all of them together."""
        answered = {self.part_answered.get(hit.part_id) for hit in hits if hit.fits or hit.block == "text"}
        if not answered or None in answered:
            return []
        asked = list(enumerate(reversed(self.reading.wanted)))
        return [part_name(wanted.meanings, self.known) for place, wanted in asked if place not in answered]

    @property
    def is_narrowed_by_unknown(self) -> bool:
        """Whether what stands right before a part's name narrows it to one that nobody knows (a torque converter seal).

        A word that many parts end with says nothing without it; nor do loose words without the unknown one.
        """
        reading = self.reading
        if not reading.wanted:
            return bool(reading.unknown)
        return any(w.modifier and not w.of and "".join(w.typed) in self.known.heads for w in reading.wanted)
