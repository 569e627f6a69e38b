"""The nouns of the catalogue, as frozen dataclasses: what is stored, and what an answer is made of.

Nothing here knows of files, databases or rules. Numbers are kept as printed; keys are made in `numbers`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from partsref.reasons import Reason, in_english

Kind = Literal["oem", "aftermarket", "standard"]
"""Who numbers the part: the vehicle's maker, another maker, or a standard any maker may follow (JIS battery)."""

Status = Literal["current", "superseded", "out_of_stock", "discontinued", "unknown"]

Relation = Literal["superseded_by", "same", "equivalent", "alternative"]
"""superseded_by: old to new. same: one part, two numbers. equivalent: OEM to aftermarket. alternative: a caveat."""

Certainty = Literal["stated", "derived", "possible"]
Trust = Literal["A", "B", "C", "D"]
"""A trade-catalogue article record, B workshop table, C shop, blog or owner's page, D unverified or hobby data."""
UNVERIFIED: Trust = "D"
"""The trust of hearsay: what nobody else says is neither stated nor firm."""

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


@dataclass(frozen=True, slots=True)
class Maker:
    """A company, or a standard, that gives numbers to parts."""

    name: str
    kind: Kind
    name_ja: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so. `trust` is one letter, see `Trust`."""

    id: str
    title: str
    url: str = ""
    kind: str = ""
    trust: Trust = "D"


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Change:
    """One part that is added, gone, changed (`what` names in which respect) or moved (`what` is its new number)."""

    change: Literal["added", "changed", "gone", "moved"]
    maker: str
    number: str
    what: str = ""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """One source saying one fact. `inferred` marks somebody's reasoning, as opposed to a statement."""

    source: str
    note: str = ""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A typed relation between two parts, with everybody who says so."""

    from_id: int
    to_id: int
    relation: Relation
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Attribute:
    """A measured property. `value` is as stated; `unit` is empty for words."""

    name: str
    value: str
    unit: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class BuildWindow:
    """When something was built: not before `earliest` and not after `latest` (yyyy-mm or yyyy-mm-dd; empty: not known).

    `how`: within a known range of serial numbers, between two, before the first, after the last; empty: not known.
    """

    earliest: str = ""
    latest: str = ""
    how: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameAnswer:
    """What is known of one frame number: the vehicles of its code, when it was built, the filings that name it.

    `nearest` names known vehicles with a code like it, where nobody knows the code itself.
    """

    query: str
    chassis: str
    serial: int
    prefix: str
    type_designation: str
    class_number: str
    vehicles: tuple[Vehicle, ...]
    window: BuildWindow
    recalls: tuple[str, ...]
    nearest: tuple[str, ...]
    sources: dict[str, Source]


@dataclass(frozen=True, slots=True)
class Hit:
    """One part found, in its block, and the reasons it is there. `score` falls from 1 (exactly what was asked).

    In a search: `fits` is the vehicle it was found for, and `related` what that is to the one asked for;
    `other_part` marks another kind of part than the one asked for, or one for the opposite place; `unverified` one
    that only unverified sources name for the vehicle; `doubtful` one whose source or measures speak against the
    vehicle. `highlight` are the words of the name that were asked for.
    """

    maker: str
    number: str
    kind: Kind
    name: str
    name_ja: str
    category: str
    block: Block
    reasons: tuple[Reason, ...]
    score: float
    part_id: int = field(default=0, compare=False)
    fits: str = ""
    related: Related = ""
    other_part: bool = False
    unverified: bool = False
    doubtful: bool = False
    highlight: tuple[str, ...] = ()

    @property
    def kin(self) -> bool:
        """Whether it was found for a twin or a relative of the vehicle asked for, not for itself."""
        return bool(self.related)

    @property
    def why(self) -> str:
        """The reasons in English."""
        return in_english(self.reasons)


@dataclass(frozen=True, slots=True)
class NumberForm:
    """One way to read a number: by the layout of `maker`.

    `kind` is what the first digits (`stem`) stand for: in `agreeing` of `known` numbers of the catalogue or, none being
    known, in the parts list `source`; empty where it cannot be told. `seen_on` names vehicles that other numbers with
    the same model `block` are said to fit; that this one fits them is not said.
    """

    maker: str
    printed: str
    stem: str = ""
    kind: str = ""
    agreeing: int = 0
    known: int = 0
    source: str = ""
    block: str = ""
    seen_on: tuple[str, ...] = ()
    suffix: str = ""
    suffix_is_empty: bool = False
    reasons: tuple[Reason, ...] = ()

    @property
    def says(self) -> str:
        """All of it in one line of English."""
        return in_english(self.reasons)


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """Where else to look: a place, what it is good for, and its address with the question put in."""

    name: str
    name_ja: str
    good_for: str
    address: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The next step where the catalogue ends: what to type, as a Japanese parts shop would and in English, and where.

    Nothing is asked of anybody: a person opens an address, or does not.
    """

    words_ja: str
    words: str
    places: tuple[PlaceLink, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to `find`: hits in blocks, exact before base before contains before near.

    `elsewhere` and `forms` (what the number says of itself) are there when no hit is the number itself.
    """

    query: str
    hits: tuple[Hit, ...]
    elsewhere: Elsewhere | None = None
    forms: tuple[NumberForm, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One hop of a path: the part reached, by which relation, and who says so."""

    maker: str
    number: str
    relation: str
    sources: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A part that may replace the one asked for, how sure that is, and the path that led to it."""

    maker: str
    number: str
    kind: Kind
    name: str
    relation: str
    certainty: Certainty
    score: float
    path: tuple[Step, ...]
    against: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What speaks against it, in English."""
        return tuple(map(str, self.against))

    @property
    def why(self) -> tuple[str, ...]:
        """What its score is made of, in English."""
        return tuple(map(str, self.reasons))


@dataclass(frozen=True, slots=True)
class PartNumber:
    """A maker and a number, nothing else: how one part points at another."""

    maker: str
    number: str


@dataclass(frozen=True, slots=True)
class CrossReference:
    """The answer to `xref`.

    `part` is None where no one part carries the very number: `candidates` then say each what differs, `why` what is
    missing, and all else is empty. `matched` is the state of `Matched`. `also` names other makers' parts that carry
    the very same number; `against` is what speaks against the part or its replacements as a whole, `remarks` say where
    the answer is not all there is.
    """

    query: str
    part: Part | None
    current: PartNumber | None
    equivalents: tuple[Equivalent, ...]
    fits: tuple[Fitment, ...]
    sources: dict[str, Source]
    attributes: tuple[Attribute, ...] = ()
    against: tuple[Reason, ...] = ()
    remarks: tuple[Reason, ...] = ()
    also: tuple[PartNumber, ...] = ()
    matched: str = "exact"
    why: str = ""
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[Hit, ...] = ()
    elsewhere: Elsewhere | None = None
    forms: tuple[NumberForm, ...] = ()
    offers: tuple[Offer, ...] = ()
    """What the part and those stated to replace it are sold for, newest first of each."""

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What speaks against it, in English."""
        return tuple(map(str, self.against))

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks in English."""
        return tuple(map(str, self.remarks))


@dataclass(frozen=True, slots=True)
class Matched:
    """One number of a list, answered. `why` says how it was read; `number` which of the line's it is, where of several.

    `state` is `ambiguous` where several parts carry it. Only where it is `exact` or `base` there is a `part`, and what
    replaces it; else `candidates` say each what differs.
    """

    line: int
    input: str
    state: State
    why: str
    part: Part | None = None
    current: PartNumber | None = None
    equivalents: tuple[Equivalent, ...] = ()
    against: tuple[Reason, ...] = ()
    candidates: tuple[Hit, ...] = ()
    number: str = ""
    reasons: tuple[Reason, ...] = ()
    offers: tuple[Offer, ...] = ()
    forms: tuple[NumberForm, ...] = ()

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What speaks against the part's replacements, in English."""
        return tuple(map(str, self.against))


@dataclass(frozen=True, slots=True)
class VehicleNamed:
    """A vehicle as a question names it; what it does not say is empty."""

    make: str = ""
    model: str = ""
    chassis: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.model or self.make, self.chassis)))


