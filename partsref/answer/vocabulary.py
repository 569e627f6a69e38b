"""Everything a question may name, in one table of phrases: vehicles, makers, parts, places, and empty talk."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from partsref.store import names
from partsref.store.database import generation
from partsref.words.chassis import is_code, normal, patterns, series
from partsref.words.phrases import keys
from partsref.words.romaji import romaji
from partsref.words.talk import AFTERMARKET, GENUINE, LANGUAGE_TERMS, NOISE_KEYS, POSITIONS

_ENGINE = re.compile(r"\b(?:[A-Z]{1,3}\d{1,2}[A-Z]{0,2}\d?|\d[A-Z]\d{2}|[A-Z]{2}-[A-Z]{2,4})\b")
_JAPANESE_NAME = re.compile(r"[ぁ-ゖァ-ヺー・ ]{3,}")
_SHORTEST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Meanings by phrase key. A meaning is a letter and what it points at:

    `m` a model (its place in `models`), `b` a make, `a` a maker of parts, `t` a term, `c` a category, `p` a
    position, `g` genuine or aftermarket, `x` nothing.
    """

    phrases: dict[str, tuple[str, ...]]
    romaji: dict[str, tuple[str, ...]]
    words: frozenset[str]
    spellable: tuple[str, ...]
    models: tuple[names.ModelName, ...]
    vehicles: tuple[names.KnownVehicle, ...]
    codes: frozenset[str]
    all_series: frozenset[str]
    engines: frozenset[str]
    terms: dict[str, names.Term]
    categories: dict[str, str]

    def bags_with(self, words: Sequence[str]) -> list[str]:
        """The keys of phrases of several words that hold all of `words`."""
        wanted = set(words)
        return [key for key in self.phrases if " " in key and wanted.issubset(key.split())]

    def knows_code(self, code: str) -> bool:
        """Whether a chassis code, or the series it stands for, is named anywhere in the catalogue."""
        return code in self.codes or code in self.all_series


_latest: dict[str, tuple[tuple[str, int], Vocabulary]] = {}


def vocabulary(connection: sqlite3.Connection, term_phrases: dict[str, tuple[str, ...]]) -> Vocabulary:
    """The vocabulary of a catalogue, kept until it is written to. `term_phrases` are the word index's `phrases`."""
    stamp = generation(connection)
    known = _latest.get(stamp[0])
    if known and known[0] == stamp:
        return known[1]
    made = _make(connection, term_phrases)
    _latest.clear()
    _latest[stamp[0]] = (stamp, made)
    return made


def _make(connection: sqlite3.Connection, term_phrases: dict[str, tuple[str, ...]]) -> Vocabulary:
    models = tuple(names.models(connection))
    vehicles = tuple(names.vehicles(connection))
    terms = {f"t{term.id}": term for term in names.terms(connection)}
    empty = {meaning for meaning, term in terms.items() if term.name in LANGUAGE_TERMS}
    phrases: dict[str, tuple[str, ...]] = {}
    for key, meanings in term_phrases.items():
        phrases[key] = tuple(m for m in meanings if m not in empty) or ("x",)
    pairs = [*_vehicle_pairs(models, vehicles), *_maker_pairs(connection)]
    categories = {f"c{row[0]}": row[1] for row in names.categories(connection)}
    for category_id, name, name_ja, _ in names.categories(connection):
        pairs.extend((text, f"c{category_id}") for text in (name, name_ja) if text)
    for phrase, meaning in pairs:
        for key in keys(phrase):
            if meaning not in phrases.get(key, ()):
                phrases[key] = (*(m for m in phrases.get(key, ()) if m != "x"), meaning)
    words = frozenset(word for key in phrases for word in key.split() if " " in key)
    joined = {key for key in phrases if " " not in key}
    spellable = tuple(sorted(word for word in words | joined if len(word) >= _SHORTEST_FUZZY))
    for key, meanings in _talk().items():
        if key not in phrases or phrases[key] == ("x",) or meanings[0][0] == "p":
            phrases[key] = meanings
    applied = {code for pattern in names.codes(connection) for code in patterns(pattern)}
    codes = {code for v in vehicles for code in patterns(v.chassis)} | {c for c in applied if "_" not in c}
    return Vocabulary(
        phrases,
        _romaji(models, terms.values()),
        words,
        spellable,
        models,
        vehicles,
        frozenset(codes),
        frozenset(map(series, codes)),
        frozenset(_engines(names.engines(connection), codes)),
        terms,
        categories,
    )


def _vehicle_pairs(
    models: tuple[names.ModelName, ...], vehicles: tuple[names.KnownVehicle, ...]
) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for place, model in enumerate(models):
        pairs.extend(
            (text, f"m{place}") for text in {model.name: 0, model.name_ja: 0, **dict.fromkeys(model.aliases)} if text
        )
    pairs.extend((make, f"b{make}") for make in {model.make: 0 for model in models})
    return pairs


def _maker_pairs(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    makes = {row[0] for row in connection.execute("SELECT DISTINCT make FROM model")}
    pairs: list[tuple[str, str]] = []
    for alias, maker, kind in names.makers(connection):
        # A standard is named like the thing it measures (wiper size): the thing is meant.
        if kind != "standard":
            pairs.append((alias, f"a{maker}"))
        if maker in makes and kind == "oem":
            pairs.append((alias, f"b{maker}"))
    return pairs


@lru_cache(maxsize=1)
def _talk() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, words in POSITIONS.items():
        found.update((key, (f"p{place}",)) for word in words for key in keys(word))
    for kind, words in (("oem", GENUINE), ("aftermarket", AFTERMARKET)):
        found.update((key, (f"g{kind}",)) for word in words for key in keys(word))
    for key in NOISE_KEYS:
        found.setdefault(key, ("x",))
    return found


def _romaji(models: tuple[names.ModelName, ...], terms: Iterable[names.Term]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for place, model in enumerate(models):
        for text in (model.name_ja, *model.aliases):
            if _JAPANESE_NAME.fullmatch(text) and (key := romaji(text)):
                found.setdefault(key, {})[f"m{place}"] = None
    for term in terms:
        for text in (term.name_ja, *term.synonyms):
            if term.name not in LANGUAGE_TERMS and _JAPANESE_NAME.fullmatch(text) and (key := romaji(text)):
                found.setdefault(key, {})[f"t{term.id}"] = None
    return {key: tuple(meanings) for key, meanings in found.items() if len(key) >= _SHORTEST_FUZZY}


def _engines(cells: set[str], codes: set[str]) -> set[str]:
    found = {engine for cell in cells for engine in _ENGINE.findall(cell.upper())}
    return {engine for engine in found if not (is_code(engine) and normal(engine) in codes)}
