"""Ids of facts: looked up many at once, and given out to those that are new. Every fact stands once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from itertools import count
from typing import Any

Fact = tuple[Any, ...]


def fact_ids(
    connection: sqlite3.Connection,
    table: str,
    columns: tuple[str, ...],
    facts: Sequence[Fact],
    new_from: int,
    part_columns: int = 1,
) -> tuple[list[int], int]:
    """The id in `table` of each fact (its identifying `columns`), and how many were not there yet and are made.

    The first `part_columns`, one or two, are ids of parts. A fact of a part numbered `new_from` or later cannot be
    there yet, which saves looking for it: the greater part of a first load.
    """
    distinct, last_part = set(facts), part_columns - 1
    perhaps_known = [fact for fact in distinct if fact[0] < new_from and fact[last_part] < new_from]
    known = _known(connection, table, columns, perhaps_known)
    new = sorted(distinct - known.keys())  # A B-tree takes its keys several times faster in order than at random.
    (last,) = connection.execute(f"SELECT ifnull(max(id), 0) FROM {table}").fetchone()
    marks = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO {table} (id, {', '.join(columns)}) VALUES (?, {marks})",
        [(at, *fact) for at, fact in enumerate(new, last + 1)],
    )
    known.update(zip(new, count(last + 1)))
    return [known[fact] for fact in facts], len(new)


def _known(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], facts: Sequence[Fact]
) -> dict[Fact, int]:
    if not facts:
        return {}
    named = [f"{table}.{column}" for column in columns]
    on = " AND ".join(f"{column} = json_extract(asked.value, '$[{at}]')" for at, column in enumerate(named))
    sql = f"SELECT {table}.id, {', '.join(named)} FROM json_each(?) AS asked CROSS JOIN {table} ON {on}"
    return {row[1:]: row[0] for row in connection.execute(sql, (json.dumps(facts),))}
