"""What replaces a part: steps, equivalents, the answer to `xref`, and to one line of a list."""

from __future__ import annotations

from partsref.model import Attribute, Certainty, Fitment, Kind, Offer, Part, PartNumber, Source, State
from partsref.model_hits import Elsewhere, Hit, NumberForm
from partsref.reasons import Reason
from partsref.values import frozen


@frozen
class Step:
    """One hop of a path: the part reached, by which relation, and who says so."""

    maker: str
    number: str
    relation: str
    sources: tuple[str, ...]
    note: str = ""
    remarks: tuple[Reason, ...] = ()
    """What the rule that leads here says, beside what the sources note."""


@frozen
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


@frozen
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
    known: int = 0
    """Parts that may replace it, those that are not among `equivalents` too, whatever limit was asked for."""
    known_at_least: bool = False
    """Whether there may be more than `known`: there were too many links to follow them all."""

    @property
    def conflicts(self) -> tuple[str, ...]:
        """What speaks against it, in English."""
        return tuple(map(str, self.against))

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks in English."""
        return tuple(map(str, self.remarks))


@frozen
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
