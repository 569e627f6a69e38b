"""What differs between what one load says and what earlier loads of the same source say."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from partsref.model import Change

_LOOKED_THROUGH = 50_000
"""Parts gone or added up to which it is looked whether one became the other."""

_SAID = {
    "name or state": "SELECT part_id, spelling, slip, kind, description_id, status, note FROM claim",
    "vehicles": "SELECT part_id, fitment_id, e.note FROM fitment_evidence AS e JOIN fitment ON id = fitment_id",
    "measures": "SELECT part_id, attribute_id FROM attribute_evidence JOIN attribute ON id = attribute_id",
    "numbers": (
        "SELECT from_id, link_id, e.note, e.inferred FROM link_evidence AS e JOIN link ON id = link_id"
        " WHERE load_id IN ({0}) UNION ALL"
        " SELECT to_id, link_id, e.note, e.inferred FROM link_evidence AS e JOIN link ON id = link_id"
    ),
}
"""What a load can say of a part, each as a statement whose first column is the part."""


def changes(connection: sqlite3.Connection, before: Sequence[int], after: int) -> list[Change]:
    """What load `after` says otherwise than the loads `before`; all of them still in force. Sorted."""
    old, new = _parts(connection, before), _parts(connection, [after])
    gone, added = old - new, new - old
    moved = dict(_superseded(connection, after, added))
    moved.update(_renumbered(connection, before, after, gone, added))
    found: list[tuple[Literal["added", "changed", "gone", "moved"], int, str]] = []
    names = _names(connection, gone | added | set(moved))
    found += [("moved", part, names[to][1]) for part, to in moved.items()]
    found += [("gone", part, "") for part in gone - moved.keys()]
    found += [("added", part, "") for part in added - set(moved.values())]
    respects: dict[int, list[str]] = defaultdict(list)
    for respect in _SAID:
        for part in _differing(connection, respect, before, after):
            if part in old and part in new and part not in moved:
                respects[part].append(respect)
    names.update(_names(connection, respects))
    found += [("changed", part, ", ".join(said)) for part, said in respects.items()]
    return sorted(
        (Change(change, *names[part], what) for change, part, what in found),
        key=lambda one: (one.change, one.maker, one.number),
    )


def keep_changes(connection: sqlite3.Connection, load_id: int, found: Iterable[Change]) -> None:
    """Record what a load changed, because the evidence to tell it from goes."""
    connection.executemany(
        "INSERT OR IGNORE INTO load_change VALUES (?, ?, ?, ?, ?)",
        ((load_id, one.change, one.maker, one.number, one.what) for one in found),
    )


def kept_changes(connection: sqlite3.Connection, load_id: int) -> Iterator[Change]:
    """What was recorded of a load."""
    sql = "SELECT change, maker, number, what FROM load_change WHERE load_id = ? ORDER BY change, maker, number"
    for row in connection.execute(sql, (load_id,)):
        yield Change(*row)


def _list(load_ids: Sequence[int]) -> str:
    return ", ".join(str(int(one)) for one in load_ids)


def _parts(connection: sqlite3.Connection, load_ids: Sequence[int]) -> set[int]:
    return {row[0] for row in connection.execute(f"SELECT part_id FROM claim WHERE load_id IN ({_list(load_ids)})")}


def _said(respect: str, load_ids: Sequence[int]) -> str:
    return f"{_SAID[respect].format(_list(load_ids))} WHERE load_id IN ({_list(load_ids)})"


def _differing(connection: sqlite3.Connection, respect: str, before: Sequence[int], after: int) -> set[int]:
    old, new = _said(respect, before), _said(respect, [after])
    return {
        row[0]
        for one, other in ((old, new), (new, old))
        for row in connection.execute(f"SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other})")
    }


def _superseded(connection: sqlite3.Connection, after: int, added: set[int]) -> Iterator[tuple[int, int]]:
    """(old, new): the load itself says that a number is replaced by one that is new in it."""
    sql = (
        "SELECT from_id, to_id FROM link_evidence JOIN link ON id = link_id"
        " WHERE load_id = ? AND relation = 'superseded_by' ORDER BY from_id, to_id DESC"
    )
    for from_id, to_id in connection.execute(sql, (after,)):
        if to_id in added:
            yield from_id, to_id


def _renumbered(
    connection: sqlite3.Connection, before: Sequence[int], after: int, gone: set[int], added: set[int]
) -> dict[int, int]:
    """A number that is gone and the new one of its maker with the same name and the same linked numbers."""
    if not gone or not added or len(gone) + len(added) > _LOOKED_THROUGH:
        return {}
    old, new = _described(connection, before, gone), _described(connection, [after], added)
    return {parts[0]: new[said][0] for said, parts in old.items() if len(parts) == 1 == len(new.get(said, ()))}


def _described(
    connection: sqlite3.Connection, load_ids: Sequence[int], parts: set[int]
) -> dict[tuple[int, int, frozenset[int]], list[int]]:
    linked: dict[int, set[int]] = defaultdict(set)
    sql = f"SELECT from_id, to_id FROM link_evidence JOIN link ON id = link_id WHERE load_id IN ({_list(load_ids)})"
    for from_id, to_id in connection.execute(sql):
        linked[from_id].add(to_id)
        linked[to_id].add(from_id)
    found: dict[tuple[int, int, frozenset[int]], list[int]] = defaultdict(list)
    sql = (
        "SELECT part_id, maker_id, max(claim.description_id) FROM claim JOIN part ON part.id = part_id"
        f" WHERE load_id IN ({_list(load_ids)}) GROUP BY part_id"
    )
    for part_id, maker_id, description_id in connection.execute(sql):
        if part_id in parts and linked[part_id]:
            found[maker_id, description_id, frozenset(linked[part_id])].append(part_id)
    return found


def _names(connection: sqlite3.Connection, parts: Iterable[int]) -> dict[int, tuple[str, str]]:
    sql = (
        "SELECT part.id, maker.name, part.number FROM part JOIN maker ON maker.id = part.maker_id"
        " WHERE part.id IN (SELECT value FROM json_each(?))"
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(sql, (json.dumps(list(parts)),))}
