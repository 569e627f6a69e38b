"""Everything a question may name, in one table of phrases: vehicles, makers, parts, places, and empty talk."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from operator import attrgetter
from types import MappingProxyType

from partsref.reads.name_rows import KnownVehicle, ModelName, PartTerm
from partsref.store.read import names
from partsref.words.chassis import covering, covers, is_code, normal, patterns, series
from partsref.words.fold import fold
from partsref.words.meanings import NO_MEANING, MeaningKind, kind_of
from partsref.words.other_vehicles import OTHER_VEHICLES
from partsref.words.phrases import keys
from partsref.words.positions import CORNERS, POSITIONS
from partsref.words.romaji import romaji, romaji_key
from partsref.words.talk import AFTERMARKET, GENUINE, LANGUAGE_TERMS, NOISE_KEYS
from partsref.words.text import atoms, is_japanese
from partsref.words.vehicle_talk import VEHICLE_WORDS

_ENGINE = re.compile(r"\b(?:[A-Z]{1,3}\d{1,2}[A-Z]{0,2}\d?|\d[A-Z]\d{2}|[A-Z]{2}-[A-Z]{2,4})\b")
_GENERATION = re.compile(r" [IVX]+$", re.IGNORECASE)
"""Export catalogues number generations (Cuore VI); owners leave that out."""
_NAMES_NOTHING = (MeaningKind.NOTHING, MeaningKind.POSITION, MeaningKind.GENUINE)
_SHORTEST_FUZZY = 4
_SHORTEST_BEGINNING = 6
_SHORTEST_BEGINNING_JA = 3
"""Letters of a model's first word that stands for the model: shorter ones (town, grand) are words of the language."""


@dataclass(frozen=True)
class Vocabulary:
    """Meanings (`words.meanings`) by phrase key. `categories` and `groups` name a category and its service group."""

    phrases: dict[str, tuple[str, ...]]
    romaji: dict[str, tuple[str, ...]]
    models: tuple[ModelName, ...]
    vehicles: tuple[KnownVehicle, ...]
    codes: frozenset[str]
    patterns: frozenset[str]
    engines: frozenset[str]
    terms: dict[str, PartTerm]
    categories: dict[str, str]
    groups: dict[str, str]
    heads: frozenset[str]
    """Words that several terms end with: belt, seal, センサー (folded). By itself such a word says little."""

    @cached_property
    def all_series(self) -> frozenset[str]:
        """The series of all chassis codes: codes without their body letters, patterns without their open end."""
        return frozenset(map(series, self.codes)) | {pattern.rstrip("_") for pattern in self.patterns}

    @cached_property
    def words(self) -> frozenset[str]:
        """The single words that phrases are made of."""
        return frozenset(word for key in self._named for word in key.split() if " " in key)

    @cached_property
    def spellable(self) -> tuple[str, ...]:
        """What a mistyped word may have been meant for."""
        joined = {key for key in self._named if " " not in key}
        return tuple(sorted(word for word in self.words | joined if len(word) >= _SHORTEST_FUZZY))

    @cached_property
    def _named(self) -> tuple[str, ...]:
        return tuple(key for key, meanings in self.phrases.items() if not meanings[0].startswith(_NAMES_NOTHING))

    def knows_code(self, code: str) -> bool:
        """Whether a chassis code, the series it stands for or is a body of, is named anywhere in the catalogue."""
        if code in self.codes or code in self.all_series or not covering(code).isdisjoint(self.codes):
            return True
        return any(covers(pattern, code) for pattern in self.patterns)

    def dump(self) -> str:
        """As JSON, for `load`."""
        return json.dumps(
            {
                "phrases": self.phrases,
                "romaji": self.romaji,
                "models": _rows(ModelName, self.models),
                "vehicles": _rows(KnownVehicle, self.vehicles),
                "codes": sorted(self.codes),
                "patterns": sorted(self.patterns),
                "engines": sorted(self.engines),
                "terms": _rows(PartTerm, self.terms.values()),
                "categories": self.categories,
                "groups": self.groups,
                "heads": sorted(self.heads),
            },
            ensure_ascii=False,
        )


def _rows(kind: type, told: Iterable[object]) -> list[object]:
    """As `dataclasses.astuple`, which copies what nobody changes."""
    return list(map(attrgetter(*(field.name for field in fields(kind))), told))


