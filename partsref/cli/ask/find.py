"""`partsref find`."""

from __future__ import annotations

import click

from partsref.cli.ask.elsewhere_lines import places_option, print_elsewhere
from partsref.cli.ask.hit_lines import asked_for, print_forms, print_hits, print_hits_csv, print_hits_nl
from partsref.cli.ask.offer_lines import print_offers
from partsref.cli.terminal import output
from partsref.cli.terminal.options import NumberCommand, Where, answer_options, open_catalog


@click.command(name="find", cls=NumberCommand)
@click.argument("number", nargs=-1, required=True)
@places_option
@answer_options
@click.pass_context
def command(
    ctx: click.Context,
    number: tuple[str, ...],
    places: bool,
    every: bool,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    as_nl: bool,
    db: Where,
) -> None:
    """Which parts carry this number, or nearly so.

    Dashes, spaces, case and width do not matter; a fragment or a slip is found too, and labelled. Ten come first, and
    how many there are; programs are given 20 unless --limit says how many.

    \b
    Example:  partsref find 16510-61A20
              partsref find 1651061A20000
              partsref find 61A01
    """
    query = " ".join(number)
    for_people = not (as_json or as_csv or as_nl)
    shown, wanted = asked_for(limit, every, for_people)
    with open_catalog(db) as catalog:
        found = catalog.find(query, limit=wanted, explain=True)
        sold = catalog.offers(hit for hit in found.hits if hit.carries_it)
    if as_json:
        from partsref.answer.render.json_shapes import found_json

        output.print_json(found_json(found))
    elif as_csv:
        print_hits_csv(found.hits)
    elif as_nl:
        print_hits_nl(found.hits)
    elif found.hits:
        print_hits(found.hits, shown)
        print_offers(sold)
    else:
        click.echo(_nobody(query), err=True)
    if for_people:
        print_forms(query, found.forms)
        print_elsewhere(found.elsewhere, places)
    ctx.exit(0 if found.hits else 1)


def _nobody(query: str) -> str:
    """That no part carries the number, and why where it shows."""
    from partsref.answer.number.resolve import why_nobody
    from partsref.reasons import in_english

    why = why_nobody(query)
    if why.code == "no_part_carries":
        return f"No part carries {output.shortened(query)}, nor a number like it."
    said = in_english([why])
    return f"{said[:1].upper()}{said[1:]}."
