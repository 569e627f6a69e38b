"""Anything asked in words: numbers, vehicles, parts, mixed. What fits comes first; what is only near says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from partsref.answer.find import find
from partsref.answer.scope import ITS_MODEL, TWIN, Scope, asks_for_vehicle, scope
from partsref.answer.understand import Reading, part_name, understand
from partsref.answer.vocabulary import Vocabulary, vocabulary
from partsref.errors import InputError
from partsref.index.words import Words, ensure
from partsref.model import Hit, Part, Searched
from partsref.numbers.fold import key
from partsref.store import fitting
from partsref.store.reader import Reader
from partsref.words.talk import OPPOSITE
from partsref.words.text import index_words

_MOST_EQUIVALENTS = 6
_MOST_DESCRIPTIONS = 60
_FACETS = 12


@dataclass(slots=True)
class _Found:
    """A part found, before it is read from the file. Lower sorts first."""

    part_id: int
    level: int
    rank: int
    why: str
    vehicle: str = ""
    position: int = 0
    score: float = 0.0

    def order(self) -> tuple[object, ...]:
        return self.level, self.rank > TWIN, self.position, self.rank


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
    known = vocabulary(reader.connection, index.phrases)
    reading = understand(query, known, index, reader)
    return _Search(reader, known, index, reading, limit).answer(query)


def _path_of(reader: Reader) -> Path:
    return Path(reader.connection.execute("PRAGMA database_list").fetchone()[2])


class _Search:
    """One question being answered."""

    def __init__(self, reader: Reader, known: Vocabulary, index: Words, reading: Reading, limit: int) -> None:
        self._reader = reader
        self._db = reader.connection
        self._known = known
        self._index = index
        self._reading = reading
        self._limit = limit
        self._notes: list[str] = []
        self._answered = True

    def answer(self, query: str) -> Searched:
        reading = self._reading
        hits = self._by_number()
        reached = scope(reading, self._known, self._db)
        if not hits or (reading.groups and reached):
            taken = {hit.part_id for hit in hits}
            hits.extend(hit for hit in self._by_words(reached) if hit.part_id not in taken)
        hits = hits[: self._limit]
        self._say_what_is_missing(hits, reached)
        corrected = dict(reading.corrected)
        meant = " ".join(corrected.get(word.casefold(), corrected.get(word, word)) for word in query[:400].split())
        return Searched(
            query,
            reading.understood(self._known),
            tuple(hits),
            tuple(self._notes),
            _facets(hits),
            meant if corrected and meant != " ".join(query.split()) else "",
            self._answered and bool(hits),
        )

    # -- numbers

    def _by_number(self) -> list[Hit]:
        found: dict[int, Hit] = {}
        for number in self._reading.numbers:
            for hit in find(self._reader, number, self._limit).hits:
                found.setdefault(hit.part_id, hit)
        exact = [hit for hit in found.values() if hit.block in ("exact", "base")]
        if not exact:
            return list(found.values())
        linked = self._linked(exact)
        wanted = set(self._reading.makers)
        if wanted:
            linked.sort(key=lambda hit: hit.maker not in wanted)
        rest = [hit for hit in found.values() if hit not in exact]
        return [*exact, *(hit for hit in linked if hit.part_id not in found), *rest]

    def _linked(self, hits: Sequence[Hit]) -> list[Hit]:
        """Parts one stated link away from these."""
        by_id = {hit.part_id: hit for hit in hits}
        why: dict[int, str] = {}
        for link in self._reader.links(list(by_id)):
            inferred = " (inferred)" if all(e.inferred for e in link.evidence) else ""
            for near, far, forward in ((link.from_id, link.to_id, True), (link.to_id, link.from_id, False)):
                if near in by_id and far not in by_id:
                    of = by_id[near]
                    why.setdefault(far, f"{_relation(link.relation, forward)} {of.maker} {of.number}{inferred}")
        parts = self._reader.parts(list(why))
        hits = [_hit(parts[part_id], "text", text, 0.8) for part_id, text in why.items() if part_id in parts]
        return sorted(hits, key=lambda h: ("(inferred)" in h.why, h.kind == "aftermarket", h.maker, h.number))

    # -- words and vehicles

    def _by_words(self, reached: Scope) -> list[Hit]:
        reading = self._reading
        wanted_words = bool(reading.groups or reading.words)
        levels = self._levels()
        if not reached:
            if asks_for_vehicle(reading) or not wanted_words:
                return []
            return self._described(levels)
        if not wanted_words:
            if reading.unknown:
                return []
            return self._fitted(reached, None)
        return self._fitted(reached, levels)

    def _levels(self) -> dict[int, tuple[int, float]]:
        """Descriptions with how well they answer: 0 all that was asked, 1 a kind of it, 2 some of it, and a score."""
        reading = self._reading
        if not (reading.groups or reading.words):
            return {}
        found: dict[int, tuple[int, float]] = {}
        kinds = [(*group, *(f"k{m[1:]}" for m in group if m[0] == "t")) for group in reading.groups]
        for level, groups, words, every in (
            (0, reading.groups, reading.words, True),
            (0, reading.groups, [], len(reading.groups) < 2),
            (1, kinds, reading.words, True),
            (1, kinds, [], False),
            (3, [self._broader(group) for group in reading.groups], reading.words, False),
        ):
            if level == 3 and not groups and found:
                break
            for description, score in self._index.match(groups, words, every=every).items():
                found.setdefault(description, (level, score))
        return found

    def _broader(self, group: tuple[str, ...]) -> tuple[str, ...]:
        """The categories a term belongs to, for what is at least of that sort."""
        names = {self._known.terms[m].category for m in group if m in self._known.terms}
        return tuple(m for m, name in self._known.categories.items() if name in names)

    def _described(self, levels: dict[int, tuple[int, float]]) -> list[Hit]:
        best = sorted(levels.items(), key=lambda item: (item[1][0], -item[1][1], item[0]))[:_MOST_DESCRIPTIONS]
        found: list[_Found] = []
        for description, (level, score) in best:
            for part_id in fitting.described(self._db, description, self._limit * 2):
                found.append(_Found(part_id, level, 0, "", score=score))
            if len(found) >= self._limit * 6:
                break
        counts = fitting.fit_counts(self._db, [f.part_id for f in found])
        return self._hits(found, counts)

    def _fitted(self, reached: Scope, levels: dict[int, tuple[int, float]] | None) -> list[Hit]:
        rows = fitting.fitted(self._db, list(reached), None if levels is None else list(levels))
        best: dict[int, _Found] = {}
        counts: Counter[int] = Counter()
        for row in rows:
            reach = reached[row.application_id]
            level, score = (0, 0.0) if levels is None else levels[row.description_id]
            found = _Found(
                row.part_id, level, reach.rank, reach.why, reach.vehicle, self._misplaced(row.position), score
            )
            counts[row.part_id] += 1
            if row.part_id not in best or found.order() < best[row.part_id].order():
                best[row.part_id] = found
        return self._hits(list(best.values()), counts)

    def _misplaced(self, position: str) -> int:
        """-1 when it is where it was asked for, 1 when it is opposite, 0 when nothing is said."""
        said = position.casefold()
        wanted = self._reading.positions
        if any(OPPOSITE[place] in said and place not in said for place in wanted):
            return 1
        return -1 if any(place in said for place in wanted) else 0

    def _hits(self, found: list[_Found], counts: dict[int, int] | Counter[int]) -> list[Hit]:
        parts = self._reader.parts([f.part_id for f in found])
        makers = set(self._reading.makers)
        prefers_aftermarket = self._reading.kind == "aftermarket"

        def order(item: _Found) -> tuple[object, ...]:
            part = parts[item.part_id]
            misplaced = item.position or self._misplaced(f"{part.name} {part.name_ja}")
            stale = part.status in ("superseded", "discontinued")
            return (
                item.level,
                bool(makers) and part.maker not in makers,
                item.rank > ITS_MODEL,
                misplaced,
                item.rank,
                (part.kind == "oem") if prefers_aftermarket else (part.kind == "aftermarket"),
                stale,
                -round(item.score, 1),
                -counts.get(item.part_id, 0),
                part.maker,
                part.number,
            )

        ordered = sorted((f for f in found if f.part_id in parts), key=order)
        hits = [self._text_hit(parts[f.part_id], f, place) for place, f in enumerate(ordered)]
        return self._with_equivalents(hits)

    def _text_hit(self, part: Part, found: _Found, place: int) -> Hit:
        name = part.name or part.name_ja or part.category
        why = "; ".join(filter(None, (found.why, f"name: {name}" if name and found.level < 3 else "")))
        if found.level == 3:
            why = f"not what was asked: {name}; {found.why}".rstrip("; ")
        score = max(0.05, 0.95 - 0.1 * found.level - 0.08 * found.rank - 0.002 * place)
        hit = _hit(part, "text", why, round(score, 3))
        return replace(hit, fits=found.vehicle, kin=found.rank > ITS_MODEL, highlight=self._highlight(part))

    def _highlight(self, part: Part) -> tuple[str, ...]:
        wanted = set(self._reading.words)
        for group in self._reading.groups:
            for meaning in group:
                if term := self._known.terms.get(meaning):
                    for text in (term.name, term.name_ja, *term.synonyms):
                        wanted.update(index_words(text))
                elif name := self._known.categories.get(meaning):
                    wanted.update(index_words(name))
        return tuple(dict.fromkeys(w for w in f"{part.name} {part.name_ja}".split() if set(index_words(w)) & wanted))

    def _with_equivalents(self, hits: list[Hit]) -> list[Hit]:
        """After the vehicle maker's parts that fit, what is stated to replace them; then the kin."""
        fitting_hits = [hit for hit in hits if not hit.kin and not hit.why.startswith("not what")]
        rest = [hit for hit in hits if hit not in fitting_hits]
        oem = [hit for hit in fitting_hits if hit.kind == "oem" and hit.fits][:5]
        if not oem or not (self._reading.groups or self._reading.words):
            return hits
        taken = {hit.part_id for hit in hits}
        linked = [hit for hit in self._linked(oem) if hit.part_id not in taken]
        makers = set(self._reading.makers)
        asked = [hit for hit in linked if hit.maker in makers]
        others = [hit for hit in linked if hit.maker not in makers][:_MOST_EQUIVALENTS]
        return [*asked, *fitting_hits, *others, *rest]

    # -- what is said beside the hits

    def _say_what_is_missing(self, hits: list[Hit], reached: Scope) -> None:
        reading = self._reading
        for typed, meant in reading.corrected:
            self._notes.append(f"read {typed} as {meant}")
        for code in reading.strange_codes:
            self._notes.append(f"no vehicle with the chassis code {code} is known")
        if reading.unknown:
            self._notes.append(f"no part or vehicle is known as: {', '.join(reading.unknown)}")
        if reading.numbers and not any(hit.block in ("exact", "base") for hit in hits):
            self._notes.append(f"no part carries {', '.join(reading.numbers)}")
            self._answered = False
        wanted = ", ".join([*(part_name(group, self._known) for group in reading.groups), *reading.words])
        vehicles = ", ".join(map(str, reading.understood(self._known).vehicles))
        if reading.numbers or not (wanted or vehicles or reading.unknown):
            if not hits:
                self._notes.append("nothing in this can be looked for: try a part, a vehicle or a part number")
                self._answered = False
            return
        first = hits[0] if hits else None
        if first is None:
            what = wanted or ", ".join(reading.unknown) or "parts"
            self._notes.append(f"nothing for {what}{f' on {vehicles}' if vehicles else ''}")
            self._answered = False
        elif first.why.startswith("not what") or (vehicles and first.kin and "twin" not in first.why):
            self._notes.append(f"nothing for {wanted or 'parts'} on {vehicles}; nearest: {first.why}")
            self._answered = False
        elif vehicles and first.kin:
            self._notes.append(f"nothing under {vehicles} itself; {first.why}")


def _relation(relation: str, forward: bool) -> str:
    return {
        ("superseded_by", True): "replaces the old",
        ("superseded_by", False): "older number of",
        ("same", True): "the same part as",
        ("same", False): "the same part as",
        ("equivalent", True): "stated equivalent of",
        ("equivalent", False): "stated equivalent of",
    }.get((relation, forward), "alternative to")


def _hit(part: Part, block: str, why: str, score: float) -> Hit:
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        block,  # type: ignore[arg-type]
        why,
        score,
        part.id,
    )


def _facets(hits: Iterable[Hit]) -> dict[str, dict[str, int]]:
    found: dict[str, Counter[str]] = {
        "category": Counter(),
        "maker": Counter(),
        "kind": Counter(),
        "vehicle": Counter(),
    }
    for hit in hits:
        for facet, value in (
            ("category", hit.category),
            ("maker", hit.maker),
            ("kind", hit.kind),
            ("vehicle", hit.fits),
        ):
            if value:
                found[facet][value] += 1
    return {facet: dict(counts.most_common(_FACETS)) for facet, counts in found.items()}
