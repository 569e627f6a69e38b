"""What was read once is not read again, and what was written since is."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

import pytest

from partsref.api import Catalog
from partsref.store.file.database import open_writer
from partsref.store.read import kept_rows
from partsref.store.read.kept_rows import KeptRows
from partsref.store.read.links import StoredGraph
from partsref.store.read.stems import StoredStems


class _Shelf:
    """Rows by id, and which ids were asked for."""

    def __init__(self, rows: dict[int, str]) -> None:
        self.rows = rows
        self.asked: list[list[int]] = []

    def read(self, ids: Collection[int]) -> dict[int, str]:
        self.asked.append(sorted(ids))
        return {one: self.rows[one] for one in ids if one in self.rows}


def test_only_what_was_not_met_is_read_and_what_is_not_there_is_remembered_too() -> None:
    shelf = _Shelf({1: "filter", 2: "belt"})
    kept = KeptRows(shelf.read)
    assert kept.of([2, 9, 1, 2]) == {1: "filter", 2: "belt"}
    assert kept.of([9, 2]) == {2: "belt"}
    assert kept.of([]) == {}
    assert shelf.asked == [[1, 2, 9]]


def test_what_is_kept_is_bounded_and_an_answer_is_whole_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_rows, "_MOST", 4)
    shelf = _Shelf({number: f"part {number}" for number in range(10)})
    kept = KeptRows(shelf.read)
    kept.of([0, 1, 2])
    assert kept.of([2, 3, 4]) == {number: f"part {number}" for number in (2, 3, 4)}
    assert shelf.asked == [[0, 1, 2], [2, 3, 4]]


def test_a_maker_renamed_while_a_catalogue_is_open_is_called_by_the_new_name(fresh_db: Path) -> None:
    with Catalog(fresh_db) as catalog:
        before = catalog.cross_reference("15601-87204").equivalents[0].maker
        writer = open_writer(fresh_db)
        with writer:
            writer.execute("UPDATE maker SET name = 'Renamed' WHERE name = ?", (before,))
        writer.close()
        makers = {one.maker for one in catalog.cross_reference("15601-87204").equivalents}
    assert "Renamed" in makers
    assert before not in makers


def _steps(connection: sqlite3.Connection, ask: object) -> str:
    """How SQLite goes about the statements that `ask` runs."""
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    ask()  # type: ignore[operator]
    connection.set_trace_callback(None)
    return "\n".join(row[3] for sql in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}"))


def test_neither_variants_nor_first_digits_read_all_parts_of_a_maker(fresh_db: Path) -> None:
    """Also where SQLite knows nothing of how many there are: each took milliseconds at 200,000 parts."""
    connection = sqlite3.connect(fresh_db)
    connection.execute("DELETE FROM sqlite_stat1")
    connection.commit()
    connection.close()
    connection = sqlite3.connect(fresh_db)
    steps = _steps(connection, lambda: StoredGraph(connection).variants(5, 50))
    steps += _steps(connection, lambda: StoredStems(connection).kinds_of_number(("Suzuki",), "1651061A20"))
    steps += _steps(connection, lambda: StoredStems(connection).kinds_of_stem(("Suzuki",), "16510"))
    assert "part_maker" not in steps
    assert "SCAN part" not in steps
    assert "SCAN category" not in steps
    connection.close()
