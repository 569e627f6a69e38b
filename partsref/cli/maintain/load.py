"""`partsref load`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from partsref.cli.terminal.options import db_option, json_option, say, trust_option

if TYPE_CHECKING:
    from partsref.intake.columns.mapfile import MapFile
    from partsref.intake.columns.questions import AmbiguousError
    from partsref.intake.report.load_report import LoadReport
    from partsref.intake.supplier.load_file import LoadOptions


@click.command(name="load")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--source", required=True, metavar="NAME", help="Who the files are from; loads are kept by source.")
@click.option("--map", "map_path", type=click.Path(path_type=Path), help="Which column means what (YAML).")
@click.option("--save-map", type=click.Path(path_type=Path), help="Write the mapping found, for the next --map.")
@click.option("--encoding", help="Characters of a text file (cp932, euc_jp, utf-16 ...); found by itself if not given.")
@click.option("--sheet", help="The sheet of a spreadsheet file, or the table of a page by its place.")
@click.option("--brand", default="", help="Who makes the parts, where no column says. Default: the source.")
@click.option(
    "--full/--update", default=None, help="Replace what the source said before, or add (default: as the file says)."
)
@click.option("--title", default="", help="The source's name in full.")
@click.option("--url", default="", help="Where the source can be read.")
@trust_option
@click.option("--rejects", type=click.Path(path_type=Path), help="Where rejected rows go. Default: FILE.rejects.csv.")
@click.option(
    "--explain", is_flag=True, help="Show each column with three of its values and what rows become; load nothing."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--empty", is_flag=True, help="Start a new database from nothing instead of the shipped catalogue.")
@json_option
@db_option
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    source: str,
    map_path: Path | None,
    save_map: Path | None,
    encoding: str | None,
    sheet: str | None,
    brand: str,
    full: bool | None,
    title: str,
    url: str,
    trust: str,
    rejects: Path | None,
    explain: bool,
    dry_run: bool,
    empty: bool,
    as_json: bool,
    db: Path,
) -> None:
    """Load suppliers' files, all or nothing per file.

    CSV, TSV, Excel, JSON, XML, PIES, ACES, web pages, PDFs (with partsref[pdf]); packed or not; - is standard input.
    Rows that cannot be right go to FILE.rejects.csv with the reason; corrected there, that file loads. Loading a file
    again changes nothing.

    Columns are known by their headers, in fourteen languages. What is not understood is asked on a terminal; a mapping
    says it once and for all, by header or by place from 1:

    \b
    columns: {number: "Our No", brand: 2, name: 3, oe_number: [OEM 1, OEM 2], price: 7}
    defaults: {oe_brand: Suzuki}
    ignore: [Shelf]

    \b
    Example:  partsref load prices.csv --source "Tokai Brake"
              partsref load list.xlsx --source miyako --save-map miyako.yml --dry-run
    """
    from partsref.cli.terminal.output import print_json
    from partsref.database_file import catch_up_words, make_ready, refuse_to_overwrite
    from partsref.errors import DatabaseError
    from partsref.intake.columns.mapfile import MapFile, read_mapfile
    from partsref.intake.supplier.load_file import LoadOptions
    from partsref.model import Trust

    given = read_mapfile(map_path) if map_path else MapFile()
    given.encoding = encoding or given.encoding
    given.sheet = sheet or given.sheet
    if explain:
        _explain(db, files, given, brand or source, empty)
        return
    options = LoadOptions(source, given, brand, title, url, cast("Trust", trust), full, dry_run, rejects)
    inputs = [Path(file) for file in files if file != "-"]
    for target, others in ((rejects, [save_map]), (save_map, [])):
        if target is not None:
            refuse_to_overwrite(target, db, [*inputs, *filter(None, others)])
    make_ready(db, say, empty=empty)
    reports: list[LoadReport] = []
    status = 0
    try:
        for file in files:
            report = _load(db, file, options)
            if report is None:
                status = 2
                continue
            reports.append(report)
            status = max(status, 1 if report.rejected else 0)
            if save_map and report.mapping_yaml:
                _save(save_map, report)
            if not as_json:
                _print(report)
    except DatabaseError:
        if as_json and reports:  # Those that are in are in.
            print_json([report.as_json() for report in reports])
        raise
    if as_json:
        print_json([report.as_json() for report in reports])
    if any(report.load_id or report.unchanged for report in reports):
        catch_up_words(db)
    ctx.exit(status)


def _explain(db: Path, files: tuple[str, ...], given: MapFile, brand: str, empty: bool) -> None:
    from partsref.database_file import make_ready
    from partsref.intake.supplier.explain_file import explain_file

    make_ready(db, say, empty=empty)
    for file in files:
        for line in explain_file(db, file, given, brand, _ask if sys.stdin.isatty() else None):
            click.echo(line)


def _load(db: Path, file: str, options: LoadOptions) -> LoadReport | None:
    """Load one file; what is wrong with it as a whole is said at once, so that the next file still gets its turn."""
    from partsref.cli.terminal.progress import Progress
    from partsref.errors import DatabaseError, InputError
    from partsref.intake.supplier.load_file import load_file

    progress = Progress(file)
    try:
        return load_file(
            db, file, options, progress=progress, choose=_ask if sys.stdin.isatty() else None, show=_show_mapping
        )
    except InputError as error:
        say(f"partsref: {error}")
        return None
    except DatabaseError:
        raise
    finally:
        progress.clear()


def _ask(error: AmbiguousError) -> str:
    from partsref.intake.columns.fields import FIELDS

    say(error.question)
    for number, choice in enumerate(error.choices, 1):
        say(f"  {number}  {choice + ': ' + FIELDS[choice] if choice else 'do not use this column'}")
    picked: int = click.prompt(
        "Which", type=click.IntRange(1, len(error.choices)), default=1 if not error.choices[0] else None, err=True
    )
    return error.choices[picked - 1]


def _show_mapping(report: LoadReport) -> None:
    encoding = f", {report.encoding}" if report.encoding else ""
    say(f"{report.file}: {report.format}{encoding}")
    for line in report.mapping:
        say(f"  {line}")


def _print(report: LoadReport) -> None:
    for line in report.told():
        say(line)


def _save(path: Path, report: LoadReport) -> None:
    from partsref.database_file import write_whole
    from partsref.errors import InputError, warn

    try:
        write_whole(path, report.mapping_yaml)
    except OSError as error:
        message = f"{path}: the mapping cannot be written ({error.strerror})."
        if not report.load_id:
            raise InputError(message) from error
        warn(f"It is in. {message}")