@dataclass(frozen=True, slots=True)
class Understood:
    """How a question was taken apart. `corrected` pairs what was typed with what it was taken for.

    `unknown` are words nothing is known by, which stand among `words` too; `ignored` are too short to say anything.
    `trims` say something of the vehicle (kei truck, jumbo, diff lock) without naming one.
    """

    numbers: tuple[str, ...] = ()
    vehicles: tuple[VehicleNamed, ...] = ()
    years: tuple[int, ...] = ()
    positions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    engines: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    corrected: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    trims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Searched:
    """The answer to `search`: hits best first, and in `notes` what is missing, assumed or only near.

    `facets` count the hits by category, maker, kind and vehicle. `answered` is False when nothing that was asked
    for is there and the hits are only the nearest things. `elsewhere` is there then, and beside a thin answer.
    `frame` is there when the question holds a frame number; `facts` are what was asked of a vehicle besides parts.
    """

    query: str
    understood: Understood
    hits: tuple[Hit, ...]
    notes: tuple[Reason, ...] = ()
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    did_you_mean: str = ""
    answered: bool = True
    elsewhere: Elsewhere | None = None
    frame: FrameAnswer | None = None
    facts: tuple[VehicleFact, ...] = ()
    forms: tuple[NumberForm, ...] = ()
