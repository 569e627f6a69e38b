"""What changed from one load of a source to a later one."""

from __future__ import annotations

import sqlite3

from partsref.errors import InputError, NotFoundError
from partsref.model import Change, Load
from partsref.store.write.load_diff import changes, kept_changes
from partsref.store.write.load_records import load


def compare(connection: sqlite3.Connection, before: int, after: int) -> list[Change]:
    """What load `after` says otherwise than load `before`; none when they say the same.

    When `after` took the place of `before`, what it changed then is told from the record. Raises `NotFoundError` for
    an unknown load, `InputError` for loads of different sources or a load of which nothing is left to compare.
    """
    old, new = _known(connection, before), _known(connection, after)
    if old.source != new.source:
        raise InputError(
            f"load {before} is of {old.source}, load {after} of {new.source}: compare loads of one source."
        )
    if old.replaced_by == after:
        return list(kept_changes(connection, after))
    for one in (old, new):
        if one.replaced_by:
            raise InputError(
                f"load {one.id} was replaced by load {one.replaced_by}: compare these two, or load its file again."
            )
    return changes(connection, [before], after)


def _known(connection: sqlite3.Connection, load_id: int) -> Load:
    found = load(connection, load_id)
    if found is None:
        raise NotFoundError(f"there is no load {load_id}. See them with: partsref loads")
    return found
