"""Keep the index true: take numbers in and out, rebuild it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from partsref.index.near import families, tables
from partsref.index.near.bulk import ROUND, Codes
from partsref.index.near.codes import KINDS, LONGEST, check_id, lowest, strings_of, whole, windows
from partsref.store.read.part_keys import PartKeys

if TYPE_CHECKING:
    from partsref.index.near.codes_process import CodesApart

BATCH = 20_000

Numbers = Iterable[tuple[int, str]]
"""(part id, canonical key), in any order."""


def apply(
    connection: sqlite3.Connection, added: Numbers, removed: Numbers = (), apart: CodesApart | None = None
) -> None:
    """Take in and out (part id, canonical key), inside the caller's open transaction.

    Table `part` has the added rows already. `added` is gone through several times, so that it need not be a list:
    `PartKeys` reads them from the table. What is in the index is not taken in twice, and what is not in it is not
    taken out. An index that is missing or of another version is made from table `part`. `apart` was handed all that is
    added, which is new then, and no part before had its ids.
    """
    if not tables.are_there(connection):
        rebuild(connection)
        added = ()
    for batch in batches(removed, BATCH):
        _take_out(connection, present(connection, batch))
    if apart is not None:
        apart.ask()
        _take_in_pieces(connection, added)
        apart.write()
        if apart.ended:
            _take_in_codes(connection, added)
        return
    if _is_empty(connection):
        _take_in(connection, list(added) if iter(added) is added else added)
        return
    for batch in batches(added, ROUND):
        known = set(present(connection, batch))
        _take_in(connection, sorted(number for number in batch if number not in known))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from table `part`, inside the caller's open transaction."""
    tables.make(connection)
    _take_in(connection, PartKeys(connection))


def is_complete(connection: sqlite3.Connection) -> bool:
    """True when the tables are there in today's layout. Cheap; `check.check` compares them with table `part`."""
    try:
        return tables.are_there(connection)
    except sqlite3.DatabaseError:
        return False


def _take_in(connection: sqlite3.Connection, numbers: Numbers) -> None:
    _take_in_codes(connection, numbers)
    _take_in_pieces(connection, numbers)


def _take_in_codes(connection: sqlite3.Connection, numbers: Numbers) -> None:
    for table, strings in KINDS:
        codes = Codes(table)
        for held, (part_id, key) in enumerate(numbers, 1):
            check_id(part_id)
            codes.add(strings(key), part_id)
            if held % ROUND == 0:
                codes.write(connection)
        codes.write(connection)


def _take_in_pieces(connection: sqlite3.Connection, numbers: Numbers) -> None:
    families.take_in(connection, [key for _, key in numbers if len(key) <= LONGEST])
    # FTS5 writes what it holds at every row that comes before the last.
    connection.executemany("INSERT INTO near_fragment (rowid, key) VALUES (?, ?)", numbers)


def _take_out(connection: sqlite3.Connection, batch: list[tuple[int, str]]) -> None:
    slips = ((code | part_id,) for part_id, key in batch for code in lowest(strings_of(key)))
    connection.executemany("DELETE FROM near_slip WHERE code = ?", slips)
    pieces = ((code | part_id,) for part_id, key in batch for code in lowest(windows(key)))
    connection.executemany("DELETE FROM near_window WHERE code = ?", pieces)
    families.take_out(connection, [key for _, key in batch if len(key) <= LONGEST])
    connection.executemany("INSERT INTO near_fragment (near_fragment, rowid, key) VALUES ('delete', ?, ?)", batch)


def present(connection: sqlite3.Connection, batch: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Those of `batch` that are in the index."""
    found: list[tuple[int, str]] = []
    for numbers in batches(batch, BATCH):
        by_code = {
            code | part_id: (part_id, key)
            for (part_id, key), code in zip(numbers, lowest(whole(key) for _, key in numbers), strict=True)
        }
        rows = connection.execute(
            "SELECT value FROM json_each(?) JOIN near_slip ON code = value", (json.dumps(list(by_code)),)
        )
        found += [by_code[row[0]] for row in rows]
    return found


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM near_slip LIMIT 1").fetchone() is None


def batches(rows: Numbers, size: int) -> Iterator[list[tuple[int, str]]]:
    """The rows in lists of at most `size`."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch
