"""`partsref xref`."""

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
    json_option,
    limit_option,
    open_catalog,
    place_option,
    say,
)

if TYPE_CHECKING:
    from partsref.model import Fitment, Part
    from partsref.model_crossref import CrossReference, Equivalent

_TITLES = {
    "stated": "Stated: a source names this very pair",
    "derived": "Derived: follows from stated links by a rule that holds",
    "possible": "Possible: a caveat or a weak chain. Compare the parts before you buy",
}


@click.command(name="xref", cls=NumberCommand)
@click.argument("number", nargs=-1, required=True)
@click.option("--maker", default="", help="Whose number it is, where several makers print the same one.")
@click.option("--why", is_flag=True, help="Show the whole path and the sources of every equivalent.")
@click.option("--dot", "picture", flag_value="dot", help="Print the neighbourhood as a Graphviz graph.")
@click.option("--svg", "picture", flag_value="svg", help="Print the neighbourhood as an SVG picture.")
@places_option
@limit_option(200)
@json_option
@place_option
@click.pass_context
def command(
    ctx: click.Context,
    number: tuple[str, ...],
    maker: str,
    why: bool,
    picture: str | None,
    places: bool,
    limit: int,
    as_json: bool,
    db: Where,
) -> None:
    """What replaces a part, what it fits, and why.

    Only the very number is answered, in any spelling; else the candidates are listed, each with what differs.

    \b
    Example:  partsref xref "15601 87204"
              partsref xref 15601-87705 --why
              partsref xref 16510-61A20 --svg > filters.svg
    """
    with open_catalog(db) as catalog:
        answer = catalog.cross_reference(" ".join(number), maker=maker, limit=limit)
    if as_json:
        from partsref.answer.render.json_shapes import xref_json

        output.print_json(xref_json(answer))
    elif answer.part is None:
        _print_candidates(answer)
        print_elsewhere(answer.elsewhere, places)
    elif picture:
        from partsref.answer.render import diagram as draw

        click.echo(draw.dot(answer) if picture == "dot" else draw.svg(answer))
    else:
        _print(answer, answer.part, why)
        print_elsewhere(answer.elsewhere, places)
    ctx.exit(0 if answer.part else 1)


def _print_candidates(answer: CrossReference) -> None:
    """That no part carries the number, or several do, and those that may be meant."""
    from partsref.cli.ask.find import print_forms, print_hits

    text = answer.why[:1].upper() + answer.why[1:]
    say(output.one_line(text + (" Choose with --maker." if answer.matched == "ambiguous" else ".")))
    print_hits(answer.candidates)
    print_forms(answer.query, answer.forms)


def _print(answer: CrossReference, part: Part, why: bool) -> None:
    console = output.console()
    name = " ".join(filter(None, (part.name or part.category, part.name_ja)))
    console.print(f"[bold]{output.plain(f'{part.maker} {part.number}')}[/bold]  {output.plain(name)}")
    if answer.matched != "exact":
        console.print(f"  read for {output.shortened(answer.query)}: {output.plain(answer.why)}", style="yellow")
    if part.status not in ("unknown", "current"):
        console.print(f"  status: {part.status.replace('_', ' ')}", style="yellow")
    if answer.current:
        console.print(f"  replaced by [bold]{output.plain(f'{answer.current.maker} {answer.current.number}')}[/bold]")
    if answer.also:
        others = ", ".join(f"{other.maker} {other.number}" for other in answer.also)
        console.print(f"  the same digits are also printed by {output.plain(others)} (choose with --maker)")
    for attribute in answer.attributes:
        console.print(f"  {output.plain(f'{attribute.name}: {attribute.value} {attribute.unit}')}", style="dim")
    for conflict in answer.conflicts:
        console.print(f"  [bold red]warning:[/bold red] {output.plain(conflict)}")
    for note in answer.notes:
        console.print(f"  {output.plain(note)}", style="dim")
    console.print()
    if not answer.equivalents:
        console.print("No equivalent is known.")
    for certainty, group in groupby(answer.equivalents, key=lambda e: e.certainty):
        _print_equivalents(_TITLES[certainty], list(group), why)
    if answer.fits:
        _print_fits(answer.fits)
    else:
        console.print("No vehicle is named for it.")
    print_offers(answer.offers)
    if answer.sources:
        _print_sources(answer)


def _print_equivalents(title: str, equivalents: list[Equivalent], why: bool) -> None:
    rows = (
        (e.maker, e.number, e.name, _how(e, why), " ".join(sorted({code for step in e.path for code in step.sources})))
        for e in equivalents
    )
    output.print_table(("maker", "number", "part", "how", "sources"), rows, title=title)


def _how(equivalent: Equivalent, why: bool) -> str:
    """The path in a line, or whole; what speaks against it always."""
    middle = equivalent.path[:-1]
    short = equivalent.relation.replace("_", " ")
    if middle:
        short += " through " + ", ".join(f"{step.maker} {step.number}" for step in middle)
    lines = [short]
    if why:
        lines = [
            f"{step.relation.replace('_', ' ')}: {step.maker} {step.number}"
            f" ({' '.join(step.sources)}{f'; {step.note}' if step.note else ''})"
            for step in equivalent.path
        ]
        lines += equivalent.why
    return "\n".join([*lines, *(f"warning: {conflict}" for conflict in equivalent.conflicts)])


def _print_fits(fits: tuple[Fitment, ...]) -> None:
    rows = (
        (
            fit.make,
            fit.model,
            fit.chassis,
            fit.engine,
            years(fit.year_from, fit.year_to),
            "; ".join(filter(None, (fit.position, fit.note))),
            " ".join(fit.sources),
        )
        for fit in fits
    )
    columns = ("make", "model", "chassis", "engine", "years", "where", "sources")
    output.print_table(columns, rows, title="Fits")


def _print_sources(answer: CrossReference) -> None:
    rows = ((code, source.trust, source.title, source.url) for code, source in answer.sources.items())
    output.print_table(("id", "trust", "source", "where"), rows, title="Sources")


def years(first: int | None, last: int | None) -> str:
    """A span of years as people write it: 1999-2004, from 1999, to 2004, or nothing."""
    if first and last:
        return str(first) if first == last else f"{first}-{last}"
    if first:
        return f"from {first}"
    return f"to {last}" if last else ""
