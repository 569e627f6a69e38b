"""Write a snapshot: the whole catalogue and its word index at one generation, checked, while loads go on."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from partsref.errors import DatabaseError, InputError, warn
from partsref.index.words import word_index
from partsref.index.words.sealed_folder import sweep_temporary
from partsref.snapshot.manifest import (
    DATABASE,
    MANIFEST,
    WORDS,
    File,
    Manifest,
    folder_name,
    is_file_name,
    is_folder_name,
    now,
    read_manifest,
)
from partsref.snapshot.place import SnapshotPlace
from partsref.store.file import database as store
from partsref.store.file.database import generation, open_reader
from partsref.store.file.drafts import draft_folder, sweep
from partsref.store.file.integrity import damage
from partsref.store.file.lock_holder import lock_holder
from partsref.values import frozen

Say = Callable[[str], None]


@frozen
class Written:
    """The snapshot a place holds now; `is_new` tells whether it had to be written."""

    manifest: Manifest
    is_new: bool


def write_snapshot(database: Path, place: SnapshotPlace, *, force: bool = False) -> Written:
    """Write the catalogue as it is now to `place`, unless that holds it already.

    What is there stays whole until the new one is. Raises `InputError` when the place holds another catalogue, or a
    newer state of this one, and not `force`; `DatabaseError` when the catalogue cannot be read or copied.
    """
    _sweep_copies()
    with closing(open_reader(database)) as connection:
        known = held(place)
        if known and not force:
            state = generation(connection)
            _refuse_backwards(state, known, place)
            if state == known.state:
                _prune(place, known.folder)
                return Written(known, is_new=False)
        try:
            with draft_folder(_copies(), "part", 0o700) as folder:
                copy = folder / DATABASE
                _copy(connection, copy, database)
                manifest = _put(copy, place)
        except OSError as error:
            raise DatabaseError(f"{database}: cannot be copied ({error.strerror}). The place is as it was.") from error
    _prune(place, manifest.folder, known.folder if known else "")
    return Written(manifest, is_new=True)


def _copies() -> Path:
    return Path(tempfile.gettempdir()) / "partsref-snapshot"


def _sweep_copies() -> None:
    """Take away the copies of ended ones, though nothing may have to be written: who was killed may have been in."""
    sweep_temporary()
    with suppress(OSError):
        sweep(_copies())


def held(place: SnapshotPlace) -> Manifest | None:
    """The snapshot a place names as whole; None where there is none yet. Raises `InputError` for something else."""
    try:
        text = place.read(MANIFEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return None
    return read_manifest(text, place.name)


def hash_of(path: Path) -> str:
    """The hash a manifest names a file by."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, partial(hashlib.blake2b, digest_size=16)).hexdigest()


def _refuse_backwards(state: tuple[str, int], known: Manifest, place: SnapshotPlace) -> None:
    if state[0] != known.identity:
        raise InputError(f"{place.name}: holds snapshots of another catalogue. Name another place, or add --force.")
    if state[1] < known.generation:
        raise InputError(
            f"{place.name}: holds a newer state of this catalogue ({known.generation}, here {state[1]})."
            " To put the older one in its place add --force."
        )


def _copy(connection: sqlite3.Connection, copy: Path, database: Path) -> None:
    """One state of the file, whatever is written meanwhile; checked, with the word index of that state beside it."""
    until = time.monotonic() + store.WRITER_WAIT_SECONDS

    def step(status: int, _left: int, _whole: int) -> None:
        """Without a limit of ours it is tried again for ever: somebody may never let go, or locks may be impossible."""
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise DatabaseError(f"{database}: {lock_holder(database)}. The place is as it was; try again.")

    try:
        with closing(sqlite3.connect(copy)) as target:
            connection.backup(target, progress=step)  # All pages in one step: within one view of the file.
            target.execute("PRAGMA journal_mode = delete")
    except (sqlite3.Error, OSError) as error:
        raise DatabaseError(f"{database}: cannot be copied ({error}). The place is as it was.") from error
    with closing(open_reader(copy)) as copied:
        if problem := next(damage(copied), ""):
            raise DatabaseError(f"{database}: is damaged ({problem}); no snapshot was written. Try: partsref check")
        take_words_along(database, copy)
        word_index.ensure(copy, copied)
    word_index.forget(copy)


def take_words_along(database: Path, copy: Path) -> None:
    """Copy the word index beside one file to beside another: what it lacks is caught up with, which is quicker."""
    with suppress(OSError):  # Where there is none, or it is being swapped: then it is made anew.
        shutil.copytree(database.with_name(f"{database.name}.words"), copy.with_name(WORDS), symlinks=True)


def _put(copy: Path, place: SnapshotPlace) -> Manifest:
    """Copy all files to a folder of their own, then name it in the manifest: until then it is nobody's."""
    with closing(open_reader(copy)) as copied:
        identity, number = generation(copied)
    folder = folder_name(number, os.urandom(4).hex())
    files: dict[str, File] = {}
    try:
        for name, path in _files(copy):
            place.put(f"{folder}/{name}", path)
            files[name] = File(path.stat().st_size, hash_of(path))
        manifest = Manifest(identity, number, now(), folder, files)
        place.replace(MANIFEST, manifest.as_text().encode())
    except OSError as error:
        if _is_in(place, folder):
            warn(f"It is in. Afterwards something went wrong: {error.strerror or error}")
            return manifest
        with suppress(OSError):
            place.drop(folder)
        reason = error.strerror or error
        raise DatabaseError(f"{place.name}: cannot be written ({reason}). What it held before is as it was.") from error
    return manifest


def _files(copy: Path) -> Iterator[tuple[str, Path]]:
    """The database and the files of its index, by their names in the snapshot; not the locks of those who write."""
    for path in sorted(copy.parent.rglob("*")):
        name = path.relative_to(copy.parent).as_posix()
        if path.is_file() and is_file_name(name):
            yield name, path


def _is_in(place: SnapshotPlace, folder: str) -> bool:
    """Whether the place names this very copy as its newest: an error may come after that."""
    try:
        found = held(place)
    except (OSError, InputError):
        return False
    return found is not None and found.folder == folder


def _prune(place: SnapshotPlace, newest: str, before: str = "") -> None:
    """Delete all but the newest and the one before it: older ones, and half copies of those that were killed.

    What cannot be deleted now goes with the next. Where nobody knows which was before, the last of them is kept.
    """
    with suppress(OSError):
        place.sweep(MANIFEST)
        others = [name for name in place.folders() if is_folder_name(name) and name != newest]
        kept = before or (others[-1] if others else "")
        for name in others:
            if name != kept:
                place.drop(name)
