"""`partsref snapshot`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.terminal.options import db_option, open_catalog, say


@click.command(name="snapshot")
@click.argument("place")
@click.option("--force", is_flag=True, help="Also where the place holds another catalogue, or a newer state of this.")
@db_option
def command(place: str, force: bool, db: Path) -> None:
    """Copy the whole catalogue for other machines to serve.

    PLACE is a folder, or an address of an object store such as s3://bucket/parts (pip install 'partsref[snapshot]'
    and what reads yours). The copy is of one moment, checked, with its index of words; loads go on meanwhile. Other
    machines serve it with: partsref serve --follow PLACE. What you keep in your garage is in it: it is a whole copy.

    \b
    Example:  partsref snapshot /mnt/shared/parts
              partsref snapshot s3://shop/parts --db shop.db
    """
    open_catalog(db).close()
    from partsref.snapshot.place import place_at
    from partsref.snapshot.write_snapshot import write_snapshot

    written = write_snapshot(db, place_at(place), force=force)
    found = written.manifest
    size = sum(file.bytes for file in found.files.values()) / 1e6
    did = "Wrote" if written.is_new else "Already there:"
    where = f"{place}/{found.folder}"
    say(f"{did} generation {found.generation} of {found.made:%Y-%m-%d %H:%M} UTC, {size:.1f} MB, in {where}.")
