"""What one question for a number asks: the number itself, the maker named with it, each number of a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from partsref.numbers.cell_numbers import beside_cells, numbers_in
from partsref.numbers.look_alike_letters import as_latin
from partsref.numbers.number_key import key
from partsref.numbers.read_cell import read_cell
from partsref.store.read.reader import Reader
from partsref.words.fold import fold

_MOST_NUMBERS = 8
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
    if (glued := _GLUED.fullmatch(asked.text)) and (maker := _maker_of(reader, glued[1])):
        return [Asked(number, key(number), maker, whole_question=False) for number in numbers_in(glued[2])]
    read = read_cell(as_latin(asked.text), lambda name: _maker_of(reader, name), as_asked=True)[:_MOST_NUMBERS]
    found = [Asked(one.text, key(one.text), one.maker, whole_question=False) for one in read]
    return [] if [piece.key for piece in found] == [asked.key] else [piece for piece in found if piece.key]


def _maker_of(reader: Reader, name: str) -> str:
    folded = fold(name)
    return reader.maker_by_fold([folded]).get(folded, "")
