"""The command `partsref`: a table of commands, each imported only when it is called, and one place for errors."""

from __future__ import annotations

import gc
import os
import signal
import sqlite3
import sys
from importlib import import_module

import click

from partsref.cli.streams import make_streams_safe, readable
from partsref.errors import PartsrefError

_COMMANDS = {
    "build": "Make the database and index from the seed catalogue.",
    "check": "Integrity, contradictions, cycles, unsourced facts.",
    "completion": "Print the script that completes commands in your shell.",
    "explain": "What a number says of itself, known or not.",
    "export": "Write everything out again as CSV.",
    "find": "Which parts carry this number, or nearly so.",
    "load": "Load suppliers' files, all or nothing per file.",
    "loads": "List what was loaded, or what changed between two loads.",
    "match": "A list of numbers in, an explained line each out.",
    "search": "Anything: numbers, vehicles, words, mixed.",
    "serve": "Browse the catalogue in a web browser.",
    "stats": "What the catalogue holds, and which vehicles it covers.",
    "unload": "Withdraw one load.",
    "vehicles": "The vehicles known, their twins, how many parts.",
    "xref": "What replaces a part, what it fits, and why.",
}
_SHORT = frozenset({"explain", "find", "search", "vehicles", "xref"})
"""Commands over before garbage matters: looking for it while modules are imported took a tenth of their time."""


class _CommandTable(click.Group):
    """A group that imports a command's module when the command is called, so that every start is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"partsref.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@click.group(cls=_CommandTable, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="partsref")
def partsref() -> None:
    """Parts catalogue and cross-reference for Japanese kei trucks and vans.

    \b
    Try:  partsref find 16510-61A20
          partsref xref "15601 87204"
          partsref search "sambar tt2 oil filter"
    """


def main() -> None:
    """Run the command line. Whatever goes wrong is one line on standard error and an exit status, never a traceback."""
    make_streams_safe()
    _leave_in_order()
    if sys.argv[1:2] and sys.argv[1] in _SHORT:
        gc.disable()
    try:
        partsref(args=readable(sys.argv[1:]), prog_name="partsref", standalone_mode=True)
    except PartsrefError as error:
        _stop(str(error), error.exit_status)
    except BrokenPipeError:
        # The reader of our output went away (`partsref ... | head`); nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except sqlite3.Error as error:
        _stop(f"the database did not answer: {error}. Try: partsref check", 2)
    except OSError as error:
        _stop(f"{error.filename or 'file'}: {error.strerror or error}", 2)
    except MemoryError:
        _stop("out of memory. Ask for less at once, for example with --limit.", 2)
    except Exception as error:
        if os.environ.get("PARTSREF_DEBUG"):
            raise
        _stop(f"internal error: {type(error).__name__}: {error}. PARTSREF_DEBUG=1 shows where; please report it.", 2)


def _leave_in_order() -> None:
    """Take copies and drafts away when the terminal is closed or the system ends us, as Ctrl-C does."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP.
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, lambda ended_by, _frame: sys.exit(128 + ended_by))


def _stop(message: str, status: int) -> None:
    line = "".join(character if character.isprintable() else " " for character in message)
    print(f"partsref: {' '.join(line.split())}", file=sys.stderr)
    sys.exit(status)
