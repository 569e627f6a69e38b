"""Lines read off a label, answered: each likely number as `find` answers it, and never surer than it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from partsref.answer.label.doubted_keys import DoubtedKey, characters_of, doubted_keys, unread
from partsref.answer.label.label_text_parts import makers_on, words_on
from partsref.answer.label.torn import Torn, torn_rows
from partsref.answer.label.torn_numbers import fitting_torn
from partsref.answer.number.find_number import Looked, look
from partsref.answer.number.number_candidate import ORDER
from partsref.model_hits import Hit, hit_of
from partsref.numbers.formats import is_laid_out
from partsref.numbers.label_text import stands_alone
from partsref.numbers.number_key import key
from partsref.numbers.readings import exact_keys
from partsref.photo.text_line import Character, TextLine
from partsref.reads.part_reader import Reader
from partsref.reasons import Reason
from partsref.values import frozen

COMPARE = "read from the photo: compare with the label"
"""What goes with every answer."""
_UNREAD = 0.5
"""Below this a character counts as not read."""
_TOO_UNSURE = 0.6
"""A number with a character read with less is nobody's very number, whoever carries it."""
_RIVAL_COST = 0.42
"""Another part's number that costs no more than this may as well have been on the label."""
_TOP_DOUBTED = 0.6
_BASE = 0.45
_SHORTEST_SURE = 6
"""Characters of a number that may be exact: 6003 is a bearing, and what dirt leaves of 19010-6F6-003."""
_A_SLIP_LESS = 0.2
"""As near numbers are scored, see `find_number`."""
_WORST = 9
_TORN_SURE = 0.5


@frozen
class LabelNumber:
    """One number of a label: as read, on which line, how sure the recogniser is of it (0 to 1), and what carries it."""

    read: str
    line: str
    sure: float
    hits: tuple[Hit, ...]


@frozen
class LabelAnswer:
    """What stands on a label. `numbers` come with what is found, the surest first; `words` are all the rest."""

    lines: tuple[TextLine, ...]
    makers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[LabelNumber, ...] = ()


def label_answer(reader: Reader, lines: Sequence[TextLine], limit: int = 5) -> LabelAnswer:
    """What is on a label with these lines; at most `limit` parts a number."""
    makers = makers_on(reader, lines)
    found: dict[str, LabelNumber] = {}
    for line in lines:
        for number in _numbers(reader, line, makers, limit):
            known = found.get(number.read)
            if known is None or _rank(number) < _rank(known):
                found[number.read] = number
    # Anything else found is as good a reading: only where nothing is are the pieces that are left filled in.
    if not any(number.hits for number in found.values()):
        for torn in torn_rows(lines):
            if hits := fitting_torn(reader, torn, makers, lines, limit):
                read = "…".join(torn.pieces)
                found = {text: one for text, one in found.items() if not _is_of(one, torn)}
                found[read] = LabelNumber(read, read, _TORN_SURE, hits)
    numbers = tuple(sorted(found.values(), key=_rank))
    return LabelAnswer(tuple(lines), makers, words_on(lines, makers), numbers)


def _is_of(number: LabelNumber, torn: Torn) -> bool:
    """Whether a number is what was left of a torn one."""
    read, left = key(number.read), "".join(torn.pieces)
    return read in left or left in read


def _numbers(reader: Reader, line: TextLine, makers: Sequence[str], limit: int) -> Iterator[LabelNumber]:
    if not any(c.isdigit() and c.isascii() for c in line.text):
        return
    for looked in look(reader, line.text, limit):
        characters = characters_of(line, looked.asked.key)
        hits = _hits(reader, looked, characters, limit)
        carried = any(hit.carries_it for hit in looked.hits)
        if any(map(str.isdigit, looked.asked.key)) and (carried or _is_whole(looked.asked.text)):
            own = sorted(
                hits, key=lambda hit: (ORDER[hit.block] if hit.carries_it else _WORST, hit.maker not in makers)
            )
            shown = own if hits and hits[0].carries_it else hits
            yield LabelNumber(looked.asked.text, line.text, _sure(characters, line), tuple(shown[:limit]))


def _is_whole(text: str) -> bool:
    """Whether what nobody carries is a number by itself: each piece of it has a digit, and none is a word."""
    return stands_alone(text) and all(any(map(str.isdigit, piece)) for piece in text.split())


def _hits(reader: Reader, looked: Looked, characters: Sequence[Character], limit: int) -> list[Hit]:
    """What `find` says of the number as read, with what the recogniser doubted between: what it doubted is nearer."""
    doubted = list(_doubted(reader, doubted_keys(characters))) if characters else []
    carried = [hit for hit in looked.hits if hit.carries_it]
    rest = [hit for hit in looked.hits if not hit.carries_it]
    unsure = [c.read for c in characters if c.sure < _TOO_UNSURE]
    rival = doubted[0] if doubted and doubted[0].score >= _TOP_DOUBTED - _RIVAL_COST * _A_SLIP_LESS else None
    short = len(looked.asked.key) < _SHORTEST_SURE
    if carried and (unsure or rival or short):
        told = (
            Reason("photo_short")
            if short
            else Reason("photo_unsure", characters=", ".join(dict.fromkeys(unsure)) or rival_of(rival))
        )
        carried = [
            replace(h, block="near", reasons=(told, *h.reasons), score=_TOP_DOUBTED if h.block == "exact" else _BASE)
            for h in carried
        ]
    if not carried and not doubted and (worn := unread(characters, _UNREAD)).count("?"):
        rest = [hit for one in look(reader, worn, limit) for hit in one.hits if not hit.carries_it] or rest
    best: dict[int, Hit] = {}
    if carried and not carried[0].carries_it:
        carried, doubted = sorted([*carried, *doubted], key=lambda hit: -hit.score), []
    for hit in (*carried, *doubted, *rest):
        best.setdefault(hit.part_id, hit)
    return list(best.values())


def rival_of(hit: Hit | None) -> str:
    """The character that was read where another part's number has another."""
    return str(next((r["read"] for r in hit.reasons if r.code == "photo_doubt"), "")) if hit else ""


def _doubted(reader: Reader, keys: Sequence[DoubtedKey]) -> Iterator[Hit]:
    """The parts that carry what may have been read instead."""
    meant: dict[str, DoubtedKey] = {}
    for one in keys:
        for text in exact_keys(one.key):
            meant.setdefault(text, one)
    parts = reader.by_keys(tuple(meant)) if meant else {}
    for text, one in meant.items():
        told = tuple(Reason("photo_doubt", read=read, other=other) for read, other in one.doubted)
        score = round(_TOP_DOUBTED - one.cost * _A_SLIP_LESS, 4)
        # A number laid out as its maker lays out numbers is the maker's own; others resell it.
        for part in sorted(parts.get(text, ()), key=lambda part: not is_laid_out(part.maker, part.number)):
            yield hit_of(part, "near", told, score)


def _sure(characters: Sequence[Character], line: TextLine) -> float:
    return round(min((c.sure for c in characters), default=line.sure), 4)


def _rank(number: LabelNumber) -> tuple[int, float, float, int]:
    first = number.hits[0] if number.hits else None
    block = ORDER[first.block] if first and first.carries_it else ORDER["near"] if first else _WORST
    # What stands on the label beside a number: a lot or a date is near something, too.
    return block, -(first.score if first else 0.0), -number.sure, -len(number.read)
