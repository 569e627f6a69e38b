"""`partsref mine`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import LOAD_ID, csv_option, db_option, json_option, nl_option, open_catalog, say


@click.command(name="mine")
@click.option("--undo", type=LOAD_ID, metavar="ID", help="Take one of them back.")
@json_option
@csv_option
@nl_option
@db_option
@click.pass_context
def command(ctx: click.Context, undo: int | None, as_json: bool, as_csv: bool, as_nl: bool, db: Path) -> None:
    """List what you added or disputed yourself, or take it back.

    \b
    Example:  partsref mine
              partsref mine --undo 7
              partsref export mine --mine
    """
    if undo is not None:
        from partsref.database_file import undo_own_fact

        say(f"Taken back: {undo_own_fact(db, undo)}.")
        return
    with open_catalog(db) as catalog:
        facts = catalog.own_facts()
    if as_json or as_nl:
        from dataclasses import asdict

        (output.print_json if as_json else output.print_nl)([asdict(fact) for fact in facts])
    else:
        columns = ("id", "what", "why", "source", "trust", "date")
        rows = [
            (f.load_id, f.what, f.dispute["why"] if f.dispute else "", f.source.title, f.source.trust, f.date)
            for f in facts
        ]
        if as_csv:
            output.print_csv(columns, rows)
        elif rows:
            output.print_table(columns, rows, right=("id",))
        else:
            say("You added nothing yourself yet. See: partsref add --help")
    ctx.exit(0 if facts else 1)
