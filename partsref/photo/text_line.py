"""A line of text as it was read off a picture: each character with how sure it is and what else it may be."""

from __future__ import annotations

from typing import Any

from partsref.values import frozen


@frozen
class Character:
    """One character read: `sure` from 0 to 1; `others` are what else it may be, the likeliest first, each with its share."""

    read: str
    sure: float
    others: tuple[tuple[str, float], ...] = ()


@frozen
class TextLine:
    """One line of text: its characters in order, and on which page of a document (from 1; a picture is one page)."""

    characters: tuple[Character, ...]
    page: int = 1

    @property
    def text(self) -> str:
        """What was read."""
        return "".join(character.read for character in self.characters)

    @property
    def sure(self) -> float:
        """How sure the recogniser is of the line: the mean over its characters, 0 to 1."""
        return sum(c.sure for c in self.characters) / len(self.characters) if self.characters else 0.0

    def as_plain(self) -> list[Any]:
        """The line as JSON: page, then [read, sure, [[other, share], ...]] a character."""
        return [self.page, [[c.read, c.sure, [list(one) for one in c.others]] for c in self.characters]]


def line_of(plain: list[Any]) -> TextLine:
    """The line that `as_plain` gave.

    >>> line_of([1, [["O", 0.75, [["0", 0.25]]]]]).text
    'O'
    """
    page, characters = plain
    return TextLine(
        tuple(Character(read, sure, tuple((c, share) for c, share in others)) for read, sure, others in characters),
        page,
    )
