"""Decide which column means what: the user's word first, then the header, then what stands beneath it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from partsref.errors import InputError
from partsref.intake.columns.fields import FIELDS, IGNORED, OFFER_FIELDS, SEVERAL, UNSURE, attribute_of
from partsref.intake.columns.header import SEARCHED_ROWS, Header, find_header, header_at
from partsref.intake.columns.mapfile import Columns, MapFile
from partsref.intake.columns.samples import is_codes
from partsref.intake.columns.settle import makers_over_columns, settle_codes, settle_names
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.line import Line

_SAMPLE = 200


class AmbiguousError(InputError):
    """A column may mean several things. `choices` are the fields it may be; empty text: leave it unused."""

    def __init__(self, name: str, column: str, place: int, choices: tuple[str, ...], hint: str) -> None:
        self.column, self.place, self.choices = column, place, choices
        self.question = f"Column {column!r}: {hint}"
        said = " or ".join(f"{choice} ({FIELDS[choice]})" if choice else "ignore" for choice in choices)
        super().__init__(f"{name}: column {column!r} may be {said}. Say which in a --map file: columns: {{...}}.")


class NoNumberError(InputError):
    """No column is known to hold the parts' own numbers; `places` are those that may."""

    def __init__(self, name: str, header: Header, places: Sequence[int]) -> None:
        self.places, self.names = tuple(places), header.names
        may = ", ".join(repr(header.names[place]) for place in places[:4] if header.names[place])
        super().__init__(
            f"{name}: no column of the parts' own numbers{f'; it may be {may}' if may else ''}."
            f" The columns are {', '.join(filter(None, header.names))}."
            f" {how_to_name([header.names[place] for place in places] or header.names)}"
        )


@dataclass(frozen=True, slots=True)
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
    settle_names(columns, sample)
    settle_codes(columns)
    _settle_maker(name, header, columns, sample, vocabulary)
    for one, places in columns.items():
        if len(places) > 1 and one not in SEVERAL:
            if one in OFFER_FIELDS:
                unknown += places[1:]
                columns[one] = places[:1]
            else:
                _ask_which(name, header, one, places)
    _check(name, header, columns, [place for place in unknown if is_codes(sample, place)])
    used = {place for places in columns.values() for place in places} | set(attributes)
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
    raise InputError(
        f"{name}: no column of part numbers found. Expected a header such as 品番 or Part Number near the top;"
        f" the first row is: {seen or 'empty'}. {how_to_name(lines[0].cells if lines else ())}"
        " Or name the characters with --encoding."
    )


def _without_names(lines: Sequence[Line], given: MapFile) -> Header:
    """The mapping gives places alone: the first row is the header where its number has no digit, else a part."""
    first = next((at for at, line in enumerate(lines) if any(map(str.strip, line.cells))), 0)
    places = [one for one in given.columns.get("number", []) if isinstance(one, int)]
    cells = lines[first].cells
    own = "".join(cells[place - 1] for place in places if place <= len(cells))
    if own and not any(map(str.isdigit, own)):
        return header_at(lines, (first,))
    width = max(len(line.cells) for line in lines[:SEARCHED_ROWS])
    return Header((), ("",) * width, (IGNORED,) * width)


def how_to_name(columns: Sequence[str]) -> str:
    """What to do where columns are not understood: the fields there are, and a mapping to begin with."""
    shown = [" ".join(column.split())[:30] for column in columns if column.strip()]
    example = shown[0].replace("'", "") if shown else "Part No"
    return (
        "Say which column is which in a --map file of YAML, by its header or its place from 1:"
        f" columns: {{number: '{example}', name: 2}}. Fields are {', '.join(FIELDS)}."
    )


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


def _settle_maker(
    name: str, header: Header, columns: dict[str, list[int]], sample: Sequence[Line], vocabulary: CatalogueNames
) -> None:
    """A column headed only `maker` is the part's brand or the vehicle's make: other columns tell, or the sample."""
    unsure = columns.pop(UNSURE, [])
    for place in unsure:
        has_vehicle = not {"make", "model", "chassis", "engine"}.isdisjoint(columns)
        if "brand" in columns and "make" in columns:
            continue
        if "brand" in columns:
            columns["make" if has_vehicle or "oe_brand" in columns else "oe_brand"] = [place]
        elif "number" not in columns or "oe_brand" in columns or not (has_vehicle or "oe_number" in columns):
            columns["brand"] = [place]
        else:
            values = {line.cells[place].strip() for line in sample if place < len(line.cells)} - {""}
            kinds = {known.kind for value in values if (known := vocabulary.maker(value))}
            if kinds and kinds <= {"oem"} and "oe_number" in columns:
                columns["make"] = [place]
            elif kinds and ("oem" not in kinds or "oe_number" not in columns):
                columns["brand"] = [place]
            else:
                raise AmbiguousError(
                    name, header.names[place], place, ("brand", "make"), "who makes the part, or who makes the vehicle?"
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
