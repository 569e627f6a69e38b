"""Bring a catalogue folder (plain CSV, see its datapackage.json) into a database: the seed, or an export of ours."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex

from partsref.errors import DatabaseError, InputError
from partsref.index import near
from partsref.index.words import word_index
from partsref.intake.catalogue.read_folder import Progress, load_folder
from partsref.model import Source
from partsref.shipped import shipped
from partsref.store.file.database import exists, open_reader, open_writer, sole_use, writing
from partsref.store.write import load_records
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer

SEED_SOURCE = Source("catalog", "partsref seed catalogue", "", "catalogue", "C")
"""The load's own source; each fact keeps the source its row names."""

_ABANDONED_SECONDS = 3600


def build(path: Path, folder: Path | None = None, progress: Progress = lambda _step: None) -> int:
    """Make the database at `path` from the catalogue folder; returns the number of rows read.

    The new file takes the old one's place only when it is complete. Raises `DatabaseError` when `path` holds
    something that is not a catalogue, or suppliers' loads that a build would lose; `InputError` when a row of the
    folder is not what it should be.
    """
    if exists(path):
        with closing(open_reader(path)) as connection:
            _refuse_to_lose(connection, path)
    _sweep(path)
    fresh = path.with_name(f".{path.name}.{token_hex(4)}.new")
    try:
        rows = fill(fresh, folder or shipped("catalog"), progress)
        _take_place(fresh, path)
    except DatabaseError as error:
        # The user knows the file by the name he gave it.
        raise DatabaseError(str(error).replace(str(fresh), str(path))) from error
    finally:
        for leftover in (fresh, Path(f"{fresh}-wal"), Path(f"{fresh}-shm")):
            leftover.unlink(missing_ok=True)
    progress("words")
    with closing(open_reader(path)) as connection:
        word_index.ensure(path, connection)
    return rows


def fill(path: Path, folder: Path, progress: Progress = lambda _step: None) -> int:
    """Load a catalogue folder into the database at `path` in one transaction; returns the number of rows read."""
    if not (folder / "parts.csv").is_file():
        raise InputError(f"{folder}: not a catalogue folder: expected parts.csv and its companions in it.")
    connection = open_writer(path)
    try:
        with writing(connection, path):
            writer = Writer(connection)
            writer.begin(SEED_SOURCE, str(folder.name), mode="FULL")
            rows = load_folder(writer, folder, progress)
            writer.finish(rows)
            progress("numbers")
            near.apply(connection, writer.added_parts())
            relate(connection)
        connection.execute("PRAGMA optimize")
        # A finished file is one file: no write-ahead log stands beside it until somebody writes again.
        connection.execute("PRAGMA journal_mode = delete")
    finally:
        connection.close()
    return rows


def _take_place(fresh: Path, path: Path) -> None:
    """Put the new file where the old one is, while nobody else can write the old one."""
    if not exists(path):
        fresh.replace(path)
        return
    with sole_use(path) as connection:
        _refuse_to_lose(connection, path)
        fresh.replace(path)
        for journal in ("-wal", "-shm", "-journal"):
            Path(f"{path}{journal}").unlink(missing_ok=True)


def _refuse_to_lose(connection: sqlite3.Connection, path: Path) -> None:
    standing = (load for load in load_records.loads(connection) if load.replaced_by is None)
    others = [load.file for load in standing if load.source != SEED_SOURCE.id]
    if others:
        raise DatabaseError(
            f"{path}: holds suppliers' loads ({', '.join(others[:3])}) that a build would lose."
            " Build beside it with --db OTHER, or unload them first."
        )


def _sweep(path: Path) -> None:
    """Take away what builds that were killed left behind."""
    for leftover in path.absolute().parent.glob(f".{path.name}.*.new*"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _ABANDONED_SECONDS:
                leftover.unlink()
