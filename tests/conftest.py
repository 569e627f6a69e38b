"""What the tests share: the seed catalogue built once, a small made-up one, and a way to run commands."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from support import Ran

from partsref.api import Catalog
from partsref.intake.catalogue.build_database import build

# Machines are shared: no deadline per example. CI repeats the same examples, so that a red run can be run again.
hypothesis.settings.register_profile("partsref", deadline=None, derandomize=os.environ.get("CI") == "true")
hypothesis.settings.load_profile("partsref")

# What is compiled is kept: else each worker, and each of some hundred processes that tests start, compiles it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

_DATA_FOLDERS = ("XDG_DATA_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")
"""What tells where a user's data is kept, on Linux and a Mac, and on Windows."""
_count = itertools.count()


def pytest_collection() -> None:
    """Nothing of what is collected is garbage: it is not looked through for any."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Nor later, at each of the thousands of times that what the tests leave is swept up."""
    gc.enable()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _nobody_s_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test, and no process it starts, touches what whoever runs the tests has in his folders."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in (*_DATA_FOLDERS, "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(folder / name.lower()))
        yield folder


@pytest.fixture(autouse=True)
def _clean_environment(_nobody_s_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _DATA_FOLDERS:
        monkeypatch.setenv(name, str(_nobody_s_home / str(next(_count))))
    monkeypatch.delenv("PARTSREF_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture(scope="session")
def seed_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped catalogue, built once. Nobody writes to it: take `fresh_db` for that."""
    path = tmp_path_factory.mktemp("seed") / "partsref.db"
    build(path)
    return path


@pytest.fixture
def fresh_db(seed_db: Path, tmp_path: Path) -> Path:
    """A copy of the seed database to write to, with its words: they are caught up with, not made anew."""
    shutil.copytree(f"{seed_db}.words", tmp_path / "fresh.db.words")
    return Path(shutil.copy(seed_db, tmp_path / "fresh.db"))


@pytest.fixture
def catalog(seed_db: Path) -> Iterator[Catalog]:
    with Catalog(seed_db) as opened:
        yield opened


@pytest.fixture
def partsref(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run a command as the shell would, error handling included, without the cost of a process."""
    from partsref.cli.main import main

    def run(*args: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["partsref", *map(str, args)])
        try:
            main()
            status = 0
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else 1
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


@pytest.fixture
def in_tmp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own to stand in."""
    monkeypatch.chdir(tmp_path)
    assert Path.cwd() == Path(os.path.realpath(tmp_path))
    return tmp_path
