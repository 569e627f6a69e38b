"""Reasons why a rule that derives an interchange does not hold for one pair of parts: then it is only possible."""

from __future__ import annotations

from collections.abc import Iterator

from partsref.answer.crossref.assemblies import are_pieces, names_assemblies, sits_twice
from partsref.answer.crossref.contradictions import alike
from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.answer.crossref.walk import Way
from partsref.numbers.partkind import part_kind
from partsref.reads.link_rows import Node
from partsref.reasons import Reason

_FEW = 5
"""Lists shorter than this say nothing by how little they share."""
_LITTLE = 0.2
_HALF = 0.5
_FOOTNOTES = ("*", "^")


def doubts(near: Neighbourhood, way: Way, share: float, shorter: int) -> Iterator[Reason]:
    """What speaks against a way there and back.

    `share` of the `shorter` list of the two ends is what both have in common.
    """
    middle = way.turning()
    if middle is None or len(way.standing.crossed) < 2:
        return
    start, end = near.nodes[near.start], near.nodes[way.part]
    # What carries on (another number of the same part) has a list of its own, which says nothing of this one.
    direct = way.standing.links == 2
    if direct and shorter >= _FEW and share < _LITTLE:
        yield Reason("few_shared", listed=shorter, shared=round(share * shorter))
    if way.standing.crossed == "><":
        yield from _numbers_on_a_record(start, end, near.nodes[middle])
    else:
        yield from _parts_for_a_number(start, end, near.nodes[middle])
        if direct and start.maker == end.maker and share < _HALF:
            yield Reason("kept_apart", maker=start.maker)


def contest(near: Neighbourhood, profiles: Profiles, way: Way) -> Iterator[Reason]:
    """The parts on a way, its ends included, that are contested; asked for many ways, `Profiles.judge` them first."""
    for part in (near.start, *(hop.part for hop in way.hops())):
        if profiles.contested(part):
            yield Reason("contested", part=near.nodes[part].label)


def _numbers_on_a_record(one: Node, other: Node, record: Node) -> Iterator[Reason]:
    """Two OEM numbers named on one aftermarket record."""
    what = record.category or record.name
    if names_assemblies(what):
        yield Reason("piece_of_it", kind=what.lower())
    if one.maker == other.maker:
        kinds = part_kind(one.maker, one.key), part_kind(other.maker, other.key)
        if all(kinds) and kinds[0] != kinds[1]:
            yield Reason("kinds_by_number", maker=one.maker, one=kinds[0], other=kinds[1])
    if _is_marked(one.number) or _is_marked(other.number):
        yield Reason("footnote_mark")


def _is_marked(number: str) -> bool:
    return number.startswith("(") or number.rstrip().endswith(_FOOTNOTES)


def _parts_for_a_number(one: Node, other: Node, number: Node) -> Iterator[Reason]:
    """Two aftermarket parts that name one OEM number."""
    what, what_other = (node.category or node.name for node in (one, other))
    holder = number.category or number.name
    if are_pieces(holder, what, what_other):
        yield Reason("pieces_of_a_kit", kind=holder.lower())
    if not alike(what, what_other):
        first, second = sorted((what, what_other))
        yield Reason("perhaps_different", one=first, other=second)
    if twice := sorted(filter(sits_twice, {what, what_other})):
        yield Reason("several_belong", kind=twice[0].lower())
