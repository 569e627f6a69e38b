"""What a number leads to: hits, what a number says of itself, and where else to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from partsref.model import Block, Kind, Part, Related
from partsref.reasons import Reason, in_english
from partsref.values import frozen

CARRYING: tuple[Block, ...] = ("exact", "base")
"""The blocks of what carries the number asked for."""


@frozen
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
    def carries_it(self) -> bool:
        """Whether the part carries the very number asked for, exactly or as its base."""
        return self.block in CARRYING

    @property
    def why(self) -> str:
        """The reasons in English."""
        return in_english(self.reasons)


def hit_of(part: Part, block: Block, reasons: tuple[Reason, ...], score: float) -> Hit:
    """The part as a hit, in this block for these reasons."""
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        block,
        reasons,
        score,
        part.id,
    )


@frozen
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


@frozen
class PlaceLink:
    """Where else to look: a place, what it is good for, and its address with the question put in."""

    name: str
    name_ja: str
    good_for: str
    address: str


@frozen
class Elsewhere:
    """The next step where the catalogue ends: what to type, as a Japanese parts shop would and in English, and where.

    Nothing is asked of anybody: a person opens an address, or does not.
    """

    words_ja: str
    words: str
    places: Sequence[PlaceLink]


@frozen
class Found:
    """The answer to `find`: hits in blocks, exact before base before contains before near.

    `elsewhere` and `forms` (what the number says of itself) are there when no hit is the number itself.
    """

    query: str
    hits: tuple[Hit, ...]
    elsewhere: Elsewhere | None = None
    forms: tuple[NumberForm, ...] = ()
