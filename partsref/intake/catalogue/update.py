"""A newer seed taken in: what a user and his suppliers added stays, what vanished from the seed is withdrawn."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from partsref.errors import DatabaseError, InputError
from partsref.index import near
from partsref.intake.catalogue.build_database import SEED_SOURCE, make_words, refuse_no_catalogue
from partsref.intake.catalogue.read_folder import Progress, load_folder
from partsref.intake.catalogue.seed import is_made_from, remember_seed
from partsref.model import Change
from partsref.shipped import shipped
from partsref.store.file.database import exists, open_writer, writing
from partsref.store.file.outcome import NOTHING_CHANGED
from partsref.store.write import load_records
from partsref.store.write.cover_vehicles import forget, relate
from partsref.store.write.load_diff import changes, keep_changes
from partsref.store.write.writer import Writer
from partsref.values import frozen


@frozen
class Updated:
    """What an update did: `changed` is False where the database was made from this very seed already."""

    changed: bool
    load_id: int = 0
    changes: tuple[Change, ...] = ()


def update(path: Path, folder: Path | None = None, progress: Progress = lambda _step: None) -> Updated:
    """Take the seed in `folder` (default: the shipped one) into the database at `path`: all of it or nothing.

    Raises `DatabaseError` without a database, `InputError` when a row of the seed is not what it should be.
    """
    source = folder or shipped("catalog")
    if not exists(path):
        raise DatabaseError(f"{path}: no such database. Make it with: partsref build --db {path}")
    refuse_no_catalogue(source)
    done = Updated(changed=False)
    with closing(open_writer(path)) as connection:
        try:
            if not is_made_from(connection, source):
                with writing(connection, path):
                    done = _taken_in(connection, source, progress)
        except OSError as error:
            raise InputError(f"{source}: cannot be read ({error.strerror}). {NOTHING_CHANGED}") from error
    make_words(path)  # Of a seed that is in already too: whoever took it in may not have come so far.
    return done


def _taken_in(connection: sqlite3.Connection, folder: Path, progress: Progress) -> Updated:
    before = [load.id for load in load_records.in_force(connection, SEED_SOURCE.id)]
    writer = Writer(connection)
    load_id = writer.begin(SEED_SOURCE, folder.name, mode="FULL")
    forget(connection)
    writer.reference.forget()
    rows = load_folder(writer, folder, progress)
    told: list[Change] = []
    if before:
        told = changes(connection, before, load_id)
        keep_changes(connection, load_id, told)
        writer.withdrawal.loads(before)
        load_records.mark_replaced(connection, before, load_id)
    writer.finish(rows)
    progress("numbers")
    near.apply(connection, writer.added_parts(), writer.gone.parts)
    relate(connection)
    remember_seed(connection, folder)
    return Updated(True, load_id, tuple(told))
