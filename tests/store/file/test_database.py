"""Two who make the same database at once: the quicker one's stays, with all that he wrote."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from partsref.store.file import migrations
from partsref.store.file.database import generation, open_writer, writing

migrate = migrations.migrate


@pytest.mark.parametrize("empty_file", [False, True])
def test_a_database_made_while_ours_was_being_made_stays(
    empty_file: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.db"
    if empty_file:
        path.touch()
    quicker: list[tuple[str, int]] = []

    def overtaken(connection: sqlite3.Connection) -> None:
        """Somebody makes the file and writes to it before our draft is ready."""
        migrate(connection)
        monkeypatch.setattr(migrations, "migrate", migrate)
        if not quicker:
            with closing(open_writer(path)) as other:
                with writing(other, path):
                    pass
                quicker.append(generation(other))

    monkeypatch.setattr(migrations, "migrate", overtaken)
    with closing(open_writer(path)) as slower:
        assert quicker and generation(slower) == quicker[0]
    assert [file.name for file in tmp_path.iterdir()] == ["x.db"]


def test_a_new_database_is_on_the_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Written once, when it is whole: a power failure after it has its name finds all of it."""
    happened: list[str] = []
    sync, link = os.fsync, Path.hardlink_to

    def synced(handle: int) -> None:
        happened.append("synced " + ("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"))
        sync(handle)

    def named(self: Path, target: Path) -> None:
        happened.append("named")
        link(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "hardlink_to", named)
    open_writer(tmp_path / "x.db").close()
    assert happened == ["synced file", "named", "synced folder"]
