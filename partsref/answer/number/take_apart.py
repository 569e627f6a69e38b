"""A question that is no number of the catalogue as a whole, taken apart: maker, words, each number of a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partsref.answer.number.number_query import NumberQuery
from partsref.numbers.cells.beside_numbers import without_denied
from partsref.numbers.cells.cell_numbers import beside_cells, looks_like_number, numbers_in, other_endings, tokens
from partsref.numbers.cells.read_cell import read_cell
from partsref.numbers.label_text import around_removed, may_be_suffix, runs, stands_alone
from partsref.numbers.look_alike_letters import as_latin
from partsref.numbers.number_key import key
from partsref.numbers.readings import NumberReading, readings
from partsref.reads.part_reader import Reader
from partsref.words.fold import fold

_MOST_NUMBERS = 8
_MAKER_WORDS = 3
_GLUED = re.compile(r"([A-Za-z&]{3,})([0-9].*)")
_COUNT_OR_SIZE = 4
"""Digits that may be a quantity, a year or a bearing: beside a longer number they are no number of their own."""


def split(reader: Reader, asked: NumberQuery) -> list[NumberQuery]:
    """The numbers of a question that is no number of the catalogue as a whole; nothing when there is but itself.

    A maker's name goes, and so do words without a digit beside a whole number: a maker or a word nobody knows.
    """
    if asked.is_plain:
        return []
    meant, denied = without_denied(as_latin(asked.text))
    if (meant != asked.text or denied) and key(meant):
        whole = NumberQuery(meant, key(meant))
        return split(reader, whole) or [whole]
    pieces = tokens(asked.text)
    if len(pieces) == 1 and (glued := _GLUED.fullmatch(pieces[0])):
        pieces, maker = _without_maker(reader, glued.groups())
        pieces = pieces if maker else (asked.text,)
    else:
        maker = ""
    label = around_removed(asked.text)
    if maker or len(pieces) > 1 or label != asked.text:
        pieces = pieces if maker else tokens(label)
        pieces, maker = _without_maker(reader, pieces) if len(pieces) > 1 and not maker else (pieces, maker)
        if printed := _printed(reader, pieces):
            return _other_than(asked, _asked(printed, maker or _maker_among(reader, pieces)))
        listed, words = beside_cells(asked.text)
        if listed:
            return _asked(listed, next(iter(reader.maker_by_fold([fold(word) for word in words]).values()), ""))
        if not maker and any(looks_like_number(piece) for piece in pieces):
            pieces = tuple(piece for piece in pieces if any(c.isdigit() for c in piece))
    alone = " ".join(pieces)
    if len(read := read_cell(alone, lambda name: _maker_of(reader, name), as_asked=True)) > 1:
        return [
            NumberQuery(one.text, key(one.text), one.maker or maker) for one in read[:_MOST_NUMBERS] if key(one.text)
        ]
    return _other_than(asked, _asked(other_endings(alone) or numbers_in(alone), maker))


def _maker_of(reader: Reader, name: str) -> str:
    folded = fold(name)
    return reader.maker_by_fold([folded]).get(folded, "")


def _asked(numbers: Sequence[str], maker: str) -> list[NumberQuery]:
    found = [NumberQuery(number, key(number), maker) for number in numbers[:_MOST_NUMBERS]]
    return [piece for piece in found if piece.key]


def _other_than(asked: NumberQuery, found: list[NumberQuery]) -> list[NumberQuery]:
    return [] if [(piece.key, piece.maker) for piece in found] == [(asked.key, "")] else found


def _printed(reader: Reader, pieces: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers on a label: those the catalogue has, the longest first, then what stands alone; in their order."""
    if len(pieces) < 2:
        return ()
    known = _known(reader, pieces)
    taken: dict[int, tuple[int, str]] = {}
    used: set[int] = set()
    for start, length, text in sorted(known, key=lambda run: (-run[1], -len(run[2]), run[0])):
        span = range(start, start + length)
        if used.isdisjoint(span):
            used.update(span)
            taken[start] = (length, text)
    if not taken:
        return ()
    alone = {place: (1, piece) for place, piece in enumerate(pieces) if place not in used and stands_alone(piece)}
    found = [text for _, (_, text) in sorted({**taken, **alone}.items())]
    long = [text for text in found if not (key(text).isdigit() and len(key(text)) <= _COUNT_OR_SIZE)]
    return tuple(dict.fromkeys(long or found))


def _known(reader: Reader, pieces: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """The runs of pieces that are numbers of the catalogue, in any reading that holds for the part's maker."""
    every = {run: readings(run[2]) for run in runs(pieces)}
    wanted = [reading.key for read in every.values() for reading in read]
    spelled = {key(spelling) for _, spelling, _ in reader.ids_by_spelling(wanted)}
    parts = reader.by_keys(tuple({found for _, found in reader.ids_by_key(wanted)}))
    return [
        run
        for run, read in every.items()
        if key(run[2]) in spelled
        or any(
            reading.holds_for(part.maker, part.category) and _is_suffix(run, reading)
            for reading in read
            for part in parts.get(reading.key, ())
        )
    ]


def _is_suffix(run: tuple[int, int, str], reading: NumberReading) -> bool:
    """Whether a suffix that stands apart is one: 16510-61A20 Oil is a number and a word."""
    words = run[2].split()
    alone = len(words) > 1 and reading.block == "base" and reading.suffix == key(words[-1])
    return not alone or may_be_suffix(words[-1])


def _maker_among(reader: Reader, pieces: tuple[str, ...]) -> str:
    """The one maker named among the words of a label; nothing where several are."""
    words = [fold(piece) for piece in pieces if not any(map(str.isdigit, piece))]
    makers = set(reader.maker_by_fold(words).values())
    return makers.pop() if len(makers) == 1 else ""


def _without_maker(reader: Reader, pieces: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Take a known maker's name off the start or the end: the rest, and the maker or nothing."""
    most = min(_MAKER_WORDS, len(pieces) - 1)
    ends = [(pieces[n:], "".join(pieces[:n])) for n in range(most, 0, -1)]
    ends += [(pieces[:-n], "".join(pieces[-n:])) for n in range(most, 0, -1)]
    known = reader.maker_by_fold([fold(name) for _, name in ends])
    for rest, name in ends:
        if (maker := known.get(fold(name))) and key("".join(rest)):
            return rest, maker
    return pieces, ""
