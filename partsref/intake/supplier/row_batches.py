"""The rows of a file, some thousand at a time: what they say, and those that cannot be loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from itertools import dropwhile
from typing import NamedTuple

from partsref.intake.columns.mapping import Mapping
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.line import Line, LineReader
from partsref.intake.report.problems import Problem, Warnings
from partsref.intake.rows.row_cells import RejectedError, SetAsideError
from partsref.intake.rows.row_reader import Rows
from partsref.store.write.batch import Batch

_ROWS = 10_000
_REJECTED = 500
"""A rejected row is kept as the file has it, however long its cells are."""


class Chunk(NamedTuple):
    """What the next rows say: `rows` that are not blank, `loaded` of them into `batch`, others `rejected` or `aside`.

    `warnings` are those of the whole file so far, and `done` is how much of it is read, 0 to 1.
    """

    batch: Batch
    rows: int
    loaded: int
    rejected: list[tuple[list[str], Problem]]
    warnings: Warnings
    done: float
    aside: Counter[str]
    """Rows that are no parts, by what they are: headings, totals ..."""
    blank: int = 0


def chunks(
    reader: LineReader, lines: Iterator[Line], mapping: Mapping, brand: str, vocabulary: CatalogueNames
) -> Generator[Chunk, None, None]:
    """Read the `lines` of `reader` that stand below the header. `brand` is whose parts are where no column says.

    At least one chunk comes, if an empty one.
    """
    warnings = Warnings()
    above = mapping.header_rows[-1] if mapping.header_rows else -1
    rows = Rows(mapping, vocabulary, brand, warnings)
    loaded, blank, rejected, aside = 0, 0, list[tuple[list[str], Problem]](), Counter[str]()

    def chunk(done: float) -> Chunk:
        count = loaded + len(rejected) + aside.total()
        return Chunk(rows.emptied(), count, loaded, rejected, warnings, done, aside, blank)

    for line in dropwhile(lambda line: line.row <= above, lines):
        try:
            if not rows.read(line):
                blank += 1
                continue
            loaded += 1
        except SetAsideError as error:
            aside[error.reason] += 1
        except RejectedError as error:
            rejected.append((rows.as_written(line), error.problem))
        if loaded + len(rejected) == _ROWS or len(rejected) == _REJECTED:
            yield chunk(reader.done())
            loaded, blank, rejected, aside = 0, 0, [], Counter()
    yield chunk(1.0)
