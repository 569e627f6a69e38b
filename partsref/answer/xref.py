"""The cross-reference of one part: what replaces it, how sure that is, what it fits, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from partsref.answer.compose import RANK
from partsref.answer.contradict import Profile, contradictions, profile
from partsref.answer.fits import fits
from partsref.answer.score import score
from partsref.answer.walk import Arrival, Neighbours, arrivals, neighbours, reached
from partsref.errors import NotFoundError
from partsref.model import Certainty, CrossReference, Equivalent, Part, PartNumber, Step
from partsref.store.graph import Graph
from partsref.store.reader import Reader


def cross_reference(reader: Reader, part_id: int, query: str = "", max_equivalents: int = 200) -> CrossReference:
    """What may replace a part, surest first, each with the path that leads to it.

    Raises `NotFoundError` for an id the catalogue does not have.
    """
    graph = Graph(reader.connection)
    near, cut = neighbours(graph, part_id)
    parts = reader.parts(sorted(reached(near)))
    if part_id not in parts:
        raise NotFoundError(f"no part with the id {part_id}")
    attributes = reader.attributes(sorted(parts))
    profiles = {i: profile(part, attributes.get(i, ())) for i, part in parts.items()}
    verdicts = _Verdicts(profiles)
    contested = {i for i in near if verdicts.contested(i, near)}

    def order(part: int) -> tuple[str, str]:
        return parts[part].maker, parts[part].number

    paths = arrivals(part_id, near, lambda i: parts[i].kind, verdicts.apart, order)
    ranked = []
    for reached_id, ways in paths.items():
        best = ways[0]
        certainty = _certainty(best, part_id, contested)
        ranked.append((RANK[certainty], -score(certainty, ways), order(reached_id), certainty, best))
    ranked.sort(key=lambda entry: entry[:3])
    shown = ranked[:max_equivalents]
    said = graph.evidence(edge.id for *_, best in shown for _, _, edge in best.moves)
    rivals = [best.part for *_, certainty, best in shown if certainty == "stated"]
    equivalents = tuple(
        Equivalent(
            maker=parts[best.part].maker,
            number=parts[best.part].number,
            kind=parts[best.part].kind,
            name=parts[best.part].name,
            relation=best.standing.relation,
            certainty=certainty,
            score=round(-negative, 4),
            path=tuple(
                Step(
                    parts[i].maker,
                    parts[i].number,
                    move,
                    tuple(dict.fromkeys(code for code, _ in said[edge.id])),
                    "; ".join(dict.fromkeys(note for _, note in said[edge.id] if note)),
                )
                for i, move, edge in best.moves
            ),
            conflicts=verdicts.of(part_id, best.part)
            + (_against(verdicts, best.part, rivals, parts) if certainty == "stated" else ()),
        )
        for _, negative, _, certainty, best in shown
    )
    part = parts[part_id]
    newest, loops = _current(part_id, near, parts)
    if any(move == "superseded_by" for _, move, _ in near[part_id]):
        part = replace(part, status="superseded")
    fitments = fits(reader, part_id, part, [(i, parts[i]) for i in rivals if i not in contested])
    own = attributes.get(part_id, ())
    codes = {code for e in equivalents for hop in e.path for code in hop.sources}
    codes.update(code for fitment in fitments for code in fitment.sources)
    codes.update(code for attribute in own for code in attribute.sources)
    conflicts = [*loops, *verdicts.left_out(part_id, parts)]
    if part_id in contested:
        conflicts.append("parts that sources state as its equivalents contradict one another")
    if cut:
        conflicts.append(f"more links than can be weighed: {len(ranked)} parts were")
    return CrossReference(
        query=query,
        part=part,
        current=newest,
        equivalents=equivalents,
        fits=fitments,
        sources=reader.sources(codes),
        attributes=own,
        conflicts=tuple(conflicts),
        also=tuple(PartNumber(*named) for named in _same_number(reader, part_id)),
    )


class _Verdicts:
    """Contradictions between pairs of parts, each pair judged once."""

    def __init__(self, profiles: dict[int, Profile]) -> None:
        self._profiles = profiles
        self._known: dict[tuple[int, int], tuple[str, ...]] = {}

    def of(self, one: int, other: int) -> tuple[str, ...]:
        if (one, other) not in self._known:
            self._known[one, other] = contradictions(self._profiles[one], self._profiles[other])
        return self._known[one, other]

    def apart(self, one: int, other: int) -> bool:
        return bool(self.of(one, other))

    def contested(self, part: int, near: Neighbours) -> bool:
        """Whether parts that sources state as replacing this one contradict each other."""
        stated = [i for i, move, _ in near[part] if move == "equivalent"]
        return any(self.apart(one, other) for n, one in enumerate(stated) for other in stated[:n])

    def left_out(self, part: int, parts: dict[int, Part]) -> Iterable[str]:
        pairs = sorted(
            (parts[one].maker, parts[one].number, texts)
            for (one, b), texts in self._known.items()
            if b == part and texts
        )
        for maker, number, texts in pairs[:20]:
            yield f"{maker} {number} does not interchange: {'; '.join(texts)}"


def _certainty(way: Arrival, start: int, contested: set[int]) -> Certainty:
    if way.standing.certainty == "derived" and not contested.isdisjoint((start, *way.parts)):
        return "possible"
    return way.standing.certainty


def _against(verdicts: _Verdicts, part: int, rivals: Sequence[int], parts: dict[int, Part]) -> tuple[str, ...]:
    return tuple(
        f"{parts[rival].maker} {parts[rival].number}: {text}"
        for rival in rivals
        if rival != part
        for text in verdicts.of(part, rival)
    )


def _current(start: int, near: Neighbours, parts: dict[int, Part]) -> tuple[PartNumber | None, list[str]]:
    """The end of the supersession chain, and what is wrong with the chain."""
    seen = [start]
    while True:
        newer = sorted(
            {i for i, move, _ in near.get(seen[-1], ()) if move == "superseded_by"},
            key=lambda i: (parts[i].maker, parts[i].number),
        )
        if not newer:
            break
        if newer[0] in seen:
            loop = " to ".join(f"{parts[i].maker} {parts[i].number}" for i in (*seen[seen.index(newer[0]) :], newer[0]))
            return None, [f"the sources supersede in a circle: {loop}"]
        seen.append(newer[0])
    end = parts[seen[-1]]
    return (PartNumber(end.maker, end.number) if len(seen) > 1 else None), []


def _same_number(reader: Reader, part_id: int) -> list[tuple[str, str]]:
    others = reader.parts(reader.same_key(part_id))
    return sorted((part.maker, part.number) for part in others.values())
