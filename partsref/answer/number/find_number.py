"""Which parts carry this number, or nearly so: exact, base, contains, near, always in this order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from partsref.answer.number.number_query import Asked, split
from partsref.errors import InputError
from partsref.index import near
from partsref.model import Block, Found, Hit, Part
from partsref.numbers.bearings import stamp
from partsref.numbers.canonical import bases, readings, restored_zeros
from partsref.numbers.formats import is_laid_out
from partsref.numbers.number_key import key
from partsref.reasons import Reason
from partsref.store.read.reader import Reader

_LONGEST_CELL = 400
"""Characters of a question that are read. What is longer is no number; a price list goes through `match`."""
_FRAGMENT_BESIDE_EXACT = 6
"""A key this short may be a whole number and a piece of others: both are shown."""
_ORDER: dict[Block, int] = {"exact": 0, "base": 1, "contains": 2, "near": 3, "text": 4}
_TOP: dict[Block, float] = {"exact": 1.0, "base": 0.9, "contains": 0.7, "near": 0.6}
_BOTTOM: dict[Block, float] = {"exact": 0.95, "base": 0.75, "contains": 0.61, "near": 0.1}
_EXACTLY: tuple[Block, str, float] = ("exact", "", 0.0)
_PAST_START = 1_000.0
"""What starts with a fragment stands before what holds it elsewhere, however much of either there is."""
_SHORTEST_WITHOUT_ZERO = 4
_A_PLACE_LESS = 0.01
_A_SLIP_LESS = 0.2
_LOST_ZERO = 0.3
"""Cost of a zero a spreadsheet ate, where a maker's layout asks for one: the likeliest slip of all."""


@dataclass(frozen=True, slots=True)
class _Lead:
    """Why a part may be the one asked for. `cost` orders a block; the part itself may still have to be read."""

    part_id: int
    block: Block
    why: str
    cost: float = 0.0
    part: Part | None = None


def find(reader: Reader, query: str, limit: int = 20) -> Found:
    """Parts that carry the number in `query`, in blocks, each hit saying why; at most `limit`.

    A maker's name before or after the number puts its parts first; two numbers in one cell are both answered.
    Raises `InputError` when there is no letter and no digit in `query`, or `limit` is less than 1.
    """
    if limit < 1:
        raise InputError(f"limit: expected 1 or more, got {limit}")
    text = query[:_LONGEST_CELL]
    whole = key(text)
    if not whole:
        shown = query.strip()[:40]
        raise InputError(f"expected a part number, got {shown!r}: give its letters and digits, such as 16510-61A20")
    asked = Asked(text, whole)
    leads = _carried(reader, asked, limit)
    makers: tuple[str, ...] = ()
    if not _is_exact(leads) and (pieces := split(reader, asked)):
        makers = tuple(piece.maker for piece in pieces if piece.maker)
        leads = []
        for piece in pieces:
            leads += _all_leads(reader, piece, _carried(reader, piece, limit), limit)
    else:
        leads = _all_leads(reader, asked, leads, limit)
    return Found(query, tuple(_hits(reader, leads, makers, limit)))


def _all_leads(reader: Reader, asked: Asked, carried: list[_Lead], limit: int) -> list[_Lead]:
    """What carries the number, and beside that, as far as it is no whole number, what contains it or is near it."""
    is_exact = _is_exact(carried)
    if is_exact and len(asked.key) > _FRAGMENT_BESIDE_EXACT:
        return [lead for lead in carried if lead.block != "contains"]
    inside = _inside(reader, asked.key, {lead.part_id for lead in carried if lead.block == "near"})
    leads = [*carried, *inside]
    # What is near stands below: nobody would see it where there is enough.
    if is_exact or len({lead.part_id for lead in leads if lead.block != "near"}) >= limit:
        return leads
    # What is a piece of numbers is not taken for two slips as well: that would bring in its whole family.
    slips = 1 if any(lead.block == "contains" for lead in leads) else 2
    return [*leads, *_near(reader, asked, slips, limit)]


def _is_exact(leads: list[_Lead]) -> bool:
    return any(lead.block == "exact" for lead in leads)


