"""Which parts carry this number, or nearly so: exact, base, contains, near, always in this order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from partsref.errors import InputError
from partsref.index import near
from partsref.model import Block, Found, Hit, Part
from partsref.numbers.canonical import bases, canonical, readings, restored_zeros
from partsref.numbers.cells import looks_like_number, numbers_in, tokens
from partsref.numbers.fold import key
from partsref.numbers.formats import is_laid_out
from partsref.store.reader import Reader
from partsref.words.fold import fold

_LONGEST_CELL = 400
"""Characters of a question that are read. What is longer is no number; a price list goes through `match`."""
_MOST_NUMBERS = 8
_MAKER_WORDS = 3
_FRAGMENT_BESIDE_EXACT = 6
"""A key this short may be a whole number and a piece of others: both are shown."""
_TOP: dict[Block, float] = {"exact": 1.0, "base": 0.9, "contains": 0.7, "near": 0.6}
_BOTTOM: dict[Block, float] = {"exact": 0.95, "base": 0.75, "contains": 0.61, "near": 0.1}


@dataclass(frozen=True, slots=True)
class _Lead:
    """A part found, before it is read from the file."""

    part_id: int
    block: Block
    why: str
    cost: float = 0.0


def find(reader: Reader, query: str, limit: int = 20) -> Found:
    """Parts that carry the number in `query`, in blocks, each hit saying why; at most `limit`.

    A maker's name before or after the number puts its parts first; two numbers in one cell are both answered.
    Raises `InputError` when there is no letter and no digit in `query`, or `limit` is less than 1.
    """
    if limit < 1:
        raise InputError(f"limit: expected 1 or more, got {limit}")
    text = query[:_LONGEST_CELL]
    if not key(text):
        shown = query.strip()[:40]
        raise InputError(f"expected a part number, got {shown!r}: give its letters and digits, such as 16510-61A20")
    leads: dict[int, _Lead] = {}
    makers: dict[str, None] = {}
    for number, maker in _asked(reader, text):
        makers[maker] = None
        for lead in _leads(reader, number, maker, limit):
            known = leads.get(lead.part_id)
            if known is None or _rank(lead) < _rank(known):
                leads[lead.part_id] = lead
    return Found(query, tuple(_hits(reader, leads.values(), makers, limit)))


def _asked(reader: Reader, text: str) -> list[tuple[str, str]]:
    """(number, maker or nothing) for each number in the question. The whole question is one number if any has it."""
    whole = key(text)
    if reader.ids_by_key([whole]):
        return [(text, "")]
    pieces = tokens(text)
    maker = ""
    if len(pieces) > 1:
        pieces, maker = _without_maker(reader, pieces)
    if not maker:
        pieces = _without_strangers(pieces)
    return [(number, maker) for number in numbers_in(" ".join(pieces))[:_MOST_NUMBERS]] or [(text, "")]


def _without_strangers(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out words without a digit when a whole number stands beside them: a maker or a word we do not know."""
    if any(looks_like_number(piece) for piece in pieces):
        return tuple(piece for piece in pieces if any(c.isdigit() for c in piece))
    return pieces


