"""Drafts: swept when their maker is dead, left alone while he lives, and possible where no locks are."""

from __future__ import annotations

import errno
import fcntl
from pathlib import Path

import pytest

from partsref.store.file import drafts


def dead(folder: Path, name: str) -> Path:
    (folder / name).mkdir()
    return folder / name


def test_each_target_sweeps_its_own(tmp_path: Path) -> None:
    mine, another = dead(tmp_path, ".x.db.0badcafe.new"), dead(tmp_path, ".x.db.bak.0badcafe.new")
    drafts.sweep(tmp_path / "x.db")
    assert (mine.exists(), another.exists()) == (False, True)


def test_a_folder_is_swept_of_dead_drafts_and_of_nothing_else(tmp_path: Path) -> None:
    kept = [tmp_path / name for name in (".mine.0badcafe.part", ".a.download.part", "a.0badcafe.part")]
    kept[0].write_text("a file: no draft of ours")
    for path in kept[1:]:
        path.mkdir()
    gone = dead(tmp_path, ".list.csv.txt.0badcafe.part")
    with drafts.draft_folder(tmp_path / "other", "part") as living:
        drafts.sweep_folder(tmp_path)
        assert living.exists()
    assert not gone.exists()
    assert all(path.exists() for path in kept)


def test_where_no_locks_are_drafts_are_made_and_none_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    left = dead(tmp_path, ".x.db.0badcafe.new")
    monkeypatch.setattr(fcntl, "flock", none)
    with drafts.draft_folder(tmp_path / "x.db", "new") as folder:
        assert folder.is_dir()
    assert not folder.exists()
    assert left.exists(), "nobody can tell whether its maker lives"


def test_a_draft_swept_away_before_it_is_locked_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who makes the same thing at the same time takes a folder nobody has locked yet for a dead one's."""
    made, mkdir = [], Path.mkdir

    def swept(folder: Path, *arguments: int) -> None:
        mkdir(folder, *arguments)
        made.append(folder)
        if len(made) == 1:
            folder.rmdir()

    monkeypatch.setattr(Path, "mkdir", swept)
    with drafts.draft_folder(tmp_path / "reference.db", "part") as folder:
        assert folder == made[1]
        assert folder.is_dir()
