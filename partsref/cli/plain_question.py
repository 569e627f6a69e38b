"""A question without a command: a number is cross-referenced, all else is searched for, and what was assumed is said.

| typed | asked |
| --- | --- |
| `partsref 16510-61A20` | `xref`, as a part carries the number |
| `partsref "ha4 oil filter"`, `partsref ha4 oil filter` | `search` |
| `partsref フィルター` | `search` |
| `partsref fnid 449197217` | nothing: `find` is offered |
| `partsref help xref` | its help |
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from partsref.cli.command_table import MODULES
from partsref.cli.terminal.options import open_catalog, say
from partsref.default_database import default_database
from partsref.errors import PartsrefError

_SLIPS_OF_A_WORD = 2
_SLIPS_BEFORE_OTHERS = 1
"""Beside other words a first word is sooner a part or a vehicle than a slip in the name of a command."""


def as_command(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command they mean before them.

    Raises `UsageError` for what is rather a slip in the name of a command.
    """
    if arguments[0] == "help":
        return [*arguments[1:2], "--help"]
    words = _words(arguments)
    is_command_like = arguments[0].isascii() and arguments[0].isalpha()
    if is_command_like and (near := _nearest(arguments[0], alone=len(words) == 1)):
        asked = shlex.join(["partsref", near, *arguments[1:]])
        search = shlex.join(["partsref", "search", *words])
        raise click.UsageError(f"No such command {arguments[0]!r}. Nearest: {asked}\nTo look for it as words: {search}")
    question = " ".join(words)
    command = "xref" if any(c.isdigit() for c in question) and _is_number(question, arguments) else "search"
    say(f"Taken as: {shlex.join(['partsref', command, *arguments])}")
    return [command, *arguments]


def _words(arguments: Sequence[str]) -> list[str]:
    """What is asked for: everything before the first option."""
    first = next((place for place, argument in enumerate(arguments) if argument.startswith("-")), len(arguments))
    return list(arguments[: max(1, first)])


def _nearest(word: str, alone: bool) -> str:
    from rapidfuzz.distance import OSA

    slips = _SLIPS_OF_A_WORD if alone and len(word) > 4 else _SLIPS_BEFORE_OTHERS
    near = sorted((OSA.distance(word.lower(), name), name) for name in MODULES)
    return near[0][1] if near[0][0] <= slips else ""


def _is_number(question: str, arguments: Sequence[str]) -> bool:
    """Whether a part carries just this. What cannot be looked up is left to the command to say."""
    try:
        with open_catalog(_database(arguments)) as catalog:
            hits = catalog.find(question, limit=1).hits
    except PartsrefError:
        return False
    return bool(hits) and hits[0].carries_it


def _database(arguments: Sequence[str]) -> Path:
    """The database that is asked, as `--db` will read it."""
    for place, argument in enumerate(arguments):
        if argument.startswith("--db="):
            return Path(argument.removeprefix("--db="))
        if argument == "--db" and place + 1 < len(arguments):
            return Path(arguments[place + 1])
    named = os.environ.get("PARTSREF_DB")
    return Path(named) if named else default_database(say)
