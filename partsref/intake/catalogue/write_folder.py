"""Write everything out again as the catalogue folder that `seed` reads: plain CSV, UTF-8."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Callable, Container
from pathlib import Path

from partsref.errors import InputError
from partsref.shipped import shipped
from partsref.store.file.drafts import draft_folder
from partsref.store.file.swap_folder import swap_in
from partsref.store.read import dump

DESCRIPTION = "datapackage.json"
"""What each file and column of a catalogue folder holds."""
_OF_OTHERS = (
    " This is an export: rows whose source is not one of the seed catalogue's come from suppliers' lists or the user,"
    " and the licence of the seed does not cover them."
)
INCOMPLETE = ".incomplete"
"""A file that stands in a folder while an export writes over another file by file: `build` refuses such a folder."""
_OURS = frozenset({INCOMPLETE, DESCRIPTION, "disputes.csv", *(f"{name}.csv" for name in dump.TABLES)})


def export(connection: sqlite3.Connection, folder: Path) -> dict[str, int]:
    """Write every table into `folder`; returns rows by file. Raises `InputError` if it cannot be written.

    All is written beside first: an export that is killed leaves no folder, or the one before it as it was.
    """

    def fill(draft: Path) -> dict[str, int]:
        written = {name: _write(connection, draft, name) for name in dump.TABLES}
        _describe(draft, written)
        return written

    return write_folder(folder, fill)


def write_folder(folder: Path, fill: Callable[[Path], dict[str, int]]) -> dict[str, int]:
    """Have `fill` write catalogue files into a folder aside, then give them their place; returns what `fill` does.

    Where one stands already it takes its place in one step; where the system has no such step, file by file under a
    mark that says so. Files that are no catalogue's stay. Raises `InputError` if it cannot be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with draft_folder(Path(os.path.realpath(folder)), "part") as draft:
            written = fill(draft)
            _put(draft, Path(os.path.realpath(folder)))
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}). Name another folder.") from error
    return written


def _describe(folder: Path, names: Container[str]) -> None:
    """The shipped description without the tables no database holds (stems, places): they travel with the package."""
    package = json.loads((shipped("catalog") / DESCRIPTION).read_text(encoding="utf-8"))
    package["description"] += _OF_OTHERS
    package["resources"] = [one for one in package["resources"] if one["name"] in names]
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / DESCRIPTION).write_text(f"{text}\n", encoding="utf-8")


def _put(draft: Path, folder: Path) -> None:
    try:
        draft.rename(folder)  # Where no folder is, or an empty one.
    except OSError:
        if not folder.is_dir():
            raise
    else:
        return
    if swap_in(draft, folder, _OURS):
        return
    mark = folder / INCOMPLETE
    mark.touch()
    outlived = [folder / name for name in _OURS - {INCOMPLETE} if not (draft / name).exists()]
    for file in sorted(draft.iterdir()):
        file.replace(folder / file.name)
    for old in outlived:
        old.unlink(missing_ok=True)
    mark.unlink()


def _write(connection: sqlite3.Connection, folder: Path, name: str) -> int:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(dump.TABLES[name][0])
        written = 0
        for row in dump.rows(connection, name):
            writer.writerow(row)
            written += 1
    return written
