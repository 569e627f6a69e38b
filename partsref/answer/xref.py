"""The cross-reference of one part: what replaces it, how sure that is, what it fits, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partsref.answer.current import current
from partsref.answer.fits import fits
from partsref.answer.graph import Neighbourhood
from partsref.answer.profiles import Profiles
from partsref.answer.rank import Ranked, Ranking
from partsref.answer.score import explained
from partsref.answer.walk import Walk
from partsref.errors import NotFoundError
from partsref.model import CrossReference, Equivalent, PartNumber, Step
from partsref.store.graph import Graph
from partsref.store.reader import Reader

_VARIANTS = 50
_TOLD = 10
"""Contradicting parts named one by one; the rest is counted."""
_RIVALS = 40
"""Stated equivalents each other one is compared with."""


def cross_reference(reader: Reader, part_id: int, query: str = "", max_equivalents: int = 200) -> CrossReference:
    """What may replace a part, surest first, each with the path that leads to it.

    Raises `NotFoundError` for an id the catalogue does not have.
    """
    graph = Graph(reader.connection)
    near = Neighbourhood(part_id, graph.nodes([part_id]))
    if not near.nodes:
        raise NotFoundError(f"no part with the id {part_id}")
    profiles = Profiles(graph, near)
    walk = _walked(graph, near, profiles, max_equivalents)
    ranked = Ranking(graph, near, profiles, walk).ranked()
    shown = ranked[:max_equivalents]
    equivalents = _equivalents(graph, profiles, shown)
    equivalents += _variants(graph, near, walk, max_equivalents - len(equivalents))
    newest, loops = current(graph, near)
    part = reader.parts([part_id])[part_id]
    if any(move == "superseded_by" for _, move, _ in near.moves[part_id]):
        part = replace(part, status="superseded")
    stated = [r for r in shown if r.certainty == "stated" and r.way.part not in walk.barred]
    contested = profiles.contested(part_id)
    fitments = fits(reader, part, part_id, [] if contested else [(r.node.id, r.node.label) for r in stated])
    attributes = reader.attributes([part_id]).get(part_id, ())
    codes = {code for e in equivalents for hop in e.path for code in hop.sources}
    codes.update(code for fact in fitments for code in fact.sources)
    codes.update(code for fact in attributes for code in fact.sources)
    conflicts = [*loops, *_barred(near, profiles, walk)]
    if contested:
        conflicts.append(f"{near.nodes[part_id].label} is contested: what is stated to replace it contradicts itself")
    conflicts.extend(_limits(near, len(ranked), len(shown)))
    return CrossReference(
        query=query,
        part=part,
        current=newest,
        equivalents=equivalents,
        fits=fitments,
        sources=reader.sources(codes),
        attributes=attributes,
        conflicts=tuple(conflicts),
        also=_same_number(reader, part_id),
    )


def _walked(graph: Graph, near: Neighbourhood, profiles: Profiles, wanted: int) -> Walk:
    """Walk until nothing is left to follow, or what is sure already fills the answer."""
    profiles.load([near.start])
    walk = Walk(near, profiles)
    while True:
        going, carrying = walk.wanted()
        if not going and not carrying:
            return walk
        counts = walk.counted()
        if counts["stated"] >= wanted:
            return walk
        met = set()
        if counts["stated"] + counts["derived"] >= wanted:
            carrying = [*going, *carrying]
        else:
            met |= near.extend(graph, going)
        met |= near.extend_carrying(graph, carrying)
        profiles.load(met)
        walk.advance()


def _equivalents(graph: Graph, profiles: Profiles, shown: Sequence[Ranked]) -> tuple[Equivalent, ...]:
    nodes = profiles.near.nodes
    said = graph.evidence(edge.id for ranked in shown for _, _, edge in ranked.way.hops())
    stated = [ranked.node.id for ranked in shown if ranked.certainty == "stated"]
    rivals = stated[:_RIVALS]
    return tuple(
        Equivalent(
            maker=ranked.node.maker,
            number=ranked.node.number,
            kind=ranked.node.kind,
            name=ranked.node.name,
            relation=ranked.way.standing.relation,
            certainty=ranked.certainty,
            score=round(ranked.score, 4),
            path=tuple(
                Step(
                    nodes[part].maker,
                    nodes[part].number,
                    move,
                    tuple(dict.fromkeys(code for code, _ in said[edge.id])),
                    "; ".join(dict.fromkeys(note for _, note in said[edge.id] if note)),
                )
                for part, move, edge in ranked.way.hops()
            ),
            conflicts=tuple(_conflicts(profiles, ranked, rivals)),
            why=explained(ranked.weights, ranked.terms),
        )
        for ranked in shown
    )


def _conflicts(profiles: Profiles, ranked: Ranked, rivals: Sequence[int]) -> Iterator[str]:
    """What speaks against one equivalent: it contradicts the part asked for, or another that is stated; doubts."""
    near = profiles.near
    yield from profiles.told(near.start, ranked.node.id)
    if ranked.certainty == "stated":
        against = [rival for rival in rivals if rival != ranked.node.id and profiles.apart(ranked.node.id, rival)]
        for rival in against[:3]:
            for text in profiles.told(ranked.node.id, rival):
                yield f"{near.nodes[rival].label}: {text}"
    trail = [near.start, *(part for part, _, _ in ranked.way.hops())]
    for one, other in zip(trail, trail[2:], strict=False):
        if other != ranked.node.id or one != near.start:
            for text in profiles.told(one, other):
                yield f"{near.nodes[one].label} and {near.nodes[other].label} on the way: {text}"
    yield from ranked.doubts


def _variants(graph: Graph, near: Neighbourhood, walk: Walk, room: int) -> tuple[Equivalent, ...]:
    """Parts that differ only by a colour or packaging suffix: of the same shape, but another part."""
    ids = [part for part in graph.variants(near.start, _VARIANTS) if part not in walk.ways]
    nodes = graph.nodes(ids[: max(0, room)])
    return tuple(
        Equivalent(
            maker=node.maker,
            number=node.number,
            kind=node.kind,
            name=node.name,
            relation="base",
            certainty="possible",
            score=0.0,
            path=(Step(node.maker, node.number, "base", (), "differs by a colour or packaging suffix"),),
        )
        for node in sorted(nodes.values(), key=lambda node: node.key)
    )


def _barred(near: Neighbourhood, profiles: Profiles, walk: Walk) -> Iterator[str]:
    """Parts that share a record or a number with the one asked for and yet cannot replace it."""
    barred = walk.shut_out()
    for part in barred[:_TOLD]:
        yield f"{near.nodes[part].label} does not interchange: {'; '.join(profiles.told(part, near.start))}"
    if len(barred) > _TOLD:
        yield f"{len(barred) - _TOLD} more parts do not interchange: measures, kinds or positions contradict"


def _limits(near: Neighbourhood, known: int, shown: int) -> Iterator[str]:
    """Where the answer is not all there is."""
    for part in sorted(near.crowded, key=near.order)[:_TOLD]:
        yield f"{near.nodes[part].label} has {near.crowded[part]} links: too many to conclude anything from"
    if near.cut:
        yield "too many links to follow them all: what is further off is left out"
    elif known > shown:
        yield f"{known} parts are known; the {shown} surest are shown"


def _same_number(reader: Reader, part_id: int) -> tuple[PartNumber, ...]:
    others = reader.parts(reader.same_key(part_id))
    return tuple(PartNumber(*named) for named in sorted((part.maker, part.number) for part in others.values()))
