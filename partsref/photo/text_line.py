"""A line of text as it was read off a picture: each character with how sure it is and what else it may be."""

from __future__ import annotations

from typing import Any

from partsref.values import frozen


@frozen
class Character:
    """One character read: `sure` from 0 to 1; `others` are what else it may be, the likeliest first.

    Each of these comes with its share. `at` is where its middle stands along its row, in pixels.
    """

    read: str
    sure: float
    others: tuple[tuple[str, float], ...] = ()
    at: float = 0.0


@frozen
class TextLine:
    """One run of text: its characters in order, on which page of a document (from 1; a picture is one page).

    `height` is in pixels. What stands side by side has the same `row`, though dirt or a wide blank may part it into
    several lines.
    """

    characters: tuple[Character, ...]
    page: int = 1
    row: int = 0
    height: float = 0.0

    @property
    def text(self) -> str:
        """What was read."""
        return "".join(character.read for character in self.characters)

    @property
    def sure(self) -> float:
        """How sure the recogniser is of the line: the mean over its characters, 0 to 1."""
        return sum(c.sure for c in self.characters) / len(self.characters) if self.characters else 0.0

    def as_plain(self) -> list[Any]:
        """The line as JSON: page, row, height, then [read, sure, place, [[other, share], ...]] a character."""
        return [
            self.page,
            self.row,
            round(self.height, 1),
            [[c.read, c.sure, round(c.at, 1), [list(one) for one in c.others]] for c in self.characters],
        ]


def line_of(plain: list[Any]) -> TextLine:
    """The line that `as_plain` gave.

    >>> line_of([1, 0, 40.0, [["O", 0.75, 20.0, [["0", 0.25]]]]]).text
    'O'
    """
    page, row, height, characters = plain
    read = (Character(c, sure, tuple((o, share) for o, share in others), at) for c, sure, at, others in characters)
    return TextLine(tuple(read), page, row, height)
