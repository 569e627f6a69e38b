"""Numbers cut in two, a head of five characters and a tail: the tails each head has, the heads each tail has.

Two slips fall both in the head, both in the tail, or one in each. Where one half is whole, the other is compared with
the few that go with it, which stand together in one text.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable

from partsref.index.near.bulk import Codes
from partsref.index.near.codes import lowest, shortened

HEAD = 5
"""Makers' function codes are five characters (16510 an oil filter): thousands of numbers share one."""
SEPARATOR = " "

_TAILS = "SELECT head, tails FROM near_head WHERE head IN (SELECT value FROM json_each(?))"
_HEADS = "SELECT tail, heads FROM near_tail WHERE tail IN (SELECT value FROM json_each(?))"

Groups = dict[str, list[str]]


def is_cut(key: str) -> bool:
    """Whether `key` is long enough to be cut in two, and so to be forgiven two slips."""
    return len(key) > HEAD


def take_in(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Add the numbers. The same number of two makers counts twice, so that one of them can go."""
    tails, heads = _cut(keys)
    known = _texts(connection, _TAILS, tails)
    connection.executemany(
        "INSERT INTO near_head (head, tails) VALUES (?1, ?2) ON CONFLICT (head) DO UPDATE SET tails = ?2",
        [(head, _text(tails[head], known.get(head))) for head in sorted(tails)],
    )
    codes = Codes("near_head_slip")
    for head, number in _numbers(connection, [head for head in tails if head not in known]):
        codes.add(shortened(head), number)
    codes.write(connection)
    known = _texts(connection, _HEADS, heads)
    connection.executemany(
        "INSERT OR REPLACE INTO near_tail (tail, heads) VALUES (?, ?)",
        [(tail, _text(heads[tail], known.get(tail))) for tail in sorted(heads)],
    )


def take_out(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Take the numbers out; a half that is in no number any more goes."""
    tails, heads = _cut(keys)
    known = _texts(connection, _TAILS, tails)
    left = {head: _text_without(text, tails[head]) for head, text in known.items()}
    for head, number in _numbers(connection, [head for head, text in left.items() if not text]):
        connection.executemany(
            "DELETE FROM near_head_slip WHERE code = ?", [(code | number,) for code in lowest(shortened(head))]
        )
    rows = [(text, head) for head, text in left.items()]
    connection.executemany("UPDATE near_head SET tails = ? WHERE head = ?", rows)
    connection.execute("DELETE FROM near_head WHERE tails = ''")
    known = _texts(connection, _HEADS, heads)
    rows = [(_text_without(text, heads[tail]), tail) for tail, text in known.items()]
    connection.executemany("UPDATE near_tail SET heads = ? WHERE tail = ?", rows)
    connection.executemany("DELETE FROM near_tail WHERE tail = ?", [(tail,) for text, tail in rows if not text])


def _cut(keys: Iterable[str]) -> tuple[Groups, Groups]:
    """The tails of each head, and the heads of each tail."""
    tails: Groups = {}
    heads: Groups = {}
    for key in keys:
        if is_cut(key):
            head, tail = key[:HEAD], key[HEAD:]
            tails.setdefault(head, []).append(tail)
            heads.setdefault(tail, []).append(head)
    return tails, heads


def _text(added: list[str], known: str | None) -> str:
    return SEPARATOR.join(sorted([*added, *known.split(SEPARATOR)] if known else added))


def _text_without(known: str, gone: list[str]) -> str:
    return SEPARATOR.join(sorted((Counter(known.split(SEPARATOR)) - Counter(gone)).elements()))


def _texts(connection: sqlite3.Connection, sql: str, halves: Iterable[str]) -> dict[str, str]:
    return dict(connection.execute(sql, (json.dumps(list(halves)),)).fetchall())


def _numbers(connection: sqlite3.Connection, heads: list[str]) -> list[tuple[str, int]]:
    sql = "SELECT head, id FROM near_head WHERE head IN (SELECT value FROM json_each(?))"
    return connection.execute(sql, (json.dumps(heads),)).fetchall()
