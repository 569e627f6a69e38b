"""`partsref xref`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from partsref.cli.ask.elsewhere_lines import places_option, print_elsewhere
from partsref.cli.terminal import output
from partsref.cli.terminal.options import NumberCommand, Where, answer_options, open_catalog, say

if TYPE_CHECKING:
    from partsref.model_crossref import CrossReference

_SCREEN = 10
"""Equivalents that people are shown at first."""
_PROGRAM = 200
"""Equivalents that programs are given unless they say how many."""
_ALL = 10_000


@click.command(name="xref", cls=NumberCommand)
@click.argument("number", nargs=-1, required=True)
@click.option("--maker", default="", help="Whose number it is, where several makers print the same one.")
@click.option("--why", is_flag=True, help="Show the whole path and the sources of every equivalent.")
@click.option("--sources", is_flag=True, help="List the sources with their addresses.")
@click.option("--dot", "picture", flag_value="dot", help="Print the neighbourhood as a Graphviz graph.")
@click.option("--svg", "picture", flag_value="svg", help="Print the neighbourhood as an SVG picture.")
@places_option
@answer_options
@click.pass_context
def command(
    ctx: click.Context,
    number: tuple[str, ...],
    maker: str,
    why: bool,
    sources: bool,
    picture: str | None,
    places: bool,
    every: bool,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    as_nl: bool,
    db: Where,
) -> None:
    """What replaces a part, what it fits, and why.

    The surest ten come first, and the vehicles by family; --all shows every one. Programs are given 200 unless --limit
    says how many. Only the very number is answered, in any spelling; else the candidates are listed, each with what
    differs.

    \b
    Example:  partsref xref "15601 87204"
              partsref xref 15601-87705 --why --sources
              partsref xref 16510-61A20 --csv > filters.csv
    """
    for_people = not (as_json or as_csv or as_nl or picture)
    wanted = limit or (_ALL if every else _PROGRAM)
    with open_catalog(db) as catalog:
        answer = catalog.cross_reference(" ".join(number), maker=maker, limit=wanted)
        families = catalog.families() if for_people and answer.fits and not every else {}
    if as_json:
        from partsref.answer.render.json_shapes import xref_json

        output.print_json(xref_json(answer))
    elif as_nl:
        from partsref.answer.render.json_shapes import equivalent_json

        output.print_nl(map(equivalent_json, answer.equivalents))
    elif as_csv:
        from partsref.cli.ask.xref_lines import EQUIVALENT_COLUMNS, equivalents_csv

        output.print_csv(EQUIVALENT_COLUMNS, equivalents_csv(answer))
    elif answer.part is None:
        _print_candidates(answer)
        print_elsewhere(answer.elsewhere, places)
    elif picture:
        from partsref.answer.render import diagram as draw

        click.echo(draw.dot(answer) if picture == "dot" else draw.svg(answer))
    else:
        from partsref.cli.ask.xref_lines import View, print_crossref

        most = limit or (_ALL if every else _SCREEN)
        print_crossref(answer, answer.part, families, View(most, every, why, sources))
        print_elsewhere(answer.elsewhere, places)
    if answer.part is None and (as_csv or as_nl):
        say(output.one_line(f"{_why_not(answer)} What may be meant: partsref xref {answer.query}"))
    ctx.exit(0 if answer.part else 1)


def _why_not(answer: CrossReference) -> str:
    text = answer.why[:1].upper() + answer.why[1:]
    return text + (" Choose with --maker." if answer.matched == "ambiguous" else ".")


def _print_candidates(answer: CrossReference) -> None:
    """That no part carries the number, or several do, and those that may be meant."""
    from partsref.cli.ask.hit_lines import print_forms, print_hits

    say(output.one_line(_why_not(answer)))
    print_hits(answer.candidates)
    print_forms(answer.query, answer.forms)
