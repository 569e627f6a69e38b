"""What can go wrong in a way a user can mend. Each message says what was expected, what came, and what to do."""

from __future__ import annotations

from collections.abc import Callable


class PartsrefError(Exception):
    """Base of every error shown to a user as one line. `exit_status` is the command's exit status."""

    exit_status = 2


class NotFoundError(PartsrefError):
    """Nothing answers the question."""

    exit_status = 1


class DatabaseError(PartsrefError):
    """The file is missing, not a partsref database, damaged, locked or not writable."""


class InputError(PartsrefError):
    """A file or value from outside is not what it should be. The message names file, row and column."""


def one_line(text: str) -> str:
    """Any text as one line that cannot drive a terminal: control characters and turned directions become spaces."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def warn(message: str) -> None:
    """Say what the user should know though the work is done: on standard error in the command line, else in the log."""
    _TELLERS[-1](one_line(message))


def tell_warnings_to(teller: Callable[[str], None]) -> None:
    """Have warnings said by `teller` from now on."""
    _TELLERS[1:] = [teller]


def _log(message: str) -> None:
    import logging  # What answers a question in the command line need not pay for it.

    logging.getLogger("partsref").warning(message)


_TELLERS: list[Callable[[str], None]] = [_log]
