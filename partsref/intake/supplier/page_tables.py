"""Which tables of a page are lists of parts: like ones as one list, others apart, the rest named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from partsref.errors import InputError
from partsref.intake.columns.header import find_header
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.page_tables.page_table import PageTable, PageTablesReader
from partsref.intake.read.line import Line, LineReader
from partsref.words.fold import fold

_HEAD_ROWS = 40


@dataclass(slots=True)
class _List:
    """Tables under one header, put together. `across`: how many lists stand side by side in each of their rows."""

    names: tuple[str, ...]
    width: int
    across: int
    last: int = 0
    numbers: list[int] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    repeated: int = 0


def page_readers(
    name: str,
    kind: str,
    tables: Sequence[PageTable],
    given: MapFile,
    encoding: str,
    notes: Sequence[str],
    *,
    flows: bool,
) -> tuple[list[LineReader], list[str]]:
    """A reader for each list of parts on a page, and what is left out, with why.

    `flows`: a table without a header goes on with the one before it, as on the pages of a printed list. Raises
    `InputError` where nothing is a list of parts.
    """
    tables = [table for table in tables if any(any(line.cells) for line in table.lines)]
    if given.sheet:
        wanted = given.sheet.removeprefix("table").strip()
        tables = [table for table in tables if str(table.number) == wanted]
        if not tables:
            raise InputError(f"{name}: no table {given.sheet!r}. Tables are counted from 1.")
    if not tables:
        raise InputError(f"{name}: no table on the page. Save the list as CSV or Excel.")
    lists: list[_List] = []
    left_out = []
    for table in tables:
        if not _take(lists, table, flows=flows):
            left_out.append(table)
    ruled = [table for table in tables if table.number]
    if not lists and (given.columns or len(ruled) == 1):
        lists = [_List((), table.width, 1, numbers=[table.number], lines=table.lines) for table in ruled]
        left_out = [table for table in left_out if table not in ruled]
    if not lists:
        named = "; ".join(f"{table.number or 'text'}: {table.begins}" for table in tables[:5])
        raise InputError(
            f"{name}: none of its {len(tables)} tables has a header with part numbers ({named})."
            " Name one with --sheet, or its columns with --map."
        )
    readers: list[LineReader] = [
        PageTablesReader(
            kind, one.numbers, one.lines, encoding, [*_told(one), *(notes if at == 0 else ())], alone=len(lists) == 1
        )
        for at, one in enumerate(lists)
    ]
    return readers, list(_named(left_out))


def _named(left_out: Sequence[PageTable]) -> Iterator[str]:
    """What is not read: tables each, running text of printed pages all together."""
    text = [table for table in left_out if not table.number]
    yield from (
        f"table {table.number} ({table.begins}): no header with part numbers" for table in left_out if table not in text
    )
    if text:
        lines = sum(len(table.lines) for table in text)
        said = ", ".join(repr(table.begins) for table in text[:3])
        yield f"{lines} line{'s' * (lines > 1)} of text outside the tables: {said}{' ...' * (len(text) > 3)}"


def _take(lists: list[_List], table: PageTable, *, flows: bool) -> bool:
    """Whether the table is a list, or goes on with one."""
    header = find_header(table.lines[:_HEAD_ROWS])
    if header is None:
        before = lists[-1] if lists else None
        if before is None or not flows or before.width != table.width:
            return False
        _add(before, table, table.lines)
        return True
    names = tuple(fold(one) for one in header.names)
    across = _across(names)
    same = next((one for one in lists if one.names == names), None)
    if same is None:
        lists.append(_List(names, table.width, across))
        _add(lists[-1], table, table.lines, below=header.rows[-1] + 1)
        return True
    # The header stands over the whole list once; lines above a further one are kept: they are told as no parts.
    kept = [line for at, line in enumerate(table.lines) if at not in header.rows]
    same.repeated += 1
    _add(same, table, kept)
    return True


def _add(one: _List, table: PageTable, lines: Sequence[Line], below: int = 0) -> None:
    one.numbers.append(table.number)
    if one.across == 1:
        one.lines += lines
        return
    each = -(-one.width // one.across)
    head, rows = lines[:below], lines[below:]
    one.lines += [line._replace(cells=line.cells[:each]) for line in head]
    for start in range(0, one.width, each):
        parts = [line._replace(cells=line.cells[start : start + each]) for line in rows]
        # A line over the whole width stands in its first list only.
        one.lines += [part for part in parts if start == 0 or any(part.cells)]


def _across(names: tuple[str, ...]) -> int:
    """How many times the same columns stand side by side.

    >>> _across(("no", "name", "no", "name"))
    2
    """
    for times in range(len(names) // 2, 1, -1):
        each, over = divmod(len(names), times)
        if not over and names == names[:each] * times and any(names):
            return times
    return 1


def _told(one: _List) -> list[str]:
    notes = []
    if one.repeated:
        notes.append(f"the header is repeated on {one.repeated} more tables; read once")
    if one.across > 1:
        notes.append(f"{one.across} lists side by side, read one below the other")
    return notes
