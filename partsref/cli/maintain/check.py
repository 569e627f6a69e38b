"""`partsref check`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.counting import counted
from partsref.cli.terminal.options import all_option, db_option, json_option, nl_option, open_catalog, say


@click.command(name="check")
@click.option(
    "--catalog",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Check a catalogue folder instead: it is built aside, and no database of yours is touched.",
)
@click.option("--deep", is_flag=True, help="Also ask every index a sample of questions, and compare with the facts.")
@click.option("--repair", is_flag=True, help="First make anew what is derived from the facts: the indexes.")
@click.option("--mend", "once_called", is_flag=True, hidden=True)  # What --repair was called in 0.1.
@all_option
@json_option
@nl_option
@db_option
@click.pass_context
def command(
    ctx: click.Context,
    folder: Path | None,
    deep: bool,
    repair: bool,
    once_called: bool,
    every: bool,
    as_json: bool,
    as_nl: bool,
    db: Path,
) -> None:
    """Integrity, contradictions, cycles, unsourced facts.

    Exit status 1 when something is wrong with the file; contradictions between sources are shown, and are no fault.

    \b
    Example:  partsref check
              partsref check --deep
              partsref check --repair
              partsref check --catalog catalog
    """
    if repair or once_called:
        from partsref.database_file import remake_indexes

        remake_indexes(db)
    if folder is not None:
        from partsref.api import check_folder

        findings = check_folder(folder)
    else:
        with open_catalog(db) as catalog:
            findings = list(catalog.check(deep=deep))
    faults = sum(finding.severity == "error" for finding in findings)
    if as_json:
        output.print_json([finding.as_json() for finding in findings])
    elif as_nl:
        output.print_nl(finding.as_json() for finding in findings)
    else:
        rows = [(finding.severity, finding.kind, finding.text) for finding in findings]
        columns = ("severity", "kind", "what")
        most = len(rows) if every else output.rows_for_a_screen(columns, rows)
        if rows:
            output.print_table(columns, rows[:most])
        if most < len(rows):
            output.print_text(f"{most:,} of {len(rows):,} shown. The others: --all", " ", "bold")
        doubts = counted(len(findings) - faults, "doubt", "doubts")
        output.print_text(f"{counted(faults, 'fault', 'faults')} in the file, {doubts} about what sources say.")
        if any(finding.kind == "index" for finding in findings):
            say("The indexes are made anew by: partsref check --repair")
        if any(finding.kind == "damage" for finding in findings):
            say(f"{folder or db} is damaged: restore a copy, or move it away and run: partsref build --db {db}")
    ctx.exit(1 if faults else 0)
