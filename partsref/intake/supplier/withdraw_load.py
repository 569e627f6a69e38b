"""Withdraw one load: its evidence, then the facts that have none left."""

from __future__ import annotations

from pathlib import Path

from partsref.errors import NotFoundError
from partsref.index import near
from partsref.model import Load
from partsref.store.file.database import open_writer, writing
from partsref.store.write import load_records
from partsref.store.write.cover_vehicles import forget_vehicles, relate
from partsref.store.write.resolve_claims import settle_parts
from partsref.store.write.withdraw import Withdrawal, Withdrawn


def unload(database: Path, load_id: int) -> tuple[Load, Withdrawn]:
    """Withdraw a load, in one transaction; returns it and what went with it.

    Raises `NotFoundError` when there is no such load, or a later one has taken its place.
    """
    connection = open_writer(database)
    try:
        with writing(connection, database):
            found = load_records.load(connection, load_id)
            if found is None:
                raise NotFoundError(f"there is no load {load_id}. See them with: partsref loads")
            if found.replaced_by:
                raise NotFoundError(f"load {load_id} was replaced by load {found.replaced_by}: nothing of it is left.")
            withdrawal = Withdrawal(connection)
            withdrawal.loads([load_id])
            gone = withdrawal.sweep()
            settle_parts(connection)
            forget_vehicles(connection, found)
            load_records.forget(connection, load_id)
            near.apply(connection, (), gone.parts)
            relate(connection)
    finally:
        connection.close()
    return found, gone
