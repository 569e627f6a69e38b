"""`partsref export`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.options import db_option, open_catalog, say


@click.command(name="export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("partsref-export"))
@click.option("--force", is_flag=True, help="Write over files that are there already.")
@db_option
def command(folder: Path, force: bool, db: Path) -> None:
    """Write everything out again as CSV.

    FOLDER gets one file a table, in the format of the seed catalogue: `partsref build --catalog FOLDER` makes the
    same catalogue again. Default: partsref-export.

    \b
    Example:  partsref export
              partsref export backup-2026
    """
    with open_catalog(db) as catalog:
        if not force and folder.is_dir() and any(folder.iterdir()):
            raise click.UsageError(
                f"{folder} holds files already. Name another folder, or write over them with --force."
            )
        written = catalog.export(folder)
    for name, rows in written.items():
        say(f"  {folder / name}.csv: {rows:,} rows")
