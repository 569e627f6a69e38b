"""`partsref export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from partsref.cli.terminal.options import db_option, open_catalog, say

if TYPE_CHECKING:
    from partsref.api import Catalog
    from partsref.intake.write.source_file import Form


_TERMS = "Terms: the seed catalogue is CC0-1.0 (datapackage.json); what was loaded besides is its suppliers'."


@click.command(name="export")
@click.argument("target", metavar="[FOLDER | FILE]", required=False, type=click.Path(path_type=Path))
@click.option("--source", metavar="NAME", help="Only what this source said, as one file for exchange.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["flat", "pies", "parquet"]),
    default="flat",
    show_default=True,
    help="With --source: a flat interchange CSV, or PIES 7.2. Without: parquet in place of CSV.",
)
@click.option("--mine", is_flag=True, help="Only your own facts, as rows ready for a pull request.")
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@db_option
def command(target: Path | None, source: str | None, form: str, mine: bool, force: bool, db: Path) -> None:
    """Write everything out again as CSV, or what one source said as one file.

    FOLDER gets one file a table, in the format of the seed catalogue: `partsref build --catalog FOLDER` makes the
    same catalogue again. Default: partsref-export. FILE gets what a source said in a form that `partsref load` and
    other programs read; what the form cannot say is told. Default: NAME.csv or NAME.xml.

    \b
    Example:  partsref export
              partsref export backup-2026
              partsref export --as parquet tables
              partsref export --source miyako
              partsref export --mine my-facts
              partsref export --source miyako --as pies miyako.xml
    """
    if mine:
        _own(target or Path("partsref-mine"), force, db)
        return
    with open_catalog(db) as catalog:
        if source is None and form == "parquet":
            _tables(catalog, target or Path("partsref-tables"), force)
        elif source is None:
            _everything(catalog, target or Path("partsref-export"), force)
        else:
            if form == "parquet":
                raise click.UsageError("--as parquet writes all tables: leave --source out.")
            _one_source(catalog, source, target, "pies" if form == "pies" else "flat", force)


def _everything(catalog: Catalog, folder: Path, force: bool) -> None:
    _refuse_what_is_there(folder, force)
    for name, rows in catalog.export(folder).items():
        say(f"  {folder / name}.csv: {rows:,} rows")
    say(_TERMS)


def _tables(catalog: Catalog, folder: Path, force: bool) -> None:
    _refuse_what_is_there(folder, force)
    for name, rows in catalog.export_parquet(folder).items():
        say(f"  {folder / name}.parquet: {rows:,} rows")
    say(_TERMS)


def _own(folder: Path, force: bool, db: Path) -> None:
    from partsref.database_file import export_own_facts

    _refuse_what_is_there(folder, force)
    for name, rows in export_own_facts(db, folder).items():
        say(f"  {folder / name}.csv: {rows:,} rows")
    say(f"Terms: CC0-1.0 when you give them to the catalogue ({folder / 'TERMS.txt'}).")


def _refuse_what_is_there(folder: Path, force: bool) -> None:
    if folder.is_file():
        raise click.UsageError(f"{folder} is a file: name a folder, or say whose facts go into a file with --source.")
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} holds files already. Name another folder, or write over them with --force.")


def _one_source(catalog: Catalog, source: str, target: Path | None, form: Form, force: bool) -> None:
    from partsref.intake.write.source_file import ENDINGS

    path = target or Path("".join(c if c.isalnum() or c in "-_." else "-" for c in source) + ENDINGS[form])
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder: with --source, name a file.")
    if path.exists() and not force:
        raise click.UsageError(f"{path} is there already. Name another file, or write over it with --force.")
    left_out = catalog.export_source(source, path, form)
    say(f"  {path}: what {source} said" + (f", without {', '.join(left_out)}" if left_out else ""))
    say(f"Terms: what {source} said is under the terms of {source}; partsref gives no others.")
