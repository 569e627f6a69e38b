"""Bring many codes into a table in the order of the table: a B-tree filled in order is fast to fill, and full."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from zlib import crc32

from partsref.index.near.codes import HASH, HASH_BITS, ID_BITS

_INSERT = "INSERT OR IGNORE INTO {table} VALUES {rows}"
_BUCKET_BITS = 8
_SHIFT = HASH_BITS - _BUCKET_BITS
ROUND = 1_000_000
"""Numbers whose codes are held at once, 110 bytes each: what fills a table in one go fills its pages."""
_ROWS = 500
"""Rows of one statement: a statement a row costs three times as much."""


class Codes:
    """Collects codes, eight bytes each, until they are written to `table`, a table of one integer primary key."""

    def __init__(self, table: str) -> None:
        self.table = table
        self._buckets = [array("q") for _ in range(1 << _BUCKET_BITS)]
        self._append = [bucket.append for bucket in self._buckets]

    def add(self, strings: Iterable[bytes], number: int) -> None:
        """Take in the codes of one number or family: what its strings hash to, above its id."""
        append = self._append
        for whole in map(crc32, strings):
            hashed = whole & HASH
            append[hashed >> _SHIFT](hashed << ID_BITS | number)

    def in_order(self) -> Iterator[array[int]]:
        """What was collected, a part at a time, each code once; it is forgotten."""
        for bucket in self._buckets:
            codes = array("q", sorted(set(bucket)))
            del bucket[:]
            yield codes

    def write(self, connection: sqlite3.Connection) -> None:
        """Insert what was collected, in order, and forget it. A code that is there already stays."""
        for codes in self.in_order():
            insert(connection, self.table, codes)


def insert(connection: sqlite3.Connection, table: str, codes: array[int]) -> None:
    """Insert codes in order into a table of one integer primary key; one that is there already stays."""
    whole = len(codes) - len(codes) % _ROWS
    connection.executemany(
        _INSERT.format(table=table, rows=",".join(["(?)"] * _ROWS)),
        (codes[i : i + _ROWS] for i in range(0, whole, _ROWS)),
    )
    connection.executemany(_INSERT.format(table=table, rows="(?)"), zip(codes[whole:], strict=False))
