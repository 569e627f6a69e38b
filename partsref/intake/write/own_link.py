"""A link as a row of the list of one of its ends."""

from __future__ import annotations

from typing import NamedTuple

from partsref.store.read.by_source import SaidLink


class OwnLink(NamedTuple):
    """A link told by the part whose row it stands in. `relation` is the other's to it, in the words `load` reads."""

    maker: str
    number: str
    kind: str
    relation: str
    other_maker: str
    other_number: str
    other_kind: str
    note: str


def own_link(link: SaidLink) -> OwnLink:
    """A link from the end whose list it stood in: who replaces an OEM number, or else the end that is described."""
    back = link.relation == "equivalent" or (link.is_other_described and not link.is_described)
    one = (link.maker, link.number, link.kind)
    other = (link.other_maker, link.other_number, link.other_kind)
    if not back:
        return OwnLink(*one, link.relation, *other, link.note)
    return OwnLink(*other, "supersedes" if link.relation == "superseded_by" else link.relation, *one, link.note)
