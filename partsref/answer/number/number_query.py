"""What one question for a number asks: the number itself, the maker named with it, each number of a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from partsref.numbers.cell_numbers import beside_cells, looks_like_number, numbers_in, other_endings, tokens
from partsref.numbers.number_key import key
from partsref.store.read.reader import Reader
from partsref.words.fold import fold

_MOST_NUMBERS = 8
_MAKER_WORDS = 3
_PLAIN = re.compile(r"[0-9][0-9A-Za-z-]*")
"""A number as most are typed: nothing to take apart."""
_GLUED = re.compile(r"([A-Za-z&]{3,})([0-9].*)")


@dataclass(frozen=True, slots=True)
class Asked:
    """One number asked for: as typed, its key, and the catalogue's name of the maker named with it, or nothing."""

    text: str
    key: str
    maker: str = ""
    whole_question: bool = True

    def as_typed(self, slip: str) -> str:
        """A slip told with the character as it was typed, where that says more: a small l is not a capital one."""
        if self.text.isupper() and self.text.isascii():  # As most are typed: nothing to say more exactly.
            return slip
        start, read, character = slip.rpartition(" read for ")
        shown = [c for c in self.text if c.isalnum()]
        if not read or len(shown) != len(self.key):
            return slip
        typed = {c for k, c in zip(self.key, shown, strict=True) if k == character}
        return f"{start}{read}{typed.pop()}" if len(typed) == 1 else slip


def split(reader: Reader, asked: Asked) -> list[Asked]:
    """The numbers of a question that is no number of the catalogue as a whole; nothing when there is but itself.

    A maker's name goes, and so do words without a digit beside a whole number: a maker or a word nobody knows.
    """
    if _PLAIN.fullmatch(asked.text):
        return []
    listed, words = beside_cells(asked.text)
    if listed:
        maker = next(iter(reader.maker_by_fold([fold(word) for word in words]).values()), "")
        return [Asked(number, key(number), maker, whole_question=False) for number in listed[:_MOST_NUMBERS]]
    pieces = tokens(asked.text)
    if len(pieces) == 1 and (glued := _GLUED.fullmatch(pieces[0])):
        pieces, maker = _without_maker(reader, glued.groups())
        pieces = pieces if maker else (asked.text,)
    elif len(pieces) > 1:
        pieces, maker = _without_maker(reader, pieces)
        if not maker and any(looks_like_number(piece) for piece in pieces):
            pieces = tuple(piece for piece in pieces if any(c.isdigit() for c in piece))
    else:
        maker = ""
    alone = " ".join(pieces)
    numbers = (other_endings(alone) or numbers_in(alone))[:_MOST_NUMBERS]
    found = [Asked(number, key(number), maker, whole_question=False) for number in numbers]
    return [] if [piece.key for piece in found] == [asked.key] else [piece for piece in found if piece.key]


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
