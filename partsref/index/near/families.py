"""Numbers cut in two, a head of five characters and a tail: the tails each head has, the heads each tail has.

Slips fall in the head, in the tail, or in both. Where one half is whole, the other is compared with the few that go
with it, which stand together in one text.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from partsref.index.near.bulk import Codes
from partsref.index.near.codes import lowest, shortened

HEAD = 5
"""Makers' function codes are five characters (16510 an oil filter): thousands of numbers share one."""
SEPARATOR = " "

_TAILS = "SELECT head, tails FROM near_head WHERE head IN (SELECT value FROM json_each(?))"
_HEADS = "SELECT tail, heads FROM near_tail WHERE tail IN (SELECT value FROM json_each(?))"
_NEW_HEAD = "INSERT INTO near_head (head, size, tails) VALUES (?, ?, ?)"
_SET_HEAD = "UPDATE near_head SET size = ?2, tails = ?3 WHERE head = ?1"
_SET_TAIL = "INSERT OR REPLACE INTO near_tail (tail, size, heads) VALUES (?, ?, ?)"

Groups = dict[str, list[str]]


def is_cut(key: str) -> bool:
    """Whether `key` is long enough to be cut in two."""
    return len(key) > HEAD


def take_in(connection: sqlite3.Connection, keys: Sequence[str]) -> None:
    """Add the numbers. The same number of two makers counts twice, so that one of them can go."""
    tails = _tails(keys)
    known = _known(connection, _TAILS, tails)
    new = [head for head in sorted(tails) if head not in known]
    connection.executemany(_NEW_HEAD, (_row(head, tails[head]) for head in new))
    connection.executemany(_SET_HEAD, (_row(head, known[head] + tails[head]) for head in known))
    tails.clear()
    codes = Codes("near_head_slip")
    for head, number in _numbers(connection, new):
        codes.add(shortened(head), number)
    codes.write(connection)
    heads = _heads(keys)
    known = _known(connection, _HEADS, heads)
    connection.executemany(_SET_TAIL, (_row(tail, known.get(tail, []) + heads[tail]) for tail in sorted(heads)))


def take_out(connection: sqlite3.Connection, keys: Sequence[str]) -> None:
    """Take the numbers out; a half that is in no number any more goes."""
    tails, heads = _tails(keys), _heads(keys)
    left = _without(_known(connection, _TAILS, tails), tails)
    connection.executemany(_SET_HEAD, (_row(head, some) for head, some in left.items() if some))
    gone = [head for head, some in left.items() if not some]
    for head, number in _numbers(connection, gone):
        codes = [(code | number,) for code in lowest(shortened(head))]
        connection.executemany("DELETE FROM near_head_slip WHERE code = ?", codes)
    connection.executemany("DELETE FROM near_head WHERE head = ?", [(head,) for head in gone])
    left = _without(_known(connection, _HEADS, heads), heads)
    connection.executemany(_SET_TAIL, (_row(tail, some) for tail, some in left.items() if some))
    connection.executemany("DELETE FROM near_tail WHERE tail = ?", [(tail,) for tail, some in left.items() if not some])


def _tails(keys: Iterable[str]) -> Groups:
    """The tails of each head."""
    tails: Groups = {}
    for key in filter(is_cut, keys):
        tails.setdefault(key[:HEAD], []).append(key[HEAD:])
    return tails


def _heads(keys: Iterable[str]) -> Groups:
    """The heads of each tail."""
    heads: Groups = {}
    for key in filter(is_cut, keys):
        heads.setdefault(key[HEAD:], []).append(key[:HEAD])
    return heads


def _row(half: str, others: list[str]) -> tuple[str, int, str]:
    return half, len(others), SEPARATOR.join(sorted(others))


def _without(known: Groups, gone: Groups) -> Groups:
    return {half: list((Counter(others) - Counter(gone[half])).elements()) for half, others in known.items()}


def _known(connection: sqlite3.Connection, sql: str, halves: Iterable[str]) -> Groups:
    rows = connection.execute(sql, (json.dumps(list(halves)),))
    return {half: text.split(SEPARATOR) for half, text in rows}


def _numbers(connection: sqlite3.Connection, heads: list[str]) -> list[tuple[str, int]]:
    sql = "SELECT head, id FROM near_head WHERE head IN (SELECT value FROM json_each(?))"
    return connection.execute(sql, (json.dumps(heads),)).fetchall()
