"""`partsref garage`."""

from __future__ import annotations

from pathlib import Path

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import db_option, json_option, nl_option, open_catalog, say


@click.command(name="garage")
@click.argument("act", type=click.Choice(["list", "add", "drop"]), default="list")
@click.argument("vehicle", required=False)
@click.argument("name", default="")
@json_option
@nl_option
@db_option
@click.pass_context
def command(ctx: click.Context, act: str, vehicle: str | None, name: str, as_json: bool, as_nl: bool, db: Path) -> None:
    """Your own vehicles: meant when a question names none.

    VEHICLE is a frame number or a chassis code, NAME what you call it. With one vehicle in the garage a search that
    names none is about it; with several, choose with `search --for NAME`.

    \b
    Example:  partsref garage add HA4-1234567 "the farm truck"
              partsref garage
              partsref search oil filter --for "farm truck"
              partsref garage drop "the farm truck"
    """
    from partsref.database_file import add_to_garage, drop_from_garage, make_ready

    if act != "list":
        if not vehicle:
            raise click.UsageError(f"garage {act}: expected {'VEHICLE [NAME]' if act == 'add' else 'NAME'}.")
        make_ready(db, say)
        if act == "drop":
            drop_from_garage(db, vehicle)
            say(f"Out of the garage: {vehicle}.")
            return
        own = add_to_garage(db, vehicle, name)
        say(f"In the garage: {own.name} ({own.frame or own.chassis}).")
        return
    with open_catalog(db) as catalog:
        kept = catalog.garage()
    if as_json or as_nl:
        from dataclasses import asdict

        (output.print_json if as_json else output.print_nl)([asdict(own) for own in kept])
    elif kept:
        output.print_table(("name", "frame number", "chassis"), [(own.name, own.frame, own.chassis) for own in kept])
    else:
        say("The garage is empty. Put a vehicle in with: partsref garage add HA4-1234567")
    ctx.exit(0 if kept else 1)
