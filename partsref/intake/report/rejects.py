"""The rejected rows, beside the file they came from: its own columns, then the row and the reason.

Corrected in place, the file loads as it is: the two added columns are known and not read.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

from partsref.errors import InputError
from partsref.formulas import guarded, text_in
from partsref.intake.report.problems import Problem

ROW_COLUMN, REASON_COLUMN = "partsref row", "partsref reason"


class Rejects:
    """Collects rejected rows in a hidden file that takes its place with `keep`, or goes with `drop`."""

    def __init__(self, target: Path | None, names: tuple[str, ...]) -> None:
        self.count = 0
        self._target, self._names = target, [name for name in names if name not in (ROW_COLUMN, REASON_COLUMN)]
        self._kept = [at for at, name in enumerate(names) if name not in (ROW_COLUMN, REASON_COLUMN)]
        self._width = len(names)
        self._file: IO[str] | None = None
        self._writer: Any = None

    def add(self, cells: list[str], problem: Problem) -> None:
        """Take in one row. Raises `InputError` where no file can be written."""
        self.count += 1
        if self._target is None:
            return
        if self._file is None:
            self._open(self._target)
        kept = [cells[at] if at < len(cells) else "" for at in self._kept]
        # What stands beyond the header stays beyond it: the row is too long still, until somebody mends it.
        beyond = cells[self._width :]
        self._writer.writerow([*map(in_rejects, kept), problem.row, str(problem), *map(in_rejects, beyond)])

    def keep(self) -> Path | None:
        """Put the rejected rows in their place; returns it, or None if there are none."""
        if self._file is None or self._target is None:
            return None
        self._file.close()
        os.replace(self._file.name, self._target)  # noqa: PTH105 - the name of an open temporary file is text
        self._file = None
        return self._target

    def drop(self) -> None:
        """Forget what is not in its place yet."""
        if self._file is not None:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
            self._file = None

    def _open(self, target: Path) -> None:
        try:
            # A byte order mark, so that spreadsheets read the Japanese right.
            self._file = NamedTemporaryFile(  # noqa: SIM115 - open as long as the load
                "w", encoding="utf-8-sig", errors="replace", newline="", dir=target.parent,
                prefix=f".{target.name[:100]}.", delete=False,
            )  # fmt: skip
        except OSError as error:
            raise InputError(
                f"{target}: rejected rows cannot be written there ({error.strerror}). Name a place with --rejects PATH."
            ) from error
        self._writer = csv.writer(self._file)
        self._writer.writerow([*self._names, ROW_COLUMN, REASON_COLUMN])


def rejects_path(file: str | Path) -> Path:
    """Where the rejects of a file go: beside it; those of standard input into this folder."""
    return Path("stdin.rejects.csv") if str(file) == "-" else Path(f"{file}.rejects.csv")


def in_rejects(cell: str) -> str:
    """The cell as the file has it, unless that runs; loaded again it must say what it said there."""
    return cell if cell.startswith("'") or text_in(cell) is not None else guarded(cell)
