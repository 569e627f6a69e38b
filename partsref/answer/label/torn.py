"""A number of which dirt or wear has taken characters: the pieces that are left, in their order, with gaps between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from partsref.numbers.number_key import key
from partsref.photo.text_line import Character, TextLine
from partsref.values import frozen

_GAP = 1.55
"""Times the usual distance of two characters from which on one is missing between them."""
_FEWEST = 4
"""Characters that must be left: fewer say nothing."""
_ANNOUNCES = re.compile(r"P/?N|PARTS?|NO|NUM(?:BER)?|REF|OEM?|LOT|Q'?TY|DATE", re.IGNORECASE)
_WORD = 4
_NARROW = frozenset("1I.-/ ")


@frozen
class Torn:
    """What is left of a number. `glob` has `*` for each gap and both ends; `pieces` are what was read in one piece.

    `gaps` are how many characters seem to be missing between one piece and the next.
    """

    glob: str
    pieces: tuple[str, ...]
    gaps: tuple[float, ...]

    def misfit(self, number_key: str) -> float:
        """How badly the number fits the width of the gaps; what stands before and behind counts little."""
        at, cost = 0, 0.0
        for place, piece in enumerate(self.pieces):
            found = number_key.find(piece, at)
            if found < 0:
                return 99.0
            missing = found - at
            cost += abs(missing - self.gaps[place - 1]) if place else 0.1 * missing
            at = found + len(piece)
        return cost + 0.1 * (len(number_key) - at)


def torn_rows(lines: Sequence[TextLine]) -> list[Torn]:
    """What is left of a number on each row of the label where a gap shows that something is missing."""
    rows: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        rows.setdefault((line.page, line.row), []).append(line)
    return [torn for row in rows.values() if (torn := _torn(row))]


def _torn(row: list[TextLine]) -> Torn | None:
    left = [c for line in row for c in _without_words(line)]
    read = sorted((c for c in left if c.read.isascii() and not c.read.isspace()), key=lambda c: c.at)
    steps = [b.at - a.at for a, b in pairwise(read) if not {a.read, b.read} & _NARROW] or [
        b.at - a.at for a, b in pairwise(read)
    ]
    if not steps:
        return None
    # Half of them or more may be gaps: the smaller ones are the distance of neighbours.
    usual = median(sorted(steps)[: max(len(steps) // 2, 1)])
    pieces, gaps, piece = [], [], read[0].read
    for before, after in pairwise(read):
        missing = (after.at - before.at) / max(usual, 1.0)
        if missing > _GAP:
            pieces.append(piece)
            gaps.append(missing - 1)
            piece = ""
        piece += after.read
    keys, between = _as_keys([*pieces, piece], gaps)
    together = "".join(keys)
    if len(keys) < 2 or len(together) < _FEWEST or sum(map(str.isdigit, together)) < 2:
        return None
    return Torn(f"*{'*'.join(keys)}*", keys, between)


def _as_keys(pieces: Sequence[str], gaps: Sequence[float]) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """The pieces without dashes; a gap on each side of a lone dash is one gap."""
    keys: list[str] = []
    between: list[float] = []
    for place, piece in enumerate(pieces):
        gap = gaps[place - 1] if place else 0.0
        if key(piece):
            if keys:
                between.append(gap + (between.pop() if len(between) >= len(keys) else 0.0))
            keys.append(key(piece))
        elif keys:
            between[len(keys) - 1 :] = [sum(between[len(keys) - 1 :]) + gap]
    return tuple(keys), tuple(between[: len(keys) - 1])


def _without_words(line: TextLine) -> Iterable[Character]:
    """The characters of a line but those of words, and of what announces a number."""
    start = 0
    for word in re.finditer(r"[^\s:：]+[\s:：]*", line.text):
        text = word[0].rstrip(" :：.")
        start = word.start()
        said = _ANNOUNCES.fullmatch(text) or (len(text) >= _WORD and not any(map(str.isdigit, text)))
        if not said and text.isascii():
            yield from line.characters[start : word.end()]
