"""Find the header among the first rows of a file: one row, or two where groups stand over columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from partsref.intake.columns.fields import IGNORED, REF, SKU, attribute_of, field_of
from partsref.intake.read.line import Line
from partsref.numbers.cells.cell_numbers import looks_like_number
from partsref.values import frozen

SEARCHED_ROWS = 30
_SAYS_SOMETHING = re.compile(r"[0-9〃]")
"""A figure or a ditto mark: the lower row of a header has neither, a row of parts has."""
_NUMBER_FIELDS = frozenset({"number", SKU, "oe_number", "cross_number", "old_number", "new_number"})


@frozen
class Header:
    """The names over the columns, each with the field it is recognised as (None: not recognised)."""

    rows: tuple[int, ...]
    """Places among the lines searched, from 0."""
    names: tuple[str, ...]
    fields: tuple[str | None, ...]

    @property
    def recognised(self) -> int:
        """How many columns are known."""
        return sum(
            bool(name) and (field is not None or attribute_of(name) is not None)
            for field, name in zip(self.fields, self.names, strict=True)
        )

    @property
    def has_number(self) -> bool:
        """Whether any column holds part numbers; a running number beside other headers may be one."""
        said = {field for field in self.fields if field}
        return not _NUMBER_FIELDS.isdisjoint(said) or (REF in said and len(said) > 2)


def find_header(lines: Sequence[Line]) -> Header | None:
    """The best header among `lines`, or None when no row names a column of part numbers.

    The first of the best: where it is repeated on each page, the rows between are parts.
    """
    best: Header | None = None
    for at in range(min(len(lines), SEARCHED_ROWS)):
        candidates = [header_at(lines, (at,))]
        if at + 1 < len(lines) and _may_be_second(lines[at + 1]):
            candidates.append(header_at(lines, (at, at + 1)))
        for header in candidates:
            if header.has_number and not _is_data(header) and (best is None or _worth(header) > _worth(best)):
                best = header
    return best


def _is_data(header: Header) -> bool:
    """Whether a row is of parts, though one cell (`OEM`) is a header's word: prices and numbers stand in it."""
    values = [name for name, field in zip(header.names, header.fields, strict=True) if name and field is None]
    told = sum(bool(field) for field in header.fields)
    return sum(_is_value(name) for name in values if attribute_of(name) is None) >= max(1, told)


def _is_value(name: str) -> bool:
    if name.replace(".", "").replace(",", "").replace("-", "").isdigit():
        return True
    return looks_like_number(name) and not any(len(w) > 2 and w.isalpha() for w in name.replace("_", " ").split())


def _worth(header: Header) -> tuple[int, int, int]:
    """Most different fields, less the values among them; most columns recognised; a title above adds neither."""
    values = sum(_is_value(name) for name, field in zip(header.names, header.fields, strict=True) if field is None)
    return len({*header.fields} - {None}) - values, header.recognised, -len(header.rows)


def header_at(lines: Sequence[Line], rows: tuple[int, ...]) -> Header:
    """The header in these rows (places in `lines`): the upper row's names reach over the empty cells after them."""
    cells = [[" ".join(cell.split()) for cell in lines[at].cells] for at in rows]
    if len(cells) == 1:
        return Header(rows, tuple(cells[0]), tuple(_field(name) for name in cells[0]))
    width = max(map(len, cells))
    upper, lower = ([*row, *[""] * (width - len(row))] for row in cells)
    names, fields = [], []
    group = ""
    for over, under in zip(upper, lower, strict=True):
        group = over or (group if under else "")
        names.append(f"{group} {under}".strip())
        fields.append(_field(f"{group} {under}") or (_field(under) if under else _field(group)))
    return Header(rows, tuple(names), tuple(fields))


def _field(name: str) -> str | None:
    return field_of(name) if name.strip() else IGNORED


def _may_be_second(line: Line) -> bool:
    """Whether most of a row are words known as headers and none is a value, as in the lower row of two."""
    named = [cell for cell in line.cells if cell.strip()]
    known = sum(field_of(cell) is not None or attribute_of(cell) is not None for cell in named)
    return known >= 2 and known * 2 >= len(named) and not any(_SAYS_SOMETHING.search(cell) for cell in named)
