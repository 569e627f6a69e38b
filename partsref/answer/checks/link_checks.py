"""What looks wrong among the links: contradictions, circles, groups too large to be true, likely misspellings.

Everything streams: a finding is given as soon as it is known, and memory stays small whatever the file holds.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

from partsref.answer.crossref.contradictions import contradictions, decides, profile
from partsref.answer.crossref.profiles import CLAIMANTS_COMPARED
from partsref.index.sqlite_reader import SqliteReader
from partsref.model import Part, PartNumber
from partsref.reads.link_rows import Measure
from partsref.reasons import Reason
from partsref.store.read.links import StoredGraph
from partsref.values import frozen

Severity = Literal["error", "warning", "note"]
FindingKind = Literal[
    "damage", "unsourced", "index", "circle", "contradiction", "direction", "large group", "misspelling", "leftover"
]

LARGE_GROUP = 200
"""Parts that would be one if everything that touches were joined. A real group of one part is smaller."""


@frozen
class Finding:
    """One thing to look at, and the parts it is about."""

    kind: FindingKind
    severity: Severity
    reason: Reason
    parts: tuple[PartNumber, ...]

    @property
    def text(self) -> str:
        """What was found, in English."""
        return str(self.reason)

    def as_json(self) -> dict[str, Any]:
        """The finding as plain values: in English as `text`, as data under `reasons`."""
        parts = [{"maker": part.maker, "number": part.number} for part in self.parts]
        told = {"kind": self.kind, "severity": self.severity, "text": self.text}
        return {**told, "reasons": [self.reason.as_json()], "parts": parts}


def findings(reader: SqliteReader) -> Iterator[Finding]:
    """Everything worth looking at, kind by kind, in an order that depends on the facts alone within a kind."""
    graph = reader.graph()
    yield from _circles(reader, graph)
    yield from _contradictions(reader, graph)
    yield from _directions(reader, graph)
    yield from _large_groups(reader, graph)
    yield from _misspellings(reader, graph)


def _circles(reader: SqliteReader, graph: StoredGraph) -> Iterator[Finding]:
    """Supersessions that lead back to where they began: each circle once, told from its first number on."""
    newer: dict[int, list[int]] = {}
    for old, new in graph.supersessions():
        newer.setdefault(old, []).append(new)
    done: set[int] = set()
    for start in newer:
        trail: list[int] = []
        waiting = [(start, 0)]
        while waiting:
            part, depth = waiting.pop()
            del trail[depth:]
            if part in trail:
                circle = trail[trail.index(part) :]
                parts = reader.parts(circle)
                named = [parts[i] for i in circle]
                first = named.index(min(named, key=lambda p: (p.maker, p.number)))
                told = [*named[first:], *named[:first]]
                reason = Reason("superseded_in_a_circle", parts=tuple(map(_name, (*told, told[0]))))
                yield Finding("circle", "warning", reason, _numbers(told))
            elif part not in done:
                done.add(part)
                trail.append(part)
                waiting.extend((new, depth + 1) for new in newer.get(part, ()))


def _contradictions(reader: SqliteReader, graph: StoredGraph) -> Iterator[Finding]:
    """Numbers claimed by parts that cannot both replace them."""
    names = [name for name in graph.measure_names() if decides(name)]
    for part_id, rows in groupby(graph.claimed_measures(names), key=itemgetter(0)):
        measured: dict[int, list[Measure]] = {}
        for row in rows:
            measured.setdefault(row[1], []).append(Measure(*row[2:]))
        if len(measured) < 2:
            continue
        profiles = [(i, profile(found)) for i, found in list(measured.items())[:CLAIMANTS_COMPARED]]
        apart = [
            (one, other, reasons)
            for n, (one, mine) in enumerate(profiles)
            for other, theirs in profiles[:n]
            if (reasons := tuple([conflict.reason for conflict in contradictions(mine, theirs)]))
        ]
        if apart:
            parts = reader.parts([part_id, *{i for one, other, _ in apart for i in (one, other)}])
            one, other, reasons = min(apart, key=lambda a: sorted((parts[i].maker, parts[i].number) for i in a[:2]))
            said = {"part": _name(parts[part_id]), "one": _name(parts[one]), "other": _name(parts[other])}
            if len(apart) > 1:
                reason = Reason("claimed_apart_often", **said, reasons=reasons, more=len(apart) - 1)
            else:
                reason = Reason("claimed_apart", **said, reasons=reasons)
            yield Finding("contradiction", "warning", reason, _numbers(parts[i] for i in (part_id, one, other)))


def _directions(reader: SqliteReader, graph: StoredGraph) -> Iterator[Finding]:
    """`equivalent` told from the aftermarket part to the OEM number: the wrong way round."""
    for from_id, to_id in graph.backward_equivalents():
        parts = reader.parts([from_id, to_id])
        reason = Reason("told_backwards", part=_name(parts[from_id]), number=_name(parts[to_id]))
        yield Finding("direction", "error", reason, _numbers((parts[from_id], parts[to_id])))


def _large_groups(reader: SqliteReader, graph: StoredGraph) -> Iterator[Finding]:
    """Groups that blind joining would make one part of, with the part that has most links."""
    leader = array("q")

    def lead(part: int) -> int:
        while leader[part] != part:
            leader[part] = leader[leader[part]]
            part = leader[part]
        return part

    links: Counter[int] = Counter()
    for one, other in graph.joins():
        if (top := max(one, other)) >= len(leader):
            leader.extend(range(len(leader), top + 1))
        leader[lead(one)] = lead(other)
    sizes = Counter(lead(part) for part in range(len(leader)))
    large = {group for group, size in sizes.items() if size > LARGE_GROUP}
    hubs: dict[int, tuple[int, int]] = {}
    if large:
        for one, other in graph.joins():
            links[one] += 1
            links[other] += 1
        for part, count in links.items():
            if (group := lead(part)) in large:
                hubs[group] = max(hubs.get(group, (0, 0)), (count, part))
    for group in sorted(large, key=lambda g: (-sizes[g], g)):
        count, hub = hubs[group]
        busiest = reader.parts([hub])[hub]
        reason = Reason("large_group", size=sizes[group], busiest=_name(busiest), links=count)
        yield Finding("large group", "note", reason, _numbers([busiest]))


def _misspellings(reader: SqliteReader, graph: StoredGraph) -> Iterator[Finding]:
    """Two numbers of one maker that read alike, or differ by a leading zero."""
    for ids, code in graph.lookalikes():
        parts = sorted(reader.parts(ids).values(), key=lambda p: p.number)
        yield Finding("misspelling", "note", Reason(code, parts=tuple(map(_name, parts))), _numbers(parts))


def _name(part: Part) -> str:
    return f"{part.maker} {part.number}"


def _numbers(parts: Iterable[Part]) -> tuple[PartNumber, ...]:
    return tuple(PartNumber(part.maker, part.number) for part in parts)
