"""What every reader gives: lines of text cells with their place in the file. A reader never guesses what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol


class Line(NamedTuple):
    """One row of a file. `row` is what the user's editor or spreadsheet shows, counted from 1.

    `typed` names the cells that are no text in the file: their place, and `number` or `date`. `trouble` says why the
    row cannot be read; its cells are then as near to what stands there as could be had.
    """

    row: int
    cells: list[str]
    typed: dict[int, str] | None = None
    trouble: str = ""


class LineReader(Protocol):
    """A table of an open file as lines; read once, but for what has a `head`."""

    format: str
    """What the file was read as, for the report: `CSV, semicolons`, `Excel sheet Prices`."""
    encoding: str = ""
    """The character encoding, or empty where the format fixes it."""
    mode: str = ""
    """`FULL` or `UPDATE` when the file itself says so, else empty."""
    table: str = ""
    """What messages call it, where the file may have several: `sheet Prices`, `table 2`."""
    head: Sequence[Line] = ()
    """Its first lines, where they are read already; iterating begins with them again."""
    reads_apart: bool = False
    """Whether another process reads it as it is, or it is read already: a further one would be of no use."""
    notes: Sequence[str] = ()
    """What is to be known of how it was read; whole when it is read to the end."""

    def __iter__(self) -> Iterator[Line]: ...

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        ...
