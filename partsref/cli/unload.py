"""`partsref unload`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.options import db_option, say


@click.command(name="unload")
@click.argument("load_id", metavar="ID", type=int)
@db_option
def command(load_id: int, db: Path) -> None:
    """Withdraw one load.

    What it said goes, and the facts nobody else states.

    \b
    Example:  partsref loads
              partsref unload 3
    """
    from partsref.errors import DatabaseError
    from partsref.intake.supplier.withdraw_load import unload
    from partsref.store.file.database import exists

    if not exists(db):
        raise DatabaseError(f"{db}: no such database, so nothing to withdraw. Name it with --db PATH.")
    load, gone = unload(db, load_id)
    say(
        f"Withdrawn: load {load.id}, {load.file} of {load.source}. Gone with it: {len(gone.parts):,} parts,"
        f" {gone.links:,} links, {gone.fitments:,} fitments, {gone.attributes:,} attributes that nobody else states."
    )
