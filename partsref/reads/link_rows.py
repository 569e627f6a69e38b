"""What a reader gives of parts and links: plain rows, for thousands are read for one answer."""

from __future__ import annotations

from typing import NamedTuple

from partsref.model import Kind, Relation, Trust

Edge = tuple[int, int, Relation, int, int]
"""One link seen from a part: that part, the other, relation, link, 1 if it leads from that part to the other.

A plain tuple: thousands are read for one answer.
"""


CARRYING: tuple[Relation, ...] = ("same", "superseded_by")
"""The relations that carry on: to the part itself by another number, or to what it was replaced by."""
Said = tuple[str, Trust, str, int]
"""One piece of evidence for a link, as plain as that: source, its trust, note, 1 if it is only inferred."""


class Node(NamedTuple):
    """A part as the walk needs it."""

    id: int
    maker: str
    number: str
    key: str
    kind: Kind
    name: str
    category: str

    @property
    def label(self) -> str:
        """Maker and number, as shown."""
        return f"{self.maker} {self.number}"


class Measure(NamedTuple):
    """One attribute of a part, without who says so."""

    name: str
    value: str
    unit: str


def measures_in(told: str) -> tuple[Measure, ...]:
    """The attributes in a text that `Graph.measures` made."""
    return tuple(Measure(*row.split("\x1f")) for row in told.split("\x1e")) if told else ()
