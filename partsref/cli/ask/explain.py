"""`partsref explain`."""

from __future__ import annotations

import click

from partsref.cli.terminal import output
from partsref.cli.terminal.options import NumberCommand, Where, json_option, nl_option, open_catalog, place_option, say

_MOST = 4
"""Readings shown at first: several makers share one form, and what is said last is said least surely."""


@click.command(name="explain", cls=NumberCommand)
@click.argument("number", nargs=-1, required=True)
@click.option("--all", "every", is_flag=True, help="Show every maker whose form it has.")
@json_option
@nl_option
@place_option
@click.pass_context
def command(ctx: click.Context, number: tuple[str, ...], every: bool, as_json: bool, as_nl: bool, db: Where) -> None:
    """What a number says of itself, known or not.

    Makers by its form, kind of part by its first digits, model block, suffix; each with how many known numbers say
    so. The vehicles of a block are those it was seen on, never a promise that the part fits.

    \b
    Example:  partsref explain 13780-67H00
              partsref explain 14400-PFB-004
    """
    query = " ".join(number)
    with open_catalog(db) as catalog:
        forms = catalog.explain(query)
    if as_json or as_nl:
        from partsref.answer.render.json_shapes import explained_json

        shape = explained_json(query, forms)
        if as_json:
            output.print_json(shape)
        else:
            output.print_nl(shape["forms"])
    elif forms:
        shown = forms if every else forms[:_MOST]
        output.print_table(("maker", "printed", "what it says"), [(f.maker, f.printed, f.says) for f in shown])
        if len(forms) > len(shown):
            say(f"{len(forms) - len(shown)} more makers print numbers of this form: --all")
    else:
        say(f"{output.shortened(query)} has the form of no maker known here.")
    ctx.exit(0 if forms else 1)
