"""The end of a supersession chain: the number that is sold today."""

from __future__ import annotations

from partsref.answer.crossref.neighbourhood import Neighbourhood
from partsref.model import PartNumber


def current(near: Neighbourhood) -> tuple[PartNumber | None, list[str]]:
    """The last number of the chain that begins at the start, if there is one, and what is wrong with the chain.

    Where a number has two successors the better sourced one is followed. A circle has no end. A step that is only
    inferred, or rests on unverified sources alone, is followed and told.
    """
    chain, remarks = [near.start], []
    while True:
        near.extend_carrying(chain[-1:])
        newer = [(hop.firm, hop.part) for hop in near.hops(chain[-1]) if hop.move == "superseded_by"]
        if not newer:
            break
        if len(newer) > 1:
            names = " and ".join(near.nodes[part].label for _, part in newer)
            remarks.append(f"{near.nodes[chain[-1]].label} has several successors: {names}")
        firm, following = min(newer, key=lambda found: (-found[0], near.order(found[1])))
        if not firm:
            names = f"{near.nodes[following].label} replaces {near.nodes[chain[-1]].label}"
            remarks.append(f"that {names} is probable, not stated: ask before you order")
        if following in chain:
            circle = [*chain[chain.index(following) :], following]
            names = " to ".join(near.nodes[part].label for part in circle)
            return None, [*remarks, f"the sources supersede in a circle: {names}"]
        chain.append(following)
    end = near.nodes[chain[-1]]
    return (PartNumber(end.maker, end.number) if len(chain) > 1 else None), remarks
