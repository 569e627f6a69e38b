"""The Python door: `partsref.open(path)` gives a `Catalog` to ask and to load into."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TypeVar

from partsref.database_file import make_ready
from partsref.errors import DatabaseError
from partsref.index import near
from partsref.index.sqlite_reader import SqliteReader
from partsref.store.file.database import generation, is_outdated, is_readable, open_reader
from partsref.store.file.outcome import begin
from partsref.store.file.sqlite_errors import explained
from partsref.store.file.target import refuse_to_overwrite
from partsref.store.read import counts, dump

if TYPE_CHECKING:
    import pandas
    import pyarrow

    from partsref.answer.checks.link_checks import Finding
    from partsref.answer.label.label_answer import LabelAnswer
    from partsref.answer.sheets.comparison import Comparison
    from partsref.answer.sheets.figures import Coverage, Stats
    from partsref.answer.sheets.part_sheet import PartSheet
    from partsref.answer.sheets.vehicle_sheet import ModelParts, VehicleSheet
    from partsref.intake.own.own_facts import OwnFact
    from partsref.intake.report.load_report import LoadReport
    from partsref.intake.write.source_file import Form
    from partsref.model import Change, Load, Offer, Source, Vehicle
    from partsref.model_crossref import CrossReference, Matched
    from partsref.model_hits import Found, Hit, NumberForm
    from partsref.model_search import FrameAnswer, Searched
    from partsref.photo.text_line import TextLine
    from partsref.store.read.own_vehicles import OwnVehicle
    from partsref.store.write.withdraw import Withdrawn

_C = TypeVar("_C", bound="Catalog")
_P = ParamSpec("_P")
_R = TypeVar("_R")

LONGEST_NUMBER = near.LONGEST
"""Characters of the longest number that slips are looked for in."""
_COUNTED = 200
"""Equivalents that are always worked out, however few are asked for: so that their number is true."""


def near_numbers(connection: sqlite3.Connection, key: str, limit: int) -> list[near.NearMatch]:
    """Numbers a slip or two from `key`, on a connection of one's own; the likeliest first."""
    return near.lookup(connection, key, limit)


def of_one_state(method: Callable[Concatenate[_C, _P], _R]) -> Callable[Concatenate[_C, _P], _R]:
    """The method with all it reads from one state of the catalogue. It is quicker too: the file is locked once."""

    @wraps(method)
    def answer(self: _C, /, *args: _P.args, **options: _P.kwargs) -> _R:
        return self.in_one_view(lambda: method(self, *args, **options))

    return answer


