"""What is printed around a number on a label: quantities, `P/N:`, `MADE IN JAPAN`. What may be numbers is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from partsref.numbers.cells.cell_numbers import looks_like_number
from partsref.numbers.number_key import key

_COUNT = r"\d{1,4}"
_UNITS = r"(?:pcs?|pieces?|ea|sets?|units?|個|本|枚|点|ヶ|コ|台分)"
_QUANTITY = re.compile(
    rf"\b(?:q['’]?t'?y|quantity|qte|pcs)\b\s*[.:=]?\s*{_COUNT}\b|(?:数量|個数|入数)\s*[.:=:]?\s*{_COUNT}"
    rf"|(?<![0-9A-Za-z-]){_COUNT}\s*{_UNITS}(?![0-9A-Za-z])|(?<![0-9A-Za-z-])[x×]\s?{_COUNT}(?![0-9A-Za-z-])",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(
    r"\b(?:p\s*/\s*n|part\s*(?:no|number)?|parts\s*(?:no|number)|no|num|number|ref|oem|oe)\b\s*[.:#=]*\s*(?=[0-9A-Z])"
    r"|(?:品番|部品番号|部番)\s*[:=:]?\s*",
    re.IGNORECASE,
)
_AROUND = re.compile(r"[:#=<>()\[\]{}「」『』【】〔〕“”\",;|、，；]+")
_PIECES_OF_NUMBER = 4
_SHORTEST_JOINED = 4
_LETTERS_OF_COLOUR = 2
_WORDS_OF_TWO = frozenset({"EA", "FR", "IN", "LH", "NO", "OE", "OF", "OR", "PC", "RH", "RR"})
_SHORTEST_ALONE = 6


def around_removed(text: str) -> str:
    """A label's text without quantities, brackets and what announces a number; as it is where nothing would be left.

    >>> around_removed("P/N:16510-61A20 QTY 1 (2 PCS)").split()
    ['16510-61A20']
    """
    left = _AROUND.sub(" ", _BEFORE_NUMBER.sub(" ", _QUANTITY.sub(" ", text)))
    return left if any(map(str.isdigit, left)) else text


def runs(pieces: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Every run of pieces that may be one number, printed with blanks in it: its start, its length and its text.

    >>> [text for _, _, text in runs(("16510", "61A20"))]
    ['16510', '16510 61A20', '61A20']
    """
    for start in range(len(pieces)):
        for length in range(1, _PIECES_OF_NUMBER + 1):
            some = pieces[start : start + length]
            if len(some) < length or not all(piece.isascii() for piece in some):
                break
            joined = key("".join(some))
            if len(joined) >= _SHORTEST_JOINED and any(map(str.isdigit, joined)):
                yield start, length, " ".join(some)


def may_be_suffix(word: str) -> bool:
    """Whether a word after a number may be the colour or packaging that ends it, and not a word or a quantity.

    >>> [may_be_suffix(word) for word in ("ZG4", "ZZ", "Oil", "OIL", "LH", "20")]
    [True, True, False, False, False, False]
    """
    if any(map(str.isdigit, word)):
        return not word.isdigit()
    return len(word) == _LETTERS_OF_COLOUR and word.isupper() and word not in _WORDS_OF_TWO


def stands_alone(piece: str) -> bool:
    """Whether a piece nobody knows is a number by itself, and not a quantity, a word or the rest of another."""
    return len(key(piece)) >= _SHORTEST_ALONE and looks_like_number(piece)
