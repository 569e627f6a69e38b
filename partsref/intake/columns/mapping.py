"""Decide which column means what: the user's word first, then the header, then what stands beneath it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace

from partsref.errors import InputError
from partsref.intake.columns.fields import FIELDS, IGNORED, OFFER_FIELDS, SEVERAL, attribute_of
from partsref.intake.columns.header import SEARCHED_ROWS, Header, find_header, header_at
from partsref.intake.columns.mapfile import Columns, MapFile
from partsref.intake.columns.questions import AmbiguousError, NoNumberError, how_to_name
from partsref.intake.columns.samples import is_codes
from partsref.intake.columns.settle import makers_over_columns, settle_codes, settle_names
from partsref.intake.columns.settle_maker import settle_maker
from partsref.intake.columns.shop_exports import attribute_pairs, product_rows, settle_pairs
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.line import Line
from partsref.values import frozen

_SAMPLE = 200
_RUNS_OF_BLANKS = re.compile(r"\S[ \u3000]{2,}\S")


@frozen
class Mapping:
    """Which places of a row hold what. Places count from 0; a field that is not there has none."""

    columns: dict[str, tuple[int, ...]]
    names: tuple[str, ...]
    header_rows: tuple[int, ...] = ()
    attributes: dict[int, tuple[str, str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    fill_down: frozenset[int] = frozenset()
    unused: tuple[str, ...] = ()
    makers: dict[int, str] = field(default_factory=dict)
    """Place to the maker whose numbers stand there, where the header names one."""
    unknown: tuple[int, ...] = ()
    """Columns whose header is not understood."""
    assumed: tuple[str, ...] = ()
    """What was decided by the values of a column, in words."""
    pairs: dict[int, int] = field(default_factory=dict)
    """Place of a property's name to that of its value."""
    product: int = -1
    """The column whose value all rows of one product share; -1 if a product is one row."""
    said_once: frozenset[int] = frozenset()
    """Columns that only the first row of a product fills."""

    def place(self, one: str) -> int:
        """The place of a field that has one column; -1 if it has none."""
        return self.columns.get(one, (-1,))[0]

    def name(self, place: int) -> str:
        """What the file calls a column."""
        return self.names[place] if 0 <= place < len(self.names) and self.names[place] else f"column {place + 1}"

    def described(self) -> list[str]:
        """The mapping in words, a line a field, for the user to read before anything is loaded."""
        lines = [f"{one}: {', '.join(self.name(place) for place in places)}" for one, places in self.columns.items()]
        lines += [
            f"{name}{f' [{unit}]' if unit else ''}: {self.name(at)}" for at, (name, unit) in self.attributes.items()
        ]
        lines += [f"numbers of {maker}: {self.name(place)}" for place, maker in self.makers.items()]
        lines += [f"{one}: always {value}" for one, value in self.defaults.items()]
        if self.unused:
            lines.append(f"not used: {', '.join(self.unused)}")
        return lines

    def as_mapfile(self) -> MapFile:
        """The same, as a file that gives this mapping again."""
        unique = {name for name, times in Counter(self.names).items() if name and times == 1}

        def said(place: int) -> str | int:
            return self.names[place] if self.name(place) in unique else place + 1

        columns: Columns = {one: [said(place) for place in places] for one, places in self.columns.items()}
        attributes = {str(said(at)): {"name": name, "unit": unit} for at, (name, unit) in self.attributes.items()}
        # Row numbers move when a title is added; the header is found by its words unless it is in two rows.
        return MapFile(
            columns,
            [],
            attributes,
            dict(self.defaults),
            [f for f, p in self.columns.items() if self.fill_down & set(p)],
            makers={str(said(place)): maker for place, maker in self.makers.items()},
        )


