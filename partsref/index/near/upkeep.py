"""Keep the index true: take numbers in and out, rebuild it, check it against table `part`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from partsref.index.near import tables
from partsref.index.near.deletes import LONGEST_KEY, hashes

_BATCH = 50_000
_SHOWN = 10


def apply(
    connection: sqlite3.Connection,
    added: Iterable[tuple[int, str]],
    removed: Iterable[tuple[int, str]] = (),
) -> None:
    """Take in and out (part id, canonical key), inside the caller's open transaction.

    Taking in a part that is in already changes nothing; so does taking out one that is not, but for its fragments:
    take out only what was taken in.
    """
    tables.make(connection)
    for batch in _batches(removed):
        connection.executemany("DELETE FROM near_delete WHERE hash = ? AND part_id = ?", _rows(batch))
        connection.executemany("INSERT INTO near_fragment (near_fragment, rowid, key) VALUES ('delete', ?, ?)", batch)
    for batch in _batches(added):
        connection.executemany("INSERT OR IGNORE INTO near_delete VALUES (?, ?)", sorted(_rows(batch)))
        connection.executemany("INSERT INTO near_fragment (rowid, key) VALUES (?, ?)", batch)


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew from table `part`, inside the caller's open transaction."""
    tables.drop(connection)
    apply(connection, connection.execute("SELECT id, key FROM part ORDER BY id").fetchall())


def is_complete(connection: sqlite3.Connection) -> bool:
    """True when the tables are there in today's layout. Cheap; `check` compares them with table `part`."""
    try:
        return tables.are_there(connection)
    except sqlite3.DatabaseError:
        return False


def check(connection: sqlite3.Connection) -> list[str]:
    """What disagrees with table `part`, one line each; nothing when all is well."""
    if not is_complete(connection):
        return ["the near-number index is missing or of another version; run: partsref build"]
    found: list[str] = []
    for part_id, key in connection.execute("SELECT id, key FROM part ORDER BY id"):
        for number in sorted(hashes(key)) if len(key) <= LONGEST_KEY else ():
            sql = "SELECT 1 FROM near_delete WHERE hash = ? AND part_id = ?"
            if not connection.execute(sql, (number, part_id)).fetchone():
                found.append(f"the near-number index lacks part {part_id} ({key})")
                break
        if len(found) >= _SHOWN:
            return found
    sql = "SELECT DISTINCT part_id FROM near_delete WHERE part_id NOT IN (SELECT id FROM part) ORDER BY 1 LIMIT ?"
    found += [f"the near-number index names part {row[0]}, which is gone" for row in connection.execute(sql, (_SHOWN,))]
    return found


def _rows(batch: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    return ((number, part_id) for part_id, key in batch if len(key) <= LONGEST_KEY for number in hashes(key))


def _batches(rows: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    iterator = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
