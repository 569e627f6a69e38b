"""The vehicles a user owns, in the database beside the facts; no page and no export shows them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from partsref.errors import InputError, NotFoundError
from partsref.store.file.database import open_writer, writing
from partsref.store.read.own_vehicles import OwnVehicle, own_vehicles
from partsref.words.chassis import is_code, normal
from partsref.words.frame_number import read_frame


def add_vehicle(path: Path, written: str, name: str = "") -> OwnVehicle:
    """Keep a vehicle by its frame number or chassis code, under a name of the user's.

    Raises `InputError` for what is neither, and for a name that is taken.
    """
    framed = read_frame(written)
    code = framed.code if framed else normal(written)
    if not is_code(code):
        raise InputError(f"expected a frame number or chassis code, such as HA4-1234567 or HA4; came {written!r}.")
    called = " ".join(name.split()) or code
    with closing(open_writer(path)) as connection, writing(connection, path):
        if any(known.name.casefold() == called.casefold() for known in own_vehicles(connection)):
            raise InputError(f"{called!r} is in the garage already: give this one another name.")
        own = OwnVehicle(called, str(framed or ""), code)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        connection.execute("INSERT INTO garage VALUES (?, ?, ?, ?)", (own.name, own.frame, own.chassis, now))
    return own


def drop_vehicle(path: Path, name: str) -> None:
    """Take a vehicle out of the garage. Raises `NotFoundError` for a name that is not there."""
    with closing(open_writer(path)) as connection, writing(connection, path):
        gone = connection.execute("DELETE FROM garage WHERE name = ? COLLATE NOCASE", (name,)).rowcount
        if not gone:
            raise NotFoundError(f"No vehicle {name!r} is in the garage. See them with: partsref garage")
