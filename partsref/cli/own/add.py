"""`partsref add`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from partsref.cli.terminal.options import db_option, say

_FIELDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "part": (("maker", "number"), ("name", "category")),
    "link": (("maker_from", "number_from", "relation", "maker_to", "number_to"), ("note",)),
    "fitment": (("maker", "number", "make", "model"), ("chassis",)),
    "measure": (("maker", "number", "name", "value"), ("unit",)),
    "spelling": (("maker", "number", "spelling"), ()),
    "vehicle": (("make", "model", "chassis"), ("engine",)),
}
"""What each kind of fact is made of: columns that it must have, in order, and those that may follow."""


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
    what = what or _asked("What is it", "", [*_FIELDS])
    named = _named(what, values)
    source = source or _asked("Where do you have it from (an address, a receipt, my truck)", "--source")
    load_id, with_it = add_own_fact(db, what, named, source, trust, seen)
    for line in with_it:
        say(f"Added with it: {line}")
    say(f"Added: {' '.join(named.values())} (load {load_id}). Take it back with: partsref mine --undo {load_id}")


def _named(what: str, values: tuple[str, ...]) -> dict[str, str]:
    """The values by column: in order, or as NAME=VALUE; what must be there and is not is asked for."""
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
            named[name] = _asked(name.replace("_", " "), name.upper())
    return named


def _asked(question: str, missing: str, choices: list[str] | None = None) -> str:
    """Ask on a terminal; elsewhere say what is missing."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"Missing {missing or 'WHAT'}: {question}?")
    kind = click.Choice(choices) if choices else str
    answer: str = click.prompt(question, type=kind, err=True)
    return answer