def _carried(reader: Reader, asked: Asked, limit: int) -> list[_Lead]:
    """Parts with the number asked for, but for what rules and known spellings say, and with longer ones."""
    whole = asked.key
    plain = readings(whole)
    zeros = restored_zeros(whole)
    bearing = stamp(whole)
    without = (*bases(whole), *([bearing.size] if bearing else []))
    keys = tuple({**plain, **zeros, **dict.fromkeys(without)})
    leads: list[_Lead] = []
    for carrier in reader.carriers(keys, without, whole, limit):
        part, found = carrier.part, carrier.key
        block: Block = "base"
        cost = 0.0
        if carrier.spelling:
            block, why, cost = ("near", carrier.slip, _LOST_ZERO) if carrier.slip else _EXACTLY
            why = why or f"also written {carrier.spelling}"
        elif found == whole:
            block, why = "exact", "the same number"
        elif part.maker in plain.get(found, ()):
            block, why = "exact", f"the -{whole.removeprefix(found)} says nothing"
        elif found in zeros and found not in without:
            block, cost = "near", _LOST_ZERO
            why = "a leading zero is missing" + (f"; the -{zeros[found]} says nothing" if zeros[found] else "")
        elif bearing and found == bearing.size:
            # A plug or a filter may carry the four digits of a size.
            if not part.category.endswith("bearing"):
                continue
            why = f"a bearing of this size; {bearing.says}"
        elif carrier.base == whole or carrier.base in without or found in without:
            why = _suffix_differs(whole, found, without)
        else:
            block, why, cost = "contains", "starts with this", float(len(leads))
        leads.append(_Lead(part.id, block, why, cost, part))
    return leads


def _suffix_differs(whole: str, found: str, without: tuple[str, ...]) -> str:
    if whole.startswith(found):
        return f"the same number without the suffix -{whole.removeprefix(found)}"
    if found.startswith(whole):
        return f"the same number with the suffix -{found.removeprefix(whole)}"
    base = next(base for base in without if found.startswith(base))
    return f"the suffix -{found.removeprefix(base)} in place of -{whole.removeprefix(base)}"


def _inside(reader: Reader, fragment: str, damaged: set[int]) -> list[_Lead]:
    """Numbers with `fragment` past their start. One that lost its zero is in the whole one; the slip says more."""
    rows = near.inside(reader.connection, fragment)
    return [
        _Lead(part_id, "contains", _where(longer, fragment), _PAST_START + place)
        for place, (part_id, longer) in enumerate(rows)
        if part_id not in damaged and (longer.lstrip("0") != fragment or len(fragment) < _SHORTEST_WITHOUT_ZERO)
    ]


def _where(longer: str, fragment: str) -> str:
    return "ends with this" if longer.endswith(fragment) else "contains this"


def _near(reader: Reader, asked: Asked, slips: int, limit: int) -> list[_Lead]:
    """Numbers near the one asked for, and near what is left of it without a suffix that may say nothing."""
    found: dict[str, tuple[float, str]] = {}
    for near_to, makers in readings(asked.key).items():
        said = f"; the -{asked.key.removeprefix(near_to)} says nothing" if makers else ""
        for text, how in near.near_keys(reader.connection, near_to, limit, slips):
            found.setdefault(text, (how.cost, "; ".join(map(asked.as_typed, how.why)) + said))
    parts = reader.by_keys(tuple(found)) if found else {}
    return [
        _Lead(part.id, "near", why, cost, part) for text, (cost, why) in found.items() for part in parts.get(text, ())
    ]


def _hits(reader: Reader, leads: list[_Lead], makers: tuple[str, ...], limit: int) -> Iterator[Hit]:
    best: dict[int, _Lead] = {}
    for lead in leads:
        known = best.get(lead.part_id)
        if known is None or _rank(lead) < _rank(known):
            best[lead.part_id] = lead
    if len(best) > limit:
        last = sorted(map(_rank, best.values()))[limit - 1]
        best = {part_id: lead for part_id, lead in best.items() if _rank(lead) <= last}
    parts = {lead.part_id: lead.part for lead in best.values() if lead.part}
    if unread := [part_id for part_id in best if part_id not in parts]:
        parts.update(reader.parts(unread))
    exact = [part_id for part_id, lead in best.items() if lead.block == "exact"]
    evidence = reader.evidence(exact) if len(exact) > 1 else {}

    def order(lead: _Lead) -> tuple[object, ...]:
        part = parts[lead.part_id]
        # A number laid out as its maker lays out numbers is the maker's own; others resell it.
        resold = lead.block == "near" and not is_laid_out(part.maker, part.number)
        witnesses = evidence.get(lead.part_id, (0, 0, 0))
        return _rank(lead), part.maker not in makers, resold, [-n for n in witnesses], part.number, part.maker

    in_order = sorted((lead for part_id, lead in best.items() if part_id in parts), key=order)
    for place, lead in enumerate(islice(in_order, limit)):
        yield _hit(parts[lead.part_id], lead, place)


def _rank(lead: _Lead) -> tuple[int, float]:
    return _ORDER[lead.block], lead.cost


def _hit(part: Part, lead: _Lead, place: int) -> Hit:
    block = lead.block
    fall = lead.cost * _A_SLIP_LESS if block == "near" else place * _A_PLACE_LESS
    score = round(max(_BOTTOM[block], _TOP[block] - fall), 4)
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        block,
        (Reason("said", text=lead.why),),
        score,
        part.id,
    )
