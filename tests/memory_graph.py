"""Links in lists: what a cross-reference reads, counted anew for every question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from partsref.model import Attribute, Fitment, Part, Relation, Source
from partsref.reads.link_rows import Edge, Node, Said

_made = count()


@dataclass(frozen=True)
class LinkSaid:
    """One source saying that one part is linked with another."""

    one: int
    other: int
    relation: Relation
    source: Source
    note: str
    inferred: bool

    @property
    def link(self) -> tuple[int, int, Relation]:
        return self.one, self.other, self.relation


@dataclass
class MemoryGraph:
    """`partsref.reads.graph.Graph` over dictionaries."""

    parts: Mapping[int, Part]
    keys: Mapping[int, str]
    bases: Mapping[int, str]
    said: Sequence[LinkSaid]
    fitted: Mapping[int, Sequence[Fitment]]
    measured: Mapping[int, Sequence[Attribute]]
    number: int = field(default_factory=lambda: next(_made))

    def _links(self) -> dict[tuple[int, int, Relation], int]:
        return {link: place for place, link in enumerate(dict.fromkeys(said.link for said in self.said), start=1)}

    def degrees(self, part_ids: Iterable[int]) -> dict[int, int]:
        return {part: sum((part == a) + (part == b) for a, b, _ in self._links()) for part in part_ids}

    def neighbours(self, part_ids: Iterable[int]) -> dict[int, int]:
        return {part: len({other for _, other, *_ in self.edges([part])}) for part in part_ids}

    def edges(self, part_ids: Iterable[int]) -> list[Edge]:
        asked, links = list(part_ids), self._links().items()
        forth = [(a, b, how, link, 1) for part in asked for (a, b, how), link in links if a == part]
        return forth + [(b, a, how, link, 0) for part in asked for (a, b, how), link in links if b == part]

    def carrying(self, part_ids: Iterable[int]) -> list[Edge]:
        return [edge for edge in self.edges(part_ids) if edge[2] in ("same", "superseded_by")]

    def nodes(self, part_ids: Iterable[int]) -> dict[int, Node]:
        known = [self.parts[part] for part in part_ids if part in self.parts]
        return {p.id: Node(p.id, p.maker, p.number, self.keys[p.id], p.kind, p.name, p.category) for p in known}

    def measures(self, part_ids: Iterable[int]) -> dict[int, str]:
        told = {part: sorted((a.name, a.value, a.unit) for a in self.measured.get(part, ())) for part in part_ids}
        return {part: "\x1e".join("\x1f".join(row) for row in rows) for part, rows in told.items() if rows}

    def sizes(self, part_ids: Iterable[int]) -> dict[int, tuple[str, str, str]]:
        found = {}
        for part in part_ids:
            told = {a.name: a.value for a in self.measured.get(part, ()) if a.unit == "mm"}
            if told.keys() >= {"inner diameter", "outer diameter", "width"}:
                found[part] = told["inner diameter"], told["outer diameter"], told["width"]
        return found

    def positions(self, part_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        found = {part: sorted({f.position for f in self.fitted.get(part, ())} - {""}) for part in part_ids}
        return {part: tuple(positions) for part, positions in found.items() if positions}

    def claims(self, part_ids: Iterable[int]) -> dict[int, list[tuple[int, int]]]:
        found: dict[int, list[tuple[int, int]]] = {}
        for one, other, relation, link, forth in self.edges(part_ids):
            if relation == "equivalent" and forth:
                found.setdefault(one, []).append((other, link))
        return found

    def shared_vehicles(self, part_id: int, other_ids: Iterable[int]) -> dict[int, int]:
        own = self._vehicles(part_id)
        shared = {part: len(own & self._vehicles(part)) for part in other_ids}
        return {part: many for part, many in shared.items() if many}

    def models(self, part_ids: Iterable[int]) -> dict[int, frozenset[tuple[str, str]]]:
        found = {
            part: frozenset((f.make.casefold(), f.model.casefold()) for f in self.fitted.get(part, ()))
            for part in part_ids
        }
        return {part: models for part, models in found.items() if models}

    def evidence(self, link_ids: Iterable[int]) -> dict[int, list[Said]]:
        links, asked = self._links(), set(link_ids)
        inferred: dict[tuple[int, Source, str], bool] = {}
        for one in self.said:
            named = links[one.link], one.source, one.note
            inferred[named] = one.inferred and inferred.get(named, True)
        found: dict[int, list[Said]] = {}
        for (link, source, note), only in inferred.items():
            if link in asked:
                found.setdefault(link, []).append((source.id, source.trust, note, int(only)))
        return found

    def measured_by(self, part_ids: Iterable[int], names: Iterable[str]) -> list[str]:
        wanted = set(names)
        told = [a for part in part_ids for a in self.measured.get(part, ()) if a.name in wanted]
        return sorted({source for attribute in told for source in attribute.sources})

    def of_categories(self, categories: Iterable[str], limit: int) -> list[tuple[int, str, str, str, str]]:
        wanted = set(categories)
        found = [p for p in self.parts.values() if p.category.lower() in wanted]
        return [(p.id, p.maker, p.number, p.name, p.category) for p in found][:limit]

    def version(self) -> tuple[str, int]:
        return "in memory", self.number

    def variants(self, part_id: int, limit: int) -> list[int]:
        part, base = self.parts[part_id], self.bases[part_id]
        others = [p.id for p in self.parts.values() if p.maker == part.maker and p.id != part_id]
        varied = [o for o in others if self.bases[o] == (base or self.keys[part_id]) or self.keys[o] == base]
        return sorted(varied, key=self.keys.__getitem__)[:limit]

    def _vehicles(self, part: int) -> set[tuple[object, ...]]:
        rows = self.fitted.get(part, ())
        return {(f.make, f.model, f.chassis, f.engine, f.year_from, f.year_to) for f in rows}