def find_mapping(name: str, lines: Sequence[Line], given: MapFile, vocabulary: CatalogueNames) -> Mapping:
    """The mapping of a file whose first lines are `lines`.

    Raises `AmbiguousError` when a column may mean several things, `InputError` when no column holds part numbers.
    """
    header = _header(name, lines, given)
    if not any(isinstance(one, int) for ones in given.columns.values() for one in ones):
        header = _without_strays(header, lines)
    columns = _given_columns(name, header, given)
    said = {place for places in columns.values() for place in places} | {
        _place(name, header, one) for one in given.ignore
    }
    attributes = {
        _place(name, header, column): (said_["name"], said_.get("unit", ""))
        for column, said_ in given.attributes.items()
    }
    makers = {_place(name, header, column): maker for column, maker in given.makers.items()}
    said |= set(attributes)
    unknown: list[int] = []
    for place, (column, recognised) in enumerate(zip(header.names, header.fields, strict=True)):
        if place in said:
            continue
        if recognised is None and (attribute := attribute_of(column)):
            attributes[place] = attribute
        elif recognised and recognised not in given.columns:
            columns.setdefault(recognised, []).append(place)
        elif recognised is None:
            unknown.append(place)
    sample = lines[header.rows[-1] + 1 if header.rows else 0 :][:_SAMPLE]
    for place, (one, maker) in makers_over_columns(header, unknown, sample, vocabulary).items():
        columns.setdefault(one, []).append(place)
        makers[place] = maker
    unknown = [place for place in unknown if place not in makers]
    pairs = attribute_pairs(header, unknown)
    unknown = [place for place in unknown if place not in {*pairs, *pairs.values()}]
    pairs = settle_pairs(columns, attributes, pairs, sample)
    settle_names(columns, sample)
    settle_codes(columns, sample)
    assumed: tuple[str, ...] = ()
    if header.rows and header.recognised < 2 and given.columns and not given.header:
        assumed = (
            f"row {lines[header.rows[0]].row} ({', '.join(filter(None, header.names[:3]))}) is taken for the header",
        )
    assumed += settle_maker(name, header, columns, sample, vocabulary)
    for one, places in columns.items():
        if len(places) > 1 and one not in SEVERAL:
            if one in OFFER_FIELDS:
                unknown += places[1:]
                columns[one] = places[:1]
            else:
                _ask_which(name, header, one, places)
    _check(name, header, columns, [place for place in unknown if is_codes(sample, place)])
    used = {place for places in columns.values() for place in places} | {*attributes, *pairs, *pairs.values()}
    product, said_once = product_rows(header, columns)
    used.add(product)
    unknown = [place for place in unknown if place != product]
    unused = [column for place, column in enumerate(header.names) if column and place not in used]
    return Mapping(
        {one: tuple(columns[one]) for one in FIELDS if one in columns},
        header.names,
        tuple(lines[at].row for at in header.rows),
        attributes,
        dict(given.defaults),
        frozenset(place for one in given.fill_down for place in columns.get(one, ())),
        tuple(unused),
        makers,
        tuple(place for place in unknown if header.names[place]),
        assumed,
        pairs,
        product,
        said_once,
    )


def with_choice(given: MapFile, place: int, choice: str) -> MapFile:
    """The user's mapping with one more column decided."""
    if choice:
        return replace(given, columns={**given.columns, choice: [*given.columns.get(choice, []), place + 1]})
    return replace(given, ignore=[*given.ignore, place + 1])


def _header(name: str, lines: Sequence[Line], given: MapFile) -> Header:
    if given.header:
        by_row = {line.row: at for at, line in enumerate(lines)}
        missing = [row for row in given.header if row not in by_row]
        if missing:
            raise InputError(f"{name}: the mapping names row {missing[0]} as header; there is no such row at the top.")
        return header_at(lines, tuple(by_row[row] for row in given.header))
    if header := find_header(lines):
        return header
    if given.columns and lines:
        # The mapping names the columns: the first row that has them all is the header.
        wanted = {one for ones in given.columns.values() for one in ones if isinstance(one, str)}
        for at, line in enumerate(lines):
            if wanted and wanted <= {" ".join(cell.split()) for cell in line.cells}:
                return header_at(lines, (at,))
        if not wanted:
            return _without_names(lines, given)
    seen = " | ".join(" ".join(cell.split())[:30] for cell in lines[0].cells[:8]) if lines else ""
    if lines and all(len(line.cells) == 1 for line in lines) and sum(map(_parts_by_blanks, lines)) * 2 > len(lines):
        raise InputError(
            f"{name}: no column of part numbers found: its columns seem to be parted by blanks alone, which tell no"
            " empty cell. Save the list as CSV (in a spreadsheet: open it as text of fixed width), and load that."
        )
    raise InputError(
        f"{name}: no column of part numbers found. Expected a header such as 品番 or Part Number near the top;"
        f" the first row is: {seen or 'empty'}. {how_to_name(lines[0].cells if lines else ())}"
        " Or name the characters with --encoding."
    )


