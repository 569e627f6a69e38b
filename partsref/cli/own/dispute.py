"""`partsref dispute`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.terminal.options import db_option, say


@click.command(name="dispute")
@click.argument("what", type=click.Choice(["link", "fitment"]))
@click.argument("values", nargs=-1, required=True)
@click.option("--why", required=True, help="What is wrong with it.")
@click.option("--source", default="", help="How you know. Default: your own word.")
@db_option
def command(what: str, values: tuple[str, ...], why: str, source: str, db: Path) -> None:
    """Say that a fact is wrong, and why.

    It is never deleted: it is shown with your doubt, and a replacement that rests on it is only possible.

    \b
    Example:  partsref dispute link Suzuki 16510-61A20 Bosch "0 986 452 058" --why "its thread is M18"
              partsref dispute fitment Bosch "0 986 452 058" Suzuki Every DA64V --why "hits the frame"
    """
    from partsref.database_file import dispute_fact

    expected = (4,) if what == "link" else (4, 5)
    if len(values) not in expected:
        form = "MAKER NUMBER MAKER NUMBER" if what == "link" else "MAKER NUMBER MAKE MODEL [CHASSIS]"
        raise click.UsageError(f"{what}: expected {form}; came {len(values)} values.")
    load_id = dispute_fact(db, what, values, why, source or "my own word")
    say(f"Disputed (load {load_id}). Take it back with: partsref mine --undo {load_id}")
