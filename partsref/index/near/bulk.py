"""Bring many codes into a table in the order of the table: a B-tree filled in order is fast to fill, and full."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable
from zlib import crc32

from partsref.index.near.codes import HASH, HASH_BITS, ID_BITS

_INSERT = "INSERT OR IGNORE INTO {table} VALUES {rows}"
_BUCKET_BITS = 8
_SHIFT = HASH_BITS - _BUCKET_BITS
_ROWS = 500
"""Rows of one statement: a statement a row costs three times as much."""


class Codes:
    """Collects codes, eight bytes each, until they are written to `table`, a table of one integer primary key."""

    def __init__(self, table: str) -> None:
        self.table = table
        self._buckets = [array("q") for _ in range(1 << _BUCKET_BITS)]

    def add(self, strings: Iterable[bytes], number: int) -> None:
        """Take in the codes of one number or family: what its strings hash to, above its id."""
        buckets = self._buckets
        for string in strings:
            hashed = crc32(string) & HASH
            buckets[hashed >> _SHIFT].append(hashed << ID_BITS | number)

    def write(self, connection: sqlite3.Connection) -> None:
        """Insert what was collected, in order, and forget it. A code that is there already stays."""
        for bucket in self._buckets:
            self._insert(connection, sorted(set(bucket)))
            del bucket[:]

    def _insert(self, connection: sqlite3.Connection, codes: list[int]) -> None:
        whole = len(codes) - len(codes) % _ROWS
        connection.executemany(
            _INSERT.format(table=self.table, rows=",".join(["(?)"] * _ROWS)),
            (codes[i : i + _ROWS] for i in range(0, whole, _ROWS)),
        )
        connection.executemany(_INSERT.format(table=self.table, rows="(?)"), zip(codes[whole:], strict=False))
