"""`partsref build`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from partsref.cli.terminal.options import db_option, say


@click.command(name="build")
@click.option(
    "--catalog",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A catalogue folder of your own instead of the shipped one.",
)
@db_option
def command(catalog: Path | None, db: Path) -> None:
    """Make the database and index from the seed catalogue.

    \b
    Example:  partsref build
              partsref build --catalog my-catalog --db my.db
    """
    from partsref.intake.catalogue.build_database import build

    started = time.monotonic()
    rows = build(db, catalog, lambda step: say(f"  {step}"))
    say(f"{db}: {rows:,} rows in {time.monotonic() - started:.1f} s. Ask it:  partsref find 16510-61A20")
