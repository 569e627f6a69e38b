"""What a description is about, by the synonym table: the meanings the word index holds beside its words."""

from __future__ import annotations

import sqlite3
from collections import Counter
from hashlib import sha256

from partsref.store.read.names import categories, terms
from partsref.words.meanings import MeaningKind, thing_of
from partsref.words.phrases import is_a, keys, segment, table
from partsref.words.positions import POSITIONS
from partsref.words.text import atoms

Phrases = dict[str, tuple[str, ...]]
"""Meanings that are terms, by phrase key."""


def digest(connection: sqlite3.Connection) -> str:
    """A digest of the synonym table: another table makes another index."""
    return sha256(repr(terms(connection)).encode()).hexdigest()[:24]


def read_phrases(connection: sqlite3.Connection) -> Phrases:
    """The phrases of the synonym table."""
    return table(
        (text, MeaningKind.TERM.of(t.id))
        for t in terms(connection)
        for text in (t.name, t.name_ja, t.romaji, *t.synonyms)
        if text
    )


class Tagger:
    """Says what a description is: its terms, what those are a kind of, its category."""

    def __init__(self, connection: sqlite3.Connection, phrases: Phrases) -> None:
        self._phrases = phrases
        known = terms(connection)
        self._category_of = {MeaningKind.TERM.of(term.id): term.category for term in known}
        self._wider = {MeaningKind.TERM.of(t.id): phrases.get("".join(atoms(without_place(t.name))), ()) for t in known}
        self._heads = {MeaningKind.TERM.of(term.id) for term in known if " " not in term.name}
        shared = Counter(term.category for term in known)
        self._names: dict[int, str] = {}
        self._terms_of: dict[int, list[str]] = {}
        for category_id, name, name_ja, _ in categories(connection):
            meant = [m for text in (name, name_ja) if text for key in keys(text) for m in phrases.get(key, ())]
            alone = [MeaningKind.TERM.of(term.id) for term in known if term.category == name and shared[name] == 1]
            self._names[category_id] = name
            self._terms_of[category_id] = [m for m in dict.fromkeys([*meant, *alone]) if self._agrees(m, name)]

    def about(self, name: str, name_ja: str, category_id: int) -> list[str]:
        """The meanings of one description, each once.

        A category corrects the name: a cabin air filter is in the category of cabin filters, so no air filter. A
        name may be narrower than its category: an air conditioner belt among the fan belts is a kind of fan belt.
        """
        category = self._names.get(category_id, "")
        found: dict[str, None] = {}
        kinds: dict[str, None] = {}
        for text in (natural(name), name_ja):
            pieces = atoms(text)
            for cut in segment(pieces, self._phrases):
                agreeing = [m for m in cut.meanings if self._agrees(m, category)]
                found.update(dict.fromkeys(agreeing))
                for meaning in agreeing:
                    found.update(dict.fromkeys(m for m in self._wider[meaning] if self._agrees(m, category)))
                ends = is_a(pieces, cut, self._phrases) if agreeing else ()
                kinds.update(dict.fromkeys(m for m in ends if m in self._heads or self._agrees(m, category)))
        own = self._terms_of.get(category_id, [])
        narrower = any(self._category_of[meaning] == category and meaning not in own for meaning in found)
        (kinds if narrower else found).update(dict.fromkeys(own))
        narrowly = (MeaningKind.NARROWER.of(thing_of(m)) for m in kinds if m not in found)
        return [*found, *narrowly, *([MeaningKind.CATEGORY.of(category_id)] if category_id else [])]

    def _agrees(self, meaning: str, category: str) -> bool:
        return not category or self._category_of[meaning] in ("", category)


def natural(name: str) -> str:
    """Catalogue English in spoken order, so that what a thing is stands last.

    >>> natural("BEARING, CLUTCH RELEASE")
    'CLUTCH RELEASE BEARING'
    """
    head, comma, rest = name.partition(",")
    return f"{rest.strip()} {head.strip()}" if comma and rest.strip() else name


def without_place(name: str) -> str:
    """A term's name without the place it ends with.

    >>> without_place("wheel bearing front")
    'wheel bearing'
    """
    rest, _, last = name.rpartition(" ")
    return rest if last in POSITIONS and " " in rest else name
