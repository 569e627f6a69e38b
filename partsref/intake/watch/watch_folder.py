"""Load what appears in a folder: what is loaded moves to done/, what cannot be to failed/ with the reason beside it.

Killed at any moment nothing is loaded twice: a load is in the database or it is not, and a file that was loaded but not
moved is known by its contents, and moved by the next round.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from partsref.errors import DatabaseError, InputError, warn
from partsref.intake.columns.mapfile import read_mapfile
from partsref.intake.report.load_report import LoadReport
from partsref.intake.supplier.load_file import LoadOptions, load_file
from partsref.intake.watch.arrivals import SETTLED_SECONDS, Arrivals, FileStamp, mapping_beside, stamp
from partsref.store.file.drafts import sweep_folder, write_whole
from partsref.values import frozen

DONE, FAILED = "done", "failed"
_LOOK_AGAIN = 0.25


@frozen
class Outcome:
    """What became of one file: the report of its load, or why there is none; `moved` is where it lies now."""

    file: Path
    moved: Path | None
    report: LoadReport | None = None
    reason: str = ""

    @property
    def failed(self) -> bool:
        """Whether nothing of the file is in the catalogue."""
        return self.report is None or not (self.report.loaded or self.report.unchanged)


class Watch:
    """A folder that is watched for one source. Raises `InputError` where it cannot be written."""

    def __init__(self, folder: Path, database: Path, options: LoadOptions) -> None:
        if not folder.is_dir():
            raise InputError(f"{folder}: there is no such folder. Make it, and put suppliers' lists into it.")
        self._folder, self._database, self._options = folder, database, options
        self._arrivals = Arrivals(folder)
        for name in (DONE, FAILED):
            try:
                (folder / name).mkdir(exist_ok=True)
            except OSError as error:
                raise InputError(f"{folder / name}: cannot be made ({error.strerror}).") from error
            sweep_folder(folder / name)  # What a watcher that was killed had begun to write.
        self._stuck: dict[Path, FileStamp | None] = {}
        """Files that are in and could not be moved: they are not looked at again unless they change."""

    def once(self) -> Iterator[Outcome]:
        """Load what is there, when it has stopped growing; what keeps growing is left for the next time."""
        self._arrivals.whole()
        until = time.monotonic() + SETTLED_SECONDS + 2 * _LOOK_AGAIN
        late = False
        while self.waiting() and not late:
            late = time.monotonic() >= until  # One look more: on a busy machine there may have been none.
            time.sleep(_LOOK_AGAIN)
            yield from self.round()

    def waiting(self) -> list[Path]:
        """The files that are there still, but for those that are in and could not be moved."""
        return [path for path in self._arrivals.waiting() if not self._is_stuck(path)]

    def _is_stuck(self, path: Path) -> bool:
        return path in self._stuck and self._stuck[path] == stamp(path)

    def forever(self, every: float, rested: Callable[[], None]) -> Iterator[Outcome]:
        """Load what comes, looking every so many seconds; `rested` is called after each round."""
        while True:
            yield from self.round()
            rested()
            time.sleep(every)

    def round(self) -> Iterator[Outcome]:
        """One look: load the files that are whole, and move them."""
        for path in self._arrivals.whole():
            if not self._is_stuck(path) and (outcome := self._taken(path)) is not None:
                yield outcome

    def _taken(self, path: Path) -> Outcome | None:
        """None where the file is to wait: it changed, or is gone. Raises `DatabaseError`: the file is not at fault."""
        before = stamp(path)
        done = _free(self._folder / DONE / path.name)
        rejects = done.with_name(f"{done.name}.rejects.csv")
        try:
            given = self._options.given
            if beside := mapping_beside(path):
                given = replace(read_mapfile(beside), encoding=given.encoding)
            report = load_file(self._database, path, replace(self._options, given=given, rejects=rejects))
        except DatabaseError as error:
            raise DatabaseError(f"{path}: stays where it is. {error}") from error
        except InputError as error:
            return None if stamp(path) != before else self._failed(path, str(error).removeprefix(f"{path}: "), None)
        if not (report.loaded or report.unchanged):
            reason = "\n".join(report.told())
            return self._failed(path, reason, report, rejects)
        try:
            moved = _moved(path, done)
        except InputError as error:
            warn(f"It is in. {error}")
            self._stuck[path], moved = stamp(path), None
        return Outcome(path, moved, report)

    def _failed(self, path: Path, reason: str, report: LoadReport | None, rejects: Path | None = None) -> Outcome:
        target = _free(self._folder / FAILED / path.name)
        text = target.with_name(f"{target.name}.txt")
        # The reason first: a file in failed/ always has one.
        write_whole(text, f"{reason}\nMend it, and put the file back into {self._folder}.\n")
        if rejects is not None and rejects.exists():
            _moved(rejects, target.with_name(f"{target.name}.rejects.csv"))
        return Outcome(path, _moved(path, target), report, reason)


def _free(target: Path) -> Path:
    """A name that no earlier file has: list.csv, list-2.csv ... The same again as long as nothing is moved there."""
    at, free = 1, target
    while free.exists():
        at += 1
        free = target.with_name(f"{target.stem}-{at}{target.suffix}")
    return free


def _moved(path: Path, target: Path) -> Path | None:
    """Where the file lies now; None if somebody else has taken it."""
    try:
        os.replace(path, target)  # noqa: PTH105 - one step on every system
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path}: cannot be moved to {target.parent} ({error.strerror}).") from error
    return target
