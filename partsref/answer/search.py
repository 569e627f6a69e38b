"""Anything asked in words: numbers, vehicles, parts, mixed. What fits comes first; what is only near says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

from partsref.answer.in_years import doubts
from partsref.answer.levels import A_KIND, ALL, NEAREST, SOME, Level, best, stages
from partsref.answer.read_codes import nearest_codes
from partsref.answer.read_tokens import LONGEST_QUERY
from partsref.answer.reading import Reading
from partsref.answer.scope import FAMILY, ITS_MODEL, TWIN, Reach, Scope, Scopes
from partsref.answer.understand import understand
from partsref.errors import InputError
from partsref.index.vocabulary import Vocabulary
from partsref.index.words import Words, ensure
from partsref.model import Equivalent, Hit, Part, Searched
from partsref.numbers.fold import key
from partsref.store import fitting
from partsref.store.reader import Reader
from partsref.words.places import elsewhere
from partsref.words.text import index_words

_MOST_EQUIVALENTS = 6
_MOST_NUMBERS = 4
_OVERLONG = re.compile(r"(\S{40})\S{20,}")
"""No word of a note is echoed beyond telling which one is meant."""
_PORTION = 60
_PORTION_OF_A_VEHICLE = 250
_IN_TURN = 20
_MOST_OF_A_MAKER = 500
_MOST_FOUND = 100
"""Parts a number leads to. Like the portions, it is not the limit asked for: that only cuts what is shown."""
_MOST_FACETS = 12
_MOST_KIN = 500
_ENOUGH_THAT_FIT = 12
_ENOUGH_KIN = 120
"""Parts after which no farther kin are looked for: of those that fit the vehicle or its twin, and of all."""
_EXACT = ("exact", "base")
_UNVERIFIED = "D"
"""The trust of hearsay: shops' lists, forum posts."""


def search(reader: Reader, query: str, limit: int = 20, index_path: Path | None = None) -> Searched:
    """Answer a question in words; at most `limit` hits.

    `index_path` is the database's file, beside which the word index lies. Raises `InputError` for a question
    without a letter or digit, or a `limit` below 1; `DatabaseError` when no word index can be made.
    """
    if limit < 1:
        raise InputError(f"limit: expected 1 or more, got {limit}")
    if not key(query):
        raise InputError("expected something to look for, got nothing: try a part, a vehicle or a number.")
    index = ensure(index_path or _path_of(reader), reader.connection)
    known = index.vocabulary
    reading = understand(query, known, index, reader)
    return _Search(reader, known, index, reading, limit).answer(query)


def _path_of(reader: Reader) -> Path:
    return Path(reader.connection.execute("PRAGMA database_list").fetchone()[2])


@dataclass(frozen=True, slots=True)
class _Found:
    """A part found, before it is read from the file."""

    part_id: int
    level: Level
    rank: int = 0
    why: str = ""
    vehicle: str = ""
    misplaced: int = 0
    position: str = ""
    undated: bool = False
    nearness: tuple[int, ...] = ()

    def order(self) -> tuple[object, ...]:
        """How well it fits the vehicle; what is not quite it comes later."""
        return self.rank > ITS_MODEL, self.misplaced, self.undated, self.nearness


