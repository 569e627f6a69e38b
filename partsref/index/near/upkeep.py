"""Keep the index true: take numbers in and out, rebuild it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from partsref.errors import DatabaseError
from partsref.index.near import families, tables
from partsref.index.near.bulk import Codes
from partsref.index.near.codes import LARGEST_ID, lowest, read_alike, shortened, whole, windows
from partsref.store.read.part_keys import PartKeys

LONGEST = 64
"""Characters. Longer keys are no numbers anybody types: they are found whole and by fragment, not nearly."""
SHORTEST = 3
BATCH = 20_000
_ROUND = 1_000_000
"""Numbers whose codes are held at once, 110 bytes each: what fills a table in one go fills its pages."""

Numbers = Iterable[tuple[int, str]]
"""(part id, canonical key), in any order."""


def apply(connection: sqlite3.Connection, added: Numbers, removed: Numbers = ()) -> None:
    """Take in and out (part id, canonical key), inside the caller's open transaction.

    Table `part` has the added rows already. `added` is gone through several times, so that it need not be a list:
    `PartKeys` reads them from the table. What is in the index is not taken in twice, and what is not in it is not
    taken out. An index that is missing or of another version is made from table `part`.
    """
    if not tables.are_there(connection):
        rebuild(connection)
        added = ()
    for batch in batches(removed, BATCH):
        _take_out(connection, present(connection, batch))
    if _is_empty(connection):
        _take_in(connection, list(added) if iter(added) is added else added)
        return
    for batch in batches(added, _ROUND):
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
    for table, strings in (("near_slip", strings_of), ("near_window", windows)):
        codes = Codes(table)
        for held, (part_id, key) in enumerate(numbers, 1):
            if part_id > LARGEST_ID:
                raise DatabaseError(f"part {part_id}: the near-number index holds ids up to {LARGEST_ID}")
            codes.add(strings(key), part_id)
            if held % _ROUND == 0:
                codes.write(connection)
        codes.write(connection)
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


def strings_of(key: str) -> list[bytes]:
    """The strings a number is found near by. The first is the whole number, and every number has that."""
    strings = shortened(key)
    return [*strings, read_alike(key)] if SHORTEST <= len(key) <= LONGEST else strings[:1]


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
