"""Whether several parts that carry one number are one part under several brands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from partsref.answer.crossref.contradictions import of_another_kind
from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.answer.crossref.profiles import Profiles
from partsref.answer.crossref.same_number import same_number_apart
from partsref.model_hits import Hit
from partsref.numbers.formats import formats_of
from partsref.numbers.number_key import key
from partsref.reads.graph import Graph
from partsref.reads.part_reader import Reader


def are_one_part(reader: Reader, hits: Sequence[Hit]) -> bool:
    """True where a source links the parts as `same`, or where it is one maker's number that others sell as their own.

    The second: all are vehicle makers' numbers, laid out whole as one of those makers lays out its own, and nothing
    measured or named of them, or of what is stated to replace them, contradicts. 16510-61A20 is Suzuki's, and Holden's
    for the cars it sold.
    """
    if len(hits) < 2:
        return True
    if len({key(hit.number) for hit in hits}) > 1 and len({hit.maker for hit in hits}) < len(hits):
        return False
    graph = reader.graph()
    ids = [hit.part_id for hit in hits]
    return _linked_as_same(graph, ids) or (_of_one_layout(hits) and not _contradict(graph, ids))


def _linked_as_same(graph: Graph, ids: Sequence[int]) -> bool:
    reached, going = {ids[0]}, [ids[0]]
    while going:
        edges = graph.carrying(going)
        going = [other for _, other, relation, _, _ in edges if relation == "same" and other not in reached]
        reached.update(going)
    return reached.issuperset(ids)


def _of_one_layout(hits: Sequence[Hit]) -> bool:
    number_key = key(hits[0].number)
    own = any(layout.whole.fullmatch(number_key) for hit in hits for layout in formats_of(hit.maker))
    return own and all(hit.kind == "oem" for hit in hits)


def _contradict(graph: Graph, ids: Sequence[int]) -> bool:
    nodes = graph.nodes(ids)
    if any(of_another_kind(nodes[one], nodes[other]) for one, other in combinations(ids, 2)):
        return True
    near = Neighbourhood(graph, ids[0])
    return any(True for _ in same_number_apart(graph, Profiles(graph, near), ids[0], ids[1:]))
