"""From what was typed to the one part that carries it, or the candidates: a number is never taken for another."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.answer.number.find_number import Looked, look
from partsref.answer.number.same_part import are_one_part
from partsref.model import State
from partsref.model_hits import Hit
from partsref.numbers.cells.spreadsheet_damage import damage
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason
from partsref.values import frozen
from partsref.words.fold import fold

_VERY_BASE = frozenset({"without_suffix", "with_suffix", "bearing_size"})
"""Ways to be the base of a number that one part may be taken for. Of another colour is another part."""


@frozen
class Resolved:
    """`hit` is the part that carries the very number, or None: then `candidates` say each what differs.

    `reasons` say how it was read, or why it is no part.
    """

    state: State
    hit: Hit | None
    candidates: tuple[Hit, ...]
    reasons: tuple[Reason, ...]


def resolve(reader: Reader, query: str, maker: str = "") -> Resolved:
    """The part a cross-reference is made for. `maker`, by any of its names, chooses where several print one number.

    Raises `InputError` when there is no letter and no digit in `query`.
    """
    looked = look(reader, query)
    if len(looked) == 1:
        return resolved(reader, looked[0], maker)
    hits = tuple({hit.part_id: hit for one in looked for hit in one.hits}.values())
    if not hits:
        return _nothing(query, maker, hits)
    return Resolved("ambiguous", None, hits, (Reason("several_carry", number=_short(query)),))


def resolved(reader: Reader, looked: Looked, maker: str = "") -> Resolved:
    """As `resolve`, for one number whose hits are known."""
    number, hits = looked.asked.text, looked.hits
    wanted = _maker(reader, maker) if maker else looked.asked.maker
    own = [hit for hit in hits if not wanted or hit.maker == wanted]
    state: State
    for state, carrying in (("exact", _exact(own)), ("base", _base(own))):
        if carrying and are_one_part(reader, carrying):
            return Resolved(state, carrying[0], (), carrying[0].reasons)
        if carrying:
            return Resolved("ambiguous", None, tuple(hits), (Reason("several_carry", number=_short(number)),))
    return _nothing(number, maker or looked.asked.maker, hits)


def _exact(hits: Sequence[Hit]) -> list[Hit]:
    return [hit for hit in hits if hit.block == "exact"]


def _base(hits: Sequence[Hit]) -> list[Hit]:
    """The parts that are the base. Several of one maker, or of several numbers, are several parts."""
    return [hit for hit in hits if hit.block == "base" and hit.reasons[0].code in _VERY_BASE]


def _nothing(number: str, maker: str, hits: tuple[Hit, ...]) -> Resolved:
    near_only = not any(hit.block == "contains" for hit in hits)
    state: State = "none" if not hits else "near" if near_only else "contains"
    return Resolved(state, None, hits, (why_nobody(number, maker),))


def why_nobody(number: str, maker: str = "") -> Reason:
    """That no part carries a number; what a date or a rounded figure was before a spreadsheet, none can say."""
    if damage(number.strip()):
        return Reason("eaten_by_spreadsheet", number=_short(number))
    if maker:
        return Reason("no_part_of_maker_carries", number=_short(number), maker=maker)
    return Reason("no_part_carries", number=_short(number))


def _maker(reader: Reader, maker: str) -> str:
    """The catalogue's name of a maker, or what was typed: nobody has a part of it then."""
    return reader.maker_by_fold([fold(maker)]).get(fold(maker), maker)


def _short(query: str) -> str:
    text = " ".join(query.split())
    return text if len(text) <= 40 else f"{text[:40]}..."
