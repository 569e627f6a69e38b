"""Bring a catalogue folder (plain CSV, see its datapackage.json) into a database: the seed, or an export of ours."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from partsref.errors import DatabaseError, InputError, warn
from partsref.index import near
from partsref.index.words import word_index
from partsref.index.words.sealed_folder import sweep_temporary
from partsref.intake.catalogue.read_folder import Progress, load_folder
from partsref.intake.catalogue.seed import remember_seed
from partsref.intake.catalogue.write_folder import INCOMPLETE
from partsref.model import Source
from partsref.shipped import shipped
from partsref.store.file.database import exists, open_reader, open_writer, writing
from partsref.store.file.drafts import draft_folder
from partsref.store.file.outcome import NOTHING_CHANGED, begin, is_in
from partsref.store.file.put_in_place import put_in_place
from partsref.store.file.sqlite_errors import explained
from partsref.store.write import load_records
from partsref.store.write.cover_vehicles import relate
from partsref.store.write.writer import Writer

SEED_SOURCE = Source("catalog", "partsref seed catalogue", "", "catalogue", "C")
"""The load's own source; each fact keeps the source its row names."""


def build(path: Path, folder: Path | None = None, progress: Progress = lambda _step: None) -> int:
    """Make the database at `path` from the catalogue folder; returns the number of rows read.

    The new file takes the old one's place only when it is complete. Raises `DatabaseError` when `path` holds
    something that is not a catalogue, or suppliers' loads that a build would lose; `InputError` when a row of the
    folder is not what it should be.
    """
    real = Path(os.path.realpath(path))
    begin()  # What was in before this is no answer to whether this is.
    try:
        if exists(path):
            with closing(open_reader(path)) as connection:
                _refuse_to_lose(connection, path)
        with draft_folder(real, "new") as drafts:
            fresh = drafts / "db"
            rows = _filled(fresh, path, folder or shipped("catalog"), progress)
            put_in_place(fresh, real, lambda standing: _refuse_to_lose(standing, path))
    except sqlite3.Error as error:
        raise explained(error, path, NOTHING_CHANGED) from error
    except OSError as error:
        if not is_in():
            raise DatabaseError(f"{path}: cannot be made ({error.strerror or error}). {NOTHING_CHANGED}") from error
        warn(f"It is in. Afterwards something went wrong: {error}")
    progress("words")
    make_words(path)
    return rows


def make_words(path: Path) -> None:
    """Make the word index after a write: if that fails the facts are in all the same; the next search makes it."""
    sweep_temporary()
    try:
        with closing(open_reader(path)) as connection:
            word_index.ensure(path, connection)
    except (DatabaseError, sqlite3.Error, OSError) as error:
        warn(f"It is in, but not the word index yet; the next search makes it. {error}")


def _filled(fresh: Path, path: Path, folder: Path, progress: Progress) -> int:
    try:
        return fill(fresh, folder, progress)
    except DatabaseError as error:
        # The user knows the file by the name he gave it.
        raise DatabaseError(str(error).replace(str(fresh), str(path))) from error


def refuse_no_catalogue(folder: Path) -> None:
    """Raise `InputError` for a folder that is no catalogue, or only half of one."""
    if not (folder / "parts.csv").is_file():
        raise InputError(f"{folder}: not a catalogue folder: expected parts.csv and its companions in it.")
    if (folder / INCOMPLETE).exists():
        raise InputError(f"{folder}: an export into it was ended half way. Export again, then build.")


def fill(path: Path, folder: Path, progress: Progress = lambda _step: None) -> int:
    """Load a catalogue folder into the database at `path` in one transaction; returns the number of rows read."""
    refuse_no_catalogue(folder)
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
            remember_seed(connection, folder)
        connection.execute("PRAGMA optimize")
    finally:
        connection.close()
    return rows


def _refuse_to_lose(connection: sqlite3.Connection, path: Path) -> None:
    standing = (load for load in load_records.loads(connection) if load.replaced_by is None)
    others = [load.file for load in standing if load.source != SEED_SOURCE.id]
    if others:
        raise DatabaseError(
            f"{path}: holds suppliers' loads ({', '.join(others[:3])}) that a build would lose."
            " Build beside it with --db OTHER, or unload them first."
        )
