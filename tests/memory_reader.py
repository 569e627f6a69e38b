"""Parts in dictionaries: a second engine behind the answers, as slow and as plain as can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

from memory_graph import LinkSaid, MemoryGraph

from partsref.model import Attribute, Fitment, Kind, Link, Offer, Part, Relation, Source
from partsref.numbers.canonical import canonical
from partsref.numbers.number_key import key
from partsref.numbers.slip_costs import SURE
from partsref.numbers.slips import Slips, slips
from partsref.reads.application_reader import Applications
from partsref.reads.carrier import Carrier, CarrierQuestion
from partsref.reads.size_reader import Sizes
from partsref.words.fold import fold

_SHORTEST, _SHORTEST_WITH_TWO_SLIPS, _SHORTEST_PIECE = 4, 6, 3


class MemoryReader:
    """`partsref.reads.part_reader.Reader` for numbers and cross-references; it knows no vehicles and no sizes."""

    def __init__(self) -> None:
        self.by_id: dict[int, Part] = {}
        self.keys: dict[int, str] = {}
        self.bases: dict[int, str] = {}
        self.said: list[LinkSaid] = []
        self.spelled: list[tuple[int, str, str]] = []
        self.fitted: dict[int, list[Fitment]] = {}
        self.measured: dict[int, list[Attribute]] = {}
        self.known: dict[str, Source] = {}
        self.near = MemoryNear(self.keys)

    # -- what it is told

    def add_part(self, part_id: int, maker: str, number: str, kind: Kind, name: str, category: str) -> None:
        read = canonical(maker, number)
        self.by_id[part_id] = Part(part_id, maker, read.printed, kind, name, "", category)
        self.keys[part_id], self.bases[part_id] = read.key, read.base if read.base != read.key else ""

    def add_link(
        self, one: int, relation: Relation, other: int, source: Source, *, inferred: bool = False, note: str = ""
    ) -> None:
        """As the catalogue keeps it: what goes both ways begins at the end that comes first by maker and number."""
        if relation in ("same", "alternative"):
            one, other = sorted((one, other), key=lambda part: (self.by_id[part].maker, self.keys[part]))
        self.said.append(LinkSaid(one, other, relation, source, note, inferred))

    # -- what it is asked

    @property
    def applications(self) -> Applications:
        raise NotImplementedError("numbers and cross-references ask for no vehicles")

    @property
    def sizes(self) -> Sizes:
        raise NotImplementedError("numbers and cross-references ask for no sizes")

    def graph(self) -> MemoryGraph:
        return MemoryGraph(self.by_id, self.keys, self.bases, self.said, self.fitted, self.measured)

    def parts(self, ids: Sequence[int]) -> dict[int, Part]:
        return {part: self.by_id[part] for part in ids if part in self.by_id}

    def fitments(self, part_id: int) -> tuple[Fitment, ...]:
        def order(one: Fitment) -> tuple[object, ...]:
            return one.make, one.model, one.chassis, one.engine, one.year_from or 0, one.position

        return tuple(sorted(self.fitted.get(part_id, ()), key=order))

    def attributes(self, part_ids: Sequence[int]) -> dict[int, tuple[Attribute, ...]]:
        told = {part: self.measured[part] for part in part_ids if part in self.measured}
        return {part: tuple(sorted(rows, key=lambda row: (row.name, row.value))) for part, rows in told.items()}

    def sources(self, codes: Iterable[str]) -> dict[str, Source]:
        return {code: self.known[code] for code in sorted(set(codes))}

    def same_key(self, part_id: int) -> list[int]:
        return [part for part in sorted(self.keys) if self.keys[part] == self.keys[part_id] and part != part_id]

    def offers(self, part_ids: Sequence[int]) -> tuple[Offer, ...]:
        return ()

    def links(self, part_ids: Sequence[int]) -> list[Link]:
        raise NotImplementedError("numbers and cross-references read the graph")

    def carriers(self, keys: Sequence[str], bases: Sequence[str], spelled: str, longer: int) -> list[Carrier]:
        every = sorted(self.by_id)
        found = [self._carrier("key", part) for wanted in keys for part in every if self.keys[part] == wanted]
        found += [self._carrier("base", part) for base in bases for part in every if self.bases[part] == base]
        found += [self._carrier("spelling", *how) for how in self.spelled if key(how[1]) == spelled]
        begin = [part for part in every if self.keys[part].startswith(spelled) and self.keys[part] != spelled]
        return found + [self._carrier("longer", part) for part in sorted(begin, key=self.keys.__getitem__)[:longer]]

    def carriers_ahead(self, questions: Sequence[CarrierQuestion]) -> None:
        pass

    def together(self, tasks: Iterable[Callable[[], Any]]) -> Iterable[Any]:
        return (task() for task in tasks)

    def by_keys(self, keys: Sequence[str]) -> dict[str, list[Part]]:
        found = {wanted: [self.by_id[part] for part, _ in self.ids_by_key([wanted])] for wanted in keys}
        return {wanted: parts for wanted, parts in found.items() if parts}

    def ids_by_key(self, keys: Sequence[str]) -> list[tuple[int, str]]:
        return [(part, own) for part, own in self.keys.items() if own in keys]

    def ids_by_spelling(self, keys: Sequence[str]) -> list[tuple[int, str, str]]:
        return [how for how in self.spelled if key(how[1]) in keys]

    def evidence(self, ids: Sequence[int]) -> dict[int, tuple[int, int, int]]:
        degrees = self.graph().degrees(ids)
        claims = {part: 1 + sum(how[0] == part for how in self.spelled) for part in ids}
        return {part: (len(self.fitted.get(part, ())), degrees[part], claims[part]) for part in ids}

    def maker_by_fold(self, folds: Sequence[str]) -> dict[str, str]:
        makers = {fold(part.maker): part.maker for part in self.by_id.values()}
        return {wanted: makers[wanted] for wanted in folds if wanted in makers}

    def _carrier(self, by: str, part: int, spelling: str = "", slip: str = "") -> Carrier:
        return Carrier(by, spelling, slip, self.keys[part], self.bases[part], self.by_id[part])  # type: ignore[arg-type]


class MemoryNear:
    """`partsref.reads.near_reader.NearNumbers`: every key is compared with what was typed."""

    def __init__(self, keys: dict[int, str]) -> None:
        self._keys = keys

    def near_keys(self, key: str, limit: int, most: int = 2) -> list[tuple[str, Slips]]:
        if len(key) < _SHORTEST:
            return []
        found = self._weighed(key, set(self._keys.values()), 1)
        if most > 1 and (not found or found[0][1].cost > SURE) and len(key) >= _SHORTEST_WITH_TWO_SLIPS:
            long = {text for text in self._keys.values() if len(text) >= _SHORTEST_WITH_TWO_SLIPS}
            found += self._weighed(key, long - {text for text, _ in found}, 2)
        return sorted(found, key=_by_cost)[:limit]

    def inside(self, fragment: str) -> list[tuple[int, str]]:
        if len(fragment) < _SHORTEST_PIECE:
            return []
        rows = [(part, text) for part, text in self._keys.items() if fragment in text[1:]]
        return sorted(rows, key=lambda row: (not row[1].endswith(fragment), row[1], row[0]))

    def fitting(self, glob: str, start: str, runs: Sequence[str], most: int) -> list[tuple[int, str]]:
        fits = [(part, text) for part, text in self._keys.items() if fnmatchcase(text, glob)]
        return sorted(fits, key=lambda row: (row[1], row[0]))[:most]

    def _weighed(self, key: str, texts: Iterable[str], most: int) -> list[tuple[str, Slips]]:
        weighed = [(text, slips(key, text, most)) for text in texts if text != key]
        return [(text, how) for text, how in weighed if how]


def _by_cost(found: tuple[str, Slips]) -> tuple[float, str]:
    return found[1].cost, found[0]
