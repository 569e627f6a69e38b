"""Bring one supplier's file into a catalogue: all of it or nothing, in one transaction."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import field, replace
from pathlib import Path

from partsref.errors import InputError
from partsref.index import near
from partsref.index.near.codes_process import CodesApart, codes_apart
from partsref.intake.columns.mapfile import MapFile, as_yaml
from partsref.intake.columns.mapping import Mapping
from partsref.intake.lexicon.known_names import CatalogueNames
from partsref.intake.read.opening import Opened, opening
from partsref.intake.report.load_report import LoadReport
from partsref.intake.report.rejects import Rejects, rejects_path
from partsref.intake.supplier.choose_reader import Readers, readers_for
from partsref.intake.supplier.file_tables import Choose, Table, Tables, covers, formats, sheets_line
from partsref.intake.supplier.gc_pause import few_collections
from partsref.intake.supplier.reader_process import Task, chunks_apart
from partsref.intake.supplier.row_batches import Chunk, chunks
from partsref.model import Source, Trust
from partsref.store.file.database import open_writer, writing
from partsref.store.file.drafts import sweep
from partsref.store.file.outcome import NOTHING_CHANGED, begin, is_in
from partsref.store.file.target import refuse_to_overwrite
from partsref.store.write import load_records
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.late_indexes import late_indexes
from partsref.store.write.load_diff import changes, keep_changes
from partsref.store.write.writer import Writer
from partsref.values import frozen

_LARGE_BYTES = 1 << 20
"""From here on, a process of its own for reading saves more time than the half second it takes to start."""
_ROW_BYTES = 50
"""About what a row of a list takes."""

Progress = Callable[[int, float], None]
"""Called now and then with the rows read and how much of the file that is, 0 to 1."""


@frozen
class LoadOptions:
    """How to load. `full`: the file replaces the source's earlier loads (None: as the file itself says)."""

    source: str
    given: MapFile = field(default_factory=MapFile)
    brand: str = ""
    title: str = ""
    url: str = ""
    trust: Trust = "C"
    full: bool | None = None
    dry_run: bool = False
    rejects: Path | None = None
    """Where rejected rows go; None: beside the file."""


class _NotKeptError(Exception):
    """Leaves the transaction without keeping what was written."""


def load_file(
    database: Path,
    file: str | Path,
    options: LoadOptions,
    *,
    progress: Progress = lambda _rows, _done: None,
    choose: Choose | None = None,
    show: Callable[[LoadReport], None] = lambda _report: None,
) -> LoadReport:
    """Load one file into the database, which must be there. `show` sees the report once the mapping is found.

    Raises `InputError` when the file cannot be read or understood as a whole, `DatabaseError` when the database cannot
    be written; nothing is changed then. Rows that cannot be loaded go to the rejects file.
    """
    started = time.monotonic()
    begin()
    if not options.source.strip() or not options.source.isprintable():
        raise InputError("a source needs a name: who this file is from. Say it with --source NAME.")
    check_name(file)
    try:
        with opening(file) as opened:
            readers = readers_for(opened, options.given)
            with closing(open_writer(database)) as connection:
                report = _Loading(database, connection, opened, readers, options, progress, choose).run(file, show)
    except OSError as error:
        if is_in() is not False or isinstance(error, BrokenPipeError):
            raise
        raise InputError(f"{file}: cannot be read ({error.strerror or error}). {NOTHING_CHANGED}") from error
    report.seconds = time.monotonic() - started
    return report


def check_name(file: str | Path) -> None:
    """Raise `InputError` for a file that a spreadsheet program keeps beside an open list, and that holds no list."""
    name = Path(file).name
    for start in ("~$", ".~lock."):
        if name.startswith(start):
            list_ = name.removeprefix(start).removesuffix("#")
            raise InputError(f"{file}: a lock file of a spreadsheet that is open; close it, and load {list_}.")


