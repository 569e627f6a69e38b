"""`partsref search`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from partsref.cli.ask.elsewhere_lines import places_option, print_elsewhere
from partsref.cli.ask.frame_lines import print_frame
from partsref.cli.ask.hit_lines import asked_for, print_forms, print_hits, print_hits_csv, print_hits_nl
from partsref.cli.terminal import output
from partsref.cli.terminal.options import NumberCommand, Where, answer_options, open_catalog, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partsref.api import Catalog
    from partsref.model import VehicleFact
    from partsref.model_search import Searched, Understood


@click.command(name="search", cls=NumberCommand)
@click.argument("query", nargs=-1, required=True)
@click.option("--explain", is_flag=True, help="Show how the question was understood.")
@click.option("--for", "owned", default="", metavar="NAME", help="Which vehicle of your garage is meant.")
@places_option
@answer_options
@click.pass_context
def command(
    ctx: click.Context,
    query: tuple[str, ...],
    explain: bool,
    owned: str,
    places: bool,
    every: bool,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    as_nl: bool,
    db: Where,
) -> None:
    """Anything: numbers, vehicles, words, mixed.

    English, Japanese and romaji are one language here; chassis codes and years narrow. Parts for twins and related
    vehicles follow, and say so. Ten come first, and how many there are; programs are given 20 unless --limit says how
    many.

    \b
    Example:  partsref search "sambar tt2 oil filter"
              partsref search サンバー TT2 オイルフィルター
              partsref search "sanbar oil element" --explain
              partsref search "bearing 35x64x37"
    """
    question = " ".join(query)
    shown, wanted = asked_for(limit, every, not (as_json or as_csv or as_nl))
    with open_catalog(db) as catalog:
        question, meant = _with_own_vehicle(catalog, question, owned)
        found = catalog.search(question, limit=wanted)
    if meant:
        say(f"For your vehicle {meant}.")
    if as_json:
        from partsref.answer.render.json_shapes import searched_json

        output.print_json(searched_json(found))
    elif as_csv:
        print_hits_csv(found.hits)
    elif as_nl:
        print_hits_nl(found.hits)
    else:
        _print(found, explain, shown)
        if found.forms:
            print_forms(found.understood.numbers[0], found.forms)
        print_elsewhere(found.elsewhere, places)
    ctx.exit(0 if found.hits or found.facts or _is_known_frame(found) else 1)


def _with_own_vehicle(catalog: Catalog, question: str, owned: str) -> tuple[str, str]:
    """The question with the vehicle of the garage that is meant, and its name; as it is where none is."""
    garage = catalog.garage()
    if owned:
        wanted = " ".join(owned.split()).casefold()
        meant = [own for own in garage if wanted in own.name.casefold()]
        if len(meant) != 1:
            names = ", ".join(own.name for own in garage) or "none yet"
            raise click.UsageError(f"--for {owned}: expected the name of one vehicle in the garage ({names}).")
    elif len(garage) == 1 and not catalog.names_vehicle_or_number(question):
        meant = list(garage)
    else:
        return question, ""
    own = meant[0]
    return f"{question} {own.chassis}", own.name if own.name == own.chassis else f'"{own.name}" ({own.chassis})'


def _print(found: Searched, explain: bool, shown: int) -> None:
    if explain:
        _print_understood(found.understood)
    if found.frame:
        print_frame(found.frame)
    if found.facts:
        _print_facts(found.facts)
    for typed, taken in found.understood.corrected:
        say(f'"{typed}" taken for "{taken}"')
    for note in found.notes:
        if note.code == "nearest" and found.hits:
            continue  # The first of the list, which says so itself.
        text = str(note)
        say(text[:1].upper() + text[1:])
    print_hits(found.hits, shown, {} if found.answered else {"text": "Nearest to it"})
    if found.did_you_mean:
        say(f'Did you mean "{found.did_you_mean}"?')
    if not (found.hits or found.facts or _is_known_frame(found)):
        say(f"Nothing is known for {output.shortened(found.query)}.")


def _is_known_frame(found: Searched) -> bool:
    """Whether a frame number is all that was asked for, and its vehicle is known."""
    return bool(found.frame and found.frame.vehicles and not found.understood.words)


def _print_facts(facts: Sequence[VehicleFact]) -> None:
    columns = ("vehicle", "chassis", "engine", "what", "value", "note", "source")
    from partsref.words.notes_for_users import note_for_users

    rows = (
        (
            f"{f.make} {f.model}",
            f.chassis,
            f.engine,
            f.name,
            f"{f.value} {f.unit}".strip(),
            note_for_users(f.note),
            f.source,
        )
        for f in facts
    )
    output.print_table(columns, rows, title="What the vehicle needs")


def _print_understood(understood: Understood) -> None:
    from dataclasses import fields

    parts = ((part.name, getattr(understood, part.name)) for part in fields(understood))
    rows = ((name, ", ".join(map(_words, values))) for name, values in parts if values)
    output.print_table(("understood as", "what"), rows, title="How the question was understood")


def _words(value: object) -> str:
    """One understood thing in words: a vehicle by its names, a correction by both its sides."""
    from dataclasses import astuple, is_dataclass

    if is_dataclass(value) and not isinstance(value, type):
        return " ".join(str(cell) for cell in astuple(value) if cell and isinstance(cell, str))
    return " for ".join(map(str, value[::-1])) if isinstance(value, tuple) else str(value)
