"""`partsref update`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import db_option, say

_SHOWN = 20


@click.command(name="update")
@click.option(
    "--catalog",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="A seed of yours.",
)
@click.option("--all", "every", is_flag=True, help="Show every change.")
@db_option
def command(folder: Path | None, every: bool, db: Path) -> None:
    """Take in a newer seed catalogue, with all of yours kept.

    Your own facts, disputes and suppliers' loads stay; what the seed no longer says is withdrawn. All of it is in, or
    nothing.

    \b
    Example:  partsref update
    """
    from partsref.database_file import update_seed

    done = update_seed(db, folder)
    if not done.changed:
        say("This database was made from this very seed: nothing to do.")
        return
    counts = Counter(change.change for change in done.changes)
    told = ", ".join(f"{count:,} {name}" for name, count in sorted(counts.items())) or "no part differs"
    say(f"The seed is taken in (load {done.load_id}): {told}.")
    shown = done.changes if every else done.changes[:_SHOWN]
    rows = [(one.change, one.maker, one.number, one.what) for one in shown]
    if rows:
        output.print_table(("change", "maker", "number", "what"), rows)
    if len(done.changes) > len(shown):
        say(f"{len(done.changes) - len(shown):,} more: partsref loads --diff, or update --all")