def _parts_by_blanks(line: Line) -> bool:
    """Whether a line of one cell holds several, each at its place on the line."""
    return bool(_RUNS_OF_BLANKS.search(line.cells[0].strip()))


def _without_strays(header: Header, lines: Sequence[Line]) -> Header:
    """The header without nameless columns at its end that few rows fill: a row that does is longer than its header."""
    named = max((place for place, name in enumerate(header.names, 1) if name), default=0)
    if not header.rows or not named or named == len(header.names):
        return header
    rows = [line for line in lines[header.rows[-1] + 1 :][:_SAMPLE] if any(line.cells[:named])]
    longer = sum(any(map(str.strip, line.cells[named:])) for line in rows)
    return (
        header if longer * 2 > len(rows) else replace(header, names=header.names[:named], fields=header.fields[:named])
    )


def _without_names(lines: Sequence[Line], given: MapFile) -> Header:
    """The mapping gives places alone: the first row is the header where it has no figure or names known columns."""
    first = next((at for at, line in enumerate(lines) if any(map(str.strip, line.cells))), 0)
    places = [one for one in given.columns.get("number", []) if isinstance(one, int)]
    cells = lines[first].cells
    own = "".join(cells[place - 1] for place in places if place <= len(cells))
    header = header_at(lines, (first,))
    known = sum(bool(field) for field in header.fields) >= 2
    if own and not any(map(str.isdigit, own)) and (known or not any(map(str.isdigit, "".join(cells)))):
        return header
    width = max(len(line.cells) for line in lines[:SEARCHED_ROWS])
    return Header((), ("",) * width, (IGNORED,) * width)


def _given_columns(name: str, header: Header, given: MapFile) -> dict[str, list[int]]:
    return {one: [_place(name, header, column) for column in columns] for one, columns in given.columns.items()}


def _place(name: str, header: Header, column: str | int) -> int:
    if isinstance(column, int) or (column.isdigit() and column not in header.names):
        if 1 <= int(column) <= len(header.names):
            return int(column) - 1
        raise InputError(f"{name}: the mapping names column {column}; the file has {len(header.names)}.")
    if (times := header.names.count(column)) == 1:
        return header.names.index(column)
    raise InputError(
        f"{name}: the mapping names column {column!r}, which is there {times} times."
        f" The columns are {', '.join(filter(None, header.names))}."
    )


def _ask_which(name: str, header: Header, one: str, places: list[int]) -> None:
    place = places[0]
    others = ", ".join(f"{header.names[p]!r} (column {p + 1})" for p in places)
    raise AmbiguousError(name, header.names[place], place, (one, IGNORED), f"{others} all look like {FIELDS[one]}.")


def _check(name: str, header: Header, columns: dict[str, list[int]], codes: Sequence[int]) -> None:
    """See that the part's own number has a column. Lists of one kind of number have it under that kind's name.

    A column of others' numbers is never taken for the parts' own while another column may hold these (`codes`).
    """
    if not codes and "number" not in columns and "oe_number" in columns and len(columns["oe_number"]) == 1:
        columns["number"] = columns.pop("oe_number")
        if "oe_brand" in columns:
            columns.setdefault("brand", columns.pop("oe_brand"))
    if not codes and "number" not in columns and "old_number" in columns and "new_number" in columns:
        columns["number"] = columns.pop("old_number")
    if "number" not in columns:
        raise NoNumberError(name, header, codes or [p for p, field in enumerate(header.fields) if field is None])
