"""Which parts carry this number, or nearly so: exact, base, contains, near, always in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Any

from partsref.answer.number.carried import carried, carried_ahead
from partsref.answer.number.number_candidate import NumberCandidate
from partsref.answer.number.number_query import NumberQuery
from partsref.answer.number.pieces import fitting, inside
from partsref.errors import InputError
from partsref.model import Block, Part
from partsref.model_hits import CARRYING, Found, Hit, hit_of
from partsref.numbers import slip_costs
from partsref.numbers.formats import is_laid_out
from partsref.numbers.number_key import key
from partsref.numbers.worn_labels import Worn, worn
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason
from partsref.values import frozen

_LONGEST_CELL = 400
"""Characters of a question that are read. What is longer is no number; a price list goes through `match`."""
_FRAGMENT_BESIDE_EXACT = 6
"""A key this short may be a whole number and a piece of others: both are shown."""
_TOP: dict[Block, float] = {"exact": 1.0, "base": 0.9, "contains": 0.7, "near": 0.6}
_BOTTOM: dict[Block, float] = {"exact": 0.95, "base": 0.75, "contains": 0.61, "near": 0.1}
_A_PLACE_LESS = 0.01
_A_SLIP_LESS = 0.2
_LESS_BELIEVED = 2.0
"""Slips that being another version, or another part altogether, weighs as much as."""


@frozen
class Looked:
    """One number of a question, and the parts found for it, best first."""

    asked: NumberQuery
    hits: tuple[Hit, ...]


def find(reader: Reader, query: str, limit: int = 20) -> Found:
    """Parts that carry the number in `query`, in blocks, each hit saying why; at most `limit`.

    A maker's name before or after the number puts its parts first; two numbers in one cell are both answered.
    Raises `InputError` when there is no letter and no digit in `query`, or `limit` is less than 1.
    """
    numbers = _numbers(reader, query, limit)
    makers = tuple(asked.maker for asked, _ in numbers if asked.maker)
    return Found(query, tuple(_hits(reader, [c for _, found in numbers for c in found], makers, limit)))


def look(reader: Reader, query: str, limit: int = 20) -> list[Looked]:
    """As `find`, but each number of `query` by itself. Raises `InputError` as `find` does."""
    return [
        Looked(asked, tuple(_hits(reader, found, (asked.maker,), limit)))
        for asked, found in _numbers(reader, query, limit)
    ]


def look_ahead(reader: Reader, queries: Iterable[str], limit: int) -> None:
    """Tell the reader that `look` is asked next for each of these."""
    keys = dict.fromkeys(filter(None, (key(query[:_LONGEST_CELL]) for query in queries)))
    carried_ahead(reader, keys, limit)


def _numbers(reader: Reader, query: str, limit: int) -> list[tuple[NumberQuery, list[NumberCandidate]]]:
    if limit < 1:
        raise InputError(f"limit: expected 1 or more, got {limit}")
    text = query[:_LONGEST_CELL]
    whole = key(text)
    if not whole:
        shown = query.strip()[:40]
        raise InputError(f"expected a part number, got {shown!r}: give its letters and digits, such as 16510-61A20")
    asked = NumberQuery(text, whole)
    if asked.is_plain:
        return [(asked, _all(reader, asked, _carried(reader, asked, limit), limit))]
    found, pieces = _whole_or_pieces(reader, asked, limit)
    if pieces:
        return [(piece, _all(reader, piece, _carried(reader, piece, limit), limit)) for piece in pieces]
    return [(asked, _all(reader, asked, found, limit))]


def _whole_or_pieces(reader: Reader, asked: NumberQuery, limit: int) -> tuple[list[NumberCandidate], list[NumberQuery]]:
    """What carries the number as typed, and the numbers it is taken apart into where that is not the very number."""
    # Asked for together, where that is quicker; else the second is not made where the first is enough.
    both = iter(reader.together((partial(_carried, reader, asked, limit), partial(_taken_apart, reader, asked))))
    found: Any = next(both)
    pieces: Any = [] if _is_exact(found) else next(both)
    return found, pieces


def _taken_apart(reader: Reader, asked: NumberQuery) -> list[NumberQuery]:
    # A number that is there as typed need not pay for what reads labels.
    from partsref.answer.number.take_apart import split

    return split(reader, asked)


def _carried(reader: Reader, asked: NumberQuery, limit: int) -> list[NumberCandidate]:
    """What carries the number as typed; where characters of it were marked unread it is not the very number."""
    found = carried(reader, asked.key, limit)
    label = worn(asked.text)
    if label is None or label.may_be_separators:
        return found
    return [_in_doubt(candidate, label) for candidate in found if candidate.block in CARRYING]


def _in_doubt(candidate: NumberCandidate, label: Worn) -> NumberCandidate:
    told = Reason("marks_left_out", marks=label.marks)
    return replace(candidate, block="near", reasons=(told, *candidate.reasons), cost=slip_costs.MISSING)


def _all(reader: Reader, asked: NumberQuery, found: list[NumberCandidate], limit: int) -> list[NumberCandidate]:
    """What carries the number, and beside that, as far as it is no whole number, what contains it or is near it."""
    is_exact = _is_exact(found)
    if is_exact and len(asked.key) > _FRAGMENT_BESIDE_EXACT:
        return [candidate for candidate in found if candidate.block != "contains"]
    if not is_exact and (label := worn(asked.text)) and (fits := fitting(reader, label)):
        return [*found, *fits]
    found = [*found, *inside(reader, asked.key, {c.part_id for c in found if c.block == "near"})]
    # What is near stands below: nobody would see it where there is enough.
    if is_exact or len({c.part_id for c in found if c.block != "near"}) >= limit:
        return found
    # What is a piece of numbers is not taken for two slips as well: that would bring in its whole family.
    slips = 1 if any(c.block == "contains" for c in found) else 2
    # As above: what judges slips is needed only where there may be one.
    from partsref.answer.number.near_numbers import near_candidates

    return [*found, *near_candidates(reader, asked, slips, limit)]


def _is_exact(found: Iterable[NumberCandidate]) -> bool:
    return any(candidate.block == "exact" for candidate in found)


def _hits(reader: Reader, found: list[NumberCandidate], makers: tuple[str, ...], limit: int) -> Iterator[Hit]:
    best: dict[int, NumberCandidate] = {}
    for candidate in found:
        known = best.get(candidate.part_id)
        if known is None or candidate.rank < known.rank:
            best[candidate.part_id] = candidate
    if len(best) > limit:
        last = sorted(candidate.rank for candidate in best.values())[limit - 1]
        best = {part_id: candidate for part_id, candidate in best.items() if candidate.rank <= last}
    parts = {candidate.part_id: candidate.part for candidate in best.values() if candidate.part}
    if unread := [part_id for part_id in best if part_id not in parts]:
        parts.update(reader.parts(unread))
    exact = [part_id for part_id, candidate in best.items() if candidate.block == "exact"]
    evidence = reader.evidence(exact) if len(exact) > 1 else {}

    def order(candidate: NumberCandidate) -> tuple[object, ...]:
        part = parts[candidate.part_id]
        # A number laid out as its maker lays out numbers is the maker's own; others resell it.
        resold = candidate.block == "near" and not is_laid_out(part.maker, part.number)
        witnesses = evidence.get(candidate.part_id, ())
        return candidate.rank, part.maker not in makers, resold, [-n for n in witnesses], part.number, part.maker

    in_order = sorted((candidate for part_id, candidate in best.items() if part_id in parts), key=order)
    for place, candidate in enumerate(islice(in_order, limit)):
        yield _hit(parts[candidate.part_id], candidate, place)


def _hit(part: Part, candidate: NumberCandidate, place: int) -> Hit:
    block = candidate.block
    slipped = (candidate.cost + candidate.belief * _LESS_BELIEVED) * _A_SLIP_LESS
    score = round(max(_BOTTOM[block], _TOP[block] - (slipped if block == "near" else place * _A_PLACE_LESS)), 4)
    return hit_of(part, block, candidate.reasons, score)
