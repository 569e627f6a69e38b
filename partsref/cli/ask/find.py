"""`partsref find`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from partsref.cli.ask.elsewhere_lines import places_option, print_elsewhere
from partsref.cli.ask.offer_lines import print_offers
from partsref.cli.terminal import output
from partsref.cli.terminal.options import (
    NumberCommand,
    Where,
    csv_option,
    json_option,
    limit_option,
    open_catalog,
    place_option,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partsref.model_hits import Hit, NumberForm


@click.command(name="find", cls=NumberCommand)
@click.argument("number", nargs=-1, required=True)
@places_option
@limit_option(20)
@json_option
@csv_option
@place_option
@click.pass_context
def command(
    ctx: click.Context, number: tuple[str, ...], places: bool, limit: int, as_json: bool, as_csv: bool, db: Where
) -> None:
    """Which parts carry this number, or nearly so.

    Dashes, spaces, case and width do not matter; a fragment or a slip is found too, and labelled.

    \b
    Example:  partsref find 16510-61A20
              partsref find 1651061A20000
              partsref find 61A01
    """
    query = " ".join(number)
    with open_catalog(db) as catalog:
        found = catalog.find(query, limit=limit, explain=True)
        sold = catalog.offers(hit for hit in found.hits if hit.carries_it)
    if as_json:
        from partsref.answer.render.json_shapes import found_json

        output.print_json(found_json(found))
    elif as_csv:
        print_hits_csv(found.hits)
    elif found.hits:
        print_hits(found.hits)
        print_offers(sold)
    else:
        click.echo(f"No part carries {output.shortened(query)}, nor a number like it.", err=True)
    if not as_json and not as_csv:
        print_forms(query, found.forms)
        print_elsewhere(found.elsewhere, places)
    ctx.exit(0 if found.hits else 1)


def print_hits(hits: Iterable[Hit]) -> None:
    """Hits under the title of their block, each with the reason it is there."""
    for block, group in groupby(hits, key=lambda hit: hit.block):
        rows = (
            (hit.maker, hit.number, " ".join(filter(None, (hit.name or hit.category, hit.name_ja))), hit.why)
            for hit in group
        )
        output.print_table(("maker", "number", "part", "why"), rows, title=output.BLOCK_TITLES[block])


def print_forms(query: str, forms: Sequence[NumberForm]) -> None:
    """What a number nobody carries says of itself, by its likeliest maker; nothing where only its form is known."""
    if forms and (forms[0].kind or forms[0].stem):
        say(f"{output.shortened(query)} itself: {forms[0].says}. More: partsref explain")


def print_hits_csv(hits: Iterable[Hit]) -> None:
    """One line a hit."""
    header = ("block", "maker", "number", "kind", "name", "name_ja", "category", "why", "score")
    output.print_csv(header, ([getattr(hit, column) for column in header] for hit in hits))
