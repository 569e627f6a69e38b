"""Hold the index to table `part`, row by row."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter

from partsref.index.near.codes import KINDS, LARGEST_ID, LONGEST, lowest, shortened
from partsref.index.near.families import HEAD, SEPARATOR
from partsref.index.near.fragments import GRAM
from partsref.index.near.upkeep import BATCH, batches, is_complete, present
from partsref.reasons import Reason
from partsref.store.file.sqlite_errors import is_damage

_SHOWN = 10
_NUMBERS = "SELECT id, key FROM part ORDER BY id"
_COUNT = "SELECT count(*) FROM {table}"
_STRANGERS = "SELECT count(*) FROM {table} WHERE code & ? NOT IN (SELECT id FROM part)"
_MISSING = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT code FROM {table})"
_CUT = "FROM part WHERE length(key) > ? AND length(key) <= ? ORDER BY 1, 2"


def check(connection: sqlite3.Connection) -> list[Reason]:
    """What disagrees with table `part`, each a reason, at most ten of a kind; nothing when all is well.

    Reads the whole index: half a minute for a million numbers.
    """
    if not is_complete(connection):
        return [Reason("near_index_missing")]
    try:
        return _disagreements(connection)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise  # A disk that fails now says nothing of the index.
    try:
        # FTS5 also calls damaged what could not be read; what is damaged is so at a second look.
        return _disagreements(connection)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return [Reason("near_index_damaged", error=str(error))]


def _disagreements(connection: sqlite3.Connection) -> list[Reason]:
    kinds = (_lacking, _codes, _halves, _head_slips, _grams)
    return [found for kind in kinds for found in islice(kind(connection), _SHOWN)]


def _lacking(connection: sqlite3.Connection) -> Iterator[Reason]:
    for batch in batches(connection.execute(_NUMBERS), BATCH):
        known = set(present(connection, batch))
        lacking = (row for row in batch if row not in known)
        yield from (Reason("near_index_lacks_part", part=str(part_id), key=key) for part_id, key in lacking)


def _codes(connection: sqlite3.Connection) -> Iterator[Reason]:
    for table, strings in KINDS:
        for batch in batches(connection.execute(_NUMBERS), BATCH):
            yield from _missing(connection, table, ((key, part_id, strings(key)) for part_id, key in batch))
        sql = _STRANGERS.format(table=table)
        (strangers,) = connection.execute(sql, (LARGEST_ID,)).fetchone()
        if strangers:
            yield Reason("near_index_strangers", count=strangers, table=table)
        expected = sum(len(set(lowest(strings(key)))) for _, key in connection.execute(_NUMBERS))
        (count,) = connection.execute(_COUNT.format(table=table)).fetchone()
        if count != expected:
            yield Reason("near_index_miscounted", table=table, count=count, expected=expected)


def _missing(
    connection: sqlite3.Connection, table: str, numbers: Iterable[tuple[str, int, list[bytes]]]
) -> Iterator[Reason]:
    by_code = {code | number: text for text, number, strings in numbers for code in lowest(strings)}
    sql = _MISSING.format(table=table)
    gone = {by_code[code] for (code,) in connection.execute(sql, (str(list(by_code)),))}
    yield from (Reason("near_index_lacks_rows", of=text, table=table) for text in sorted(gone))


def _halves(connection: sqlite3.Connection) -> Iterator[Reason]:
    kinds = (
        ("head", f"SELECT substr(key, 1, {HEAD}), substr(key, {HEAD + 1}) {_CUT}", "SELECT head, tails FROM near_head"),
        ("tail", f"SELECT substr(key, {HEAD + 1}), substr(key, 1, {HEAD}) {_CUT}", "SELECT tail, heads FROM near_tail"),
    )
    for name, meant_sql, stored_sql in kinds:
        stored = connection.execute(f"{stored_sql} ORDER BY 1")
        meant = groupby(connection.execute(meant_sql, (HEAD, LONGEST)), key=itemgetter(0))
        expected = ((half, SEPARATOR.join(other for _, other in rows)) for half, rows in meant)
        yield from (Reason("near_index_half", half=name, text=half) for half in _unlike(stored, expected))


def _unlike(stored: Iterable[tuple[str, str]], meant: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What two lists in the same order disagree on; the first difference puts an end to it."""
    stored_rows, meant_rows = iter(stored), iter(meant)
    while True:
        a, b = next(stored_rows, None), next(meant_rows, None)
        if a != b:
            yield (a or b or ("", ""))[0]
        if a is None or b is None or a != b:
            return


def _head_slips(connection: sqlite3.Connection) -> Iterator[Reason]:
    heads = connection.execute("SELECT id, head FROM near_head ORDER BY id").fetchall()
    yield from _missing(connection, "near_head_slip", ((head, number, shortened(head)) for number, head in heads))
    expected = sum(len(set(lowest(shortened(head)))) for _, head in heads)
    (count,) = connection.execute("SELECT count(*) FROM near_head_slip").fetchone()
    if count != expected:
        yield Reason("near_index_miscounted", table="near_head_slip", count=count, expected=expected)


def _grams(connection: sqlite3.Connection) -> Iterator[Reason]:
    meant: Counter[str] = Counter()
    for _, key in connection.execute(_NUMBERS):
        meant.update({key[i : i + GRAM] for i in range(len(key) - GRAM + 1)})
    for gram, count in meant.items():
        sql = "SELECT count(*) FROM near_fragment WHERE near_fragment MATCH ?"
        if connection.execute(sql, (f'"{gram}"',)).fetchone() != (count,):
            yield Reason("near_index_piece", piece=gram)
