"""The tables of one file, a sheet each or the file itself: which column means what in each, and what to tell of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from partsref.errors import InputError
from partsref.intake.columns.fields import FIELDS, IGNORED
from partsref.intake.columns.mapfile import MapFile
from partsref.intake.columns.mapping import Mapping, find_mapping, with_choice
from partsref.intake.columns.questions import AmbiguousError, NoNumberError
from partsref.intake.columns.samples import filled
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.line import Line, LineReader
from partsref.intake.read.spreadsheet import SpreadsheetReader
from partsref.intake.report.load_report import LoadReport
from partsref.intake.report.problems import Problem
from partsref.intake.supplier.choose_reader import Readers

_HEAD_ROWS = 250
_SHEETS = re.compile(r"^# sheets: (.*)$", re.MULTILINE)

Choose = Callable[[AmbiguousError], str]
"""Asked what a column means; returns one of the choices, or raises the error."""


class Table:
    """One table on its way in: its reader, its first lines, its mapping."""

    def __init__(self, reader: LineReader) -> None:
        self.reader = reader
        self._rest: Iterator[Line] | None = None
        if reader.head:
            self.head = list(reader.head)
        else:
            self._rest = iter(reader)
            self.head = list(islice(self._rest, _HEAD_ROWS))
        self.mapping = Mapping({}, ())

    @property
    def name(self) -> str:
        """What messages call the table; empty where the file has but one."""
        return self.reader.table

    def lines(self) -> Iterator[Line]:
        """All lines, from the first; to be read once."""
        return iter(self.reader) if self._rest is None else chain(self.head, self._rest)

    def tell_header(self, report: LoadReport) -> None:
        """Say where the header stands and what is above it, and which columns are not understood."""
        rows, at = self.mapping.header_rows, f"{self.name}: " if self.name else ""
        above = sum(any(map(str.strip, line.cells)) for line in self.head if rows and line.row < rows[0])
        report.above += above
        if rows and rows[-1] > 1:
            where = " and ".join(map(str, rows))
            told = f", {above} row{'s' if above > 1 else ''} above it not read" if above else ""
            report.notes.append(f"{at}the header is row {where}{told}")
        elif not rows:
            report.notes.append(f"{at}no header: the first row is read as a part")
        report.notes += [f"{at}{one}; a --map file may say otherwise" for one in self.mapping.assumed]
        if unknown := [self.mapping.name(place) for place in self.mapping.unknown]:
            report.notes.append(
                f"{at}not understood: {', '.join(unknown)}. Say what they mean in a --map file of YAML, such as"
                f" columns: {{note: '{unknown[0]}'}}, or ignore: ['{unknown[0]}']. Fields are {', '.join(FIELDS)}."
            )

    def tell_oddities(self, report: LoadReport) -> None:
        """Say how it was read, what the sheet hides and what it does not know itself."""
        report.notes += [f"{self.name}: {note}" if self.name else note for note in self.reader.notes]
        if not isinstance(self.reader, SpreadsheetReader):
            return
        last = self.mapping.header_rows[-1] if self.mapping.header_rows else 0
        if hidden := [row for row in self.reader.hidden_rows if row > last]:
            rows = ", ".join(map(str, hidden[:5])) + (" ..." if len(hidden) > 5 else "")
            report.notes.append(f"{self.name}: hidden rows were read too: {rows} ({len(hidden)} in all)")
        report.warned += len(self.reader.formulas)
        advice = "Taken as empty: open the file in a spreadsheet program, save it, and load it again."
        for cell in self.reader.formulas[:5]:
            column, row = re.match(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
            expected = "a formula with its result stored"
            report.warnings.append(Problem(int(row), self.mapping.name(_place(column)), "", expected, advice))

    def rejects_beside(self, target: Path | None, tables: Sequence[Table]) -> Path | None:
        """Where the rejected rows of this table go: those of the first table into `target`."""
        if target is None or self is tables[0]:
            return target
        sheet = re.sub(r"[^\w-]+", "_", self.name.removeprefix("sheet "))[:40]
        return target.with_name(f"{target.name.removesuffix('.csv')}.{tables.index(self) + 1}-{sheet}.csv")


class Tables:
    """Finds the mapping of each table of a file. `left_out` names those that are not read, and why."""

    def __init__(
        self, name: str, readers: Readers, given: MapFile, vocabulary: CatalogueNames, choose: Choose | None
    ) -> None:
        self._name, self._readers, self._given = name, readers.readers, given
        self._vocabulary, self._choose = vocabulary, choose
        self.left_out = list(readers.left_out)

    def found(self) -> list[Table]:
        """The tables that are lists of parts, one at least. Raises `InputError` where none is or a column is unsure."""
        tables: list[Table] = []
        refused: InputError | None = None
        for reader in self._readers:
            table = Table(reader)
            try:
                table.mapping = self._mapping(table.head)
                tables.append(table)
            except AmbiguousError:
                raise
            except InputError as error:
                refused = refused or error
                self.left_out.append(f"{table.name}: {error}")
        if not tables:
            assert refused is not None  # noqa: S101 - there is a table
            raise refused
        return tables

    def _mapping(self, head: list[Line]) -> Mapping:
        given = self._given
        while True:
            try:
                found = find_mapping(self._name, head, given, self._vocabulary)
                return found if self._choose is None else self._with_answers(found, head, given, self._choose)
            except AmbiguousError as error:
                if self._choose is None:
                    raise
                given = with_choice(given, error.place, self._choose(error))
            except NoNumberError as error:
                if self._choose is None:
                    raise
                given = self._own_number(error, given, self._choose)

    def _own_number(self, error: NoNumberError, given: MapFile, choose: Choose) -> MapFile:
        for place in error.places:
            hint = "does it hold the parts' own numbers?"
            if choose(AmbiguousError(self._name, error.names[place], place, ("number", IGNORED), hint)):
                return with_choice(given, place, "number")
        raise error

    def _with_answers(self, found: Mapping, head: list[Line], given: MapFile, choose: Choose) -> Mapping:
        """The mapping with what the user says of the columns that are not understood."""
        answered = given
        for place in found.unknown:
            if values := filled(head[len(found.header_rows) :], place)[:3]:
                question = AmbiguousError(
                    self._name, found.names[place], place, (IGNORED, *FIELDS), f"not understood ({', '.join(values)})"
                )
                answered = with_choice(answered, place, choose(question))
        return found if answered is given else find_mapping(self._name, head, answered, self._vocabulary)


def formats(tables: Sequence[Table]) -> str:
    """What a file was read as."""
    if len(tables) == 1:
        return tables[0].reader.format
    kind = tables[0].reader.format.rpartition(", ")[0]
    named = [table.name.split(" ", 1)[-1] for table in tables]
    return f"{kind}, {tables[0].name.split(' ')[0]}s {', '.join(named)}"


def sheets_line(tables: Sequence[Table]) -> str:
    """The line of a recorded mapping that names the sheets read, if it was sheets."""
    named = [table.name.removeprefix("sheet ") for table in tables if table.name]
    return f"# sheets: {' | '.join(named)}\n" if named else ""


def covers(mapping: str, earlier: str) -> bool:
    """Whether a recorded mapping reads every sheet that an earlier one read."""
    now, before = (
        set(found[1].split(" | ")) if (found := _SHEETS.search(one)) else set() for one in (mapping, earlier)
    )
    return before <= now if before else True


def _place(column: str) -> int:
    place = 0
    for letter in column:
        place = place * 26 + ord(letter) - 64
    return place - 1
