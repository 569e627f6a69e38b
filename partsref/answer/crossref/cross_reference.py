"""The cross-reference of one part: what replaces it, how sure that is, what it fits, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partsref.answer.crossref.fitments import fits
from partsref.answer.crossref.neighbourhood import Hop, Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.answer.crossref.ranking import Ranked, Ranking
from partsref.answer.crossref.supersession import current
from partsref.answer.crossref.walk import Walk
from partsref.answer.crossref.weights import explained
from partsref.model import CrossReference, Equivalent, PartNumber, Step
from partsref.store.read.links import Graph
from partsref.store.read.offers import offers
from partsref.store.read.reader import Reader

_VARIANTS = 50
_OFFERED = 20
"""Parts stated to replace the one asked for whose offers are shown beside its own."""
_SPARE = 4
"""One part more is kept of a ring for this many there is room for: some turn out to be doubtful."""
_KEPT = 100
"""Parts kept of one ring at least, however few are asked for: so that the best few are the same as of many."""
_TOLD = 10
"""Contradicting parts named one by one; the rest is counted."""
_RIVALS = 40
"""Stated equivalents that look different, with which every other one is compared."""


def cross_reference(reader: Reader, part_id: int, query: str = "", max_equivalents: int = 200) -> CrossReference:
    """What may replace a part, surest first, each with the path that leads to it.

    Raises `NotFoundError` for an id the catalogue does not have.
    """
    graph = Graph(reader.connection)
    near = Neighbourhood(graph, part_id)
    profiles = Profiles(graph, near)
    walk = _walked(near, profiles, max_equivalents)
    ranking = Ranking(graph, near, profiles, walk)
    shown = ranking.ranked(max_equivalents)
    equivalents = _equivalents(profiles, shown)
    equivalents += _variants(graph, near, walk, max_equivalents - len(equivalents))
    newest, loops = current(near)
    part = reader.parts([part_id])[part_id]
    if any(hop.move == "superseded_by" and hop.firm for hop in near.hops(part_id)):
        part = replace(part, status="superseded")
    stated = [r for r in shown if r.certainty == "stated" and not walk.is_contrary(r.node.id)]
    contested = profiles.contested(part_id)
    fitments = fits(reader, part, part_id, [] if contested else [(r.node.id, r.node.label) for r in stated])
    attributes = reader.attributes([part_id]).get(part_id, ())
    codes = {code for e in equivalents for hop in e.path for code in hop.sources}
    codes.update(code for fact in fitments for code in fact.sources)
    codes.update(code for fact in attributes for code in fact.sources)
    conflicts = [*loops, *_barred(near, profiles, walk)]
    if contested:
        conflicts.append(f"{near.nodes[part_id].label} is contested: parts stated to replace it contradict one another")
    conflicts.extend(_crowded(near))
    return CrossReference(
        query=query,
        part=part,
        current=newest,
        equivalents=equivalents,
        fits=fitments,
        sources=reader.sources(codes),
        attributes=attributes,
        conflicts=tuple(conflicts),
        notes=tuple(_limits(near, len(ranking), len(shown))),
        also=_same_number(reader, part_id),
        offers=offers(reader.connection, [part_id, *(ranked.node.id for ranked in stated[:_OFFERED])]),
    )


def _walked(near: Neighbourhood, profiles: Profiles, wanted: int) -> Walk:
    """Walk until nothing is left to follow, or what is sure already fills the answer."""
    profiles.load([near.start])
    walk = Walk(near, profiles)
    while True:
        going, carrying = walk.wanted()
        counts = walk.counted()
        if not (going or carrying) or counts["stated"] >= wanted:
            return walk
        met: list[int] = []
        if counts["stated"] + counts["derived"] < wanted:
            room = wanted - counts["stated"] - counts["derived"]
            met += near.extend(going, max(_KEPT, room + room // _SPARE))
        met += near.extend_carrying([*going, *carrying])
        profiles.load(met)
        walk.advance()


def _equivalents(profiles: Profiles, shown: Sequence[Ranked]) -> tuple[Equivalent, ...]:
    trails = [ranked.way.hops() for ranked in shown]
    steps = {hop: _step(profiles.near, hop) for hop in {hop for hops in trails for hop in hops}}
    stated = [ranked.node.id for ranked in shown if ranked.certainty == "stated"]
    rivals = list({profiles.look(part): part for part in reversed(stated)}.values())[:_RIVALS]
    return tuple(
        [
            Equivalent(
                maker=ranked.node.maker,
                number=ranked.node.number,
                kind=ranked.node.kind,
                name=ranked.node.name,
                relation=ranked.way.standing.relation,
                certainty=ranked.certainty,
                score=round(ranked.score, 4),
                path=tuple([steps[hop] for hop in hops]),
                conflicts=tuple(_conflicts(profiles, ranked, hops, rivals)),
                why=explained(ranked.weighing, tuple(ranked.terms.items())),
            )
            for ranked, hops in zip(shown, trails, strict=True)
        ]
    )


def _step(near: Neighbourhood, hop: Hop) -> Step:
    """One hop with all who say so, and their notes."""
    node = near.nodes[hop.part]
    said = sorted({(source, note) for source, _, note, _ in near.said[hop.link]})
    sources = tuple(dict.fromkeys([source for source, _ in said]))
    notes = dict.fromkeys([note for _, note in said if note])
    return Step(node.maker, node.number, hop.move, sources, "; ".join(notes))


def _conflicts(profiles: Profiles, ranked: Ranked, hops: Sequence[Hop], rivals: Sequence[int]) -> Iterator[str]:
    """What speaks against one equivalent: it contradicts the part asked for, or another that is stated; doubts."""
    near, part = profiles.near, ranked.node.id
    if ranked.certainty == "stated":
        against = [rival for rival in rivals if rival != part and profiles.apart(part, rival)]
        for rival in against[:3]:
            yield from (f"{near.nodes[rival].label}: {text}" for text in profiles.told(part, rival))
    if not ranked.way.clean:
        yield from profiles.told(near.start, part)
        trail = [near.start, *(hop.part for hop in hops)]
        for one, other in zip(trail, trail[2:], strict=False):
            if (one, other) != (near.start, part):
                names = f"{near.nodes[one].label} and {near.nodes[other].label}"
                yield from (f"{names} on the way: {text}" for text in profiles.told(one, other))
    yield from ranked.doubts


def _variants(graph: Graph, near: Neighbourhood, walk: Walk, room: int) -> tuple[Equivalent, ...]:
    """Parts that differ only by a colour or packaging suffix: of the same shape, but another part."""
    ids = [part for part in graph.variants(near.start, _VARIANTS) if not walk.has_reached(part)]
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


def _crowded(near: Neighbourhood) -> Iterator[str]:
    for part in sorted(near.crowded, key=near.order)[:_TOLD]:
        yield f"{near.nodes[part].label} has {near.crowded[part]} links: too many to conclude anything from"


def _limits(near: Neighbourhood, known: int, shown: int) -> Iterator[str]:
    """Where the answer is not all there is."""
    if near.cut:
        yield "too many links to follow them all: what is further off is left out"
    elif known > shown:
        yield f"{known} parts are known; the {shown} surest are shown"


def _same_number(reader: Reader, part_id: int) -> tuple[PartNumber, ...]:
    others = reader.parts(reader.same_key(part_id))
    return tuple(PartNumber(*named) for named in sorted((part.maker, part.number) for part in others.values()))
