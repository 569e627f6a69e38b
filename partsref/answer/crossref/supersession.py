"""The end of a supersession chain: the number that is sold today."""

from __future__ import annotations

from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.model import PartNumber
from partsref.reasons import Reason


def current(near: Neighbourhood) -> tuple[PartNumber | None, list[Reason]]:
    """The last number of the chain that begins at the start, if there is one, and what is wrong with the chain.

    Where a number has two successors the better sourced one is followed. A circle has no end. A step that is only
    inferred, or rests on unverified sources alone, is followed and told.
    """
    chain: list[int] = [near.start]
    remarks: list[Reason] = []
    while True:
        near.extend_carrying(chain[-1:])
        newer = [(hop.firm, hop.part) for hop in near.hops(chain[-1]) if hop.move == "superseded_by"]
        if not newer:
            break
        if len(newer) > 1:
            names = tuple(near.nodes[part].label for _, part in newer)
            remarks.append(Reason("several_successors", part=near.nodes[chain[-1]].label, successors=names))
        firm, following = min(newer, key=lambda found: (-found[0], near.order(found[1])))
        if not firm:
            newest, older = near.nodes[following].label, near.nodes[chain[-1]].label
            remarks.append(Reason("probable_successor", newer=newest, older=older))
        if following in chain:
            circle = [*chain[chain.index(following) :], following]
            return None, [*remarks, Reason("circle", parts=tuple(near.nodes[part].label for part in circle))]
        chain.append(following)
    end = near.nodes[chain[-1]]
    return (PartNumber(end.maker, end.number) if len(chain) > 1 else None), remarks