class _Search:
    """One question being answered."""

    def __init__(self, reader: Reader, known: Vocabulary, index: Words, reading: Reading, limit: int) -> None:
        self._reader = reader
        self._db = reader.connection
        self._known = known
        self._index = index
        self._reading = reading
        self._limit = limit
        self._astray: dict[int, str] = {}
        """Parts found at the place opposite to the one asked for, and what to say of them."""
        # Beside a vehicle, its maker's name belongs to the vehicle, not to the part.
        named = set(reading.makes) if reading.models or reading.codes else set()
        self._makers = frozenset(reading.makers) - named

    def answer(self, query: str) -> Searched:
        numbers = self._by_number()
        exact = [hit for hit in numbers if hit.block in _EXACT]
        words: list[Hit] = []
        if not exact or self._reading.wanted:
            words = self._by_words()
        # A number nobody has is only a guess at what was meant; parts that fit come before guesses.
        guessed = not exact and self._reading.asks_for_part()
        ordered = [*words, *numbers] if guessed else [*numbers, *words]
        first: dict[tuple[str, str], Hit] = {}
        for hit in ordered:
            first.setdefault((hit.maker, hit.number), hit)
        hits = list(first.values())[: self._limit]
        notes, answered = self._said(hits)
        if absent := self._absent_makers(first.values(), answered):
            notes.append(f"no {self._asked_for()} of {', '.join(absent)} is known{self._on_vehicles()}")
            answered = answered and self._reading.asks_for_vehicle()
        if len(query) > LONGEST_QUERY:
            notes.append(f"only the first {LONGEST_QUERY} characters were read")
        return Searched(
            query,
            self._reading.understood(self._known),
            tuple(map(self._highlighted, hits)),
            tuple(_OVERLONG.sub(r"\1…", note) for note in notes),
            _facets(hits),
            self._did_you_mean(query),
            answered,
        )

    def _did_you_mean(self, query: str) -> str:
        meant = " ".join(query[:LONGEST_QUERY].split())
        for typed, word in self._reading.corrected:
            place = meant.casefold().find(typed.casefold())
            if place >= 0:
                meant = meant[:place] + word + meant[place + len(typed) :]
        return meant if meant != " ".join(query[:LONGEST_QUERY].split()) else ""

    # -- numbers

    def _by_number(self) -> list[Hit]:
        """The parts with the numbers asked for, then what may replace them; a maker asked for comes before others."""
        if not self._reading.numbers:
            return []
        from partsref.answer.find import find

        found: dict[int, Hit] = {}
        for number in self._reading.numbers[:_MOST_NUMBERS]:
            for hit in find(self._reader, number, _MOST_FOUND).hits:
                found.setdefault(hit.part_id, hit)
        exact = [hit for hit in found.values() if hit.block in _EXACT]
        if not exact:
            return list(found.values())
        makers = self._makers
        exact.sort(key=lambda hit: (hit.block != "exact", hit.maker not in makers))
        replacing = [hit for part in exact[:_MOST_NUMBERS] for hit in self._replacing(part)]
        asked = [hit for hit in replacing if hit.maker in makers]
        rest = [hit for hit in found.values() if hit not in exact]
        return [*exact[:1], *asked, *exact[1:], *replacing, *rest]

    def _replacing(self, hit: Hit) -> list[Hit]:
        """What may stand in for a part, the end of its supersession chain before all else."""
        from partsref.answer.xref import cross_reference

        crossed = cross_reference(self._reader, hit.part_id, max_equivalents=_MOST_FOUND)
        current = (crossed.current.maker, crossed.current.number) if crossed.current else None
        found = [_equivalent_hit(equivalent, hit) for equivalent in crossed.equivalents]
        return sorted(found, key=lambda other: (other.maker, other.number) != current)

    def _linked(self, hits: Sequence[Hit]) -> list[Hit]:
        """Parts one stated link away from these."""
        by_id = {hit.part_id: hit for hit in hits}
        links = self._reader.links(list(by_id))
        sources = self._reader.sources({e.source for link in links for e in link.evidence})
        why: dict[int, tuple[bool, bool, str]] = {}
        for link in links:
            inferred = all(e.inferred for e in link.evidence)
            hearsay = all(sources[e.source].trust == _UNVERIFIED for e in link.evidence)
            doubts = " (inferred)" * inferred + "; unverified source" * hearsay
            for near, far, forward in ((link.from_id, link.to_id, True), (link.to_id, link.from_id, False)):
                if near in by_id and far not in by_id:
                    text = f"{_relation(link.relation, forward)} {by_id[near].maker} {by_id[near].number}{doubts}"
                    why[far] = min(why.get(far, (True, True, text)), (hearsay, inferred, text), key=itemgetter(0, 1))
        parts = self._reader.parts(list(why))
        found = [_text_hit(parts[part_id], said[2], 0.8) for part_id, said in why.items() if part_id in parts]
        return sorted(found, key=lambda h: (why[h.part_id][:2], h.kind == "aftermarket", h.maker, h.number))

    # -- words and vehicles

    def _by_words(self) -> list[Hit]:
        reading = self._reading
        asked = bool(reading.wanted or reading.words)
        if reading.asks_for_vehicle():
            if not asked and reading.unknown:
                return []
            scopes = Scopes(reading, self._known, self._db)
            return self._hits(self._fitted(scopes)) if asked else self._fitted_anything(scopes.near)
        return self._described() if asked else []

    def _described(self) -> list[Hit]:
        """Parts described so, those of the maker named before all others.

        They are taken and ranked in portions that do not depend on the limit: asking for more never changes what
        comes first.
        """
        hits = self._of_makers()
        seen = {hit.part_id for hit in hits}
        candidates = self._candidates()
        while len(hits) < self._limit and (some := list(islice(candidates, _PORTION))):
            fresh = [found for found in some if found.part_id not in seen]
            seen.update(found.part_id for found in fresh)
            hits += self._hits(fresh, len(hits))
        return hits

    def _candidates(self) -> Iterator[_Found]:
        """Parts by their description, level by level, some of each description first; the nearest only if alone."""
        seen: set[int] = set()
        some = False
        for level, group in groupby(best(self._reading, self._known, self._index), key=lambda item: item[1].level):
            if level == NEAREST and some:
                return
            more: list[tuple[int, Level]] = []
            for description, grade in group:
                if description in seen:
                    continue
                seen.add(description)
                ids = fitting.described(self._db, description, _IN_TURN)
                some = some or bool(ids)
                yield from (_Found(part_id, grade) for part_id in ids)
                if len(ids) == _IN_TURN:
                    more.append((description, grade))
            yield from self._others(more)

    def _others(self, going: list[tuple[int, Level]]) -> Iterator[_Found]:
        """The parts beyond the first of these descriptions, some of each in turn."""
        after = 0
        while going:
            after += _IN_TURN
            more = []
            for description, grade in going:
                ids = fitting.described(self._db, description, _IN_TURN, after)
                yield from (_Found(part_id, grade) for part_id in ids)
                if len(ids) == _IN_TURN:
                    more.append((description, grade))
            going = more

    def _of_makers(self) -> list[Hit]:
        """The parts of the makers named, then what fits the vehicles of the makes named."""
        asked: dict[int, Level] = {}
        for level in stages(self._reading, self._known, self._index) if self._makers else ():
            if level and next(iter(level.values())).level > A_KIND and asked:
                break
            asked = {i: grade for i, grade in level.items() if grade.level < NEAREST} | asked
        if not asked:
            return []
        own = [_Found(i, asked[d]) for i, d in fitting.made_by(self._db, self._makers, asked, _MOST_OF_A_MAKER)]
        hits = self._hits(own)
        made = {a.id: a for a in fitting.by_makes(self._db, self._reading.makes)}
        reached = {place: Reach(ITS_MODEL, f"fits {a.make} {a}", str(a)) for place, a in made.items()}
        taken = {hit.part_id for hit in hits}
        found: dict[int, _Found] = {}
        self._take_described(found, reached, asked, _MOST_OF_A_MAKER)
        return hits + [hit for hit in self._hits(list(found.values())) if hit.part_id not in taken]

    def _fitted_anything(self, near: Scope) -> list[Hit]:
        """Whatever fits the vehicle or its twins, the nearest applications first, in portions like `_described`."""
        hits: list[Hit] = []
        seen: set[int] = set()
        rows = fitting.fitted_anything(self._db, sorted(near, key=lambda place: near[place].rank))
        while len(hits) < self._limit and (some := list(islice(rows, _PORTION_OF_A_VEHICLE))):
            found: dict[int, _Found] = {}
            self._take(found, near, (row for row in some if row.part_id not in seen))
            seen.update(found)
            hits += self._hits(list(found.values()), len(hits))
        return hits

    def _fitted(self, scopes: Scopes) -> list[_Found]:
        """Parts that fit the vehicle, its twins and kin. A level is looked at only when none before it fits itself."""
        found: dict[int, _Found] = {}
        for level in stages(self._reading, self._known, self._index):
            self._take_described(found, scopes.near, level)
            for nearer, ring in zip((True, True, False), scopes.kin(), strict=True):
                if self._has_enough(found):
                    break
                # Vehicles that share an engine share nothing that is only like the part.
                if not nearer and all(grade.level == NEAREST for grade in level.values()):
                    break
                self._take_described(found, ring, level, _MOST_KIN)
            if any(item.rank <= TWIN or item.level.level == NEAREST for item in found.values()):
                break
        return list(found.values())

    def _has_enough(self, found: Mapping[int, _Found]) -> bool:
        """Whether farther kin would only crowd the answer."""
        fit = sum(item.rank <= TWIN and not item.misplaced for item in found.values())
        return fit >= _ENOUGH_THAT_FIT or len(found) >= _ENOUGH_KIN

    def _take_described(
        self, found: dict[int, _Found], reached: Scope, levels: Mapping[int, Level], most: int = -1
    ) -> None:
        """Add the parts that fit what is reached and are described so."""
        if reached and levels:
            self._take(found, reached, fitting.fitted(self._db, list(reached), levels, most), levels)

    def _take(
        self,
        found: dict[int, _Found],
        reached: Scope,
        rows: Iterable[fitting.Fitted],
        levels: Mapping[int, Level] | None = None,
    ) -> None:
        """Add the parts of these rows; the best way to each part counts."""
        coded = bool(self._reading.codes)
        for row in rows:
            reach = reached[row.application_id]
            level = Level(ALL) if levels is None else levels[row.description_id]
            misplaced, _ = elsewhere(self._reading.positions, row.position)
            hearsay = row.trust == _UNVERIFIED
            # That some part is for the model, says nobody known: no answer for one chassis code.
            rank = FAMILY if coded and hearsay and reach.general else reach.rank
            why = f"{reach.why}; unverified source" if hearsay else reach.why
            # Beside a chassis code what names it comes first, whoever says so; a model is a wide word, so trust does.
            near = (rank, hearsay, reach.general) if coded else (hearsay, rank, reach.general)
            item = _Found(row.part_id, level, rank, why, reach.vehicle, misplaced, row.position, reach.undated, near)
            known = found.get(row.part_id)
            if known is None or (item.level.level, *item.order()) < (known.level.level, *known.order()):
                found[row.part_id] = item

    def _hits(self, found: list[_Found], before: int = 0) -> list[Hit]:
        parts = self._reader.parts([f.part_id for f in found])
        counts = fitting.fit_counts(self._db, list(parts))
        makers = self._makers
        other_kind = "oem" if self._reading.kind == "aftermarket" else "aftermarket"
        found = [self._placed(item, parts[item.part_id]) for item in found if item.part_id in parts]

        def order(item: _Found) -> tuple[object, ...]:
            part = parts[item.part_id]
            return (
                item.level.level,
                item.misplaced > 0,
                item.rank > TWIN,
                bool(makers) and part.maker not in makers,
                *item.order(),
                item.level.part,
                self._missing(part),
                part.kind == other_kind,
                part.status in ("superseded", "discontinued"),
                -round(item.level.score, 1),
                len(part.name.split()),
                -counts.get(item.part_id, 0),
                part.maker,
                part.number,
            )

        ordered = _in_turn(sorted(found, key=order))
        hits = [self._hit(parts[f.part_id], f, place) for place, f in enumerate(ordered, before)]
        return self._with_equivalents(hits, makers)

    def _placed(self, item: _Found, part: Part) -> _Found:
        """With where the part sits by its fitment or, that being silent, by its name."""
        if not self._reading.positions:
            return item
        misplaced, astray = elsewhere(self._reading.positions, item.position, f"{part.name} {part.name_ja}")
        if astray:
            self._astray[part.id] = astray
        return replace(item, misplaced=misplaced)

    def _hit(self, part: Part, found: _Found, place: int) -> Hit:
        name = part.name or part.name_ja or part.category
        named = f"name: {name}" if name and self._reading.asks_for_part() else ""
        if found.level.level == NEAREST:
            named = f"not what was asked: {name}"
        why = "; ".join(filter(None, (self._astray.get(part.id, ""), found.why, named)))
        score = max(0.05, 0.95 - 0.1 * found.level.level - 0.08 * found.rank - 0.002 * place)
        return _text_hit(part, why, round(score, 3), found.vehicle, found.rank > ITS_MODEL)

    def _missing(self, part: Part) -> int:
        """How many of the loose words asked for a part's names lack."""
        if not self._reading.words:
            return 0
        return len(set(self._reading.words) - _words_of(f"{part.name} {part.name_ja}"))

    def _highlighted(self, hit: Hit) -> Hit:
        """With the words of its names that were asked for."""
        shown = f"{hit.name} {hit.name_ja}".split()
        return replace(hit, highlight=tuple(dict.fromkeys(word for word in shown if self._telling & _words_of(word))))

    @cached_property
    def _telling(self) -> frozenset[str]:
        """Index words of what was asked for, under all its names."""
        reading, terms = self._reading, self._known.terms
        found = {*reading.words, *reading.place_words, *(atom for part in reading.wanted for atom in part.typed)}
        meant = [terms[m] for part in reading.wanted for m in part.meanings if m in terms]
        return frozenset(found.union(*(_words_of(f"{term.name} {term.name_ja}") for term in meant)))

    def _is_other(self, hit: Hit) -> bool:
        """Whether a part is another than the one asked for, or sits at the opposite place."""
        return "not what was asked" in hit.why or hit.part_id in self._astray

    def _with_equivalents(self, hits: list[Hit], makers: frozenset[str]) -> list[Hit]:
        """After the vehicle maker's parts that fit, what is stated to replace them; then the kin."""
        fit = [hit for hit in hits if hit.fits and not hit.kin and not self._is_other(hit)]
        oem = [hit for hit in fit if hit.kind == "oem"][:5]
        if not oem or not self._reading.asks_for_part():
            return hits
        taken = {hit.part_id for hit in hits}
        linked = [hit for hit in self._linked(oem) if hit.part_id not in taken]
        asked = [hit for hit in linked if hit.maker in makers]
        others = [hit for hit in linked if hit.maker not in makers][:_MOST_EQUIVALENTS]
        fitting_ids = {hit.part_id for hit in fit}
        return [*asked, *fit, *others, *(hit for hit in hits if hit.part_id not in fitting_ids)]

    # -- what is said beside the hits

    def _absent_makers(self, hits: Iterable[Hit], answered: bool) -> list[str]:
        """Makers named of whom nothing that was asked for is there, neither a part nor what fits their vehicles."""
        if not answered or not self._reading.wanted:
            return []
        there = [hit for hit in hits if not self._is_other(hit) and not (hit.kin and "twin" not in hit.why)]
        fits = set(self._reading.makes) if any(hit.fits for hit in there) else set()
        return sorted(self._makers - {hit.maker for hit in there} - fits)

    def _asked_for(self) -> str:
        return ", ".join(self._reading.part_names(self._known))

    def _on_vehicles(self) -> str:
        vehicles = ", ".join(map(str, self._reading.understood(self._known).vehicles))
        engines = "" if vehicles else ", ".join(self._reading.engines)
        return f" on {vehicles}" if vehicles else f" with engine {engines}" if engines else ""

    def _strange(self, code: str) -> str:
        near = nearest_codes(code, self._reading, self._known)
        return f"no vehicle {code} is known" + (f"; nearest known: {', '.join(near)}" if near else "")

    def _said(self, hits: Sequence[Hit]) -> tuple[list[str], bool]:
        """Notes on what is missing or only near, and whether the question is answered."""
        reading = self._reading
        notes = [self._strange(code) for code in reading.strange_codes]
        notes += doubts(reading.codes, reading.years, self._known.vehicles)
        parts = ", ".join(reading.part_names(self._known))
        vehicles = ", ".join(map(str, reading.understood(self._known).vehicles))
        on = self._on_vehicles()
        first = hits[0] if hits else None
        if reading.numbers and not any(hit.block in _EXACT for hit in hits):
            notes.append(f"no part carries {', '.join(reading.numbers)}")
            return notes, first is not None and first.block == "text" and not first.kin and reading.asks_for_part()
        if first is None:
            what = parts or ("parts" if vehicles else "")
            notes.append(f"nothing for {what}{on}" if what else "nothing to look for in this: name a part or vehicle")
            return notes, False
        if first.block != "text":
            wanting = sorted(self._makers - {hit.maker for hit in hits})
            if self._makers and len(wanting) == len(self._makers):
                notes.append(f"no number of {', '.join(wanting)} is known for {_called(first)}")
            return notes, len(wanting) < len(self._makers) or not self._makers
        if first.part_id in self._astray and "not what was asked" not in first.why:
            where = f"nothing known at the {', '.join(reading.positions)} for {parts or 'parts'}{on}"
            notes.append(f"{where}; nearest: {_called(first)}, {first.why}")
            return notes, False
        strange = [asked.modifier for asked in reading.wanted if asked.modifier and not asked.of]
        if "not what was asked" in first.why or (first.kin and "twin" not in first.why) or strange:
            notes.append(f"nothing for {parts or 'parts'}{on}; nearest: {_called(first)}, {first.why}")
            return notes, False
        if first.kin:
            notes.append(f"nothing said of {vehicles} itself; {first.why}")
        lacking = [word for word in reading.unknown if word not in strange]
        if lacking:
            notes.append(f"not understood: {', '.join(lacking)}")
        return notes, bool(reading.wanted or reading.words or not lacking)


