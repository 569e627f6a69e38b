"""A table as it stands on a page, of the web or of paper, and tables put together as one list to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from partsref.intake.read.line import Line, LineReader


@dataclass(slots=True)
class PageTable:
    """One table: `number` counts from 1 over the file (0: running text); its lines, each with a row number."""

    number: int
    lines: list[Line] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Columns of its widest line."""
        return max((len(line.cells) for line in self.lines), default=0)

    @property
    def begins(self) -> str:
        """Its first cells, to tell it by."""
        first = next((line.cells for line in self.lines if any(line.cells)), [])
        return " | ".join(" ".join(cell.split())[:30] for cell in first[:6])


class PageTablesReader(LineReader):
    """Lines of one table or of several that are alike, which are read already."""

    reads_apart = True

    def __init__(
        self,
        kind: str,
        numbers: Sequence[int],
        lines: Sequence[Line],
        encoding: str,
        notes: Sequence[str],
        *,
        alone: bool,
    ) -> None:
        self.head, self.encoding, self.notes = lines, encoding, notes
        counted = [number for number in numbers if number]
        name = f"table{'s' * (len(counted) > 1)} {_ranges(counted)}" if counted else "text"
        self.table = "" if alone else name
        self.format = f"{kind}, {name}"

    def __iter__(self) -> Iterator[Line]:
        yield from self.head

    def done(self) -> float:
        """All of it is read."""
        return 1.0


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers with those in a row drawn together.

    >>> _ranges([1, 2, 3, 5])
    '1-3, 5'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