def load(text: str) -> Vocabulary:
    """A vocabulary from what `Vocabulary.dump` wrote."""
    kept = json.loads(text)
    return Vocabulary(
        {key: tuple(meanings) for key, meanings in kept["phrases"].items()},
        {key: tuple(meanings) for key, meanings in kept["romaji"].items()},
        tuple(ModelName(row[0], row[1], row[2], row[3], tuple(row[4])) for row in kept["models"]),
        tuple(KnownVehicle(*row) for row in kept["vehicles"]),
        frozenset(kept["codes"]),
        frozenset(kept["patterns"]),
        frozenset(kept["engines"]),
        {
            MeaningKind.TERM.of(row[0]): PartTerm(row[0], row[1], row[2], row[3], row[4], tuple(row[5]))
            for row in kept["terms"]
        },
        kept["categories"],
        kept["groups"],
        frozenset(kept["heads"]),
    )


def make(connection: sqlite3.Connection, term_phrases: Mapping[str, tuple[str, ...]]) -> Vocabulary:
    """The vocabulary of a catalogue; `term_phrases` are the keys of its synonym table."""
    models = tuple(names.models(connection))
    vehicles = tuple(names.vehicles(connection))
    terms = {MeaningKind.TERM.of(term.id): term for term in names.terms(connection)}
    empty = {meaning for meaning, term in terms.items() if term.name in LANGUAGE_TERMS}
    phrases: dict[str, tuple[str, ...]] = {}
    for key, meanings in term_phrases.items():
        phrases[key] = tuple(m for m in meanings if m not in empty) or NO_MEANING
    pairs = [*_model_pairs(models), *_maker_pairs(connection, {model.make for model in models})]
    categories = names.categories(connection)
    pairs.extend((text, MeaningKind.CATEGORY.of(row[0])) for row in categories for text in row[1:3] if text)
    for phrase, meaning in pairs:
        for key in keys(phrase):
            if meaning not in phrases.get(key, ()):
                phrases[key] = (*(m for m in phrases.get(key, ()) if (m,) != NO_MEANING), meaning)
    for key, meanings in _talk().items():
        if key not in phrases or phrases[key] == NO_MEANING or kind_of(meanings[0]) is MeaningKind.POSITION:
            phrases[key] = meanings
    _begin_models(phrases, models)
    _widen_groups(phrases, terms, categories)
    _tell_apart(phrases, models, terms.values())
    applied = names.codes(connection)
    codes = {code for code in applied if "_" not in code} | {
        code for vehicle in vehicles for code in patterns(vehicle.chassis)
    }
    return Vocabulary(
        phrases,
        _romaji(models, terms.values()),
        models,
        vehicles,
        frozenset(codes),
        frozenset(applied - codes),
        frozenset(_engines(names.engines(connection), codes)),
        terms,
        {MeaningKind.CATEGORY.of(row[0]): row[1] for row in categories},
        {MeaningKind.CATEGORY.of(row[0]): row[3] for row in categories},
        _heads(terms.values()),
    )


def _heads(terms: Collection[PartTerm]) -> frozenset[str]:
    last = Counter("".join(atoms(term.name.rpartition(" ")[2])) for term in terms)
    japanese = {fold(term.name_ja) for term in terms if term.name_ja}
    ends = Counter(name[start:] for name in japanese for start in range(1, len(name) - 1))
    return frozenset(word for word, count in last.items() if count > 1) | {word for word in japanese if ends[word] > 1}


def _begin_models(phrases: dict[str, tuple[str, ...]], models: Sequence[ModelName]) -> None:
    """The first word of models of one family stands for them (Pajero: Pajero Mini), if no name ends with it (Wagon)."""
    called = [(text.split(), place) for place, model in enumerate(models) for text in (model.name, *model.aliases)]
    later = {"".join(atoms(word)) for words, _ in called for word in words[1:]}
    begun: dict[str, dict[int, None]] = {}
    for words, place in called:
        first = "".join(atoms(words[0])) if len(words) > 1 else ""
        if first and first not in phrases and first not in later:
            begun.setdefault(first, {})[place] = None
    for first, places in begun.items():
        long = len(first) >= (_SHORTEST_BEGINNING_JA if is_japanese(first[-1]) else _SHORTEST_BEGINNING)
        if long and len({models[place].family for place in places}) == 1:
            phrases[first] = tuple(map(MeaningKind.MODEL.of, places))


def _widen_groups(
    phrases: dict[str, tuple[str, ...]], terms: Mapping[str, PartTerm], categories: list[tuple[int, str, str, str]]
) -> None:
    """A term named like a service group (brake: brakes) asks for anything of that group."""
    groups: dict[str, list[str]] = {}
    for category_id, _, _, group in categories:
        groups.setdefault("".join(atoms(group)), []).append(MeaningKind.CATEGORY.of(category_id))
    wide = {meaning: groups[name] for meaning, term in terms.items() if (name := "".join(atoms(term.name))) in groups}
    for key, meanings in phrases.items():
        if more := [category for meaning in meanings for category in wide.get(meaning, ())]:
            phrases[key] = tuple(dict.fromkeys((*meanings, *more)))


