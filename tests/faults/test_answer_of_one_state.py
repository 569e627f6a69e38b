"""Whoever asks while a load commits is told what stood before it, or after it, never some of both."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from partsref.api import Catalog
from partsref.store.file.database import open_writer, writing

ASKED = "16510-61A20"
QUESTIONS: dict[str, Callable[[Catalog], object]] = {
    "find": lambda catalog: catalog.find("16510-61A2O"),
    "cross-reference": lambda catalog: catalog.cross_reference(ASKED),
    "part sheet": lambda catalog: catalog.part_sheet("Suzuki", ASKED),
    "vehicle sheet": lambda catalog: catalog.vehicle_sheet("Suzuki", "Carry", "DD51T"),
}


def test_what_is_committed_between_two_statements_is_not_in_the_answer(seed_db: Path, tmp_path: Path) -> None:
    for name, asked in QUESTIONS.items():
        path = tmp_path / f"{name}.db"
        path.write_bytes(seed_db.read_bytes())
        with closing(open_writer(path)) as writer, Catalog(path) as catalog:
            before = asked(catalog)
            statements = Later(lambda writer=writer, path=path: print_all_anew(writer, path))
            catalog.connection.set_trace_callback(statements.one_more)
            during = asked(catalog)
            catalog.connection.set_trace_callback(None)
            assert statements.count > 3, name
            assert during == before, name
            assert asked(catalog) != before, name


class Later:
    """Does something once, before the third statement: `BEGIN` is the first, and the second begins to read."""

    def __init__(self, act: Callable[[], None]) -> None:
        self.count = 0
        self._act = act

    def one_more(self, _statement: str) -> None:
        self.count += 1
        if self.count == 3:
            self._act()


def print_all_anew(writer: sqlite3.Connection, path: Path) -> None:
    with writing(writer, path):
        writer.execute("UPDATE part SET number = 'ANEW ' || number")
