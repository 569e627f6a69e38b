"""Letters, words and rules of a printed page, in points from its left and its top."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

_SPACE = 0.18
"""In ems: the least gap between words."""


class Letter(NamedTuple):
    """A letter: its sides, its baseline, its size (an em), all in points; y grows downward."""

    left: float
    right: float
    base: float
    size: float
    text: str


class Rule(NamedTuple):
    """A line or the side of a box."""

    left: float
    top: float
    right: float
    bottom: float


class Word(NamedTuple):
    """Letters without a gap."""

    left: float
    right: float
    base: float
    size: float
    text: str


def words_by_line(letters: Sequence[Letter]) -> list[list[Word]]:
    """Words by line, from the top, each line from the left."""
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=lambda one: one.base):
        if lines and letter.base - lines[-1][-1].base <= 0.3 * letter.size:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [_words(sorted(line, key=lambda one: one.left)) for line in lines]


def _words(line: Sequence[Letter]) -> list[Word]:
    words: list[list[Letter]] = []
    for letter in line:
        before = words[-1][-1] if words else None
        if before is not None and letter.left - before.right <= _SPACE * letter.size:
            # Bold may be printed as the same letter twice.
            if letter.text != before.text or letter.left - before.left > 0.1 * letter.size:
                words[-1].append(letter)
        else:
            words.append([letter])
    base = median(letter.base for letter in line)
    return [
        Word(
            one[0].left, max(letter.right for letter in one), base, one[0].size, "".join(letter.text for letter in one)
        )
        for one in words
    ]