def _tell_apart(phrases: dict[str, tuple[str, ...]], models: Sequence[ModelName], terms: Iterable[PartTerm]) -> None:
    """Where only a long vowel parts a model from a part (ミラ, ミラー), each is also kept as it is spelt."""
    spelt = [
        (text, MeaningKind.MODEL.of(place))
        for place, model in enumerate(models)
        for text in (model.name_ja, *model.aliases)
    ]
    spelt += [(text, MeaningKind.TERM.of(term.id)) for term in terms for text in (term.name_ja, *term.synonyms)]
    exact: dict[str, dict[str, None]] = {}
    for text, meaning in spelt:
        if set(map(kind_of, phrases.get(fold(text), ()))) >= {MeaningKind.MODEL, MeaningKind.TERM} and is_japanese(
            fold(text)[0]
        ):
            exact.setdefault(text, {})[meaning] = None
    phrases.update((text, tuple(meanings)) for text, meanings in exact.items())


def _model_pairs(models: tuple[ModelName, ...]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for place, model in enumerate(models):
        called = dict.fromkeys((model.name, model.name_ja, *model.aliases, _GENERATION.sub("", model.name)))
        pairs.extend((text, MeaningKind.MODEL.of(place)) for text in called if text)
    pairs.extend((make, MeaningKind.MAKE.of(make)) for make in dict.fromkeys(model.make for model in models))
    return pairs


def _maker_pairs(connection: sqlite3.Connection, makes: set[str]) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for alias, maker, kind in names.makers(connection):
        # A standard is named like the thing it measures (wiper size): the thing is meant.
        if kind != "standard":
            pairs.append((alias.replace("(", " "), MeaningKind.MAKER.of(maker)))  # Suzuki (Changan) is not Suzuki.
        if maker in makes and kind == "oem":
            pairs.append((alias.replace("(", " "), MeaningKind.MAKE.of(maker)))
    return pairs


@cache
def _talk() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, words in POSITIONS.items():
        found.update((key, (MeaningKind.POSITION.of(place),)) for word in words for key in keys(word))
    for corner, words in CORNERS.items():
        found.update((key, tuple(map(MeaningKind.POSITION.of, corner.split()))) for word in words for key in keys(word))
    for kind, words in (("oem", GENUINE), ("aftermarket", AFTERMARKET)):
        found.update((key, (MeaningKind.GENUINE.of(kind),)) for word in words for key in keys(word))
    for make, model in OTHER_VEHICLES:
        found.update(
            (key, (MeaningKind.OTHER_VEHICLE.of(f"{make} {model}"),)) for key in keys(model) if key not in found
        )
    for name, words in VEHICLE_WORDS.items():
        found.update((key, (MeaningKind.TRIM.of(name),)) for word in words for key in keys(word) if key not in found)
    for key in NOISE_KEYS:
        found.setdefault(key, NO_MEANING)
    return MappingProxyType(found)


def _romaji(models: tuple[ModelName, ...], terms: Iterable[PartTerm]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for place, model in enumerate(models):
        for text in (model.name_ja, *model.aliases):
            if key := romaji(text):
                found.setdefault(key, {})[MeaningKind.MODEL.of(place)] = None
    for term in terms:
        if term.name in LANGUAGE_TERMS:
            continue
        for text in (term.name_ja, *term.synonyms):
            if key := romaji(text):
                found.setdefault(key, {})[MeaningKind.TERM.of(term.id)] = None
        latin = (word for word in term.romaji.split() if not is_japanese(word[0]))
        if key := romaji_key("".join(latin)):
            found.setdefault(key, {})[MeaningKind.TERM.of(term.id)] = None
    return {key: tuple(meanings) for key, meanings in found.items() if len(key) >= _SHORTEST_FUZZY}


def _engines(cells: set[str], codes: set[str]) -> set[str]:
    found = {engine for cell in cells for engine in _ENGINE.findall(cell.upper())}
    return {engine for engine in found if not (is_code(engine) and normal(engine) in codes)}


def engine_codes(connection: sqlite3.Connection) -> frozenset[str]:
    """The engine codes a catalogue names, as a vocabulary has them."""
    codes = {code for code in names.codes(connection) if "_" not in code}
    codes |= {code for vehicle in names.vehicles(connection) for code in patterns(vehicle.chassis)}
    return frozenset(_engines(names.engines(connection), codes))
