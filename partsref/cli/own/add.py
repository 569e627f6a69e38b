"""`partsref add`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import click

from partsref.cli.terminal.options import db_option, say
from partsref.model import Relation

_FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "part": (("maker", "number"), ("name", "category")),
    "link": (("maker_from", "number_from", "relation", "maker_to", "number_to"), ("note",)),
    "fitment": (("maker", "number", "make", "model"), ("chassis",)),
    "measure": (("maker", "number", "name", "value"), ("unit",)),
    "spelling": (("maker", "number", "spelling"), ()),
    "vehicle": (("make", "model", "chassis"), ("engine",)),
}
"""What each kind of fact is made of: columns that it must have, in order, and those that may follow."""
_CHOICES = {"relation": list(get_args(Relation))}


@click.command(name="add")
@click.argument("what", type=click.Choice([*_FIELDS]), required=False)
@click.argument("values", nargs=-1)
@click.option("--source", help="Where you have it from: an address, a receipt, or: my truck, measured.")
@click.option("--date", "seen", default="", metavar="YYYY-MM-DD", help="When you saw it. Default: today.")
@click.option(
    "--trust", type=click.Choice(["A", "B", "C", "D"]), default="C", show_default=True, help="How sure it is."
)
@click.option(
    "--from", "folder", type=click.Path(file_okay=False, path_type=Path), help="Take in what `export --mine` wrote."
)
@db_option
@click.pass_context
def command(
    ctx: click.Context,
    what: str | None,
    values: tuple[str, ...],
    source: str | None,
    seen: str,
    trust: str,
    folder: Path | None,
    db: Path,
) -> None:
    """Add a fact of your own, with its source.

    WHAT is part, link, fitment, measure, spelling or vehicle. VALUES come in order, further columns of the catalogue
    as NAME=VALUE; on a terminal, what is missing is asked for. It stays over updates; `partsref mine` lists it and
    takes it back.

    \b
    Example:  partsref add fitment Honda 15400-PFB-014 Honda Acty HA4 --source "my truck"
              partsref add link Suzuki 16510-61A20 equivalent Bosch 0986452058 --source https://example.com/page
              partsref add measure Suzuki 16510-61A20 height 65 mm --source "my caliper"
              partsref add
    """
    from partsref.database_file import add_own_fact, import_own_facts, make_ready

    make_ready(db, say)
    if folder:
        made = import_own_facts(db, folder)
        say(f"Taken in: {made} loads of your own facts. See them with: partsref mine")
        ctx.exit(0 if made else 1)
    step_by_step = what is None or not values
    what = what or _asked("What is it", "", [*_FIELDS])
    named = _named(what, values, step_by_step)
    source = source or _asked("Where do you have it from (an address, a receipt, my truck)", "--source")
    added = add_own_fact(db, what, named, source, trust, seen)
    undo = f"(load {added.load_id}). Take it back with: partsref mine --undo {added.load_id}"
    if added.already:
        say(f"You said so already {undo}")
        return
    for line in added.with_it:
        say(f"Added with it: {line}")
    for line in added.doubts:
        say(f"Please check: {line}")
    say(f"Added: {' '.join(filter(None, named.values()))} {undo}")


def _named(what: str, values: tuple[str, ...], step_by_step: bool) -> dict[str, str]:
    """The values by column: in order, or as NAME=VALUE; what must be there and is not is asked for.

    Step by step, what may follow is asked for too, and may be left empty.
    """
    required, optional = _FIELDS[what]
    columns = (*required, *optional)
    named: dict[str, str] = {}
    in_order = []
    for value in values:
        name, equals, rest = value.partition("=")
        if equals and name.isidentifier() and name.islower():
            named[name] = rest.strip()
        else:
            in_order.append(value.strip())
    if len(in_order) > len(columns):
        raise click.UsageError(f"{what}: expected {' '.join(columns).upper()}; came {len(in_order)} values.")
    named = {**dict(zip(columns, in_order, strict=False)), **named}
    for name in required:
        if not named.get(name):
            named[name] = _asked(name.replace("_", " "), name.upper(), _CHOICES.get(name))
    if step_by_step and sys.stdin.isatty():
        for name in optional:
            named[name] = click.prompt(
                f"{name.replace('_', ' ')} (Enter for none)", default="", show_default=False, err=True
            )
    return named


def _asked(question: str, missing: str, choices: list[str] | None = None) -> str:
    """Ask on a terminal; elsewhere say what is missing."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"Missing {missing or 'WHAT'}: {question}?")
    kind = click.Choice(choices) if choices else str
    answer: str = click.prompt(question, type=kind, err=True)
    return answer