class _Loading:
    """One file on its way in."""

    def __init__(
        self,
        database: Path,
        connection: sqlite3.Connection,
        opened: Opened,
        readers: Readers,
        options: LoadOptions,
        progress: Progress,
        choose: Choose | None,
    ) -> None:
        self._database, self._connection = database, connection
        self._opened, self._options = opened, options
        self._progress = progress
        self._vocabulary = CatalogueNames(connection)
        self._tables = Tables(opened.name, readers, options.given, self._vocabulary, choose)

    def run(self, file: str | Path, show: Callable[[LoadReport], None]) -> LoadReport:
        """Find the mappings, then load within one transaction."""
        options, tables = self._options, self._tables.found()
        first = tables[0]
        self._vocabulary.own_of_file = {} if len(tables) > 1 else None
        brand = options.brand or first.mapping.defaults.get("brand", "") or options.source
        full = options.full if options.full is not None else first.reader.mode == "FULL"
        report = LoadReport(
            self._opened.name,
            options.source,
            formats(tables),
            first.reader.encoding,
            "FULL" if full else "UPDATE",
            first.mapping.described(),
            as_yaml(self._as_found(first.mapping)),
            left_out=self._tables.left_out,
            dry_run=options.dry_run,
        )
        for table in tables:
            if table is not first:
                like = table.mapping.columns == first.mapping.columns
                report.mapping += [f"{table.name}: {'as above' if like else '; '.join(table.mapping.described())}"]
            table.tell_header(report)
        if "brand" not in first.mapping.columns:
            report.mapping.append(f"brand: always {brand}")
        said = f"{report.mapping_yaml}# brand: {brand}\n{sheets_line(tables)}"
        show(report)
        if not options.dry_run:
            sweep(options.rejects or rejects_path(file))
        if known := self._already(said, full):
            report.unchanged = known
            return report
        target = None if options.dry_run else options.rejects or rejects_path(file)
        if target is not None:
            refuse_to_overwrite(target, self._database, () if str(file) == "-" else (Path(file),))
        rejects = [Rejects(table.rejects_beside(target, tables), table.mapping.names) for table in tables]
        try:
            with few_collections(), writing(self._connection, self._database), self._codes(tables) as apart:
                self._write(report, tables, brand, rejects, said, apart)
                self._opened.check_unchanged()
                kept = [path for one in rejects if (path := one.keep())]
                report.rejects, report.more_rejects = (kept[0] if kept else None), kept[1:]
                report.rejects_before = next((one.before for one in rejects if one.before), None)
                if options.dry_run or not report.loaded:
                    raise _NotKeptError
            # The load is in; where the disk has no room for statistics too, they wait for the next.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA analysis_limit = 400")
                self._connection.execute("PRAGMA optimize")
        except _NotKeptError:
            report.load_id = 0
        except (InputError, OSError):
            # What cannot be read may be so because it is no longer what was opened.
            self._opened.check_unchanged()
            raise
        finally:
            for one in rejects:
                one.end(take_back=bool(report.load_id) and is_in() is False)
        return report

    def _chunks(self, table: Table, brand: str) -> Generator[Chunk, None, None]:
        if not self._is_read_apart(table):
            return chunks(table.reader, table.lines(), table.mapping, brand, self._vocabulary)
        return chunks_apart(Task(self._opened, self._options.given, table.mapping, brand, self._database))

    def _is_read_apart(self, table: Table) -> bool:
        return self._opened.size >= _LARGE_BYTES and not table.reader.reads_apart

    def _only_adds(self, tables: Sequence[Table]) -> bool:
        """Whether a large file is written here and nothing else done: no row asks the catalogue or takes back."""
        return all(map(self._is_read_apart, tables)) and not any("action" in one.mapping.columns for one in tables)

    def _codes(self, tables: Sequence[Table]) -> AbstractContextManager[CodesApart | None]:
        """What works out the codes of the near-number index while a large file is written."""
        if not self._only_adds(tables):
            return nullcontext()
        if not near.is_complete(self._connection):
            near.rebuild(self._connection)
        return codes_apart(self._connection)

    def _as_found(self, mapping: Mapping) -> MapFile:
        """The mapping to save: what was found, with what only the user could say."""
        given = self._options.given
        return replace(
            mapping.as_mapfile(),
            ids=given.ids,
            sheet=given.sheet,
            encoding=given.encoding,
            delimiter=given.delimiter,
            header=given.header,
        )

    def _already(self, mapping: str, full: bool) -> int:
        """The load in force that brought this file, read the same way; 0 if there is none or it would change much."""
        standing = load_records.in_force(self._connection, self._options.source)
        for at, one in enumerate(standing):
            same = one.sha256 == self._opened.sha256 and one.mapping == mapping
            if not same or any(later.retracted for later in standing[at + 1 :]):
                continue
            if not full or (one.mode == "FULL" and len(standing) == 1):
                return one.id
        return 0

    def _write_table(
        self, report: LoadReport, table: Table, brand: str, refused: Rejects, writer: Writer, apart: CodesApart | None
    ) -> None:
        warned = report.warned
        with closing(self._chunks(table, brand)) as read:
            for chunk in read:
                for cells, problem in chunk.rejected:
                    refused.add(cells, problem)
                report.take(chunk.rows, chunk.loaded, chunk.blank, chunk.aside, [p for _, p in chunk.rejected])
                report.warned = warned + chunk.warnings.total
                examples = chunk.warnings.examples
                added = writer.write_new(chunk.batch, self._options.source)
                if apart is not None:
                    apart.add(list(added))
                self._progress(report.rows, chunk.done)
        report.warnings += examples
        table.tell_oddities(report)

    def _write(
        self,
        report: LoadReport,
        tables: Sequence[Table],
        brand: str,
        rejects: Sequence[Rejects],
        mapping: str,
        apart: CodesApart | None,
    ) -> None:
        options, opened = self._options, self._opened
        standing = load_records.in_force(self._connection, options.source)
        writer = Writer(self._connection)
        source = Source(options.source, options.title or options.source, options.url, "supplier", options.trust)
        report.load_id = writer.begin(source, opened.name, opened.sha256, report.mode, mapping)
        rows = opened.size // _ROW_BYTES
        with late_indexes(self._connection, rows) if self._only_adds(tables) else nullcontext():
            for table, refused in zip(tables, rejects, strict=True):
                self._write_table(report, table, brand, refused, writer, apart)
            if apart is not None:
                apart.ask()
        report.rejected = sum(one.count for one in rejects)
        if not report.loaded:
            return
        # What the file said before, read another way or in an earlier edition, makes room for what it says now.
        # Other sheets of the file it read before stay.
        again = [one.id for one in standing if one.sha256 == opened.sha256 and covers(mapping, one.mapping)]
        report.replaced = tuple(one.id for one in standing) if report.mode == "FULL" else tuple(again)
        if report.replaced:
            keep_changes(self._connection, report.load_id, changes(self._connection, report.replaced, report.load_id))
            writer.withdrawal.loads(report.replaced)
            load_records.mark_replaced(self._connection, report.replaced, report.load_id)
        writer.finish(report.rows, report.rejected)
        gone = writer.gone
        report.added, report.retracted = dict(writer.added), writer.retracted
        report.gone = {
            "parts": len(gone.parts),
            "links": gone.links,
            "fitments": gone.fitments,
            "attributes": gone.attributes,
        }
        near.apply(self._connection, writer.added_parts(), gone.parts, apart)
        relate(self._connection)
