"""The cross-reference of one part: what replaces it, how sure that is, what it fits, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partsref.answer.crossref.by_standard import same_by_standard
from partsref.answer.crossref.composition import RANK
from partsref.answer.crossref.fitments import fits
from partsref.answer.crossref.neighbourhood import Hop, Neighbourhood, hedge
from partsref.answer.crossref.profiles import Judged, Profiles
from partsref.answer.crossref.ranking import Ranked, Ranking
from partsref.answer.crossref.same_number import same_number_apart
from partsref.answer.crossref.supersession import current
from partsref.answer.crossref.walk import Walk
from partsref.answer.crossref.weights import explained
from partsref.model import PartNumber
from partsref.model_crossref import CrossReference, Equivalent, Step
from partsref.reads.graph import Graph
from partsref.reads.part_reader import PartReader
from partsref.reasons import Reason

_VARIANTS = 50
_OFFERED = 20
"""Parts stated to replace the one asked for whose offers are shown beside its own."""
_SPARE = 4
"""One part more is kept of a ring for this many there is room for: some turn out to be doubtful."""
_KEPT = 100
"""Parts kept of one ring at least, however few are asked for: so that the best few are the same as of many."""
_TOLD = 10
"""Contradicting parts named one by one; the rest is counted."""
_SUFFIX = Reason("suffix_differs")
_RIVALS = 40
"""Stated equivalents that look different, with which every other one is compared."""


def cross_reference(
    reader: PartReader, part_id: int, query: str = "", max_equivalents: int = 200, judged: Judged | None = None
) -> CrossReference:
    """What may replace a part, surest first, each with the path that leads to it.

    `judged` is shared by the answers of one list. Raises `NotFoundError` for an id the catalogue does not have.
    """
    graph = reader.graph()
    near = Neighbourhood(graph, part_id)
    profiles = Profiles(graph, near, judged)
    walk = _walked(near, profiles, max_equivalents)
    ranking = Ranking(graph, near, profiles, walk)
    shown = ranking.ranked(max_equivalents)
    by_standard, left_out = same_by_standard(graph, near, profiles)
    merged = _merged(_equivalents(profiles, shown), by_standard)
    variants = _variants(graph, near, walk, merged)
    equivalents = (*merged, *variants)[:max_equivalents]
    reached = {(near.nodes[way.part].maker, near.nodes[way.part].number) for way in walk.best()}
    known = len(reached.union((found.maker, found.number) for found in merged)) + len(variants)
    is_cut = near.cut or any(walk.wanted()) or len(variants) >= _VARIANTS
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
    against = [*loops, *profiles.disagreed(part_id), *_barred(near, profiles, walk)]
    if contested:
        against.append(Reason("contested", part=near.nodes[part_id].label))
    others = reader.same_key(part_id)
    against.extend(same_number_apart(graph, profiles, part_id, others))
    against.extend(_crowded(near))
    return CrossReference(
        query=query,
        part=part,
        current=newest,
        equivalents=equivalents,
        fits=fitments,
        sources=reader.sources(codes),
        attributes=attributes,
        against=tuple(against),
        remarks=((Reason("cut"),) if near.cut else ()) + left_out,
        known=known,
        known_at_least=is_cut,
        also=_same_number(reader, others),
        offers=reader.offers([part_id, *(ranked.node.id for ranked in stated[:_OFFERED])]),
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
                against=tuple(_against(profiles, ranked, hops, rivals)),
                reasons=explained(ranked.weighing, tuple(ranked.terms.items())),
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


def _against(profiles: Profiles, ranked: Ranked, hops: Sequence[Hop], rivals: Sequence[int]) -> Iterator[Reason]:
    """What speaks against one equivalent: it contradicts the part asked for, or another that is stated; doubts."""
    near, part = profiles.near, ranked.node.id
    if ranked.certainty == "stated":
        apart = [rival for rival in rivals if rival != part and profiles.apart(part, rival)]
        for rival in apart[:3]:
            label = near.nodes[rival].label
            yield from (Reason("against_part", part=label, reason=one) for one in profiles.against(part, rival))
    if not ranked.way.clean:
        yield from profiles.against(near.start, part)
        trail = [near.start, *(hop.part for hop in hops)]
        for one, other in zip(trail, trail[2:], strict=False):
            if (one, other) != (near.start, part):
                ends = {"one": near.nodes[one].label, "other": near.nodes[other].label}
                yield from (Reason("apart_on_the_way", **ends, reason=r) for r in profiles.against(one, other))
    yield from ranked.doubts
    yield from (Reason("hedged", note=note) for hop in hops if (note := hedge(near.said[hop.link])))


def _merged(linked: tuple[Equivalent, ...], by_standard: tuple[Equivalent, ...]) -> tuple[Equivalent, ...]:
    """What links say and what a standard says, the surest first; of one part the surer, and links before a standard."""
    best: dict[tuple[str, str], Equivalent] = {}
    for found in (*linked, *by_standard):
        named = found.maker, found.number
        known = best.get(named)
        if known is None:
            best[named] = found
        elif RANK[found.certainty] < RANK[known.certainty]:
            notes = tuple(Reason("also_said", note=step.note) for step in known.path if step.note)
            best[named] = replace(found, against=tuple(dict.fromkeys((*found.against, *known.against, *notes))))
    return tuple(sorted(best.values(), key=lambda found: RANK[found.certainty]))


def _variants(graph: Graph, near: Neighbourhood, walk: Walk, known: Sequence[Equivalent]) -> tuple[Equivalent, ...]:
    """Parts that differ only by a colour or packaging suffix: of the same shape, but another part."""
    ids = [part for part in graph.variants(near.start, _VARIANTS) if not walk.has_reached(part)]
    named = {(found.maker, found.number) for found in known}
    nodes = {i: node for i, node in graph.nodes(ids).items() if (node.maker, node.number) not in named}
    return tuple(
        Equivalent(
            maker=node.maker,
            number=node.number,
            kind=node.kind,
            name=node.name,
            relation="base",
            certainty="possible",
            score=0.0,
            path=(Step(node.maker, node.number, "base", (), remarks=(_SUFFIX,)),),
            reasons=(_SUFFIX,),
        )
        for node in sorted(nodes.values(), key=lambda node: node.key)
    )


def _barred(near: Neighbourhood, profiles: Profiles, walk: Walk) -> Iterator[Reason]:
    """Parts that share a record or a number with the one asked for and yet cannot replace it."""
    barred = walk.shut_out()
    for part in barred[:_TOLD]:
        reasons = profiles.against(part, near.start)
        yield Reason("does_not_interchange", part=near.nodes[part].label, reasons=reasons)
    if len(barred) > _TOLD:
        yield Reason("more_do_not_interchange", count=len(barred) - _TOLD)


def _crowded(near: Neighbourhood) -> Iterator[Reason]:
    for part in sorted(near.crowded, key=near.order)[:_TOLD]:
        yield Reason("crowded", part=near.nodes[part].label, links=near.crowded[part])


def surest(answer: CrossReference, most: int) -> CrossReference:
    """The answer with its `most` surest equivalents, saying how many are known, and with the sources of those alone."""
    kept = answer.equivalents[:most]
    if answer.known <= len(kept):
        return answer
    code = "limited_at_least" if answer.known_at_least else "limited"
    remarks = (*answer.remarks, Reason(code, known=answer.known, shown=len(kept)))
    needed = {code for one in kept for step in one.path for code in step.sources}
    needed.update(code for fit in answer.fits for code in fit.sources)
    needed.update(code for measure in answer.attributes for code in measure.sources)
    sources = {code: source for code, source in answer.sources.items() if code in needed}
    return replace(answer, equivalents=kept, remarks=remarks, sources=sources)


def _same_number(reader: PartReader, others: Sequence[int]) -> tuple[PartNumber, ...]:
    parts = reader.parts(others).values()
    return tuple(PartNumber(*named) for named in sorted((part.maker, part.number) for part in parts))
