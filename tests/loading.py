"""Helpers of the tests that load files."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from typing import Any

from partsref.intake.columns.mapfile import MapFile
from partsref.intake.report.load_report import LoadReport
from partsref.intake.supplier.load_file import LoadOptions, load_file
from partsref.store.file.database import open_reader
from partsref.store.read import dump


def load_text(db: Path, text: str, name: str = "list.csv", encoding: str = "utf-8", **options: Any) -> LoadReport:
    """Write `text` beside the database and load it."""
    file = db.parent / name
    file.write_bytes(text.encode(encoding))
    return load(db, file, **options)


def load(db: Path, file: Path, **options: Any) -> LoadReport:
    options.setdefault("source", "Kanto")
    given = options.pop("given", None) or MapFile()
    return load_file(db, file, LoadOptions(given=given, **options))


def facts(db: Path, *names: str) -> dict[str, list[tuple[str, ...]]]:
    """The canonical dump, of some tables or all."""
    connection = open_reader(db)
    try:
        return {name: list(dump.rows(connection, name)) for name in names or dump.TABLES}
    finally:
        connection.close()


def fingerprint(db: Path) -> str:
    """A digest of everything the catalogue says."""
    return hashlib.sha256(repr(facts(db)).encode()).hexdigest()


def said_by(db: Path, source: str, table: str) -> list[tuple[str, ...]]:
    """The rows of one table that one source states, without the source."""
    return [row[:-1] for row in facts(db, table)[table] if row[-1] == source]


def sound(db: Path) -> None:
    """The file is whole: no damage, no dangling reference, no fact without evidence, the near index complete."""
    from partsref.index import near

    connection = sqlite3.connect(db)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        for fact in ("link", "fitment", "attribute"):
            orphans = f"SELECT count(*) FROM {fact} WHERE id NOT IN (SELECT {fact}_id FROM {fact}_evidence)"
            assert connection.execute(orphans).fetchone() == (0,), fact
        unclaimed = "SELECT count(*) FROM part WHERE id NOT IN (SELECT part_id FROM claim)"
        assert connection.execute(unclaimed).fetchone() == (0,)
        assert near.check(connection) == []
    finally:
        connection.close()
