"""Two makers that print one number: what speaks against its being one part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from partsref.answer.crossref.neighbourhood import firm
from partsref.answer.crossref.profiles import CLAIMANTS_COMPARED, Profiles
from partsref.reads.graph import Graph
from partsref.reasons import Reason


def same_number_apart(graph: Graph, profiles: Profiles, part: int, others: Sequence[int]) -> Iterator[Reason]:
    """Of the parts of other makers that carry a part's number those that differ from it, and in what.

    Each is judged by its own measures and by those of the parts stated to replace it: Suzuki's 16510-81420 is replaced
    by a filter with another thread than the one that replaces Changan Suzuki's.
    """
    if not others:
        return
    said = {one: _witnesses(graph, one) for one in (part, *others)}
    every = {witness for found in said.values() for witness in found}
    profiles.load(every)
    nodes = graph.nodes(every)
    for other in sorted(others, key=lambda one: nodes[one].label):
        for one, two in ((one, two) for one in said[part] for two in said[other]):
            reasons = profiles.measured_against(one, two)
            if reasons:
                if one != part or two != other:
                    pair = {"one": nodes[one].label, "other": nodes[two].label}
                    reasons = tuple(Reason("between_parts", **pair, reason=reason) for reason in reasons)
                yield Reason("same_number_apart", part=nodes[other].label, reasons=reasons)
                break


def _witnesses(graph: Graph, part: int) -> list[int]:
    """The part and those stated to replace it, as far as they are compared."""
    claims = graph.claims([part]).get(part, [])
    evidence = graph.evidence(link for _, link in claims)
    stated = [record for record, link in claims if firm("equivalent", evidence.get(link, ()))]
    return [part, *stated[:CLAIMANTS_COMPARED]]
