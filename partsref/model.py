"""The nouns of the catalogue, as frozen dataclasses: what is stored. What answers are made of stands beside it.

A class costs up to a millisecond to make at every start: a number need not pay for what a search answers. Nothing
here knows of files, databases or rules. Numbers are kept as printed; keys are made in `numbers`.
"""

from __future__ import annotations

from typing import Literal

from partsref.reasons import Reason
from partsref.values import frozen

Kind = Literal["oem", "aftermarket", "standard"]
"""Who numbers the part: the vehicle's maker, another maker, or a standard any maker may follow (JIS battery)."""

Status = Literal["current", "superseded", "out_of_stock", "discontinued", "unknown"]

Relation = Literal["superseded_by", "same", "equivalent", "alternative"]
"""superseded_by: old to new. same: one part, two numbers. equivalent: OEM to aftermarket. alternative: a caveat."""

Certainty = Literal["stated", "derived", "possible"]
Trust = Literal["A", "B", "C", "D"]
"""A trade-catalogue article record, B workshop table, C shop, blog or owner's page, D unverified or hobby data."""
UNVERIFIED: Trust = "D"
"""Trust that is none: what nobody else says is neither stated nor firm."""

MAKER_NOT_SAID = "maker not said"
"""Under this name stand numbers of others whose maker neither the file nor the catalogue tells. It is nobody's name:
two sources may mean two parts by one such number."""

Related = Literal["", "twin", "series", "family", "engine"]
"""What the vehicle a part was found for is to the one asked for. Empty: it is that one, as far as the source says.

twin: the same vehicle under another badge. series: another body of one series. family: another vehicle of one model
family, or this one in other years or with another engine. engine: another vehicle with the same engine.
"""

Block = Literal["exact", "base", "contains", "near", "text"]
State = Literal["exact", "base", "ambiguous", "contains", "near", "none"]


@frozen
class Maker:
    """A company, or a standard, that gives numbers to parts."""

    name: str
    kind: Kind
    name_ja: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


@frozen
class Source:
    """Who says so. `trust` is one letter, see `Trust`."""

    id: str
    title: str
    url: str = ""
    kind: str = ""
    trust: Trust = "D"


@frozen
class Load:
    """One act of bringing facts in. Withdrawing it removes its evidence and the facts that then have none.

    `replaced_by` is the load that took its place; its evidence is gone then. `retracted` counts what it took back.
    """

    id: int
    source: str
    title: str
    file: str
    sha256: str
    mapping: str
    mode: str
    rows: int
    rejected: int
    retracted: int
    loaded_at: str
    replaced_by: int | None


@frozen
class Change:
    """One part that is added, gone, changed (`what` names in which respect) or moved (`what` is its new number)."""

    change: Literal["added", "changed", "gone", "moved"]
    maker: str
    number: str
    what: str = ""


@frozen
class Part:
    """One number of one maker. Identity is (maker, canonical key); `number` is as the maker prints it."""

    id: int
    maker: str
    number: str
    kind: Kind
    name: str = ""
    name_ja: str = ""
    category: str = ""
    status: Status = "unknown"


@frozen
class Evidence:
    """One source saying one fact. `inferred` marks somebody's reasoning, as opposed to a statement."""

    source: str
    note: str = ""
    inferred: bool = False


@frozen
class Link:
    """A typed relation between two parts, with everybody who says so."""

    from_id: int
    to_id: int
    relation: Relation
    evidence: tuple[Evidence, ...] = ()


@frozen
class Fitment:
    """This part on that vehicle, as the sources name the vehicle. `_` in a chassis code is any character."""

    make: str
    model: str
    chassis: str = ""
    engine: str = ""
    year_from: int | None = None
    year_to: int | None = None
    position: str = ""
    note: str = ""
    sources: tuple[str, ...] = ()
    remarks: tuple[Reason, ...] = ()
    """What the answer says of it, beside what its sources note: whose fitment it is, where it is another part's."""


@frozen
class Attribute:
    """A measured property. `value` is as stated; `unit` is empty for words."""

    name: str
    value: str
    unit: str = ""
    sources: tuple[str, ...] = ()


@frozen
class Offer:
    """What one source sells a part for, at a time: no fact of the part. The stock is as the source writes it.

    `date` (YYYY-MM-DD) is the list's own, or the day it was loaded.
    """

    maker: str
    number: str
    source: str
    price: str = ""
    currency: str = ""
    stock: str = ""
    pack: str = ""
    order_code: str = ""
    link: str = ""
    date: str = ""


@frozen
class Vehicle:
    """One model and chassis code. `twins` are (make, model, chassis) of the same vehicle under other badges."""

    make: str
    model: str
    chassis: str = ""
    model_ja: str = ""
    generation: str = ""
    body: str = ""
    drive: str = ""
    engine: str = ""
    displacement_cc: int | None = None
    year_from: int | None = None
    year_to: int | None = None
    twins: tuple[tuple[str, str, str], ...] = ()
    note: str = ""
    source: str = ""
    parts: int = 0


@frozen
class VehicleFact:
    """What an owner asks of a vehicle besides its parts: oil litres and grade, plug gap, tyre size, torque."""

    make: str
    model: str
    chassis: str
    engine: str
    name: str
    value: str
    unit: str = ""
    note: str = ""
    source: str = ""


@frozen
class PartNumber:
    """A maker and a number, nothing else: how one part points at another."""

    maker: str
    number: str
