"""What every reader gives: lines of text cells with their place in the file. A reader never guesses what they mean."""

from __future__ import annotations

from collections.abc import Iterator
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
    """An open file as lines; read once."""

    format: str
    """What the file was read as, for the report: `CSV, semicolons`, `Excel sheet Prices`."""
    encoding: str
    """The character encoding, or empty where the format fixes it."""
    mode: str
    """`FULL` or `UPDATE` when the file itself says so, else empty."""

    def __iter__(self) -> Iterator[Line]: ...

    def done(self) -> float:
        """How much of the file is read, 0 to 1."""
        ...
