"""The makers named on a label, and its words: what is neither number nor maker."""

from __future__ import annotations

from collections.abc import Sequence

from partsref.numbers.cells.cell_numbers import tokens
from partsref.photo.text_line import TextLine
from partsref.reads.part_reader import Reader
from partsref.words.fold import fold

_MOST_TOGETHER = 3
_SHORTEST_NAME = 3
_LONGEST_GLUED = 8


def makers_on(reader: Reader, lines: Sequence[TextLine]) -> tuple[str, ...]:
    """The catalogue's names of the makers named on the lines, each once, in their order."""
    named = [
        "".join(pieces[start : start + count])
        for line in lines
        for pieces in (tokens(line.text),)
        for start in range(len(pieces))
        for count in range(1, _MOST_TOGETHER + 1)
        if start + count <= len(pieces)
    ]
    # Japanese has no blanks between the maker and what it made: スズキ純正.
    named += [
        piece[:length]
        for line in lines
        for piece in tokens(line.text)
        if not piece.isascii()
        for length in range(2, min(len(piece), _LONGEST_GLUED) + 1)
    ]
    folds = [fold(name.strip(".,:;()")) for name in named if len(name) >= _SHORTEST_NAME or not name.isascii()]
    known = reader.maker_by_fold(list(dict.fromkeys(filter(None, folds)))) if folds else {}
    found = [folded for folded in dict.fromkeys(folds) if folded in known]
    # Maruti Suzuki is not Suzuki as well; but what is only another name (Suzuki Genuine Parts) takes none away.
    names = [one for one in found if fold(known[one]) == one]
    whole = [one for one in found if not any(one in name and one != name for name in names)]
    return tuple(dict.fromkeys(known[folded] for folded in whole))


def words_on(lines: Sequence[TextLine], makers: Sequence[str]) -> tuple[str, ...]:
    """The words of the lines without a digit that are no maker's name."""
    folded = {fold(maker) for maker in makers}
    words = [
        " ".join(piece for piece in tokens(line.text) if not any(map(str.isdigit, piece)) and fold(piece) not in folded)
        for line in lines
    ]
    return tuple(dict.fromkeys(word for word in words if any(map(str.isalpha, word))))
