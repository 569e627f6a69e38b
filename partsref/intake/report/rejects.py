"""The rejected rows, beside the file they came from: its own columns, then the row and the reason.

Corrected in place, the file loads as it is: the two added columns are known and not read.
"""

from __future__ import annotations

import csv
import filecmp
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path
from typing import IO, Any

from partsref.errors import InputError
from partsref.formulas import guarded, text_in
from partsref.intake.report.problems import Problem
from partsref.store.file.drafts import draft_folder

ROW_COLUMN, REASON_COLUMN = "partsref row", "partsref reason"


class Rejects:
    """Collects rejected rows in a hidden file that takes its place with `keep`, or goes with `drop`."""

    def __init__(self, target: Path | None, names: tuple[str, ...]) -> None:
        self.count = 0
        self._target, self._names = target, [name for name in names if name not in (ROW_COLUMN, REASON_COLUMN)]
        self._kept = [at for at, name in enumerate(names) if name not in (ROW_COLUMN, REASON_COLUMN)]
        self._width = len(names)
        self.before: Path | None = None
        """Where what stood in their place was put."""
        self._is_new = False
        """Whether they stand in their place, and did not before."""
        self._draft = ExitStack()
        self._file: IO[str] | None = None
        self._writer: Any = None

    def add(self, cells: list[str], problem: Problem) -> None:
        """Take in one row. Raises `InputError` where no file can be written."""
        self.count += 1
        if self._target is None:
            return
        kept = [cells[at] if at < len(cells) else "" for at in self._kept]
        # What stands beyond the header stays beyond it: the row is too long still, until somebody mends it.
        beyond = cells[self._width :]
        try:
            if self._file is None:
                self._open(self._target)
            self._writer.writerow([*map(in_rejects, kept), problem.row, str(problem), *map(in_rejects, beyond)])
        except OSError as error:
            raise _nowhere(self._target, error) from error

    def keep(self) -> Path | None:
        """Put the rejected rows in their place; returns it, or None if there are none.

        What stood there may have been corrected by hand: unless it is the same it is kept under another name, `before`.
        Raises `InputError` where they cannot be written.
        """
        if self._file is None or self._target is None:
            return None
        try:
            self._put(self._file, self._target)
        except OSError as error:
            raise _nowhere(self._target, error) from error
        self.drop()
        return self._target

    def _put(self, file: IO[str], target: Path) -> None:
        file.close()
        made = Path(file.name)
        self._is_new = not target.exists() or not filecmp.cmp(made, target, shallow=False)
        if self._is_new and target.exists():
            before = _free_name(target)
            target.rename(before)
            self.before = before
        made.replace(target)

    def end(self, *, take_back: bool) -> None:
        """Forget what is not in its place. `take_back`: the load failed, and what stood there before does so again."""
        self.drop()
        if not take_back or not self._is_new or self._target is None:
            return
        with suppress(OSError):
            if self.before is not None:
                self.before.replace(self._target)
            else:
                self._target.unlink()

    def drop(self) -> None:
        """Forget what is not in its place yet."""
        if self._file is not None:
            with suppress(OSError):  # What could not be written is of no use to anybody.
                self._file.close()
            self._file = None
        self._draft.close()

    def _open(self, target: Path) -> None:
        folder = self._draft.enter_context(draft_folder(target, "part"))
        # A byte order mark, so that spreadsheets read the Japanese right.
        self._file = (folder / "rejects").open("w", encoding="utf-8-sig", errors="replace", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow([*self._names, ROW_COLUMN, REASON_COLUMN])


def _nowhere(target: Path, error: OSError) -> InputError:
    return InputError(
        f"{target}: rejected rows cannot be written there ({error.strerror}). Name a place with --rejects PATH."
    )


def _free_name(target: Path) -> Path:
    """The first of target.1, target.2 ... that nothing has."""
    return next(path for number in count(1) if not (path := target.with_name(f"{target.name}.{number}")).exists())


def rejects_path(file: str | Path) -> Path:
    """Where the rejects of a file go: beside it; those of standard input into this folder."""
    return Path("stdin.rejects.csv") if str(file) == "-" else Path(f"{file}.rejects.csv")


def in_rejects(cell: str) -> str:
    """The cell as the file has it, unless that runs; loaded again it must say what it said there."""
    return cell if cell.startswith("'") or text_in(cell) is not None else guarded(cell)