def _without_maker(reader: Reader, pieces: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Take a known maker's name off the start or the end."""
    most = min(_MAKER_WORDS, len(pieces) - 1)
    ends = [(pieces[n:], "".join(pieces[:n])) for n in range(most, 0, -1)]
    ends += [(pieces[:-n], "".join(pieces[-n:])) for n in range(most, 0, -1)]
    known = reader.maker_by_fold([fold(name) for _, name in ends])
    for rest, name in ends:
        if (maker := known.get(fold(name))) and key("".join(rest)):
            return rest, maker
    return pieces, ""


def _leads(reader: Reader, number: str, maker: str, limit: int) -> Iterator[_Lead]:
    whole = key(number)
    keys = readings(number)
    if maker:
        keys.setdefault(canonical(maker, number).key, maker)
    exact = list(_exact(reader, whole, keys))
    yield from exact
    yield from _same_base(reader, number, whole)
    found_exactly = any(lead.block == "exact" for lead in exact)
    # A number that lost its zero is contained in the whole one; the slip says more.
    slipped = list(_lost_zero(reader, whole))
    yield from slipped
    damaged = {lead.part_id for lead in (*exact, *slipped) if lead.block == "near"}
    if not found_exactly or len(whole) <= _FRAGMENT_BESIDE_EXACT:
        for part_id, longer in near.containing(reader.connection, whole, limit):
            if part_id in damaged:
                continue
            why = "starts with this" if longer.startswith(whole) else "contains this"
            yield _Lead(part_id, "contains", why)
    if not found_exactly:
        yield from _near(reader, number, whole, keys, limit)


def _exact(reader: Reader, whole: str, keys: dict[str, str]) -> Iterator[_Lead]:
    for part_id, found in reader.ids_by_key(list(keys)):
        yield _Lead(part_id, "exact", "the same number" if found == whole else "the -000 says nothing")
    for part_id, spelling, slip in reader.ids_by_spelling([whole]):
        if slip:
            yield _Lead(part_id, "near", slip)
        else:
            yield _Lead(part_id, "exact", f"also written {spelling}")


def _same_base(reader: Reader, number: str, whole: str) -> Iterator[_Lead]:
    base_keys = bases(number)
    for part_id in reader.ids_by_base(base_keys):
        yield _Lead(part_id, "base", "only a suffix differs")
    shorter = [base for base in base_keys if base != whole]
    if shorter:
        for part_id, _ in reader.ids_by_key(shorter):
            yield _Lead(part_id, "base", "the same number without the suffix")


def _lost_zero(reader: Reader, whole: str) -> Iterator[_Lead]:
    if restored := restored_zeros(whole):
        for part_id, found in reader.ids_by_key(restored):
            empty = "" if found.endswith(whole) else "; the -000 says nothing"
            yield _Lead(part_id, "near", f"a leading zero is missing{empty}", 0.3)


def _near(reader: Reader, number: str, whole: str, keys: dict[str, str], limit: int) -> Iterator[_Lead]:
    typed = _typed(number, whole)
    for asked in keys:
        empty = "" if asked == whole else "; the -000 says nothing"
        for match in near.lookup(reader.connection, asked, limit):
            why = "; ".join(_as_typed(word, typed) for word in match.why)
            yield _Lead(match.part_id, "near", why + empty, match.cost)


def _typed(number: str, whole: str) -> dict[str, str]:
    """Key characters as they were typed, where that says more: a small l is not a capital one."""
    shown = [c for c in number if c.isalnum()]
    return {k: c for k, c in zip(whole, shown, strict=True) if k != c} if len(shown) == len(whole) else {}


def _as_typed(word: str, typed: dict[str, str]) -> str:
    start, read, asked = word.rpartition(" read for ")
    return f"{start}{read}{typed.get(asked, asked)}" if read else word


_ORDER: dict[Block, int] = {"exact": 0, "base": 1, "contains": 2, "near": 3, "text": 4}


def _rank(lead: _Lead) -> tuple[int, float]:
    return _ORDER[lead.block], lead.cost


def _hits(reader: Reader, leads: Iterable[_Lead], makers: dict[str, None], limit: int) -> Iterator[Hit]:
    by_rank = sorted(leads, key=_rank)
    parts = reader.parts([lead.part_id for lead in by_rank])
    exact = [lead.part_id for lead in by_rank if lead.block == "exact"]
    evidence = reader.evidence(exact) if len(exact) > 1 else {}

    def order(lead: _Lead) -> tuple[object, ...]:
        part = parts[lead.part_id]
        witnesses = evidence.get(lead.part_id, (0, 0, 0))
        return (
            *_rank(lead),
            part.maker not in makers,
            # A number laid out as its maker lays out numbers is the maker's own; others resell it.
            lead.block == "near" and not is_laid_out(part.maker, part.number),
            tuple(-n for n in witnesses),
            part.number,
            part.maker,
        )

    for place, lead in enumerate(sorted((lead for lead in by_rank if lead.part_id in parts), key=order)[:limit]):
        yield _hit(parts[lead.part_id], lead, place)


def _hit(part: Part, lead: _Lead, place: int) -> Hit:
    top, bottom = _TOP[lead.block], _BOTTOM[lead.block]
    fall = lead.cost * 0.2 if lead.block == "near" else place * 0.01
    return Hit(
        part.maker,
        part.number,
        part.kind,
        part.name,
        part.name_ja,
        part.category,
        lead.block,
        lead.why,
        round(max(bottom, top - fall), 4),
        part.id,
    )
