"""`partsref unload`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.terminal.options import LOAD_ID, db_option, say


@click.command(name="unload")
@click.argument("load_id", metavar="ID", type=LOAD_ID)
@db_option
def command(load_id: int, db: Path) -> None:
    """Withdraw one load.

    What it said goes, and the facts nobody else states.

    \b
    Example:  partsref loads
              partsref unload 3
    """
    from partsref.database_file import withdraw_load

    load, gone = withdraw_load(db, load_id)
    say(
        f"Withdrawn: load {load.id}, {load.file} of {load.source}. Gone with it: {len(gone.parts):,} parts,"
        f" {gone.links:,} links, {gone.fitments:,} fitments, {gone.attributes:,} attributes that nobody else states."
    )
