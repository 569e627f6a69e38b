"""Write everything out again as the catalogue folder that `seed` reads: plain CSV, UTF-8."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from pathlib import Path

from partsref.errors import InputError
from partsref.shipped import shipped
from partsref.store.read import dump


def export(connection: sqlite3.Connection, folder: Path) -> dict[str, int]:
    """Write every table into `folder`; returns rows by file. Raises `InputError` if it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = {name: _write(connection, folder, name) for name in dump.TABLES}
        shutil.copyfile(shipped("catalog") / "datapackage.json", folder / "datapackage.json")
    except OSError as error:
        raise InputError(f"{folder}: cannot be written ({error.strerror}). Name another folder.") from error
    return written


def _write(connection: sqlite3.Connection, folder: Path, name: str) -> int:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(dump.TABLES[name][0])
        written = 0
        for row in dump.rows(connection, name):
            writer.writerow(row)
            written += 1
    return written
