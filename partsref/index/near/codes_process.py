"""Work out the codes of new numbers in a process of its own, while the rows after them are written.

It is told numbers as they come, and answers when asked with all their codes in order. What it is needed for can be done
without it: where it is ended from outside, the codes are worked out here.
"""

from __future__ import annotations

import pickle
import sqlite3
import subprocess
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

from partsref import own_process
from partsref.index.near.bulk import ROUND, Codes, insert
from partsref.index.near.codes import KINDS, check_id

_ENDED = (EOFError, OSError, pickle.UnpicklingError)


class CodesApart:
    """The other process, started with the first numbers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.process: subprocess.Popen[bytes] | None = None
        self._held, self._is_asked = 0, False
        self.ended = False
        """Whether it was ended from outside, or could not be started: then some codes may be missing."""

    def add(self, numbers: Sequence[tuple[int, str]]) -> None:
        """Hand over (part id, key) of numbers, in order of ids; those of a round are written before more are taken."""
        if not numbers:
            return
        check_id(numbers[-1][0])
        if self._held + len(numbers) > ROUND:
            self.write()
        self._held += len(numbers)
        self._tell(numbers)

    def ask(self) -> None:
        """Have the codes of all that was handed over put in order, for `write`; there is time for other work."""
        if self._held and not self._is_asked:
            self._is_asked = True
            self._tell(None)

    def write(self) -> None:
        """Insert the codes of all that was handed over, within the caller's transaction, and forget them."""
        if not self._held:
            return
        self.ask()
        self._held, self._is_asked = 0, False
        while not self.ended and (came := self._answer()) is not None:
            table, codes = came
            insert(self._db, table, array("q", codes))

    def end(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            with suppress(OSError):  # What it was not told any more.
                self.process.__exit__(None, None, None)

    def _tell(self, what: Sequence[tuple[int, str]] | None) -> None:
        if self.ended:
            return
        try:
            self.process = self.process or own_process.start(__name__)
            assert self.process.stdin  # noqa: S101 - it was asked for
            pickle.dump(what, self.process.stdin, pickle.HIGHEST_PROTOCOL)
            self.process.stdin.flush()
        except OSError:
            self.ended = True

    def _answer(self) -> tuple[str, bytes] | None:
        assert self.process and self.process.stdout  # noqa: S101 - it was told
        try:
            came: tuple[str, bytes] | None = pickle.load(self.process.stdout)  # noqa: S301 - from that program
        except _ENDED:
            self.ended = True
            return None
        return came


@contextmanager
def codes_apart(connection: sqlite3.Connection) -> Iterator[CodesApart]:
    """A process that works out codes, which does not outlive this context."""
    codes = CodesApart(connection)
    try:
        yield codes
    finally:
        codes.end()


def main() -> None:
    """The other process: numbers come in; at None their codes go out, each table in order, and last None."""
    tables = [(Codes(table), strings) for table, strings in KINDS]
    with suppress(*_ENDED):  # Nobody is there to ask any more.
        while True:
            if (numbers := pickle.load(sys.stdin.buffer)) is not None:  # noqa: S301 - from `CodesApart`
                for codes, strings in tables:
                    for part_id, key in numbers:
                        codes.add(strings(key), part_id)
                continue
            # All of them before the first is asked for: whoever reads them has the processor to himself.
            for table, some in [(codes.table, some) for codes, _ in tables for some in codes.in_order()]:
                pickle.dump((table, some.tobytes()), sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            pickle.dump(None, sys.stdout.buffer)
            sys.stdout.buffer.flush()
