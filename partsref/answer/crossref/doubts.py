"""Reasons why a rule that derives an interchange does not hold for one pair of parts: then it is only possible."""

from __future__ import annotations

from collections.abc import Iterator

from partsref.answer.crossref.assemblies import names_assemblies, sits_twice
from partsref.answer.crossref.contradictions import alike
from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.answer.crossref.walk import Way
from partsref.numbers.partkind import part_kind
from partsref.store.read.links import Node

_FEW = 5
"""Lists shorter than this say nothing by how little they share."""
_LITTLE = 0.2
_HALF = 0.5
_FOOTNOTES = ("*", "^")


def doubts(near: Neighbourhood, way: Way, share: float, shorter: int) -> Iterator[str]:
    """What speaks against a way there and back, in words.

    `share` of the `shorter` list of the two ends is what both have in common.
    """
    middle = way.turning()
    if middle is None or len(way.standing.crossed) < 2:
        return
    start, end = near.nodes[near.start], near.nodes[way.part]
    # What carries on (another number of the same part) has a list of its own, which says nothing of this one.
    direct = way.standing.links == 2
    if direct and shorter >= _FEW and share < _LITTLE:
        yield f"of {shorter} they share only {round(share * shorter)}"
    if way.standing.crossed == "><":
        yield from _numbers_on_a_record(start, end, near.nodes[middle])
    else:
        yield from _parts_for_a_number(start, end)
        if direct and start.maker == end.maker and share < _HALF:
            yield f"{start.maker} keeps them apart, and they share little"


def contest(near: Neighbourhood, profiles: Profiles, way: Way) -> Iterator[str]:
    """The parts on a way, its ends included, that are contested; asked for many ways, `Profiles.judge` them first."""
    for part in (near.start, *(hop.part for hop in way.hops())):
        if profiles.contested(part):
            yield f"{near.nodes[part].label} is contested: parts stated to replace it contradict one another"


def _numbers_on_a_record(one: Node, other: Node, record: Node) -> Iterator[str]:
    """Two OEM numbers named on one aftermarket record."""
    what = record.category or record.name
    if names_assemblies(what):
        yield f"a {what.lower()} may be a piece of, or hold, what the numbers on its record name"
    if one.maker == other.maker:
        kinds = part_kind(one.maker, one.key), part_kind(other.maker, other.key)
        if all(kinds) and kinds[0] != kinds[1]:
            yield f"{one.maker} numbers different kinds of part {kinds[0]} and {kinds[1]}"
    if _is_marked(one.number) or _is_marked(other.number):
        yield "the number was printed with a footnote mark that the record does not explain"


def _is_marked(number: str) -> bool:
    return number.startswith("(") or number.rstrip().endswith(_FOOTNOTES)


def _parts_for_a_number(one: Node, other: Node) -> Iterator[str]:
    """Two aftermarket parts that name one OEM number."""
    what, what_other = (node.category or node.name for node in (one, other))
    if not alike(what, what_other):
        yield f"{' and '.join(sorted((what, what_other)))} may be different parts"
    if twice := sorted(filter(sits_twice, {what, what_other})):
        yield f"more than one {twice[0].lower()} may belong to one number"
