"""What one or many rows of a file say, before it is written: mentions of parts, and facts that point at them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from partsref.model import Kind, Relation
from partsref.numbers.canonical import Reading, read

Application = tuple[str, str, str, str, int | None, int | None]
"""A vehicle as a source names it: make, model, chassis, engine, year from, year to."""


class Mention(NamedTuple):
    """One saying of one part. `as_number` is the true number when `number` is a damaged spelling of it."""

    maker: str
    number: str
    kind: Kind
    name: str = ""
    name_ja: str = ""
    category: str = ""
    status: str = ""
    note: str = ""
    slip: str = ""
    as_number: str = ""


class Retraction(NamedTuple):
    """A source takes back what it said before: of a whole part, its claims alone, or one fact of it."""

    what: Literal["part", "claims", "link", "fitment", "attribute"]
    maker: str
    number: str
    other_maker: str = ""
    other_number: str = ""
    vehicle: Application | None = None
    position: str = ""
    name: str = ""


class OfferSaid(NamedTuple):
    """What a source sells a part for, as said; all may be empty. `date` is ISO, or empty: that of the load."""

    price: str = ""
    currency: str = ""
    stock: str = ""
    pack: str = ""
    order_code: str = ""
    link: str = ""
    date: str = ""


@dataclass(slots=True)
class Batch:
    """Facts of many rows. The integers in them are places in `mentions`."""

    mentions: list[Mention] = field(default_factory=list)
    links: list[tuple[int, int, Relation, str, bool]] = field(default_factory=list)
    """(from, to, relation, note, inferred)"""
    fitments: list[tuple[int, Application, str, str]] = field(default_factory=list)
    """(part, vehicle, position, note)"""
    attributes: list[tuple[int, str, str, str]] = field(default_factory=list)
    """(part, name, value, unit)"""
    offers: list[tuple[int, OfferSaid]] = field(default_factory=list)
    """(part, what it is sold for)"""
    retractions: list[Retraction] = field(default_factory=list)
    """Of what earlier loads of the same source said, whatever stands beside them in this batch."""
    readings: list[Reading] = field(default_factory=list)
    """What `as_read` says of each mention, where it was worked out beforehand; else empty."""

    def __getstate__(self) -> tuple[Any, ...]:
        """For the way to another process: a pickle takes plain tuples in an eighth of the time of named ones."""
        mentions = list(map(tuple, self.mentions))
        return mentions, self.links, self.fitments, self.attributes, self.offers, self.retractions, self.readings

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        mentions, self.links, self.fitments, self.attributes, self.offers, self.retractions, self.readings = state
        self.mentions = list(map(Mention._make, mentions))


def as_read(mention: Mention) -> Reading:
    """A mention's number by the rules of its maker, as it names him: the catalogue may call him otherwise."""
    return read(mention.maker, mention.as_number or mention.number)
