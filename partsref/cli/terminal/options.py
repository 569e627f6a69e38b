"""Options and openings that commands share."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import click

from partsref.cli.terminal import signals
from partsref.default_database import NAME, default_database
from partsref.errors import InputError

if TYPE_CHECKING:
    from partsref.api import Catalog
    from partsref.cluster.access.cluster_address import ClusterAddress

_F = TypeVar("_F", bound=Callable[..., Any])

Where: TypeAlias = "Path | ClusterAddress"
"""A catalogue's file, or the cluster it is published on."""
LOAD_ID = click.IntRange(0, 2**63 - 1)
"""The number of a load, as large as SQLite's can be."""


class _Database(click.Path):
    """The path of a database; where a cluster will do, also the address of one (`opensearch+https://...`)."""

    def __init__(self, or_cluster: bool) -> None:
        super().__init__(dir_okay=False, path_type=Path)
        self._or_cluster = or_cluster

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As Click does, but for the address of a cluster."""
        if not str(value).startswith("opensearch+"):
            return super().convert(value, param, ctx)
        from partsref.cluster.access.cluster_address import read_address

        place = read_address(str(value))
        if not self._or_cluster:
            command = ctx.info_name if ctx else "this"
            raise InputError(f"{place}: is a cluster; {command} works on the catalogue's file: give --db its path.")
        return place


def db_option(function: _F) -> _F:
    """`--db PATH`, or PARTSREF_DB; else partsref.db in this folder, else the user's own."""
    return _db_option(function, False, "The database file.")


def place_option(function: _F) -> _F:
    """As `db_option`; the address of a cluster will do too."""
    return _db_option(function, True, "The database file, or opensearch+https://USER@HOST:9200/parts.")


def _db_option(function: _F, or_cluster: bool, told: str) -> _F:
    return click.option(
        "--db",
        type=_Database(or_cluster),
        callback=_named,
        envvar="PARTSREF_DB",
        default=None,
        show_envvar=True,
        help=f"{told} Default: {NAME} in this folder, else your own for every folder.",
    )(function)


def _named(context: click.Context, parameter: click.Parameter, path: Where | None) -> Where:
    if path is None:
        return Path(NAME) if context.resilient_parsing else default_database(say)
    if not path.name:
        raise click.BadParameter("expected the path of a database file, came nothing.", param=parameter)
    return path


def json_option(function: _F) -> _F:
    """`--json`: the answer for programs."""
    return _form("--json", "as_json", "Print JSON for programs.")(function)


def csv_option(function: _F) -> _F:
    """`--csv`: the answer for spreadsheets."""
    return _form("--csv", "as_csv", "Print CSV for spreadsheets.")(function)


def nl_option(function: _F) -> _F:
    """`--nl`: a list for programs that read line by line."""
    return _form("--nl", "as_nl", "Print the list as JSON, one object a line.")(function)


_FORMS = {"as_json": "--json", "as_csv": "--csv", "as_nl": "--nl"}


def _form(option: str, name: str, help_line: str) -> Callable[[_F], _F]:
    return click.option(option, name, is_flag=True, help=help_line, callback=_only_form)


def _only_form(context: click.Context, parameter: click.Parameter, given: bool) -> bool:
    """One form at a time. Raises `UsageError` for a second."""
    if given:
        chosen = context.meta.setdefault("partsref.form", parameter.name)
        if chosen != parameter.name:
            raise click.UsageError(f"Choose {_FORMS[chosen]} or {_FORMS[str(parameter.name)]}, not both.")
    return given


def limit_option(default: int) -> Callable[[_F], _F]:
    """`--limit N`: how many at most."""
    return click.option(
        "--limit", type=click.IntRange(1, 10_000), default=default, show_default=True, help="How many at most."
    )


def screen_limit_option(function: _F) -> _F:
    """`--limit N` of an answer that shows a screen to people, and more to programs."""
    return click.option("--limit", type=click.IntRange(1, 10_000), help="How many at most.")(function)


def all_option(function: _F) -> _F:
    """`--all`: everything, not what fits a screen."""
    return click.option("--all", "every", is_flag=True, help="Show all of it, not the screenful that comes first.")(
        function
    )


def trust_option(function: _F) -> _F:
    """`--trust`: how far to trust what is loaded."""
    return click.option(
        "--trust",
        type=click.Choice(["A", "B", "C", "D"]),
        default="C",
        show_default=True,
        help="A article records, B workshop tables, C shops, D unverified.",
    )(function)


class NumberCommand(click.Command):
    """A command that is given numbers, one of which may begin with a dash and is no option then."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As Click does, but for what an unknown option made of digits is told. Raises `UsageError`."""
        given = next((text for text in args if text[:1] == "-" and text[1:2].isdigit()), "")
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if not given or error.option_name[:2] != given[:2]:
                raise
            hint = f"To ask for what begins with a dash: {ctx.command_path} -- {shlex.quote(given)}"
            raise click.UsageError(f"{error.message}\n{hint}", ctx) from error


def open_catalog(db: Where) -> Catalog:
    """Open the catalogue for reading; a file that is not there is built first, saying so on standard error."""
    if not isinstance(db, Path):
        from partsref.cluster_catalog import ClusterCatalog

        return ClusterCatalog(db)
    from partsref.api import Catalog

    catalog = Catalog.open(db, say)
    catalog.connection.set_progress_handler(signals.is_ending, signals.STEPS_BETWEEN_LOOKS)
    if sys.stderr.isatty() and catalog.is_behind_seed():
        say("A newer seed catalogue is shipped than this database was made from. Take it in with: partsref update")
    return catalog


def say(message: str) -> None:
    """A word to the person, beside the answer: standard error. On a terminal no word of it is broken at the edge."""
    if sys.stderr.isatty():
        from partsref.cli.terminal.cell_text import wrapped
        from partsref.cli.terminal.output import columns

        message = "\n".join(wrapped(message, columns()))
    print(message, file=sys.stderr)


def program_options(function: _F) -> _F:
    """What every command that answers has for programs, and the catalogue it asks."""
    return json_option(csv_option(nl_option(place_option(function))))


def answer_options(function: _F) -> _F:
    """As `program_options`, with how much of a long answer is shown to people."""
    return all_option(screen_limit_option(program_options(function)))
