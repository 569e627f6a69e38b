"""What can go wrong in a way a user can mend. Each message says what was expected, what came, and what to do."""

from __future__ import annotations


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