class Catalog:
    """An open catalogue. Use it as a context manager, or call `close`."""

    def __init__(self, path: str | Path) -> None:
        """Open the database at `path`. Raises `DatabaseError` when it is missing, foreign or damaged."""
        begin()  # Whatever was made or mended before is not what is asked for now.
        self.path = Path(path)
        self.connection: sqlite3.Connection = open_reader(self.path)
        self.reader = SqliteReader(self.connection)

    @classmethod
    def open(cls, path: Path, say: Callable[[str], None] = lambda _message: None) -> Self:
        """Open the catalogue at `path`, built from the shipped one if there is none, repaired if an index is missing.

        `say` hears of what took time. Raises `DatabaseError` when the file cannot be used.
        """
        make_ready(path, say)
        catalog = cls(path)
        if is_outdated(catalog.connection) or not near.is_complete(catalog.connection):
            from partsref.intake.catalogue.repair import repair

            will_do = near.is_complete(catalog.connection) and is_readable(catalog.connection)
            catalog.close()
            try:
                repair(path, say)
            except DatabaseError as error:
                if not will_do:
                    raise
                say(f"{error} It is read as it stands.")
            catalog = cls(path)
        return catalog

    @of_one_state
    def find(self, number: str, limit: int = 20, *, explain: bool = False) -> Found:
        """Parts that carry `number`, or nearly so; with `explain` also what a number nobody carries says of itself.

        Raises `InputError` when there is nothing to look for in it.
        """
        from partsref.answer.elsewhere.number_step import beside_found
        from partsref.answer.number.find_number import find

        found = find(self.reader, number, limit)
        elsewhere = beside_found(found)
        if elsewhere is None:
            return found
        from partsref.answer.number_reader.explain_number import is_whole

        forms = self.explain(number) if explain and is_whole(number) else ()
        return replace(found, elsewhere=elsewhere, forms=forms)

    @of_one_state
    def cross_reference(self, number: str, maker: str = "", limit: int = 200) -> CrossReference:
        """What replaces the part with this number, what it fits, and why.

        Where no one part carries the very number, `part` is None and `candidates` say each what differs. `maker`, by
        any of its names, chooses between parts that carry one number. Raises `InputError` when there is nothing to look
        for in `number`.
        """
        from partsref.answer.crossref.cross_reference import cross_reference, surest
        from partsref.answer.elsewhere.number_step import for_number
        from partsref.answer.number.resolve import resolve
        from partsref.answer.number_reader.explain_number import is_whole
        from partsref.model_crossref import CrossReference
        from partsref.reasons import in_english

        read = resolve(self.reader, number, maker)
        if read.hit is None:
            forms = self.explain(number) if is_whole(number) else ()
            answer = CrossReference(number, None, None, (), (), {}, candidates=read.candidates, forms=forms)
        else:
            every = cross_reference(self.reader, read.hit.part_id, query=number, max_equivalents=max(limit, _COUNTED))
            answer = surest(every, limit)
        elsewhere = None if answer.equivalents else for_number(number)
        why = in_english(read.reasons)
        return replace(answer, matched=read.state, why=why, reasons=read.reasons, elsewhere=elsewhere)

    @of_one_state
    def search(self, query: str, limit: int = 20) -> Searched:
        """Parts for anything typed: numbers, vehicles, words, mixed."""
        from partsref.answer.elsewhere.next_step import beside_searched
        from partsref.answer.sheets.vehicle_needs import search_with_needs

        found = search_with_needs(self.reader, query, limit, self.path)
        return replace(
            found,
            elsewhere=beside_searched(self.connection, found),
            frame=self.frame(query),
            forms=self._forms_of(found),
        )

    @of_one_state
    def explain(self, number: str, *, blocks: bool = True, maker: str = "") -> tuple[NumberForm, ...]:
        """What a number says of itself, known or not: one reading a maker, the likeliest first.

        The vehicles that numbers with its model block are seen on take a look at every number of the maker: without
        `blocks` they are left out. With `maker` it is read by that one's rules alone. Raises `InputError` when there
        is nothing to read in it.
        """
        from partsref.answer.number_reader.explain_number import explain_number

        return explain_number(self.reader, number, blocks=blocks, maker=maker)

    def _forms_of(self, found: Searched) -> tuple[NumberForm, ...]:
        """What the first number of a question says of itself, where nobody carries it."""
        numbers = found.understood.numbers
        if not numbers or any(hit.carries_it for hit in found.hits):
            return ()
        return self.explain(numbers[0])

    @of_one_state
    def frame(self, text: str) -> FrameAnswer | None:
        """What is known of the frame number (車台番号) in `text`; None where there is none in it."""
        from partsref.answer.frame.frame_answer import frame_answer

        return frame_answer(self.reader, text)

    def nearest_vehicles(self, code: str) -> tuple[str, ...]:
        """Known vehicles whose chassis code is one slip from `code`, by name and code; none for what is no code."""
        from partsref.answer.frame.frame_answer import nearest_to

        return nearest_to(self.reader, code)

    def match(self, lines: Iterable[str], first_line: int = 1) -> Iterator[Matched]:
        """One explained answer for each line that is not blank; the lines are numbered from `first_line`."""
        from partsref.answer.number_reader.list_matcher import ListMatcher

        return ListMatcher(self.reader).match(lines, first_line)

    @of_one_state
    def read_label(self, lines: Sequence[TextLine], limit: int = 5) -> LabelAnswer:
        """What stands on a label, from the lines `photo.read_photo` read off it; at most `limit` parts a number.

        A hit is `exact` only where `find` calls it so and every character was read surely. Compare with the label.
        """
        from partsref.answer.label.label_answer import label_answer

        return label_answer(self.reader, lines, limit)

    def numbers_in(self, cell: str, beside: Iterable[str] = ()) -> tuple[str, ...]:
        """The questions in one cell or line of a list: each number by itself, with the maker named beside it.

        `beside` are other cells of its row, of which the first that is a maker's name tells whose the numbers are.
        """
        from partsref.numbers.cells.cell_numbers import beside_cells
        from partsref.numbers.cells.read_cell import read_cell
        from partsref.words.fold import fold

        def maker_of(name: str) -> str:
            folded = fold(name)
            return self.reader.maker_by_fold([folded]).get(folded, "")

        listed, _ = beside_cells(cell)
        if listed:
            return listed if len(listed) > 1 else (cell,)
        read = read_cell(cell, maker_of)
        row_maker = next(filter(None, map(maker_of, beside)), "")
        if len(read) < 2 and not (row_maker and read and not read[0].maker and read[0].text == cell):
            return (cell,)
        return tuple(f"{one.maker or row_maker} {one.text}".strip() for one in read)

    def offers(self, hits: Iterable[Hit]) -> tuple[Offer, ...]:
        """What the parts found are sold for, newest first of each."""
        return self.reader.offers([hit.part_id for hit in hits])

    @of_one_state
    def vehicles(self, query: str = "") -> tuple[Vehicle, ...]:
        """The vehicles known, or those `query` (make, model, chassis code, in any script) names."""
        from partsref.answer.sheets.vehicle_list import vehicles

        return vehicles(self.reader, query)

    @of_one_state
    def part_sheet(self, maker: str, number: str) -> PartSheet:
        """Everything known of one part. Raises `NotFoundError` when nobody of that name made that number."""
        from partsref.answer.sheets.part_sheet import part_sheet

        return part_sheet(self.reader, maker, number)

    def compare(self, sheets: Sequence[PartSheet]) -> Comparison:
        """A few parts side by side: their measures, and what speaks against each pair."""
        from partsref.answer.sheets.comparison import comparison

        return comparison(sheets)

    @of_one_state
    def vehicle_sheet(self, make: str, model: str, chassis: str = "") -> VehicleSheet:
        """Everything known of one vehicle. Raises `NotFoundError` for one the catalogue does not have."""
        from partsref.answer.sheets.vehicle_sheet import vehicle_sheet

        return vehicle_sheet(self.reader, make, model, chassis)

    @of_one_state
    def models(self) -> tuple[ModelParts, ...]:
        """Every model, with how many parts are said to fit it."""
        from partsref.answer.sheets.vehicle_sheet import models

        return models(self.reader)

    def families(self) -> dict[tuple[str, str], str]:
        """The family of each (make, model) that belongs to one: Hijet of Daihatsu's Hijet Cargo."""
        return self.reader.vehicle_parts.families()

    def sources(self, codes: set[str] | None = None) -> dict[str, Source]:
        """The sources with these ids, or all of them."""
        return self.reader.all_sources() if codes is None else self.reader.sources(codes)

    def counts(self) -> dict[str, int]:
        """Rows of each table a user would ask about."""
        return counts.counts(self.connection)

    def parts_by_trust(self) -> dict[str, int]:
        """Parts by the trust of the best source that names them, A to D."""
        return counts.parts_by_trust(self.connection)

    def state(self) -> tuple[str, int]:
        """Which catalogue this is and how often it was changed: two equal states give equal answers."""
        return generation(self.connection)

    def in_one_view(self, question: Callable[[], _R]) -> _R:
        """The answer to `question`, all of it from one state of the catalogue, whatever a load does meanwhile."""
        if self.connection.in_transaction:
            return question()
        self.connection.execute("BEGIN")
        try:
            return question()
        finally:
            if self.connection.in_transaction:
                self.connection.execute("COMMIT")

    def words_are_ready(self) -> bool:
        """Whether the word index of this state is open in this process: a search need not wait for it."""
        from partsref.index.words.word_index import is_open

        return is_open(self.path, self.connection)

    def make_words_ready(self) -> None:
        """Open the word index, made anew first where it is missing or behind."""
        from partsref.index.words.word_index import ensure

        ensure(self.path, self.connection)

    def stats(self) -> Stats:
        """What the catalogue holds."""
        from partsref.answer.sheets.figures import stats

        return stats(self.connection)

    def coverage(self) -> Coverage:
        """Parts by vehicle family and part group."""
        from partsref.answer.sheets.figures import coverage

        return coverage(self.connection)

    def check(self, *, deep: bool = False) -> Iterator[Finding]:
        """What is wrong or doubtful: integrity, contradictions, cycles, unsourced facts.

        With `deep` a sample of questions is answered by every index and by reading everything, and compared.
        """

        from partsref.answer.checks.file_checks import faults, leftovers
        from partsref.answer.checks.link_checks import findings

        wrong = list(faults(self.reader))
        yield from wrong
        yield from leftovers(self.path)
        if any(fault.kind == "damage" for fault in wrong):
            return  # What the links say is worth nothing in a file that cannot be read.
        if deep and not wrong:
            from partsref.answer.checks.deep_checks import deep_faults

            yield from deep_faults(self.reader, self.path)
        yield from findings(self.reader)

    def load(self, file: str | Path, source: str, **options: Any) -> LoadReport:
        """Load a supplier's file on the word of `source`: all of it or nothing.

        `options` are those of `LoadOptions`: brand, full, dry_run, trust ... Raises `InputError` when the file
        cannot be read or understood as a whole; rows that cannot be loaded are in the report and in FILE.rejects.csv.
        """
        from partsref.intake.supplier.load_file import LoadOptions, load_file

        return load_file(self.path, file, LoadOptions(source, **options))

    def loads(self, source: str | None = None) -> list[Load]:
        """Every load, of one source or of all, oldest first, with those that were replaced."""
        from partsref.store.write.load_records import loads

        return loads(self.connection, source)

    def loads_in_force(self) -> tuple[Load, ...]:
        """The loads whose evidence stands, oldest first."""
        return tuple(load for load in self.loads() if load.replaced_by is None)

    def diff(self, before: int, after: int) -> list[Change]:
        """What load `after` says otherwise than load `before` of the same source.

        Raises `NotFoundError` for an unknown load, `InputError` for loads that cannot be compared.
        """
        from partsref.intake.supplier.load_comparison import compare

        return compare(self.connection, before, after)

    def own_facts(self) -> list[OwnFact]:
        """What the user added or disputed himself, oldest first."""
        from partsref.intake.own.own_facts import own_facts

        return own_facts(self.path)

    def garage(self) -> tuple[OwnVehicle, ...]:
        """The user's own vehicles."""
        from partsref.store.read.own_vehicles import own_vehicles

        return own_vehicles(self.connection)

    def names_vehicle_or_number(self, query: str) -> bool:
        """Whether a question names a vehicle, known or not, a make, a number or a size: then no other is meant."""
        from partsref.answer.search.run_search import read_question

        reading = read_question(self.reader, query, self.path)
        return reading.asks_for_vehicle() or bool(reading.makes or reading.numbers or reading.sizes)

    def is_behind_seed(self) -> bool:
        """Whether another seed catalogue is shipped than this database was made from."""
        from partsref.intake.catalogue.seed import is_behind

        return is_behind(self.connection)

    def unload(self, load_id: int) -> tuple[Load, Withdrawn]:
        """Withdraw one load; returns it and what went with it. Raises `NotFoundError` for one not in force."""
        from partsref.database_file import withdraw_load

        return withdraw_load(self.path, load_id)

    def export(self, folder: str | Path) -> dict[str, int]:
        """Write everything as a catalogue folder; returns the rows written by file."""
        from partsref.intake.catalogue.write_folder import export

        for name in (*dump.TABLES, "datapackage"):
            for ending in (".csv", ".json"):
                refuse_to_overwrite(Path(folder) / f"{name}{ending}", self.path)
        return export(self.connection, Path(folder))

    def to_arrow(self, table: str) -> pyarrow.Table:
        """One table of the catalogue (`parts`, `links`, `fitments` ...) for Arrow: a row for each fact and source.

        Raises `InputError` for a name that is no table, or where Arrow is not installed (`partsref[arrow]`).
        """
        from partsref.answer.sheets.arrow_tables import arrow_table

        return arrow_table(self.connection, table)

    def to_dataframe(self, table: str) -> pandas.DataFrame:
        """As `to_arrow`, for pandas, which is in the same extra."""
        return self.to_arrow(table).to_pandas()

    def export_parquet(self, folder: str | Path) -> dict[str, int]:
        """Write every table as a Parquet file; returns the rows by table. Raises `InputError` as `to_arrow` does."""
        from partsref.answer.sheets.arrow_tables import TABLES, write_parquet

        for name in TABLES:
            refuse_to_overwrite(Path(folder) / f"{name}.parquet", self.path)
        return write_parquet(self.connection, Path(folder))

    def export_source(self, source: str, path: str | Path, form: Form = "flat") -> list[str]:
        """Write what one source said to a file for exchange; returns what the form could not say, in words.

        Raises `NotFoundError` for an unknown source, `InputError` if the file cannot be written.
        """
        from partsref.intake.write.source_file import write_source

        refuse_to_overwrite(Path(path), self.path)
        return write_source(self.connection, source, Path(path), form)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error | UnicodeDecodeError):
            raise explained(error, self.path) from error


def check_folder(folder: Path) -> list[Finding]:
    """What is wrong or doubtful in a catalogue folder, built into a file of its own that is thrown away.

    Raises `InputError` naming file and row when the folder cannot be built.
    """
    from tempfile import TemporaryDirectory

    from partsref.intake.catalogue.build_database import fill

    with TemporaryDirectory() as aside:
        path = Path(aside) / "partsref.db"
        fill(path, folder)
        with Catalog(path) as catalog:
            return list(catalog.check())
