"""`partsref loads`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import LOAD_ID, csv_option, db_option, json_option, nl_option, open_catalog, say

if TYPE_CHECKING:
    from partsref.model import Change, Load


@click.command(name="loads")
@click.option("--source", help="Only the loads of this source.")
@click.option(
    "--diff", nargs=2, type=LOAD_ID, metavar="ID ID", help="What changed from one load of a source to a later one."
)
@json_option
@csv_option
@nl_option
@db_option
@click.pass_context
def command(
    ctx: click.Context,
    source: str | None,
    diff: tuple[int, int] | None,
    as_json: bool,
    as_csv: bool,
    as_nl: bool,
    db: Path,
) -> None:
    """List what was loaded, or what changed between two loads.

    \b
    Example:  partsref loads
              partsref loads --diff 3 5
    """
    with open_catalog(db) as catalog:
        changes = catalog.diff(*diff) if diff else []
        listed = [] if diff else catalog.loads(source)
    if as_json or as_nl:
        (output.print_json if as_json else output.print_nl)([*map(asdict, changes), *map(asdict, listed)])
    elif diff:
        _print_changes(changes, as_csv)
    else:
        _print_loads(listed, as_csv)
    ctx.exit(0 if changes or listed else 1)


def _print_loads(listed: Sequence[Load], as_csv: bool) -> None:
    columns = ("id", "source", "file", "mode", "rows", "rejected", "loaded", "state")
    rows = [
        (
            one.id,
            one.source,
            one.file,
            one.mode,
            one.rows,
            one.rejected,
            one.loaded_at.replace("T", " ").removesuffix("+00:00"),
            f"replaced by {one.replaced_by}" if one.replaced_by else "in force",
        )
        for one in listed
    ]
    _print_rows(columns, rows, as_csv, ("id", "rows", "rejected"))


def _print_changes(found: Sequence[Change], as_csv: bool) -> None:
    if not found:
        say("They say the same.")
        return
    _print_rows(
        ("change", "maker", "number", "what"), [(o.change, o.maker, o.number, o.what) for o in found], as_csv, ()
    )


def _print_rows(
    columns: tuple[str, ...], rows: Sequence[tuple[object, ...]], as_csv: bool, right: Sequence[str]
) -> None:
    if as_csv:
        output.print_csv(columns, rows)
        return
    output.print_table(columns, rows, right=right)
