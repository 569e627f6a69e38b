"""CSV, TSV and the like, as spreadsheets and databases write them."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import TextIO

from partsref.intake.read.encodings import Encoding
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.opening import Opened

_DELIMITERS = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"}
_SAMPLE_ROWS = 30
_EXCEL_HINT = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
"""Excel reads and some programs write a first line that names the delimiter."""
_MOST_LINES = 200
"""Lines of one row. More are taken for an open quote: reading to the end of the file for every such row takes hours."""
_TROUBLE = (
    'a cell whose quotes are closed, and doubled where they stand inside (5"" hose), of at most 131,072 characters'
    f" and {_MOST_LINES} lines"
)


class DelimitedReader(LineReader):
    """A text file with one row a line, cells parted by one character, quoted where they hold it."""

    def __init__(self, opened: Opened, encoding: Encoding, delimiter: str | None = None) -> None:
        self.encoding, self.notes = encoding.name, encoding.notes
        self._opened = opened
        hint, found = self._sniff()
        self._skip_hint = hint
        self.delimiter = delimiter or found
        self.format = f"CSV, {_DELIMITERS.get(self.delimiter, repr(self.delimiter))}"
        self._read_bytes = 0

    def __iter__(self) -> Iterator[Line]:
        with self._opened.path.open(encoding=self.encoding, newline="") as file:
            source = _Lines(file)
            reader = csv.reader(source, delimiter=self.delimiter, strict=True, skipinitialspace=True)
            row = 1
            if self._skip_hint:
                row += len(next(source).splitlines())
                source.taken.clear()
            while True:
                try:
                    cells = next(reader)
                except StopIteration:
                    return
                except (csv.Error, _EndlessRowError):
                    # The first line is at fault; those the open quote ran over are read again.
                    broken, *others = source.taken
                    source.ahead.extendleft(reversed(others))
                    source.taken.clear()
                    yield Line(row, broken.rstrip("\r\n").split(self.delimiter), None, _TROUBLE)
                    row += 1
                    continue
                yield Line(row, cells)
                row += len(source.taken)
                source.taken.clear()
                self._read_bytes = source.length

    def done(self) -> float:
        """How much of the file is read, about: characters stand for bytes."""
        return min(1.0, self._read_bytes / max(self._opened.size, 1))

    def _sniff(self) -> tuple[bool, str]:
        with self._opened.path.open(encoding=self.encoding, newline="") as file:
            sample = [line[:10_000] for line in islice(_bounded(file), _SAMPLE_ROWS)]
        if sample and (hint := _EXCEL_HINT.fullmatch(sample[0])):
            return True, hint[1]
        return False, max(_DELIMITERS, key=lambda delimiter: _regularity(sample, delimiter))


class _EndlessRowError(Exception):
    """A row takes too many lines."""


class _Lines:
    """The lines of a file, with those taken since the last full row, and room to put some back."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.ahead: deque[str] = deque()
        self.taken: list[str] = []
        self.length = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.ahead.popleft() if self.ahead else next(self._file)
        self.taken.append(line)
        if len(self.taken) > _MOST_LINES:
            raise _EndlessRowError
        self.length += len(line)
        return line


def _bounded(file: TextIO) -> Iterator[str]:
    while line := file.readline(1 << 20):
        yield line


def _regularity(sample: list[str], delimiter: str) -> tuple[float, int]:
    """(rows that have as many cells as most rows have, cells a row): what the true delimiter makes largest."""
    try:
        widths = [len(cells) for cells in csv.reader(sample, delimiter=delimiter, skipinitialspace=True) if cells]
    except csv.Error:
        return 0.0, 0
    if not widths:
        return 0.0, 0
    usual = max(sorted(set(widths), reverse=True), key=widths.count)
    return (widths.count(usual) / len(widths) if usual > 1 else 0.0), usual
