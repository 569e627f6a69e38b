"""An older file is brought to today's schema; a newer one is left alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from support import Ran

from partsref.store.file.migrations import MIGRATIONS
from partsref.store.file.schema import VERSION

Run = Callable[..., Ran]


def test_the_version_counts_the_migrations() -> None:
    assert len(MIGRATIONS._migrations) == VERSION


def test_a_file_of_an_earlier_version_is_mended_and_answers(partsref: Run, fresh_db: Path) -> None:
    _set_version(fresh_db, VERSION - 1)
    ran = partsref("find", "16510-61A20", "--db", fresh_db)
    assert ran.status == 0
    assert "earlier" in ran.err


def test_what_a_later_step_adds_is_added_to_a_file_without_it(partsref: Run, fresh_db: Path) -> None:
    with sqlite3.connect(fresh_db) as connection:
        connection.execute("DROP INDEX attribute_length")
        for table in ("vehicle_fact", "link_dispute", "fitment_dispute", "garage", "term_word", "offer"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name <> 'm0001_tables'")
    connection.close()
    _set_version(fresh_db, 1)
    ran = partsref("search", "bearing 25x52x15", "--db", fresh_db)
    assert ran.status == 0
    assert "6205" in ran.out
    assert "read as it stands" not in ran.err
    with sqlite3.connect(fresh_db) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'attribute_length'").fetchone() == (
            1,
        )
    connection.close()


def test_a_file_of_a_newer_version_is_refused_and_untouched(partsref: Run, fresh_db: Path) -> None:
    _set_version(fresh_db, VERSION + 1)
    before = fresh_db.read_bytes()
    ran = partsref("find", "16510-61A20", "--db", fresh_db)
    assert ran.status == 2
    assert "newer" in ran.err
    assert fresh_db.read_bytes() == before


def _set_version(path: Path, version: int) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


def test_what_was_released_is_never_edited() -> None:
    """A new version adds a text and a step. The digests are of the texts as they were released."""
    import hashlib

    from partsref.store.file import migrations
    from partsref.store.file.schema_1 import TABLES

    digests = [hashlib.sha256(text.encode()).hexdigest()[:16] for text in (TABLES, migrations._OFFERS)]
    assert digests == ["7c7c06ec149ef5fd", "677624f305b897c4"]
