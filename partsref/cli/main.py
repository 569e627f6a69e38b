"""The command `partsref`: a table of commands, each imported only when it is called, and one place for errors."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from importlib import import_module
from typing import Any

import click

from partsref.cli.command_table import MODULES, PAGED, ROOMS
from partsref.cli.terminal import signals
from partsref.cli.terminal.pager import NO_PAGER, paged
from partsref.cli.terminal.signals import leave_in_order
from partsref.cli.terminal.streams import hold_utf8, make_streams_safe, readable, swallow_output
from partsref.errors import PartsrefError, one_line, tell_warnings_to

_SHORT = frozenset({"explain", "find", "search", "vehicles", "xref"})
"""Commands over before garbage matters: looking for it while modules are imported took a tenth of their time."""


class _NobodyReadsError(Exception):
    """The reader of our output went away (`partsref ... | head`)."""


class _CommandTable(click.Group):
    """A group that imports a command's module when the command is called, so that every start is quick."""

    def invoke(self, ctx: click.Context) -> Any:
        """As Click does, but for a reader of our output who went away, which Click takes for a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise _NobodyReadsError from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in MODULES:
            return None
        command: click.Command = import_module(MODULES[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As Click does, but a question that names no command is asked all the same, or the nearest command offered."""
        if args[0] not in MODULES:
            from partsref.cli.plain_question import as_command

            args = as_command(args)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in ROOMS.values():
            with formatter.section(title):
                formatter.write_dl(sorted(commands.items()), col_max=12)


@click.group(cls=_CommandTable, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="partsref")
@click.option(NO_PAGER, is_flag=True, help="Use no pager (else PARTSREF_PAGER, PAGER or less, on a terminal).")
def partsref(no_pager: bool) -> None:
    """Parts catalogue and cross-reference for Japanese kei trucks and vans.

    What is asked without a command is answered too: a number as by `xref`, all else as by `search`.

    \b
    Try:  partsref 16510-61A20
          partsref "sambar tt2 oil filter"
          partsref xref "15601 87204"
    """


def main() -> None:
    """Run the command line. Whatever goes wrong is one line on standard error and an exit status, never a traceback."""
    hold_utf8()
    make_streams_safe()
    leave_in_order()
    tell_warnings_to(_warn)
    if sys.argv[1:2] and sys.argv[1] in _SHORT:
        gc.disable()
    arguments, is_paged = _about_pager(readable(sys.argv[1:]))
    try:
        with paged(is_paged):
            _run(arguments)
    except (_NobodyReadsError, BrokenPipeError):
        swallow_output()
        sys.exit(0)
    except PartsrefError as error:
        _stop(str(error), error.exit_status)
    except sqlite3.Error as error:
        _break_off(f"the database did not answer: {error}. Try: partsref check")
    except OSError as error:
        if error.filename is None and _is_of_output(error):
            swallow_output()
            _break_off(f"standard output: cannot be written ({error.strerror or error}).")
        if error.filename is None:
            _break_off(f"a file cannot be read or written ({error.strerror or error}).")
        _break_off(f"{error.filename}: {error.strerror or error}")
    except MemoryError:
        _break_off("out of memory. Ask for less at once, for example with --limit.")
    except RecursionError:
        _break_off("what was given is nested too deeply to be read.")
    except Exception as error:
        if os.environ.get("PARTSREF_DEBUG"):
            raise
        _break_off(f"internal error: {type(error).__name__}: {error}. PARTSREF_DEBUG=1 shows where; please report it.")


def _about_pager(arguments: list[str]) -> tuple[list[str], bool]:
    """The arguments, and whether what they ask for goes through a pager; `--no-pager` may stand anywhere, as in git."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    if NO_PAGER in options:
        place = options.index(NO_PAGER)
        return [*arguments[:place], *arguments[place + 1 :]], False
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    return arguments, command in PAGED or command not in MODULES


def _run(arguments: list[str]) -> None:
    """Run the command, and see its answer out: what waits to be written may find no room, or nobody, yet."""
    try:
        partsref(args=arguments, prog_name="partsref", standalone_mode=True)
    except SystemExit as stop:
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            swallow_output()
            _break_off(f"standard output: cannot be written ({error.strerror}).", stop.code)
        raise


def _is_of_output(error: OSError) -> bool:
    """Whether it was standard output that could not be written: only doors print."""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals["__name__"].startswith(("partsref.intake", "partsref.index", "partsref.store")):
            return False
        trace = trace.tb_next
    return True


def _warn(message: str) -> None:
    print(f"partsref: {message}", file=sys.stderr)


def _break_off(message: str, status: object = 0) -> None:
    """Something went wrong that no rule of ours foresaw: an error, or a warning where what was to be written is in."""
    from partsref.database_file import is_in

    if is_in():
        _warn(one_line(f"It is in. Afterwards something went wrong: {message}"))
        sys.exit(status if isinstance(status, int) else 0)
    _stop(message, 2)


def _stop(message: str, status: int) -> None:
    if signals.is_ending():  # What failed did so because we were ended.
        sys.exit(signals.status())
    print(f"partsref: {one_line(message)}", file=sys.stderr)
    sys.exit(status)
