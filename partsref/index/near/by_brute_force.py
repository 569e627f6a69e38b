"""Hold what the near index answers to what comparing every number finds, for a sample of questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from partsref.index.near.codes import LONGEST
from partsref.index.near.fragments import containing
from partsref.index.near.lookup import near_keys
from partsref.index.near.one_slip import near
from partsref.numbers.slips import slips

_ASKED = 20
_SHORTEST = 6
_NO_LIMIT = 1_000_000


def compare(connection: sqlite3.Connection) -> Iterator[str]:
    """What the index does not find and comparing does, a line each; reads every number once a question."""
    keys = [key for (key,) in connection.execute("SELECT DISTINCT key FROM part NOT INDEXED ORDER BY key")]
    long = [key for key in keys if _SHORTEST <= len(key) <= LONGEST]
    for turn, key in enumerate(long[:: len(long) // _ASKED + 1]):
        at = 1 + turn % (len(key) - 2)
        yield from _one_slip(connection, key[:at] + key[at + 1 :], keys)
        yield from _fragment(connection, key[: len(key) // 2 + 1], keys)


def _one_slip(connection: sqlite3.Connection, asked: str, keys: list[str]) -> Iterator[str]:
    found = {key for key, _ in near_keys(connection, asked, _NO_LIMIT, 1)}
    meant = {key for key in near(asked, keys, 1) if key != asked and slips(key, asked, 1)}
    yield from (f"{key}, one slip from {asked}, is not found near it" for key in sorted(meant - found))


def _fragment(connection: sqlite3.Connection, asked: str, keys: list[str]) -> Iterator[str]:
    found = {key for _, key in containing(connection, asked, _NO_LIMIT)}
    meant = {key for key in keys if key.startswith(asked) and key != asked}
    yield from (f"{key} is not found by its beginning {asked}" for key in sorted(meant - found))
