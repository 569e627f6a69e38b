"""What doors do to a database file as a whole: make it, load into it, withdraw from it, make its indexes anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from partsref.errors import DatabaseError, PartsrefError
from partsref.store.file.database import exists
from partsref.store.file.drafts import write_whole
from partsref.store.file.outcome import is_in
from partsref.store.file.schema import APPLICATION_ID
from partsref.store.file.sqlite_errors import is_gone, is_interrupted
from partsref.store.file.target import refuse_to_overwrite

if TYPE_CHECKING:
    from partsref.cluster.access.cluster_address import ClusterAddress
    from partsref.cluster.publishing.publish import Published
    from partsref.intake.catalogue.update import Updated
    from partsref.intake.own.own_facts import Added
    from partsref.model import Load
    from partsref.store.read.own_vehicles import OwnVehicle
    from partsref.store.write.withdraw import Withdrawn

__all__ = [
    "add_own_fact",
    "add_to_garage",
    "catch_up_words",
    "dispute_fact",
    "drop_from_garage",
    "exists",
    "export_own_facts",
    "fold_log",
    "import_own_facts",
    "is_catalogue",
    "is_gone",
    "is_in",
    "is_interrupted",
    "make_ready",
    "publish",
    "refuse_to_overwrite",
    "remake_indexes",
    "undo_own_fact",
    "update_seed",
    "withdraw_load",
    "write_whole",
]


def make_ready(path: Path, say: Callable[[str], None], *, empty: bool = False) -> None:
    """Make the database at `path` if there is none: from the shipped catalogue or, with `empty`, without a fact."""
    if exists(path):
        return
    if empty:
        from partsref.store.file.database import open_writer

        open_writer(path).close()
        say(f"{path} is not there yet: made, with nothing in it.")
        return
    from partsref.intake.catalogue.build_database import build

    say(f"{path} is not there yet: building it from the shipped catalogue ...")
    build(path)


def withdraw_load(path: Path, load_id: int) -> tuple[Load, Withdrawn]:
    """Withdraw a load; returns it and what went with it.

    Raises `DatabaseError` without a database, `NotFoundError` for a load that is not in force.
    """
    from partsref.intake.supplier.withdraw_load import unload

    if not exists(path):
        raise DatabaseError(f"{path}: no such database, so nothing to withdraw. Name it with --db PATH.")
    return unload(path, load_id)


def remake_indexes(path: Path) -> None:
    """Make anew what is derived from the facts; nothing is done without a database."""
    if exists(path):
        from partsref.intake.catalogue.repair import remake

        remake(path)


def catch_up_words(path: Path) -> None:
    """Bring the word index up to the facts now, so that the next question need not wait for it."""
    from partsref.intake.catalogue.build_database import make_words

    make_words(path)


def fold_log(path: Path) -> None:
    """Take a write-ahead log that readers left beside the file into it, if nobody else has it open."""
    from partsref.store.file.database import open_writer

    if Path(f"{os.path.realpath(path)}-wal").exists():
        with suppress(DatabaseError, OSError):
            open_writer(path).close()


def is_catalogue(path: str | None) -> bool:
    """True if the file says it is a partsref database."""
    if not path:
        return False
    try:
        with Path(path).open("rb") as file:
            header = file.read(72)
    except OSError:
        return False
    return header[:15] == b"SQLite format 3" and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def publish(path: Path, url: str, index: str, say: Callable[[str], None]) -> tuple[ClusterAddress, Published]:
    """Publish the catalogue at `path`; returns where, and what was done.

    Raises `InputError` for what is no address, or for a catalogue older than what is published; `DatabaseError` when
    the cluster does not take it: what is read there is then unchanged.
    """
    from contextlib import closing

    from partsref.cluster.access.cluster_address import read_address
    from partsref.cluster.access.wire import Wire
    from partsref.cluster.publishing.publish import publish

    place = read_address(url, index)
    with closing(Wire(place)) as wire:
        return place, publish(path, wire, say)


def add_own_fact(
    path: Path, what: str, values: Mapping[str, str], source: str, trust: str = "C", seen: str = ""
) -> Added:
    """Add a fact of the user's own; returns its load and what is to be told of it. Raises `InputError`."""
    from partsref.intake.catalogue.build_database import make_words
    from partsref.intake.own.own_facts import add_fact, own_source, valid_date

    done = add_fact(path, what, values, own_source(source, trust), valid_date(seen) if seen else "")
    make_words(path)
    return done


def import_own_facts(path: Path, folder: Path) -> int:
    """Take in again what `export --mine` wrote; returns how many loads it made. Raises `InputError`."""
    from partsref.intake.catalogue.build_database import make_words
    from partsref.intake.own.own_files import import_own

    made = 0
    try:
        for _ in import_own(path, folder):
            made += 1
    except PartsrefError as error:
        if not made:
            raise
        raise type(error)(f"{error} Before that {made} loads came in; taken in again, they are left out.") from error
    make_words(path)
    return made


def export_own_facts(path: Path, folder: Path) -> dict[str, int]:
    """Write the user's facts as rows of catalogue files; rows by file. Raises `NotFoundError` where there are none."""
    from partsref.errors import NotFoundError
    from partsref.intake.own.own_files import export_own

    if not exists(path):
        raise NotFoundError("there are no facts of your own yet. Add one with: partsref add")
    return export_own(path, folder)


def undo_own_fact(path: Path, load_id: int) -> str:
    """Take back one of the user's own facts; returns what it was. Raises `NotFoundError` for anybody else's load."""
    from partsref.errors import NotFoundError
    from partsref.intake.own.own_facts import own_facts

    known = {fact.load_id: fact for fact in own_facts(path)} if exists(path) else {}
    if load_id not in known:
        raise NotFoundError(f"load {load_id} is no fact of your own. See yours with: partsref mine")
    withdraw_load(path, load_id)
    return known[load_id].what


def dispute_fact(path: Path, what: str, values: Sequence[str], why: str, source: str) -> int:
    """Dispute a link (maker, number, maker, number) or a fitment (maker, number, make, model, chassis).

    Returns the load. Raises `NotFoundError` where nobody says so, `DatabaseError` without a database.
    """
    from partsref.intake.own.disputes import dispute_fitment, dispute_link
    from partsref.intake.own.own_facts import own_source

    if not exists(path):
        raise DatabaseError(f"{path}: no such database, so there is nothing to dispute. Name it with --db PATH.")
    part = values[0], values[1]
    if what == "link":
        return dispute_link(path, part, (values[2], values[3]), why, own_source(source))
    vehicle = values[2], values[3], values[4] if len(values) > 4 else ""
    return dispute_fitment(path, part, vehicle, why, own_source(source))


def update_seed(path: Path, folder: Path | None = None) -> Updated:
    """Take in a newer seed, with everything of the user's kept. Raises `DatabaseError` and `InputError`."""
    from partsref.intake.catalogue.update import update

    return update(path, folder)


def add_to_garage(path: Path, written: str, name: str = "") -> OwnVehicle:
    """Keep a vehicle of the user's. Raises `InputError` for what is no frame number or chassis code."""
    from partsref.intake.own.garage import add_vehicle

    return add_vehicle(path, written, name)


def drop_from_garage(path: Path, name: str) -> None:
    """Take a vehicle out of the garage. Raises `NotFoundError` for one that is not in it."""
    from partsref.intake.own.garage import drop_vehicle

    drop_vehicle(path, name)
