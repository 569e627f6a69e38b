"""A number of which dirt or wear has taken characters: the pieces that are left, in their order, with gaps between."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from statistics import linear_regression, median

from partsref.numbers.number_key import key
from partsref.photo.text_line import Character, TextLine
from partsref.values import frozen

_GAP = 1.55
"""Times the usual distance of two characters from which on one is missing between them."""
_DASH = 0.6
"""The width of a dash, in characters."""
_NO_FIT = 99.0
_MOST_ALIGNMENTS = 64
_FEWEST = 3
"""Characters that must be left: fewer say nothing."""
_ANNOUNCES = re.compile(r"P/?N|PARTS?|NO|NUM(?:BER)?|REF|OEM?", re.IGNORECASE)
_GLUED = re.compile(r"P/N[.:]?|NO[.:]", re.IGNORECASE)
_NO_NUMBER = re.compile(r"\b(?:LOT|Q'?TY|DATE|PCS|SETS?)\b|QTY|[個本枚]|数量|TEL", re.IGNORECASE)
_WORD = 4
_NARROW = frozenset("I.-/")
_NARROWEST, _WIDEST = 0.34, 0.58
"""Heights of a line from one character to the next: in narrow fonts, and in broad ones."""
_READ = 0.6
"""What was read with less may be the edge of the dirt."""


@frozen
class Torn:
    """What is left of a number. `glob` has `*` for each gap and both ends; `pieces` are what was read in one piece.

    `places` is where each character of the pieces stands, in pixels.
    """

    glob: str
    pieces: tuple[str, ...]
    places: tuple[float, ...]

    def misfit(self, number: str) -> float:
        """How far off its place each character would stand if `number`, as printed, were on the label: in characters.

        >>> torn = Torn("*16*20*", ("16", "20"), (0.0, 40.0, 280.0, 320.0))
        >>> torn.misfit("16510A20") < torn.misfit("16520")
        True
        """
        printed = list(_printed(number))
        text = "".join(c for c, _ in printed)
        where = islice(_alignments(text, self.pieces, 0), _MOST_ALIGNMENTS)
        return min((self._off([printed[place][1] for place in places]) for places in where), default=_NO_FIT)

    def _off(self, expected: list[float]) -> float:
        pitch, first = linear_regression(expected, self.places)
        off = [(first + pitch * e - place) / max(pitch, 1.0) for e, place in zip(expected, self.places, strict=True)]
        return math.sqrt(sum(x * x for x in off) / len(off))

    def opened(self) -> Torn:
        """The same with a gap between any two characters: some are too narrow to be seen."""
        each = tuple("".join(self.pieces))
        return Torn(f"*{'*'.join(each)}*", each, self.places)


def _alignments(text: str, pieces: Sequence[str], start: int) -> Iterator[tuple[int, ...]]:
    """Every way the pieces stand in `text` one after another, as the place of each of their characters."""
    if not pieces:
        yield ()
        return
    found = text.find(pieces[0], start)
    while found >= 0:
        own = tuple(range(found, found + len(pieces[0])))
        yield from ((*own, *rest) for rest in _alignments(text, pieces[1:], found + len(pieces[0])))
        found = text.find(pieces[0], found + 1)


def _printed(number: str) -> Iterator[tuple[str, float]]:
    """The characters of a number's key, each with its place in characters; a dash is narrower."""
    at = 0.0
    for character in number:
        if folded := key(character):
            yield folded, at
        at += 1.0 if folded else _DASH


def torn_rows(lines: Sequence[TextLine]) -> list[Torn]:
    """What may be left of a number on each row of the label, but on those of lots and quantities."""
    rows: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        rows.setdefault((line.page, line.row), []).append(line)
    return [torn for row in rows.values() if (torn := _torn(row))]


def _torn(row: list[TextLine]) -> Torn | None:
    if any(_NO_NUMBER.search(line.text) for line in row):
        return None
    left = [c for line in row for c in _without_words(line) if c.sure >= _READ]
    read = sorted(left, key=lambda c: c.at)
    if len(read) < 2:
        return None
    usual = _usual(read, max(line.height for line in row))
    pieces: list[str] = [""]
    known = [(folded, c.at) for c in read if (folded := key(c.read))]
    dashes = [c.at for c in read if not key(c.read)]
    for place, (character, at) in enumerate(known):
        before = known[place - 1][1] if place else at
        dash = any(before < one < at for one in dashes)
        if (at - before) / usual > _GAP + (_DASH if dash else 0.0):
            pieces.append("")
        pieces[-1] += character
    together = "".join(pieces)
    if len(together) < _FEWEST or sum(map(str.isdigit, together)) < 2:
        return None
    return Torn(f"*{'*'.join(pieces)}*", tuple(pieces), tuple(at for _, at in known))


def _usual(read: Sequence[Character], height: float) -> float:
    """The usual distance of two neighbours, in pixels, within what fonts have for a line of this height."""
    steps = sorted(b.at - a.at for a, b in pairwise(read) if not {a.read, b.read} & _NARROW)
    # Half of them or more may be gaps: the smaller ones are the distance of neighbours.
    usual = median(steps[: max(len(steps) // 2, 1)]) if steps else _WIDEST * height
    return max(min(usual, _WIDEST * height), _NARROWEST * height, 1.0) if height else max(usual, 1.0)


def _without_words(line: TextLine) -> Iterable[Character]:
    """The characters of a line but those of words, and of what announces a number."""
    for word in re.finditer(r"[!-~]+", line.text):
        text = word[0].strip(":.")
        said = _ANNOUNCES.fullmatch(text) or (len(text) >= _WORD and not any(map(str.isdigit, text)))
        glued = _GLUED.match(word[0])
        if not said:
            yield from line.characters[word.start() + (glued.end() if glued else 0) : word.end()]