def _called(hit: Hit) -> str:
    return f"{hit.maker} {hit.number}"


@lru_cache(maxsize=2048)
def _words_of(names: str) -> frozenset[str]:
    return frozenset(index_words(names))


def _in_turn(found: list[_Found]) -> list[_Found]:
    """Where several parts were asked for, the first of each before the second of any."""
    if all(item.level.level != SOME for item in found):
        return found
    seen: Counter[tuple[int, bool, int]] = Counter()
    turns: list[tuple[int, bool, int]] = []
    for item in found:
        group = (item.level.level, item.rank > ITS_MODEL, item.level.part)
        turns.append((*group[:2], seen[group] if item.level.level == SOME else 0))
        seen[group] += 1
    order = sorted(range(len(found)), key=turns.__getitem__)
    return [found[place] for place in order]


def _relation(relation: str, forward: bool) -> str:
    return {
        ("superseded_by", True): "newer number of",
        ("superseded_by", False): "older number of",
        ("same", True): "the same part as",
        ("same", False): "the same part as",
        ("equivalent", True): "stated equivalent of",
        ("equivalent", False): "stated equivalent of",
    }.get((relation, forward), "alternative to")


def _text_hit(part: Part, why: str, score: float, fits: str = "", kin: bool = False) -> Hit:
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        "text",
        why,
        score,
        part.id,
        fits=fits,
        kin=kin,
    )


def _equivalent_hit(equivalent: Equivalent, of: Hit) -> Hit:
    why = f"{equivalent.certainty} {equivalent.relation} for {of.maker} {of.number}".replace("_", " ")
    score = round(min(0.9, equivalent.score), 3)
    return Hit(
        equivalent.maker, equivalent.number, equivalent.kind, equivalent.name, "", of.category, "text", why, score
    )


def _facets(hits: Iterable[Hit]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {name: Counter() for name in ("category", "maker", "kind", "vehicle")}
    for hit in hits:
        for name, value in zip(found, (hit.category, hit.maker, hit.kind, hit.fits), strict=True):
            found[name].update([value] if value else [])
    return {name: dict(counts.most_common(_MOST_FACETS)) for name, counts in found.items()}
