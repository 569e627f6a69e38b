"""Parts that a standard makes interchangeable, whether or not any source names the pair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.model import Certainty
from partsref.model_crossref import Equivalent, Step
from partsref.reads.graph import Graph
from partsref.reads.link_rows import Node
from partsref.reasons import Reason, Term
from partsref.standards.read import KINDS, kind_of, read_spec
from partsref.standards.spec import Spec

READ = 20_000
"""Parts of one kind read into an index at most; what is left out is told."""
_SCORE: dict[Certainty, float] = {"stated": 1.0, "derived": 0.6, "possible": 0.3}
_SIDES_MATTER = frozenset({"wiper blade", "wiper rubber"})
"""A battery, a bulb, a bearing or a plug is the same on either side; a wiper may be bent for one."""

_Index = Mapping[tuple[str, ...], list[tuple[int, Spec]]]


def same_by_standard(
    graph: Graph, near: Neighbourhood, profiles: Profiles
) -> tuple[tuple[Equivalent, ...], tuple[Reason, ...]]:
    """What a standard says may replace the start, surest first, and what had to be left out."""
    start = near.nodes[near.start]
    spec = _spec_of(graph, start)
    if spec is None:
        return (), ()
    index, truncated = _index(graph, kind_of(start.category))
    others = [(part, found) for part, found in index.get(spec.fits, ()) if part != near.start]
    near.meet(part for part, _ in others)
    others.sort(key=lambda found: near.order(found[0]))
    profiles.load(part for part, _ in others)
    found = [_judged(profiles, part, spec, other) for part, other in others]
    answers = sorted((one for one in found if one), key=lambda one: -one.score)
    return tuple(answers), (Reason("kind_too_large", kind=start.category, read=READ),) if truncated else ()


def _judged(profiles: Profiles, part: int, ours: Spec, theirs: Spec) -> Equivalent | None:
    """One part of the same standard; None where its measures contradict the start's."""
    near = profiles.near
    start, node = near.nodes[near.start], near.nodes[part]
    told = profiles.measured_against(near.start, part)
    if any(reason.code != "opposite_sides" or node.category in _SIDES_MATTER for reason in told):
        return None
    lacking = tuple(_lacking(start, ours, theirs))
    open_questions = (Reason("left_open", what=ours.may_differ),) if ours.may_differ else ()
    reason = Reason("by_standard", standard=ours.standard, compared=ours.compared)
    certainty: Certainty = "possible" if lacking else "derived"
    return Equivalent(
        maker=node.maker,
        number=node.number,
        kind=node.kind,
        name=node.name,
        relation="alternative",
        certainty=certainty,
        score=_SCORE[certainty],
        path=(Step(node.maker, node.number, "by_standard", (), remarks=(reason,)),),
        against=(*lacking, *open_questions),
        reasons=(reason,),
    )


def _lacking(start: Node, ours: Spec, theirs: Spec) -> Iterator[Reason]:
    """What the other one has less of than the start: then it is only possible."""
    if ours.ranked and ours.rank is not None:
        if theirs.rank is None:
            yield Reason("rank_not_said")
        elif theirs.rank < ours.rank:
            yield Reason("lower_rank", ours=ours.rank, theirs=theirs.rank)
    for lacking in sorted(ours.also - theirs.also):
        yield Reason("lacks", part=start.label, what=lacking)
    if ours.power != theirs.power:
        power, other = (f"{ours.power} W",), (f"{theirs.power} W",)
        yield Reason("measured_apart_unsourced", measure=Term("measure", "power"), one=power, other=other)


def _spec_of(graph: Graph, node: Node) -> Spec | None:
    kind = kind_of(node.category)
    if not kind:
        return None
    measured = graph.sizes([node.id]).get(node.id, ("", "", "")) if kind == "bearing" else ("", "", "")
    return read_spec(node.category, node.maker, node.number, node.name, measured)


_KEPT: dict[tuple[str, int, str], tuple[_Index, bool]] = {}
_MOST_KEPT = 16


def _index(graph: Graph, kind: str) -> tuple[_Index, bool]:
    """The parts of a kind by what must be alike, and whether some were left out; made once for a generation."""
    asked = (*graph.version(), kind)
    if asked not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        _KEPT[asked] = _made(graph, kind)
    return _KEPT[asked]


def _made(graph: Graph, kind: str) -> tuple[_Index, bool]:
    rows = graph.of_categories(KINDS[kind], READ + 1)
    sizes = graph.sizes(row[0] for row in rows) if kind == "bearing" else {}
    found: dict[tuple[str, ...], list[tuple[int, Spec]]] = {}
    for part, maker, number, name, category in rows[:READ]:
        spec = read_spec(category, maker, number, name, sizes.get(part, ("", "", "")))
        if spec:
            found.setdefault(spec.fits, []).append((part, spec))
    return found, len(rows) > READ
